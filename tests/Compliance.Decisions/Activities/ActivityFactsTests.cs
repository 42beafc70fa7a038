using Compliance.Activities;
using Compliance.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Compliance.Decisions.Activities.ActivitySample;

namespace Compliance.Decisions.Activities;

public sealed class ActivityFactsTests
{
    [Fact]
    public void A_plan_states_what_the_clauses_ask_for()
    {
        var facts = ActivityFacts.Of(Id, Plan with { Lines = [.. Plan.Lines, new(CostKind.LectureFees, 3_000)] }, Now);
        Assert.Equal(("MEETING", "III", 2m, 1m, 36m, 4m, 40m), (facts.Word(Fact.Type), facts.Word(Fact.Class), facts.Number(Fact.Days), facts.Number(Fact.TransitDays), facts.Number(Fact.Participants), facts.Number(Fact.Staff), facts.Number(Fact.People)));
        Assert.Equal((24_000m, 9_600m, 5_400m, 1_000m, 43_000m, 40_000m),
            (facts.Number(Fact.Lodging), facts.Number(Fact.Meals), facts.Number(Fact.VenueMaterialTransport), facts.Number(Fact.Other), facts.Number(Fact.Amount), facts.Number(Fact.Total)));
        Assert.Equal((true, true, "CONFERENCE_CENTRE", new DateOnly(2025, 7, 10)), (facts.Flag(Fact.LodgingProvided), facts.Flag(Fact.MealsProvided), facts.Word(Fact.PlaceKind), facts.On));
    }

    [Fact]
    public void What_was_not_said_is_unknown_never_nought()
    {
        var facts = ActivityFacts.Of(Id, new ActivityPlan { Branch = Branch, Type = ActivityType.Training, Title = "…", Participants = 10 }, Now);
        foreach (var name in new[] { Fact.Class, Fact.Conveys, Fact.Days, Fact.TransitDays, Fact.Staff, Fact.People, Fact.Amount, Fact.Total, Fact.Lodging, Fact.Meals, Fact.LodgingProvided, Fact.Items, Fact.Place, Fact.PlaceKind, Fact.City })
            Assert.Null(facts[name]);
        Assert.Equal(new DateOnly(2025, 6, 9), facts.On);
    }

    [Fact]
    public void A_line_that_was_not_planned_is_nought_once_others_are()
    {
        var facts = ActivityFacts.Of(Id, Plan with { Lines = [new(CostKind.Venue, 100)] }, Now);
        Assert.Equal((0m, false), (facts.Number(Fact.Lodging), facts.Flag(Fact.LodgingProvided)));
    }

    [Fact]
    public void Lectures_and_sponsors_are_rows()
    {
        var facts = ActivityFacts.Of(Id, Plan with { Lectures = [new(LecturerTitle.Academician, 4, 1, 6_000, "…", "vault/1", "h")], Sponsors = [new(SponsorKind.Sponsor, "某药企", 5_000, "场租", "HT-1", null)] }, Now);
        Assert.Equal(("ACADEMICIAN", 4m, 1m, 6_000m), (facts.Rows(Fact.Lectures)![0]["title"], facts.Rows(Fact.Lectures)![0]["hours"], facts.Rows(Fact.Lectures)![0]["halfDays"], facts.Rows(Fact.Lectures)![0]["fee"]));
        Assert.Equal(("某药企", "HT-1"), (facts.Rows(Fact.Sponsors)![0]["name"], facts.Rows(Fact.Sponsors)![0]["contract"]));
    }

    [Fact]
    public void The_final_approval_names_everybody_who_approved()
    {
        var facts = ActivityApproval.FinalFacts(After(Drafted, Submitted, Routed, ByHead, ByClerk).State, Id, Now, Accountant);
        Assert.Equal(["person/head", "person/clerk", "person/accountant"], facts.Words(Fact.ApprovedBy));
        Assert.Equal(("person/officer", Now, 40_000m), (facts.Word(Fact.SubmittedBy), facts.Instant(Fact.FinalApprovedAt), facts.Number(Fact.ApprovedAmount)));
    }

    [Theory]
    [InlineData("Conference", "conferences")]
    [InlineData("Meeting", "meetings")]
    [InlineData("Training", "training")]
    [InlineData("StudyTrip", "activities")]
    public void The_budget_line_follows_the_type(string type, string line) =>
        Assert.Equal([new Commitment($"budget/cardiology/2025/{line}", 40_000)], (Plan with { Type = Enum.Parse<ActivityType>(type) }).Commitments());

    [Fact]
    public void Only_money_of_the_budget_is_committed_a_sum_a_line()
    {
        var plan = Plan with { BudgetLine = "own", Funding = [new(FundingSource.Budget, 10_000), new(FundingSource.Sponsorship, 20_000), new(FundingSource.Budget, 4_000, "training"), new(FundingSource.Budget, 6_000, "own")] };
        Assert.Equal([new Commitment("budget/cardiology/2025/own", 16_000), new Commitment("budget/cardiology/2025/training", 4_000)], plan.Commitments());
        Assert.Empty((Plan with { Lines = [] }).Commitments());
    }

    [Fact]
    public void Whatever_the_funding_the_commitments_are_the_money_of_the_budget() => Prop.ForAll<NonEmptyArray<(PositiveInt Cents, byte Source, byte Line)>>(parts =>
    {
        var funding = parts.Get.Select(p => new FundingPart((FundingSource)(p.Source % 5), p.Cents.Get / 100m, (FundingSource)(p.Source % 5) == FundingSource.Budget ? $"line-{p.Line % 3}" : null)).ToList();
        var plan = Plan with { Funding = funding, Lines = [new(CostKind.Other, funding.Sum(f => f.Amount))] };
        return plan.Commitments().Sum(c => c.Amount) == funding.Where(f => f.Source == FundingSource.Budget).Sum(f => f.Amount)
            && plan.Commitments().Select(c => c.Budget).Distinct().Count() == plan.Commitments().Count
            && ActivityCheck.Complete(plan) is null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_and_actual_lose_nothing_by_being_laid_side_by_side() => Prop.ForAll<(NonNegativeInt Cents, byte Kind)[], (NonNegativeInt Cents, byte Kind)[]>((estimate, actual) =>
    {
        static List<CostLine> Lines((NonNegativeInt Cents, byte Kind)[] of) => [.. of.Select(l => new CostLine((CostKind)(l.Kind % 7), l.Cents.Get / 100m))];
        var (planned, spent) = (Lines(estimate), Lines(actual));
        var row = PlannedActivity.Kind.Row(Id, new ActivityDrafted(Plan with { Lines = planned }, "p", null), new ActivitySettled(spent, spent.Sum(l => l.Amount), [], null, [], null, "p", null))!;
        return row.Lines.Sum(l => l.Estimate) == row.Amount && row.Lines.Sum(l => l.Actual) == row.ActualAmount && row.Lines.Sum(l => l.Difference) == row.ActualAmount - row.Amount
            && row.Lines.Select(l => l.Kind).Distinct().Count() == row.Lines.Count;
    }).QuickCheckThrowOnFailure();
}
