using Compliance.Funds;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Funds.Sample;

namespace Compliance.Decisions.Funds;

public sealed class BudgetTests
{
    private static readonly AllocateBudget Allocate = new(Now, Accountant, Branch, 2025, "meetings", "会议费", 10_000, OverdrawPolicy.Stop, "党政联席会议决议");
    private static readonly object Opened = Allocated(Meetings, 10_000);
    private static readonly object Held = new BudgetCommitted(Meetings, "activity/1", 6_000);
    private static readonly object Closed = new BudgetClosed(4_000, "年度结束", "person/accountant");

    [Fact]
    public void A_budget_is_allocated_once()
    {
        Budget.Kind.Given([]).When(s => BudgetDecisions.Decide(s, Allocate))
            .ThenHappens(new BudgetAllocated(Branch, 2025, "meetings", "会议费", 10_000, OverdrawPolicy.Stop, "党政联席会议决议", "person/accountant"));
        Budget.Kind.Given([Opened]).When(s => BudgetDecisions.Decide(s, Allocate)).ThenRefused("BUDGET_EXISTS");
    }

    [Fact]
    public void Every_fault_of_an_allocation_is_refused_with_its_field()
    {
        var faults = new (AllocateBudget Command, string Code, string Field)[]
        {
            (Allocate with { Year = 1999 }, "BUDGET_YEAR", "year"), (Allocate with { Line = "会议" }, "BUDGET_LINE", "line"), (Allocate with { Line = "a/b" }, "BUDGET_LINE", "line"),
            (Allocate with { Line = "" }, "BUDGET_LINE", "line"), (Allocate with { Amount = 0 }, "AMOUNT_NOT_POSITIVE", "amount"), (Allocate with { Amount = -5 }, "AMOUNT_NOT_POSITIVE", "amount"),
            (Allocate with { Amount = 1.005m }, "AMOUNT_SCALE", "amount"), (Allocate with { Basis = "" }, "FIELD_REQUIRED", "basis"), (Allocate with { Title = " " }, "FIELD_REQUIRED", "title"),
        };
        foreach (var (command, code, field) in faults) Budget.Kind.Given([]).When(s => BudgetDecisions.Decide(s, command)).ThenRefused(code, field);
    }

    [Fact]
    public void An_adjustment_never_goes_below_what_is_held()
    {
        Then Adjust(decimal change) => Budget.Kind.Given([Opened, Held]).When(s => BudgetDecisions.Decide(s, new AdjustBudget(Now, Accountant, Meetings, change, "调整")));
        Adjust(-4_000).ThenHappens(new BudgetAdjusted(-4_000, "调整", "person/accountant"));
        var refusal = Adjust(-4_000.01m).ThenRefused("BUDGET_OVERDRAWN", grave: true);
        Assert.Equal((4_000m, 0.01m, "process.over-budget"), (refusal.Args["available"], refusal.Args["short"], refusal.Clause));
        Adjust(0).ThenRefused("CHANGE_ZERO", "change");
    }

    [Fact]
    public void A_transfer_gives_only_what_is_free_and_stays_within_its_year()
    {
        TransferBudget Command(decimal amount, string to = Training) => new(Now, Accountant, Meetings, to, amount, "调剂");
        Budget.Kind.Given([Opened, Held]).When(s => BudgetDecisions.Decide(s, Command(4_000))).ThenHappens(new BudgetTransferredOut(Training, 4_000, "调剂", "person/accountant"));
        Budget.Kind.Given([Opened, Held]).When(s => BudgetDecisions.Decide(s, Command(4_001))).ThenRefused("BUDGET_OVERDRAWN", grave: true);
        Budget.Kind.Given([Opened]).When(s => BudgetDecisions.Decide(s, Command(1, Meetings))).ThenRefused("TRANSFER_TO_ITSELF");
        Budget.Kind.Given([Allocated(Training, 1)]).When(s => BudgetDecisions.Receive(s, 2025, Command(4_000))).ThenHappens(new BudgetTransferredIn(Meetings, 4_000, "调剂", "person/accountant"));
        Budget.Kind.Given([Allocated(Training, 1)]).When(s => BudgetDecisions.Receive(s, 2026, Command(1))).ThenRefused("TRANSFER_BETWEEN_YEARS");
        Budget.Kind.Given([]).When(s => BudgetDecisions.Receive(s, 2025, Command(1))).ThenRefused("BUDGET_UNKNOWN");
    }

    [Fact]
    public void A_year_is_closed_once_it_is_over_and_what_was_free_lapses()
    {
        Then Close(DateTimeOffset at) => Budget.Kind.Given([Opened, Held]).When(s => BudgetDecisions.Decide(s, new CloseBudget(at, Accountant, Meetings, "年度结束")));
        Close(new(2025, 12, 31, 23, 0, 0, TimeSpan.FromHours(8))).ThenRefused("BUDGET_YEAR_RUNNING");
        Close(new(2025, 12, 31, 16, 0, 0, TimeSpan.Zero)).ThenHappens(Closed);
        Assert.Equal(0, Budget.Kind.Given([Opened, Held, Closed]).State.Available);
    }

    [Fact]
    public void A_closed_or_unknown_budget_takes_nothing_new()
    {
        foreach (var (history, code) in new (object[], string)[] { ([Opened, Held, Closed], "BUDGET_CLOSED"), ([], "BUDGET_UNKNOWN") })
        {
            Budget.Kind.Given(history).When(s => BudgetDecisions.Decide(s, new AdjustBudget(Now, Accountant, Meetings, 1, "x"))).ThenRefused(code);
            Budget.Kind.Given(history).When(s => BudgetDecisions.Decide(s, new TransferBudget(Now, Accountant, Meetings, Training, 1, "x"))).ThenRefused(code);
            Budget.Kind.Given(history).When(s => BudgetDecisions.Decide(s, new CloseBudget(Now.AddYears(1), Accountant, Meetings, "x"))).ThenRefused(code);
            Budget.Kind.Given(history).When(s => LedgerDecisions.Decide(s, new Commit(Meetings, "fund-use/1", 1))).ThenRefused(code);
        }
    }

    [Fact]
    public void Under_the_policy_WARN_a_budget_goes_below_zero() =>
        Budget.Kind.Given([Allocated(Meetings, 100, OverdrawPolicy.Warn)]).When(s => LedgerDecisions.Decide(s, new Commit(Meetings, "fund-use/1", 150))).ThenHappens(new BudgetCommitted(Meetings, "fund-use/1", 150));

    [Fact]
    public void The_row_shows_every_sum_and_what_is_left()
    {
        var row = Budget.Kind.Row(Meetings, [Opened, new BudgetAdjusted(500, "r", "p"), new BudgetTransferredIn(Training, 200, "r", "p"), new BudgetTransferredOut(Training, 100, "r", "p"),
            Held, new BudgetReleased(Meetings, "activity/1", 1_000), new BudgetSpent(Meetings, "activity/1", 2_000), new BudgetRefunded(Meetings, "activity/1", 50)])!;
        Assert.Equal((10_000m, 500m, 200m, 100m, 3_000m, 1_950m, 5_650m, 8L), (row.Allocated, row.Adjusted, row.TransferredIn, row.TransferredOut, row.Committed, row.Spent, row.Available, row.Version));
    }

    [Fact]
    public void An_id_tells_its_branch()
    {
        Assert.Equal(Meetings, Budget.IdOf(Branch, 2025, "meetings"));
        Assert.Equal(Branch, Budget.BranchOf(Meetings));
        foreach (var no in new[] { "", "budget/x", "budget//2025/m", "budget/x/20x5/m", "budget/x/2025/m/n", "fund-use/x/2025/m" }) Assert.Null(Budget.BranchOf(no));
    }
}
