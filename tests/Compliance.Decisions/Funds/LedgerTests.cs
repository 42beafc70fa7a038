using Compliance.Funds;
using Compliance.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Compliance.Decisions.Funds.Sample;

namespace Compliance.Decisions.Funds;

public sealed class LedgerTests
{
    private const string Activity = "activity/1", Claim1 = "fund-use/1";

    private static FakeWork Work(decimal meetings = 10_000, OverdrawPolicy overdraw = OverdrawPolicy.Stop) => new FakeWork(Accountant, Now)
        .Seed(Budget.Kind, Meetings, Allocated(Meetings, meetings, overdraw)).Seed(Budget.Kind, Training, Allocated(Training, 1_000, overdraw));

    private static BudgetState Of(FakeWork work, string budget) => work.Load(Budget.Kind, budget, default).Result.State;

    private static CommitmentState Held(FakeWork work, string reference) => work.Load(Commitment.Kind, Commitment.IdOf(Meetings, reference), default).Result.State;

    [Fact]
    public async Task A_movement_is_written_in_both_books()
    {
        var work = Work();
        Assert.Null(await Ledger.Commit(work, Meetings, Activity, 6_000, default));
        Assert.Equal(new BudgetCommitted(Meetings, Activity, 6_000), work.EventsOf(Meetings)[^1]);
        Assert.Equal(new BudgetCommitted(Meetings, Activity, 6_000), Assert.Single(work.EventsOf("commitment/cardiology/2025/meetings/activity/1")));
    }

    [Fact]
    public async Task More_than_is_left_is_refused_with_the_sums_and_nothing_is_written()
    {
        var work = Work();
        Assert.Null(await Ledger.Commit(work, Meetings, Activity, 6_000, default));
        var refusal = (await Ledger.Commit(work, Meetings, Claim1, 4_000.01m, default))!;
        Assert.Equal(("BUDGET_OVERDRAWN", true, 4_000m), (refusal.Code, refusal.Grave, refusal.Args["available"]));
        Assert.Equal(2, work.EventsOf(Meetings).Count);
        Assert.Empty(work.EventsOf(Commitment.IdOf(Meetings, Claim1)));
    }

    [Fact]
    public async Task A_claim_draws_on_its_activity_first_and_the_budget_pays_only_the_rest()
    {
        var work = Work();
        await Ledger.Commit(work, Meetings, Activity, 6_000, default);
        Assert.Null(await Ledger.Take(work, Meetings, Claim1, Activity, 7_000, default));
        Assert.Equal((0m, 7_000m, 6_000m), (Held(work, Activity).Open, Held(work, Claim1).Open, Held(work, Claim1).Received));
        Assert.Equal((7_000m, 3_000m), (Of(work, Meetings).Committed, Of(work, Meetings).Available));
    }

    [Fact]
    public async Task A_claim_covered_by_its_activity_does_not_touch_the_budget()
    {
        var work = Work();
        await Ledger.Commit(work, Meetings, Activity, 10_000, default);
        Assert.Null(await Ledger.Take(work, Meetings, Claim1, Activity, 4_000, default));
        Assert.Equal(2, work.EventsOf(Meetings).Count);
        Assert.Equal(6_000, Held(work, Activity).Open);
    }

    [Fact]
    public async Task What_a_claim_did_not_use_goes_back_to_its_activity_while_that_stands()
    {
        var work = Work();
        await Ledger.Commit(work, Meetings, Activity, 5_000, default);
        await Ledger.Take(work, Meetings, Claim1, Activity, 6_000, default);
        await Ledger.Spend(work, Meetings, Claim1, 4_500, default);
        Assert.Equal((1_500m, null), await Ledger.Free(work, Meetings, Claim1, Activity, default));
        Assert.Equal((500m, 0m), (Held(work, Activity).Open, Held(work, Claim1).Open));
        Assert.Equal((500m, 4_500m, 5_000m), (Of(work, Meetings).Committed, Of(work, Meetings).Spent, Of(work, Meetings).Available));
    }

    [Fact]
    public async Task Nothing_goes_back_to_an_activity_that_is_over()
    {
        var work = Work();
        await Ledger.Commit(work, Meetings, Activity, 5_000, default);
        await Ledger.Take(work, Meetings, Claim1, Activity, 3_000, default);
        await Ledger.Close(work, Meetings, Activity, default);
        Assert.Equal((0m, true, 3_000m), (Held(work, Activity).Open, Held(work, Activity).Closed, Of(work, Meetings).Committed));
        await Ledger.Free(work, Meetings, Claim1, Activity, default);
        Assert.Equal((0m, 10_000m), (Held(work, Activity).Open, Of(work, Meetings).Available));
    }

    [Fact]
    public async Task No_more_is_paid_released_or_paid_back_than_there_is()
    {
        var work = Work();
        await Ledger.Commit(work, Meetings, Claim1, 100, default);
        Assert.Equal("COMMITMENT_EXCEEDED", (await Ledger.Spend(work, Meetings, Claim1, 100.01m, default))!.Code);
        Assert.Equal("COMMITMENT_EXCEEDED", (await Ledger.Release(work, Meetings, Claim1, 101, default))!.Code);
        Assert.Equal("REFUND_OVER_SPENT", (await Ledger.Refund(work, Meetings, Claim1, 1, default))!.Code);
        Assert.Equal("AMOUNT_NOT_POSITIVE", (await Ledger.Commit(work, Meetings, Claim1, -1, default))!.Code);
        Assert.Equal("BUDGET_UNKNOWN", (await Ledger.Commit(work, "budget/cardiology/2025/none", Claim1, 1, default))!.Code);
    }

    /// <summary>
    /// Whatever claims and activities do in whatever order: no budget goes below zero, what a budget calls committed and spent
    /// is what its commitments add up to, and the rows show what the states decide on.
    /// </summary>
    [Fact]
    public void The_two_books_agree_whatever_happens() => Prop.ForAll(
        (from kind in Gen.Choose(0, 7) from who in Gen.Choose(0, 3) from budget in Gen.Choose(0, 1) from fen in Gen.Choose(-10, 700_000) select (kind, who, budget, fen)).ArrayOf().ToArbitrary(),
        moves =>
        {
            var work = Work();
            foreach (var (kind, who, which, fen) in moves)
            {
                var (budget, reference, amount) = (which == 0 ? Meetings : Training, $"fund-use/{who}", fen / 100m);
                _ = kind switch
                {
                    0 => Ledger.Commit(work, budget, who == 0 ? Activity : reference, amount, default).Result,
                    1 => amount > 0 ? Ledger.Take(work, budget, reference, Activity, amount, default).Result : null,
                    2 => Ledger.Release(work, budget, reference, amount, default).Result,
                    3 => Ledger.Spend(work, budget, reference, amount, default).Result,
                    4 => Ledger.Refund(work, budget, reference, amount, default).Result,
                    5 => Ledger.Free(work, budget, reference, Activity, default).Result.Refusal,
                    6 => who == 0 ? Ledger.Close(work, budget, Activity, default).Result : null,
                    _ => Ledger.ReleaseUpTo(work, budget, Activity, amount, default).Result,
                };
            }
            return new[] { Meetings, Training }.All(id => Agrees(work, id));
        }).QuickCheckThrowOnFailure();

    private static bool Agrees(FakeWork work, string budget)
    {
        var state = Of(work, budget);
        var row = Budget.Kind.Row(budget, work.EventsOf(budget))!;
        var held = work.Streams("commitment").Select(id => (State: work.Load(Commitment.Kind, id, default).Result.State, Row: Commitment.Kind.Row(id, work.EventsOf(id))!)).Where(c => c.State.Budget == budget).ToList();
        return state.Available >= 0
            && state.Committed == held.Sum(c => c.State.Open) && state.Spent == held.Sum(c => c.State.Spent)
            && held.All(c => c.State.Open >= 0 && c.State.Spent >= 0 && c.Row.Open == c.State.Open && c.Row.Spent == c.State.Spent && c.Row.Closed == c.State.Closed)
            && (row.Committed, row.Spent, row.Available) == (state.Committed, state.Spent, state.Available);
    }
}
