using Compliance.Activities;
using Compliance.Funds;
using Compliance.Kernel;
using Xunit;
using static Compliance.Scenarios.Funds.FundsFixture;
using Held = Compliance.Activities.Commitment;

namespace Compliance.Scenarios.Funds;

/// <summary>Thirty-two at once, through two hosts on one database: the sums hold, every loser is told why, nobody meets a fault.</summary>
public sealed class RaceTests(FundsFixture funds) : IClassFixture<FundsFixture>
{
    [Fact]
    public async Task Claims_that_race_for_the_last_of_a_budget()
    {
        await funds.Allocate("race-claims", 10_000);
        var waiting = new List<FundUseRow>();
        for (var i = 0; i < 32; i++) waiting.Add(await funds.PreChecked(Claim("race-claims", 700, $"253120000000000{i:00000}")));
        var outcomes = await Task.WhenAll(waiting.Select((row, i) => Task.Run(() => funds.Approve(row.Id, Accountant, i % 2))));
        Assert.Equal(14, outcomes.Count(o => o.FundUse is not null));
        Assert.All(outcomes.Where(o => o.FundUse is null), o => Assert.Equal("BUDGET_OVERDRAWN", Assert.Single(o.Errors!).Code));
        var budget = await funds.Budget("race-claims");
        Assert.Equal((9_800m, 200m), (budget.Committed, budget.Available));
    }

    [Fact]
    public async Task Activities_that_race_for_the_last_of_a_budget()
    {
        var budget = (await funds.Allocate("race-activities", 10_000)).Id;
        var plan = new ActivityPlan { Branch = Branch, Type = ActivityType.Meeting, Title = "竞争" };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(async () =>
        {
            var desk = funds.Desk(Accountant, i % 2);
            return await desk.Handle(PlannedActivity.Kind, desk.NewId(PlannedActivity.Kind), null, i, (_, _) => ValueTask.FromResult(
                Decision.Accept(new ActivityDrafted(plan, "person/officer", null), new ActivityApproved(desk.Now, 700, [new Held(budget, 700)], null))), default);
        })));
        Assert.Equal(14, outcomes.Count(o => o.Refusal is null));
        Assert.All(outcomes.Where(o => o.Refusal is not null), o => Assert.Equal("BUDGET_OVERDRAWN", o.Refusal!.Code));
        Assert.Equal(9_800, (await funds.Budget("race-activities")).Committed);
        var held = await funds.Views.List(Compliance.Funds.Commitment.Kind.View, Filter.Eq("budget", budget), 50, default);
        Assert.Equal((14, 9_800m), (held.Count, held.Sum(h => h.Open)));
    }

    [Fact]
    public async Task Claims_that_race_with_one_invoice()
    {
        await funds.Allocate("race-invoice", 1_000_000);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => funds.Submit(Claim("race-invoice", 100, "25312000000077777777", payee: "甲 " + i), i % 2))));
        var winner = Assert.Single(outcomes, o => o.FundUse is not null).FundUse!;
        foreach (var loser in outcomes.Where(o => o.FundUse is null))
            Assert.Equal("process.duplicate-invoice", Assert.Single(Assert.IsType<NormStopError>(Assert.Single(loser.Errors!)).Findings).Clause);
        Assert.Equal([winner.Id], (await funds.Views.Get(Invoice.Kind.View, "invoice/25312000000077777777", null, default))!.Holders);
    }

    [Fact]
    public async Task One_submission_sent_many_times_is_stored_once()
    {
        await funds.Allocate("race-key", 1_000);
        var input = Claim("race-key", 100, "25312000000088888888", key: "sent-twice");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => funds.Submit(input, i % 2))));
        Assert.All(outcomes, o => Assert.Null(o.Errors));
        Assert.Single(outcomes.Select(o => o.FundUse!.Id).Distinct());
    }

    [Fact]
    public async Task Transfers_in_opposite_directions_lose_nothing()
    {
        var (a, b) = ((await funds.Allocate("swap-a", 500)).Id, (await funds.Allocate("swap-b", 500)).Id);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            new BudgetMutations().TransferBudget(new(i % 2 == 0 ? a : b, i % 2 == 0 ? b : a, 100, "调剂", null), funds.Desk(Accountant, i / 2 % 2), default))));
        Assert.All(outcomes.Where(o => o.Errors is not null), o => Assert.Equal("BUDGET_OVERDRAWN", Assert.Single(o.Errors!).Code));
        var (rowA, rowB) = (await funds.Budget("swap-a"), await funds.Budget("swap-b"));
        Assert.Equal(1_000, rowA.Available + rowB.Available);
        Assert.True(rowA.Available >= 0 && rowB.Available >= 0);
        Assert.Equal(rowA.TransferredOut, rowB.TransferredIn);
    }
}
