using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>What happens when more is asked of a budget than it has: refused, or let through as a finding.</summary>
internal enum OverdrawPolicy { Stop, Warn }

// Events. Names and fields are the storage format: they never change once shipped.

internal sealed record BudgetAllocated(string Branch, int Year, string Line, string Title, decimal Amount, OverdrawPolicy Overdraw, string Basis, string By);
internal sealed record BudgetAdjusted(decimal Change, string Reason, string By);
internal sealed record BudgetTransferredOut(string To, decimal Amount, string Reason, string By);
internal sealed record BudgetTransferredIn(string From, decimal Amount, string Reason, string By);
internal sealed record BudgetClosed(decimal Lapsed, string Reason, string By);

// The four entries below are written twice, in the budget's stream and in that of the commitment (Commitment.cs): the two
// books of one movement, in one transaction. Reference is the record the money is held for, an activity or a fund use.

internal sealed record BudgetCommitted(string Budget, string Reference, decimal Amount);
internal sealed record BudgetReleased(string Budget, string Reference, decimal Amount);
internal sealed record BudgetSpent(string Budget, string Reference, decimal Amount);
internal sealed record BudgetRefunded(string Budget, string Reference, decimal Amount);

/// <summary>Totals only, so that a budget of a hundred thousand movements decides as fast as a new one.</summary>
internal sealed record BudgetState(string? Id, string? Branch, int Year, OverdrawPolicy Overdraw, decimal Total, decimal Committed, decimal Spent, bool Closed)
{
    public bool Exists => Id is not null;
    public decimal Available => Total - Committed - Spent;
}

/// <summary>The money of one branch, year and line: <c>budget/cardiology/2026/meetings</c>.</summary>
internal static class Budget
{
    public static BudgetState Evolve(BudgetState state, object @event) => @event switch
    {
        BudgetAllocated e => new(IdOf(e.Branch, e.Year, e.Line), e.Branch, e.Year, e.Overdraw, e.Amount, 0, 0, false),
        BudgetAdjusted e => state with { Total = state.Total + e.Change },
        BudgetTransferredOut e => state with { Total = state.Total - e.Amount },
        BudgetTransferredIn e => state with { Total = state.Total + e.Amount },
        BudgetCommitted e => state with { Committed = state.Committed + e.Amount },
        BudgetReleased e => state with { Committed = state.Committed - e.Amount },
        BudgetSpent e => state with { Committed = state.Committed - e.Amount, Spent = state.Spent + e.Amount },
        BudgetRefunded e => state with { Spent = state.Spent - e.Amount },
        BudgetClosed e => state with { Total = state.Total - e.Lapsed, Closed = true },
        _ => state,
    };

    internal static readonly StreamKind<BudgetState, BudgetRow> Kind =
        new("budget", "budget", new BudgetState(null, null, 0, OverdrawPolicy.Stop, 0, 0, 0, false), Evolve, BudgetView.View);

    public static string IdOf(string branch, int year, string line) =>
        Kind.Id(Tail(branch), year.ToString(System.Globalization.CultureInfo.InvariantCulture), line);

    /// <summary>The branch a budget id belongs to; null when the id is no budget's.</summary>
    public static string? BranchOf(string id) => id.Split('/') is ["budget", { Length: > 0 } tail, { Length: 4 } year, { Length: > 0 }] && year.All(char.IsAsciiDigit) ? "branch/" + tail : null;

    private static string Tail(string branch) => branch[(branch.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
