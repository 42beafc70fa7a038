using Compliance.Activities;
using Compliance.Funds;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Funds.Sample;
using Held = Compliance.Activities.Commitment;

namespace Compliance.Decisions.Funds;

public sealed class ActivityMoneyTests
{
    private const string Activity = "activity/1";
    private static readonly ActivityPlan Plan = new() { Branch = Branch, Type = ActivityType.Meeting, Title = "讨论会" };
    private readonly FakeWork work = new FakeWork(Leader, Now).Seed(Budget.Kind, Meetings, Allocated(Meetings, 10_000)).Seed(Budget.Kind, Training, Allocated(Training, 1_000));

    private async Task<string?> After(object happened) =>
        (await new ActivityMoney().React(new Happened(PlannedActivity.Kind, Activity, happened, null), work, default))?.Code;

    private (decimal Meetings, decimal Training) Committed => (Of(Meetings).Committed, Of(Training).Committed);

    private BudgetState Of(string budget) => work.Load(Budget.Kind, budget, default).Result.State;

    private static ActivityApproved Approve(params Held[] commitments) => new(Now, commitments.Sum(c => c.Amount), commitments, null);

    private static ActivityAmendmentApproved Amend(Held[] from, Held[] to) => new(1, Now, Plan, to.Sum(c => c.Amount), to, from, null);

    [Fact]
    public async Task An_approval_holds_its_money_on_every_budget()
    {
        Assert.Null(await After(Approve(new(Meetings, 6_000), new(Training, 400))));
        Assert.Equal((6_000, 400), Committed);
    }

    [Fact]
    public async Task A_budget_that_cannot_give_it_refuses_the_approval()
    {
        Assert.Equal("BUDGET_OVERDRAWN", await After(Approve(new(Meetings, 6_000), new(Training, 1_000.01m))));
        Assert.Equal("BUDGET_UNKNOWN", await After(Approve(new Held("budget/cardiology/2025/none", 1))));
    }

    [Fact]
    public async Task An_amendment_moves_the_difference_only()
    {
        await After(Approve(new(Meetings, 6_000), new(Training, 400)));
        Assert.Null(await After(Amend([new(Meetings, 6_000), new(Training, 400)], [new(Meetings, 7_500)])));
        Assert.Equal((7_500, 0), Committed);
        Assert.Equal("BUDGET_OVERDRAWN", await After(Amend([new(Meetings, 7_500)], [new(Meetings, 10_001)])));
    }

    [Fact]
    public async Task An_amendment_frees_no_money_that_claims_have_drawn()
    {
        await After(Approve(new Held(Meetings, 6_000)));
        await Ledger.Take(work, Meetings, "fund-use/1", Activity, 5_000, default);
        Assert.Null(await After(Amend([new(Meetings, 6_000)], [new(Meetings, 2_000)])));
        Assert.Equal(5_000, Committed.Meetings);
    }

    [Fact]
    public async Task Cancelling_and_settling_free_what_is_left()
    {
        await After(Approve(new Held(Meetings, 6_000)));
        Assert.Null(await After(new ActivityCancelled("台风", [new(Meetings, 6_000)], "person/officer", null)));
        Assert.Equal(0, Committed.Meetings);
        await After(Approve(new Held(Training, 600)));
        await Ledger.Take(work, Training, "fund-use/1", Activity, 200, default);
        Assert.Null(await After(new ActivitySettled([], 200, [new(Training, 600)], null, [], null, "person/officer", null)));
        Assert.Equal(200, Committed.Training);
    }

    [Fact]
    public async Task Anything_else_is_none_of_its_business()
    {
        Assert.Null(await After(new ActivityFiled("民政局", "1", new DateOnly(2025, 6, 9), null, "person/officer", null)));
        Assert.Equal((0, 0), Committed);
    }
}
