using Compliance.Discipline;
using Compliance.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compliance.Decisions.Discipline;

public sealed class ViolationTests
{
    private static readonly Actor Staff = Who("person/discipline", [Role.Discipline]), Officer = Who("person/officer", [Role.BranchOfficer], "branch/cardiology");
    private static readonly Finding Failed = new("meeting.quota", "norm-pack/national-meetings@2", FindingOutcome.Fail, Severity.Stop, "FINDING_QUOTA_FAIL", new Dictionary<string, object?>(), "2 > 1") { Classification = ViolationClass.B6 };
    private static readonly Judgement Judged = new("activity/1", "branch/cardiology", new DateOnly(2025, 6, 10), 120.50m, "甲公司", "某酒店", "person/responsible", [Failed]);

    private static readonly ViolationRaised Raised = Violations.FromJudgement(Judged, "person/approver").Single().Event;
    private static readonly ViolationExplained Explained = new("会议规模临时扩大", [], "person/officer", null);
    private static readonly ViolationDismissed Dismissed = new("数据录入错误", "person/discipline", null);
    private static readonly ViolationConfirmed Confirmed = new(null, "person/discipline", null);
    private static readonly ViolationRectified Rectified = new("退回超支", 20.5m, [], "person/discipline", null);
    private static readonly ViolationReferred Referred = new("涉嫌虚列会议", null, "person/discipline", null);

    private static Actor Who(string person, Role[] roles, params string[] branches) => new("t", person, roles.ToHashSet(), branches.ToHashSet());

    private static object[] History(string state) => state switch
    {
        "none" => [],
        "raised" => [Raised],
        "explained" => [Raised, Explained],
        "dismissed" => [Raised, Dismissed],
        "confirmed" => [Raised, Explained, Confirmed],
        "rectified" => [Raised, Confirmed, Rectified],
        _ => [Raised, Referred],
    };

    private static Decision Do(string act, Violation s, Actor? by = null) => act switch
    {
        "explain" => ViolationDecisions.Decide(s, new ExplainViolation("会议规模临时扩大", [], Spec.Start, by ?? Officer)),
        "dismiss" => ViolationDecisions.Decide(s, new DismissViolation("数据录入错误", Spec.Start, by ?? Staff)),
        "confirm" => ViolationDecisions.Decide(s, new ConfirmViolation(null, Spec.Start, by ?? Staff)),
        "rectify" => ViolationDecisions.Decide(s, new RectifyViolation("退回超支", 20.5m, [], Spec.Start, by ?? Staff)),
        _ => ViolationDecisions.Decide(s, new ReferViolation("涉嫌虚列会议", null, Spec.Start, by ?? Staff)),
    };

    private static readonly Dictionary<string, (object Event, string[] From)> Moves = new()
    {
        ["explain"] = (Explained, ["raised", "explained"]),
        ["dismiss"] = (Dismissed, ["raised", "explained"]),
        ["confirm"] = (Confirmed, ["raised", "explained"]),
        ["rectify"] = (Rectified, ["confirmed"]),
        ["refer"] = (Referred, ["raised", "explained", "confirmed"]),
    };

    public static TheoryData<string, string> EveryActInEveryState
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var act in Moves.Keys)
                foreach (var state in (string[])["none", "raised", "explained", "dismissed", "confirmed", "rectified", "referred"]) all.Add(act, state);
            return all;
        }
    }

    [Theory, MemberData(nameof(EveryActInEveryState))]
    public void Every_act_happens_just_in_its_states(string act, string state)
    {
        var then = Violation.Kind.Given(History(state)).When(s => Do(act, s));
        if (Moves[act].From.Contains(state)) then.ThenHappens(Moves[act].Event);
        else then.ThenRefused((act, state) switch { ("explain", "none") => "NOT_ALLOWED", (_, "none") => "VIOLATION_NOT_RAISED", _ => "ILLEGAL_MOVE" });
    }

    [Theory]
    [InlineData("dismiss"), InlineData("confirm"), InlineData("rectify"), InlineData("refer")]
    public void Only_discipline_staff_dispose_of_a_violation(string act)
    {
        foreach (var role in Enum.GetValues<Role>().Except([Role.Discipline]))
            Violation.Kind.Given(History(act == "rectify" ? "confirmed" : "explained")).When(s => Do(act, s, Who("person/x", [role], "branch/cardiology"))).ThenRefused("NOT_ALLOWED");
    }

    [Theory]
    [InlineData("dismiss"), InlineData("confirm"), InlineData("rectify"), InlineData("refer")]
    public void Nobody_disposes_of_a_violation_in_which_he_has_a_hand(string act)
    {
        foreach (var involved in (string[])["person/approver", "person/responsible", "person/officer"])
        {
            Violation.Kind.Given(Raised, Explained).When(s => Do(act, s, Staff with { Person = involved })).ThenRefused("OWN_VIOLATION", grave: true);
            Violation.Kind.Given(Raised, Explained).When(s => Do(act, s, Staff with { For = involved })).ThenRefused("OWN_VIOLATION", grave: true);
        }
    }

    [Fact] public void A_branch_does_not_answer_for_another() => Violation.Kind.Given(Raised).When(s => Do("explain", s, Who("person/x", [Role.BranchOfficer], "branch/neurology"))).ThenRefused("NOT_ALLOWED");
    [Fact] public void The_head_of_the_branch_may_answer() => Violation.Kind.Given(Raised).When(s => Do("explain", s, Who("person/head", [Role.BranchHead], "branch/cardiology"))).ThenHappens(Explained with { By = "person/head" });
    [Fact] public void Staff_do_not_answer_for_a_branch() => Violation.Kind.Given(Raised).When(s => Do("explain", s, Staff)).ThenRefused("NOT_ALLOWED");
    [Fact] public void An_answer_says_something() => Violation.Kind.Given(Raised).When(s => ViolationDecisions.Decide(s, new ExplainViolation(" ", [], Spec.Start, Officer))).ThenRefused("FIELD_REQUIRED", "text");
    [Fact] public void An_answer_is_not_a_book() => Violation.Kind.Given(Raised).When(s => ViolationDecisions.Decide(s, new ExplainViolation(new string('长', 4001), [], Spec.Start, Officer))).ThenRefused("FIELD_TOO_LONG", "text");
    [Fact] public void A_dismissal_has_a_reason() => Violation.Kind.Given(Raised).When(s => ViolationDecisions.Decide(s, new DismissViolation("", Spec.Start, Staff))).ThenRefused("FIELD_REQUIRED", "reason");
    [Fact] public void Money_does_not_come_back_negative() => Violation.Kind.Given(Raised, Confirmed).When(s => ViolationDecisions.Decide(s, new RectifyViolation("m", -1, [], Spec.Start, Staff))).ThenRefused("AMOUNT_NEGATIVE", "recovered");
    [Fact] public void A_file_is_named_by_its_hash() => Violation.Kind.Given(Raised).When(s => ViolationDecisions.Decide(s, new ExplainViolation("t", [new("abc", "n", "OTHER")], Spec.Start, Officer))).ThenRefused("FILE_HASH");

    [Theory]
    [InlineData("FAIL", "STOP", false, true), InlineData("FAIL", "WARN", false, true), InlineData("FAIL", "NOTE", false, false)]
    [InlineData("FAIL", "STOP", true, false), InlineData("UNKNOWN", "STOP", false, false), InlineData("PASS", "STOP", false, false)]
    public void Only_failures_of_weight_that_nobody_waived_are_violations(string outcome, string severity, bool waived, bool raises) =>
        Assert.Equal(raises, Violations.Raises(Failed with { Outcome = SdlName.Parse<FindingOutcome>(outcome), Severity = SdlName.Parse<Severity>(severity), WaivedBy = waived ? "person/leader" : null }));

    [Fact]
    public void A_violation_carries_what_discipline_staff_ask_for()
    {
        var (stream, e) = Assert.Single(Violations.FromJudgement(Judged, "person/approver", "person/leader"));
        Assert.Equal("violation/activity/1/meeting.quota", stream);
        Assert.Equal(("activity/1", "branch/cardiology", "meeting.quota", ViolationClass.B6, 120.50m), (e.Subject, e.Branch, e.Clause, e.Classification!.Value, e.Amount!.Value));
        Assert.Equal(("甲公司", "某酒店", "person/responsible", "person/approver", "person/leader", new DateOnly(2025, 6, 10)), (e.Payee, e.Place, e.Person, e.By, e.For, e.OccurredOn));
    }

    [Fact]
    public async Task A_judged_event_raises_each_breach_once_however_often_it_is_judged()
    {
        var work = new FakeWork(Who("person/approver", [Role.Leader]), Spec.Start);
        var judged = new JudgedEvent(Judged with { Findings = [Failed, Failed with { Clause = "meeting.people" }, Failed with { Clause = "meeting.days", Outcome = FindingOutcome.Pass }] });
        for (var i = 0; i < 2; i++) Assert.Null(await new RaiseViolations().React(new Happened(Violation.Kind, "activity/1", judged, null), work, default));
        Assert.Equal(["violation/activity/1/meeting.people", "violation/activity/1/meeting.quota"], work.Streams("violation").Order());
        Assert.Single(work.EventsOf("violation/activity/1/meeting.quota"));
    }

    [Fact]
    public async Task What_was_dismissed_is_not_raised_again()
    {
        var work = new FakeWork(Who("person/approver", [Role.Leader]), Spec.Start).Seed(Violation.Kind, "violation/activity/1/meeting.quota", Raised, Dismissed);
        await new RaiseViolations().React(new Happened(Violation.Kind, "activity/1", new JudgedEvent(Judged), null), work, default);
        Assert.Equal(2, work.EventsOf("violation/activity/1/meeting.quota").Count);
    }

    [Fact]
    public async Task An_event_that_judges_nothing_raises_nothing()
    {
        var work = new FakeWork(Staff, Spec.Start);
        await new RaiseViolations().React(new Happened(Violation.Kind, "activity/1", Explained, null), work, default);
        await new RaiseViolations().React(new Happened(Violation.Kind, "activity/1", new JudgedEvent(null), null), work, default);
        Assert.Empty(work.Streams("violation"));
    }

    private sealed record JudgedEvent(Judgement? Judgement) : IJudged;

    [Fact]
    public void The_row_is_found_by_everything_that_is_written_in_it()
    {
        var hash = new string('a', 64);
        var row = Violation.Kind.Row("violation/activity/1/meeting.quota", Raised, Explained with { Attachments = [new(hash, "说明.pdf", "OTHER")] }, Confirmed, Rectified)!;
        Assert.Equal((ViolationStatus.Rectified, "activity", 20.5m, "person/officer", "person/discipline"), (row.Status, row.SubjectKind, row.Recovered!.Value, row.ExplainedBy, row.DecidedBy));
        Assert.All((string[])["meeting.quota", "甲公司", "某酒店", "2 > 1", "会议规模临时扩大", "退回超支"], word => Assert.Contains(word, row.Text, StringComparison.Ordinal));
        Assert.Equal([hash], row.Files);
        Assert.Equal([ViolationStatus.Explained, ViolationStatus.Confirmed, ViolationStatus.Rectified], row.Notes.Select(n => n.Status));
        Assert.Equal(new DateTimeOffset(2025, 6, 9, 16, 0, 0, TimeSpan.Zero), row.OccurredAt);
        Assert.Equal((Spec.Start, Spec.Start.AddHours(3)), (row.RaisedAt, row.UpdatedAt));
    }

    [Fact]
    public void Events_survive_storage()
    {
        foreach (var e in (object[])[Raised, Explained, Dismissed, Confirmed, Rectified, Referred]) Spec.RoundTrips(e);
    }

    [Fact]
    public void Statistics_name_only_what_they_were_grouped_by()
    {
        var line = ViolationStatistic.Of([ViolationDimension.Classification, ViolationDimension.Branch, ViolationDimension.Month], new Tally(["B2A", null, "2025-06"], 3, 12.5m));
        Assert.Equal((ViolationClass.B2a, "2025-06", 3L, 12.5m), (line.Classification!.Value, line.Month, line.Count, line.Amount));
        Assert.Null(line.Branch);
        Assert.Null(line.Status);
        Assert.Equal(["classification", "clause", "branch", "status", "severity", "occurredAt:month", "person", "payee", "subjectKind"], Enum.GetValues<ViolationDimension>().Select(ViolationStatistic.FieldOf));
    }

    /// <summary>Whatever staff and branches try in whatever order: a violation ends once, and its row tells the same status as its state.</summary>
    [Fact]
    public void Any_order_of_acts_leaves_row_and_state_agreeing_and_never_leaves_an_end() => FsCheck.Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(), acts =>
        {
            List<object> events = [Raised];
            var ended = false;
            foreach (var act in acts.Select(a => Moves.Keys.ElementAt((int)((uint)a % Moves.Count))))
            {
                var decision = Do(act, events.Aggregate(Violation.Kind.Initial, Violation.Evolve));
                if (decision is not Decision.Accepted accepted) continue;
                if (ended) return false;
                events.AddRange(accepted.Events);
                ended = events[^1] is ViolationDismissed or ViolationRectified or ViolationReferred;
            }
            return events.Aggregate(Violation.Kind.Initial, Violation.Evolve).Status == Violation.Kind.Row("violation/activity/1/meeting.quota", events)!.Status;
        }));
}
