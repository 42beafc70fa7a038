using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record AllocateBudget(DateTimeOffset At, Actor By, string Branch, int Year, string Line, string Title, decimal Amount, OverdrawPolicy Overdraw, string Basis);
internal sealed record AdjustBudget(DateTimeOffset At, Actor By, string Budget, decimal Change, string Reason);
internal sealed record TransferBudget(DateTimeOffset At, Actor By, string From, string To, decimal Amount, string Reason);
internal sealed record CloseBudget(DateTimeOffset At, Actor By, string Budget, string Reason);

/// <summary>What finance may do with a budget itself; what is held and paid out of it is decided in <see cref="LedgerDecisions"/>.</summary>
internal static class BudgetDecisions
{
    public static Decision Decide(BudgetState state, AllocateBudget c) =>
        Check.First(
            Check.Text("branch", c.Branch),
            c.Year is < 2000 or > 2100 ? Refusal.Invalid("year", "BUDGET_YEAR") : null,
            IsSlug(c.Line) ? null : Refusal.Invalid("line", "BUDGET_LINE"),
            Check.Text("title", c.Title), Check.PositiveAmount("amount", c.Amount), Check.Text("basis", c.Basis, Check.LongText)) is { } invalid ? invalid
        : state.Exists ? Refusal.Because("BUDGET_EXISTS", ("budget", state.Id))
        : Decision.Accept(new BudgetAllocated(c.Branch, c.Year, c.Line, c.Title.Trim(), c.Amount, c.Overdraw, c.Basis.Trim(), c.By.Person));

    public static Decision Decide(BudgetState state, AdjustBudget c) =>
        Check.First(
            c.Change == 0 ? Refusal.Invalid("change", "CHANGE_ZERO") : Check.Amount("change", Math.Abs(c.Change)),
            Check.Text("reason", c.Reason, Check.LongText), Usable(state, c.Budget)) is { } refused ? refused
        : c.Change < 0 && Overdraws(state, -c.Change) is { } overdrawn ? overdrawn
        : Decision.Accept(new BudgetAdjusted(c.Change, c.Reason.Trim(), c.By.Person));

    /// <summary>The giving side; the receiving side is <see cref="Receive"/>, in the same transaction.</summary>
    public static Decision Decide(BudgetState from, TransferBudget c) =>
        Check.First(
            Check.PositiveAmount("amount", c.Amount), Check.Text("reason", c.Reason, Check.LongText), Usable(from, c.From),
            c.From == c.To ? Refusal.Because("TRANSFER_TO_ITSELF", ("budget", c.To)) : null) is { } refused ? refused
        : Overdraws(from, c.Amount) is { } overdrawn ? overdrawn
        : Decision.Accept(new BudgetTransferredOut(c.To, c.Amount, c.Reason.Trim(), c.By.Person));

    public static Decision Receive(BudgetState to, int year, TransferBudget c) =>
        Usable(to, c.To) is { } refused ? refused
        : to.Year != year ? Refusal.Because("TRANSFER_BETWEEN_YEARS", ("from", c.From), ("to", c.To))
        : Decision.Accept(new BudgetTransferredIn(c.From, c.Amount, c.Reason.Trim(), c.By.Person));

    /// <summary>A year is closed once it is over: what is free lapses, what is held may still be paid or released.</summary>
    public static Decision Decide(BudgetState state, CloseBudget c) =>
        Check.First(Check.Text("reason", c.Reason, Check.LongText), Usable(state, c.Budget)) is { } refused ? refused
        : OfficeTime.Day(c.At).Year <= state.Year ? Refusal.Because("BUDGET_YEAR_RUNNING", ("year", state.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        : Decision.Accept(new BudgetClosed(Math.Max(0, state.Available), c.Reason.Trim(), c.By.Person));

    public static Refusal? Usable(BudgetState state, string id) =>
        !state.Exists ? Refusal.Because("BUDGET_UNKNOWN", ("budget", id)) : state.Closed ? Refusal.Because("BUDGET_CLOSED", ("budget", id)) : null;

    /// <summary>Nothing takes a budget below zero, unless its own policy says that it only warns.</summary>
    public static Refusal? Overdraws(BudgetState state, decimal amount) =>
        state.Overdraw == OverdrawPolicy.Warn || amount <= state.Available ? null
        : Refusal.Because("BUDGET_OVERDRAWN", ("budget", state.Id), ("total", state.Total), ("committed", state.Committed), ("spent", state.Spent),
            ("available", state.Available), ("amount", amount), ("short", amount - state.Available)) with { Grave = true, Clause = "process.over-budget" };

    public static bool IsSlug(string? line) => line is { Length: > 0 and <= 40 } && line.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
