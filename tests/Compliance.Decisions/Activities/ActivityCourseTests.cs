using Compliance.Activities;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Activities.ActivitySample;

namespace Compliance.Decisions.Activities;

public sealed class ActivityCourseTests
{
    [Theory]
    [InlineData("Draft")]
    [InlineData("Submitted")]
    [InlineData("Returned")]
    [InlineData("Rejected")]
    [InlineData("Withdrawn")]
    public void Beginning_without_approval_is_a_grave_refusal(string status)
    {
        var refusal = In(status).When(s => ActivityCourse.Decide(s, new StartActivity(Id, Now, Officer, Now, []))).ThenRefused("ACTIVITY_NOT_APPROVED", grave: true);
        Assert.Equal("process.begun-before-approval", refusal.Clause);
    }

    [Fact]
    public void Nothing_begins_in_the_future() =>
        In("Approved").When(s => ActivityCourse.Decide(s, new StartActivity(Id, Now, Officer, Now.AddMinutes(1), []))).ThenRefused("ACTIVITY_IN_FUTURE", "begunAt");

    [Fact]
    public void The_beginning_is_judged_against_the_final_approval()
    {
        var facts = ActivityCourse.StartFacts(In("Approved").State, Id, Now, Now.AddDays(-1));
        Assert.Equal((Now.AddDays(-1), Now), (facts.Instant(Fact.BegunAt), facts.Instant(Fact.FinalApprovedAt)));
        var started = Assert.IsType<ActivityStarted>(Assert.Single(In("Approved").When(s => ActivityCourse.Decide(s, new StartActivity(Id, Now, Officer, Now.AddDays(-1), [Failed("process.begun-before-approval")]))).Events));
        Assert.Equal(["process.begun-before-approval"], started.Judgement!.Findings.Select(f => f.Clause));
    }

    [Fact]
    public void What_happened_is_recorded_though_a_clause_fails()
    {
        var actual = new ActivityActual { BegunAt = Now.AddDays(-2), EndedAt = Now.AddDays(-1), Participants = 200, Items = [ProvidedItem.Banquet] };
        var concluded = Assert.IsType<ActivityConcluded>(Assert.Single(In("Started").When(s => ActivityCourse.Decide(s, new ConcludeActivity(Id, Now, Officer, actual, [Failed("meeting.people")]))).Events));
        Assert.Equal(FindingOutcome.Fail, concluded.Judgement!.Findings[0].Outcome);
    }

    [Fact]
    public void The_course_is_judged_as_it_was_and_the_plan_where_nothing_else_was_said()
    {
        var facts = ActivityCourse.ConclusionFacts(In("Started").State, Id, Now, new ActivityActual { Participants = 50, EndsOn = new(2025, 7, 12), DepartsOn = new(2025, 7, 12), Items = [ProvidedItem.Tour] });
        Assert.Equal((50m, 54m, 3m, 1m, true), (facts.Number(Fact.Participants), facts.Number(Fact.People), facts.Number(Fact.Days), facts.Number(Fact.TransitDays), facts.Flag(Fact.Held)));
        Assert.Equal(["TOUR"], facts.Words(Fact.Items));
        Assert.Null(facts.Number(Fact.SpentAmount));
    }

    [Fact]
    public void What_cannot_have_happened_is_refused()
    {
        Then Conclude(ActivityActual a) => In("Started").When(s => ActivityCourse.Decide(s, new ConcludeActivity(Id, Now, Officer, a, [])));
        Conclude(new() { EndedAt = Now.AddHours(1) }).ThenRefused("ACTIVITY_IN_FUTURE", "endedAt");
        Conclude(new() { BegunAt = Now, EndedAt = Now.AddHours(-1) }).ThenRefused("DATES_REVERSED", "endedAt");
        Conclude(new() { EndsOn = new(2025, 7, 9) }).ThenRefused("DATES_REVERSED", "endsOn");
        Conclude(new() { Participants = -3 }).ThenRefused("COUNT_NEGATIVE", "participants");
        Conclude(new() { Lines = [new(CostKind.Meals, -1)] }).ThenRefused("AMOUNT_NEGATIVE");
    }

    [Fact]
    public void The_final_account_is_judged_by_its_lines_and_releases_the_commitments()
    {
        var facts = ActivityCourse.SettlementFacts(In("Concluded").State, Id, Now, [new(CostKind.Lodging, 30_000), new(CostKind.Meals, 15_000)], []);
        Assert.Equal((45_000m, 40_000m, 30_000m, 0m), (facts.Number(Fact.SpentAmount), facts.Number(Fact.ApprovedAmount), facts.Number(Fact.Lodging), facts.Number(Fact.Other)));
        Assert.Contains("SIGN_IN_SHEET", facts.Words(Fact.Documents)!);
        var settled = Assert.IsType<ActivitySettled>(Assert.Single(In("Concluded").When(s => ActivityCourse.Decide(s, new SettleActivity(Id, Now, Officer, [new(CostKind.Lodging, 45_000)], null, [], [Failed("process.spent-over-approved", Severity.Warn)]))).Events));
        Assert.Equal((45_000m, Committed[0]), (settled.Amount, settled.Commitments[0]));
    }

    [Fact]
    public void A_second_person_archives() =>
        In("Settled").When(s => ActivityCourse.Decide(s, new ArchiveActivity(Id, Now, Accountant))).ThenRefused("SELF_APPROVAL", grave: true);

    [Fact]
    public void What_must_be_filed_is_filed_before_the_archive_and_once()
    {
        object[] filing = [Drafted, Submitted, (ActivityRouteFixed)Routed with { Filing = true }, .. Histories["Settled"].Skip(3)];
        After(filing).When(s => ActivityCourse.Decide(s, new ArchiveActivity(Id, Now, Clerk))).ThenRefused("ACTIVITY_NOT_FILED");
        var filed = new FileActivity(Id, Now, Officer, "市科协", "备〔2025〕7号", new(2025, 6, 9), null);
        object[] then = [.. filing, .. After(filing).When(s => ActivityCourse.Decide(s, filed)).Events];
        After(then).When(s => ActivityCourse.Decide(s, filed)).ThenRefused("ACTIVITY_FILED_BEFORE");
        After(then).When(s => ActivityCourse.Decide(s, new ArchiveActivity(Id, Now, Clerk))).ThenHappens(Archived);
        After(filing).When(s => ActivityCourse.Decide(s, filed with { On = new(2025, 6, 10) })).ThenRefused("ACTIVITY_IN_FUTURE", "on");
    }

    [Fact]
    public void Calling_off_releases_the_commitments() =>
        In("Approved").When(s => PlannedActivityDecisions.Decide(s, new CancelActivity(Id, Now, Officer, "改期"))).ThenHappens(Cancelled);

    [Fact]
    public void Imported_history_may_begin_before_its_approval()
    {
        var state = After(Drafted, Submitted, Started, new ActivityStepApproved(7, Role.Leader, null, "person/leader", null), Approved).State;
        Assert.Equal((ActivityStatus.Started, Role.Leader), (state.Status, state.Steps[^1].Role));
    }
}
