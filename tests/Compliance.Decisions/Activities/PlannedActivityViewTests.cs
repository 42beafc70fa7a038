using Compliance.Activities;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Activities.ActivitySample;

namespace Compliance.Decisions.Activities;

public sealed class PlannedActivityViewTests
{
    private static ActivityRow Row(params object[] events) => PlannedActivity.Kind.Row(Id, events)!;

    [Fact]
    public void The_row_stands_where_the_state_stands_in_every_history()
    {
        foreach (var (status, events) in Histories.Where(h => h.Key != "None"))
        {
            var (row, state) = (Row(events), After(events).State);
            Assert.Equal((status, state.Status, (long)events.Length, state.Steps.WaitingFor()), (row.Status.ToString(), row.Status, row.Version, status is "Submitted" or "Amending" ? row.WaitingFor : state.Steps.WaitingFor()));
            Assert.Equal((state.Plan!.Title, state.Plan.Amount, state.Commitments.Sum(c => c.Amount)), (row.Title, row.Amount, row.Commitments.Sum(c => c.Amount)));
        }
    }

    [Fact]
    public void The_queue_knows_whose_step_is_next()
    {
        Assert.Equal(Role.BranchHead, Row(Drafted, Submitted, Routed).WaitingFor);
        Assert.Equal(Role.Finance, Row(Drafted, Submitted, Routed, ByHead, ByClerk).WaitingFor);
        foreach (var idle in new[] { "Draft", "Returned", "Withdrawn", "Rejected", "Approved", "Cancelled", "Started", "Archived" }) Assert.Null(Row(Histories[idle]).WaitingFor);
    }

    [Fact]
    public void A_step_shows_who_decided_what_and_when()
    {
        var step = Row(Drafted, Submitted, Routed, ByHead).Steps[0];
        Assert.Equal((StepStatus.Approved, "person/head", "同意", Spec.Start.AddHours(3)), (step.Status, step.By, step.Comment, step.At));
    }

    [Fact]
    public void A_returned_round_is_kept()
    {
        var row = Row(Drafted, Submitted, Routed, ByHead, Returned);
        Assert.Equal([StepStatus.Approved, StepStatus.Returned], row.EarlierSteps.Select(s => s.Status));
        Assert.Equal(("请补会议通知", 0), (row.Reason, row.Steps.Count));
    }

    [Fact]
    public void An_amendment_shows_its_changes_and_what_came_of_it()
    {
        var pending = Row(Histories["Amending"]).Amendments[0];
        Assert.Equal((40_000m, 42_000m, null), (pending.AmountBefore, pending.AmountAfter, pending.Outcome));
        Assert.Equal(["lines"], pending.Changes);
        var row = Row([.. Histories["Amending"], ByHead, ByClerk, ByFinance, new ActivityAmendmentApproved(1, Now, Dearer, 42_000, [new("budget/cardiology/2025/meetings", 42_000)], Committed, null)]);
        Assert.Equal((AmendmentOutcome.Approved, 42_000m, 42_000m, ActivityStatus.Approved), (row.Amendments[0].Outcome, row.Amount, row.ApprovedAmount, row.Status));
        Assert.Equal(3, row.Amendments[0].Steps.Count);
    }

    [Fact]
    public void Estimate_and_actual_stand_side_by_side()
    {
        var lodging = Row(Histories["Settled"]).Lines.Single(l => l.Kind == CostKind.Lodging);
        Assert.Equal((24_000m, 23_000m, -1_000m), (lodging.Estimate, lodging.Actual, lodging.Difference));
        Assert.Equal(0m, Row(Histories["Settled"]).Lines.Single(l => l.Kind == CostKind.Venue).Actual);
    }

    [Fact]
    public void Files_of_every_stage_stay_with_the_record()
    {
        var contract = new Sponsor(SponsorKind.Sponsor, "某药企", 1, "…", null, new(new string('c', 64), "合同", "CONTRACT"));
        var row = Row([new ActivityDrafted(Plan with { Sponsors = [contract], Attachments = [new(new string('b', 64), "通知", "NOTICE")] }, "p", null), .. Histories["Concluded"].Skip(1)]);
        Assert.Equal([new string('a', 64), new string('b', 64), new string('c', 64)], row.Files.Order());
    }

    [Fact]
    public void History_restates_the_facts_that_were_judged()
    {
        var facts = ActivityHistory.Of(Row(Histories["Settled"]));
        var judged = ActivityCourse.SettlementFacts(After([.. Histories["Settled"].SkipLast(1)]).State, Id, Now, ((ActivitySettled)Settled).Actual, []);
        Assert.Equal((judged.On, judged.Branch, judged.Subject), (facts.On, facts.Branch, facts.Subject));
        foreach (var (name, value) in judged.Values)
            Assert.Equal(System.Text.Json.JsonSerializer.Serialize(value, Spec.Json), System.Text.Json.JsonSerializer.Serialize(facts[name], Spec.Json));
    }

    [Fact]
    public void Time_comes_from_the_envelope_and_nowhere_else()
    {
        var row = Row(Histories["Settled"]);
        Assert.Equal((Spec.Start, Spec.Start.AddHours(1), Spec.Start.AddHours(9), Spec.Start.AddHours(9)), (row.CreatedAt, row.SubmittedAt, row.SettledAt, row.UpdatedAt));
    }

    [Fact]
    public void A_stream_that_begins_with_something_else_shows_nothing() => Assert.Null(PlannedActivity.Kind.Row(Id, Submitted));

    [Fact]
    public void Events_are_read_back_as_they_were_written()
    {
        var full = Plan with
        {
            Lectures = [new(LecturerTitle.Senior, 2.5m, 1, 1_000, "题", "vault/1", "h")], Funding = [new(FundingSource.Grant, 40_000)], Items = [ProvidedItem.Tour],
            Sponsors = [new(SponsorKind.CoOrganiser, "某院", 0, "协办", null, null)], Attachments = [new(new string('a', 64), "通知", "NOTICE")],
        };
        foreach (var e in Histories.Values.SelectMany(h => h).Append(new ActivityEdited(full, "p", "q")).Append(new ActivityAmendmentDropped(1, AmendmentOutcome.Returned, 0, Role.Finance, "不", "p", null))
            .Append(new ActivityFiled("市科协", "7", new(2025, 6, 1), new(new string('a', 64), "回执", "OTHER"), "p", null))
            .Append(new ActivityApproved(Now, 1, Committed, new Judgement(Id, Branch, new(2025, 7, 10), 1, null, "杭州", "p", [Failed("meeting.quota")])))) Spec.RoundTrips(e);
    }
}
