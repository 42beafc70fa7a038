using Compliance.Discipline;
using Compliance.Kernel;
using Xunit;

namespace Compliance.Decisions.Discipline;

public sealed class ClueTests
{
    private static readonly Actor Anna = Who("person/anna", Role.Discipline), Bo = Who("person/bo", Role.Discipline), Lead = Who("person/lead", Role.Leader), Stranger = Who("person/stranger", Role.Discipline);

    private static readonly ClueContent Content = new(ClueSource.Report, DisciplineClass.Integrity, ViolationClass.B2a, "以会议名义列支聚餐", new(2025, 3, 1), new(2025, 3, 31), "branch/cardiology", ["person/named"], [], []);
    private static readonly ClueRegistered Registered = new(Content.Source, Content.Discipline, Content.Classification, Content.Text, Content.OccurredFrom, Content.OccurredTo, Content.Branch,
        Content.Persons, [], [], new("reporter/1", "hash", true), ["person/involved"], new(2025, 7, 9), "person/anna", null);
    private static readonly ClueHandlersAppointed BothHandle = new(["person/bo", "person/lead"], "两人承办", "person/anna", null);

    private static Actor Who(string person, params Role[] roles) => new("t", person, roles.Select(r => new Office(r)));

    private static ClueDispositionProposed Proposed(ClueDisposition d, DateOnly? review = null, string? authority = null) => new(d, "理由", review, authority, "person/anna", null);
    private static ClueDispositionApproved Approved(ClueDisposition d, DateOnly? due = null) => new(d, null, due, "person/bo", null);

    private static object[] History(string state) => state switch
    {
        "none" => [],
        "registered" => [Registered, BothHandle],
        "proposed" => [Registered, BothHandle, Proposed(ClueDisposition.Talk)],
        "talking" => [.. History("proposed"), Approved(ClueDisposition.Talk, new(2025, 6, 30))],
        "verifying" => [Registered, BothHandle, Proposed(ClueDisposition.Verification), Approved(ClueDisposition.Verification)],
        "examined" => [.. History("verifying"), new ClueVerified("属实", [], "person/anna", null)],
        "shelved" => [Registered, BothHandle, Proposed(ClueDisposition.Shelve, new(2025, 12, 1)), Approved(ClueDisposition.Shelve, new(2025, 12, 1))],
        "closed" => [Registered, BothHandle, Proposed(ClueDisposition.Close), Approved(ClueDisposition.Close)],
        _ => [Registered, BothHandle, Proposed(ClueDisposition.Transfer, authority: "市纪委监委"), Approved(ClueDisposition.Transfer)],
    };

    private static Decision Do(string act, Clue s, Actor? by = null) => act switch
    {
        "register" => ClueDecisions.Decide(s, new RegisterClue(Content, null, [], Spec.Start, by ?? Anna)),
        "supplement" => ClueDecisions.Decide(s, new SupplementClue("又有举报", [], [], Spec.Start, by ?? Anna)),
        "link" => ClueDecisions.Decide(s, new LinkViolation("violation/reception/1/x", [], Spec.Start, by ?? Anna)),
        "appoint" => ClueHandling.Decide(s, new AppointHandlers([new("person/new", true)], false, "增加承办人", Spec.Start, by ?? Anna)),
        "recuse" => ClueHandling.Decide(s, new RecuseHandler("person/lead", "与当事人相识", Spec.Start, by ?? Anna)),
        "propose" => ClueDecisions.Decide(s, new ProposeDisposition(ClueDisposition.Talk, "理由", null, null, Spec.Start, by ?? Anna)),
        "approve" => ClueDecisions.Decide(s, new ApproveDisposition(null, Spec.Start, by ?? Bo)),
        "return" => ClueDecisions.Decide(s, new ReturnDisposition("再核", Spec.Start, by ?? Bo)),
        "talk" => ClueDecisions.Decide(s, new RecordTalk("已书面说明", [], Spec.Start, by ?? Anna)),
        _ => ClueDecisions.Decide(s, new ConcludeVerification("属实", [], Spec.Start, by ?? Anna)),
    };

    private static readonly Dictionary<string, string[]> From = new()
    {
        ["register"] = ["none"],
        ["supplement"] = ["registered", "proposed", "talking", "verifying", "examined", "shelved"],
        ["link"] = ["registered", "proposed", "talking", "verifying", "examined", "shelved"],
        ["appoint"] = ["registered", "proposed", "talking", "verifying", "examined", "shelved"],
        ["recuse"] = ["registered", "proposed", "talking", "verifying", "examined", "shelved"],
        ["propose"] = ["registered", "examined", "shelved"],
        ["approve"] = ["proposed"], ["return"] = ["proposed"], ["talk"] = ["talking"], ["verify"] = ["verifying"],
    };

    public static TheoryData<string, string> EveryActInEveryState
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var act in From.Keys)
                foreach (var state in (string[])["none", "registered", "proposed", "talking", "verifying", "examined", "shelved", "closed", "transferred"]) all.Add(act, state);
            return all;
        }
    }

    [Theory, MemberData(nameof(EveryActInEveryState))]
    public void Every_act_happens_just_in_its_states(string act, string state)
    {
        var then = Clue.Kind.Given(History(state)).When(s => Do(act, s));
        if (From[act].Contains(state)) Spec.RoundTrips(Assert.Single(then.Events));
        else then.ThenRefused(state == "none" ? "NOT_ALLOWED" : "ILLEGAL_MOVE");
    }

    [Fact]
    public void The_acts_are_of_handlers_in_office_and_in_their_own_names()
    {
        foreach (var (act, states) in From.Where(f => f.Key != "register"))
        {
            var given = Clue.Kind.Given(History(states[0]));
            given.When(s => Do(act, s, Stranger)).ThenRefused("NOT_ALLOWED");
            given.When(s => Do(act, s, Who("person/bo", Role.Finance))).ThenRefused("NOT_ALLOWED");
            given.When(s => Do(act, s, Bo with { For = "person/anna" })).ThenRefused("NOT_ALLOWED");
            given.When(s => Do(act, s, Stranger with { For = "person/bo" })).ThenRefused("NOT_ALLOWED");
        }
        foreach (var role in Enum.GetValues<Role>().Except([Role.Discipline])) Clue.Kind.Given().When(s => Do("register", s, Who("person/x", role))).ThenRefused("NOT_ALLOWED");
        Clue.Kind.Given().When(s => Do("register", s, Anna with { For = "person/bo" })).ThenRefused("NOT_ALLOWED");
    }

    [Fact]
    public void Whom_it_concerns_registers_no_clue_and_links_none()
    {
        Clue.Kind.Given().When(s => Do("register", s, Who("person/named", Role.Discipline))).ThenRefused("OWN_CLUE", grave: true);
        Clue.Kind.Given().When(s => ClueDecisions.Decide(s, new RegisterClue(Content, null, ["person/anna"], Spec.Start, Anna))).ThenRefused("OWN_CLUE", grave: true);
        Clue.Kind.Given(History("registered")).When(s => ClueDecisions.Decide(s, new LinkViolation("violation/a/b", ["person/anna"], Spec.Start, Anna))).ThenRefused("OWN_CLUE", grave: true);
        Clue.Kind.Given(History("registered")).When(s => ClueDecisions.Decide(s, new SupplementClue("又有举报", ["person/anna"], [], Spec.Start, Anna))).ThenRefused("OWN_CLUE", grave: true);
    }

    [Theory]
    [InlineData("person/named"), InlineData("person/involved"), InlineData("person/gone")]
    public void Whom_it_concerns_and_who_was_recused_never_handles_it(string person) =>
        Clue.Kind.Given([.. History("registered"), new ClueHandlersAppointed(["person/gone"], "x", "person/anna", null), new ClueHandlerRecused("person/gone", "亲属", "person/anna", null)])
            .When(s => ClueHandling.Decide(s, new AppointHandlers([new("person/new", true), new(person, true)], false, "增加", Spec.Start, Anna))).ThenRefused("HANDLER_BARRED", "persons", grave: true);

    [Fact]
    public void A_handler_who_turns_out_to_be_concerned_is_off()
    {
        foreach (var later in new object[] { new ClueSupplemented("又有举报", ["person/bo"], [], "person/anna", null), new ClueViolationLinked("violation/a/b", ["person/bo"], "person/anna", null) })
        {
            var state = Clue.Kind.Given([.. History("registered"), later]).State;
            Assert.Equal(["person/anna", "person/lead"], state.Handlers);
            var row = Clue.Kind.Row("clue/1", [.. History("registered"), later])!;
            Assert.Equal(["person/anna", "person/lead"], row.Handlers);
            Assert.Equal(["person/bo"], row.Recused);
            Assert.False(ClueView.View.Readable(Bo, row));
        }
    }

    [Fact]
    public void Handlers_hold_an_office_for_it_and_the_custodian_is_none()
    {
        Assert.True(ClueHandling.IsFit(Anna) && ClueHandling.IsFit(Lead));
        Assert.False(ClueHandling.IsFit(null) || ClueHandling.IsFit(Who("person/x", Role.Finance)) || ClueHandling.IsFit(Who("person/x", Role.Discipline, Role.Custodian)));
        Clue.Kind.Given(History("registered")).When(s => ClueHandling.Decide(s, new AppointHandlers([new("person/x", false)], false, "增加", Spec.Start, Anna))).ThenRefused("HANDLER_UNFIT", "persons");
        Clue.Kind.Given(Registered).When(s => ClueHandling.Decide(s, new RecuseHandler("person/anna", "亲属", Spec.Start, Anna))).ThenRefused("LAST_HANDLER", "person");
        Clue.Kind.Given(History("registered")).When(s => ClueHandling.Decide(s, new RecuseHandler("person/x", "亲属", Spec.Start, Anna))).ThenRefused("NOT_A_HANDLER", "person");
        Assert.Empty(Clue.Kind.Given(History("registered")).When(s => ClueHandling.Decide(s, new AppointHandlers([new("person/bo", true)], false, "增加", Spec.Start, Anna))).Events);
    }

    [Fact]
    public void A_leader_appoints_where_nobody_in_office_is_left_and_never_himself()
    {
        Decision Rescue(Clue s, Actor by, bool deserted, params string[] persons) => ClueHandling.Decide(s, new AppointHandlers([.. persons.Select(p => new Candidate(p, true))], deserted, "承办人均已离任", Spec.Start, by));
        Clue.Kind.Given(Registered).When(s => Rescue(s, Lead, true, "person/bo")).ThenHappens(new ClueHandlersAppointed(["person/bo"], "承办人均已离任", "person/lead", null));
        Clue.Kind.Given(Registered).When(s => Rescue(s, Lead, false, "person/bo")).ThenRefused("NOT_ALLOWED");
        Clue.Kind.Given(Registered).When(s => Rescue(s, Lead, true, "person/bo", "person/lead")).ThenRefused("NOT_ALLOWED");
        Clue.Kind.Given(Registered).When(s => Rescue(s, Lead with { For = "person/x" }, true, "person/bo")).ThenRefused("NOT_ALLOWED");
        Clue.Kind.Given(Registered).When(s => Rescue(s, Stranger, true, "person/bo")).ThenRefused("NOT_ALLOWED");
        Clue.Kind.Given().When(s => Rescue(s, Lead, true, "person/bo")).ThenRefused("NOT_ALLOWED");
        Clue.Kind.Given(Registered).When(s => Rescue(s, Lead, true, "person/named")).ThenRefused("HANDLER_BARRED");
    }

    [Fact]
    public void Nobody_decides_on_the_disposition_he_proposed()
    {
        foreach (var act in (string[])["approve", "return"])
        {
            Clue.Kind.Given(History("proposed")).When(s => Do(act, s, Anna)).ThenRefused("SELF_APPROVAL", grave: true);
            Clue.Kind.Given([Registered, BothHandle, Proposed(ClueDisposition.Close) with { By = "person/lead", For = "person/bo" }]).When(s => Do(act, s, Bo)).ThenRefused("SELF_APPROVAL", grave: true);
        }
    }

    [Fact]
    public void The_clocks_run_from_step_to_step()
    {
        Assert.Equal(new(2025, 7, 9), ((ClueRegistered)Clue.Kind.Given().When(s => Do("register", s)).Events[0]).ProposeBy);
        // Fifteen workdays after the 9th of June 2025, no holiday between them.
        var talk = (ClueDispositionApproved)Clue.Kind.Given(History("proposed")).When(s => Do("approve", s)).Events[0];
        Assert.Equal((ClueDisposition.Talk, new DateOnly(2025, 6, 30)), (talk.Disposition, talk.Due));
        Assert.Equal(new DateOnly(2025, 7, 9), ((ClueTalkAnswered)Clue.Kind.Given(History("talking")).When(s => Do("talk", s)).Events[0]).ReportBy);

        DateOnly? Due(string state) => Clue.Kind.Row("clue/1", History(state))!.Due;
        Assert.Equal([new(2025, 7, 9), null, new(2025, 6, 30), null, null, new(2025, 12, 1), null, null], ((string[])["registered", "proposed", "talking", "verifying", "examined", "shelved", "closed", "transferred"]).Select(Due));
        // What is returned goes back to the clock it came from.
        var returned = new ClueDispositionReturned("再核", "person/bo", null);
        foreach (var (before, status) in new[] { ("registered", ClueStatus.Registered), ("examined", ClueStatus.Examined), ("shelved", ClueStatus.Shelved) })
        {
            object[] history = [.. History(before), Proposed(ClueDisposition.Close), returned];
            Assert.Equal((status, status, Due(before)), (Clue.Kind.Given(history).State.Status, Clue.Kind.Row("clue/1", history)!.Status, Clue.Kind.Row("clue/1", history)!.Due));
        }
    }

    [Fact]
    public void Fifteen_workdays_leave_holidays_out_and_count_make_up_days() =>
        // 1 to 8 October 2025 are a holiday; 28 September and 11 October are worked.
        Assert.Equal((new DateOnly(2025, 9, 28), new DateOnly(2025, 10, 9), new DateOnly(2025, 10, 11)), (WorkCalendar.Default.AddWorkdays(new(2025, 9, 26), 1), WorkCalendar.Default.AddWorkdays(new(2025, 9, 30), 1), WorkCalendar.Default.AddWorkdays(new(2025, 9, 30), 3)));

    [Fact]
    public void A_disposition_says_what_its_kind_needs()
    {
        Decision Propose(Clue s, ClueDisposition d, DateOnly? review = null, string? authority = null, string reason = "理由") => ClueDecisions.Decide(s, new ProposeDisposition(d, reason, review, authority, Spec.Start, Anna));
        var given = Clue.Kind.Given(History("registered"));
        given.When(s => Propose(s, ClueDisposition.Transfer)).ThenRefused("FIELD_REQUIRED", "authority");
        given.When(s => Propose(s, ClueDisposition.Shelve)).ThenRefused("FIELD_REQUIRED", "reviewOn");
        foreach (var day in new DateOnly[] { new(2025, 6, 9), new(2026, 6, 10) }) given.When(s => Propose(s, ClueDisposition.Shelve, day)).ThenRefused("REVIEW_DATE", "reviewOn");
        given.When(s => Propose(s, ClueDisposition.Shelve, new(2026, 6, 9), "某机关")).ThenHappens(Proposed(ClueDisposition.Shelve, new(2026, 6, 9)));
        given.When(s => Propose(s, ClueDisposition.Transfer, new(2026, 6, 9), "市纪委监委")).ThenHappens(Proposed(ClueDisposition.Transfer, authority: "市纪委监委"));
        given.When(s => Propose(s, ClueDisposition.Close, reason: " ")).ThenRefused("FIELD_REQUIRED", "reason");
    }

    [Theory]
    [InlineData("text", "FIELD_REQUIRED"), InlineData("period", "DATES_REVERSED"), InlineData("persons", "TOO_MANY"), InlineData("violations", "TOO_MANY"), InlineData("file", "FILE_HASH")]
    public void What_is_registered_is_checked(string fault, string code) =>
        Clue.Kind.Given().When(s => ClueDecisions.Decide(s, new RegisterClue(fault switch
        {
            "text" => Content with { Text = " " },
            "period" => Content with { OccurredFrom = new(2025, 4, 1) },
            "persons" => Content with { Persons = [.. Enumerable.Range(0, 51).Select(i => $"person/{i}")] },
            "violations" => Content with { Violations = [.. Enumerable.Range(0, 51).Select(i => $"violation/{i}")] },
            _ => Content with { Attachments = [new("x", "a.pdf", "OTHER")] },
        }, null, [], Spec.Start, Anna))).ThenRefused(code);

    [Fact]
    public void The_row_tells_whether_the_reporter_signed_and_nothing_else_of_him()
    {
        var row = Clue.Kind.Row("clue/1", History("transferred"))!;
        Assert.Equal((ReporterKind.Signed, ClueStatus.Transferred, "市纪委监委"), (row.Reporter, row.Status, row.Authority));
        Assert.DoesNotContain("reporter/", System.Text.Json.JsonSerializer.Serialize(row), StringComparison.Ordinal);
        Assert.DoesNotContain("hash", System.Text.Json.JsonSerializer.Serialize(row), StringComparison.Ordinal);
        Assert.Equal([ClueAct.HandlersAppointed, ClueAct.Proposed, ClueAct.Approved], row.Notes.Select(n => n.Act));
    }

    [Fact]
    public void A_violation_is_given_its_clue_once()
    {
        var raised = new ViolationRaised("activity/1", "meeting.quota", null, new("meeting.quota", "p", FindingOutcome.Fail, Severity.Stop, "F", new Dictionary<string, object?>(), null), null, new(2025, 6, 9), null, null, null, "person/involved", "system", null);
        Decision Refer(Violation s, string? clue) => ViolationDecisions.Decide(s, new ReferViolation("另案处理", clue, Spec.Start, Anna));
        var early = new ViolationReferred("另案处理", null, "person/bo", null);
        Violation.Kind.Given(raised, early).When(s => Refer(s, "clue/1")).ThenHappens(new ViolationReferred("另案处理", "clue/1", "person/anna", null));
        Violation.Kind.Given(raised, early).When(s => Refer(s, null)).ThenRefused("ILLEGAL_MOVE");
        Violation.Kind.Given(raised, early with { Clue = "clue/1" }).When(s => Refer(s, "clue/2")).ThenRefused("VIOLATION_HAS_CLUE");
    }
}
