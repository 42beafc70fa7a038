using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record BudgetRow : IBranchRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public required string? Branch { get; init; }
    public int Year { get; init; }
    public required string Line { get; init; }
    public required string Title { get; init; }
    public OverdrawPolicy Overdraw { get; init; }
    public required string Basis { get; init; }
    public decimal Allocated { get; init; }
    public decimal Adjusted { get; init; }
    public decimal TransferredIn { get; init; }
    public decimal TransferredOut { get; init; }
    public decimal Committed { get; init; }
    public decimal Spent { get; init; }
    public decimal Lapsed { get; init; }
    /// <summary>A column of its own so that lists can be filtered and sorted by it.</summary>
    public decimal Available { get; init; }
    public bool Closed { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal static class BudgetView
{
    internal static readonly View<BudgetRow> View = new("budgets", 1, Fold)
    {
        DefaultOrder = nameof(BudgetRow.Year),
        Indexes = [[nameof(BudgetRow.Year)], [nameof(BudgetRow.Branch), nameof(BudgetRow.Year)], [nameof(BudgetRow.Available)]],
        CountedBy = [nameof(BudgetRow.Branch), nameof(BudgetRow.Year)],
    };

    public static BudgetRow? Fold(BudgetRow? row, Envelope e)
    {
        var next = (row, e.Event) switch
        {
            (_, BudgetAllocated a) => new BudgetRow
            {
                Id = e.Stream, Branch = a.Branch, Year = a.Year, Line = a.Line, Title = a.Title, Overdraw = a.Overdraw, Basis = a.Basis,
                Allocated = a.Amount, CreatedAt = e.OccurredAt,
            },
            (null, _) => null,
            (_, BudgetAdjusted a) => row with { Adjusted = row.Adjusted + a.Change },
            (_, BudgetTransferredOut t) => row with { TransferredOut = row.TransferredOut + t.Amount },
            (_, BudgetTransferredIn t) => row with { TransferredIn = row.TransferredIn + t.Amount },
            (_, BudgetCommitted c) => row with { Committed = row.Committed + c.Amount },
            (_, BudgetReleased r) => row with { Committed = row.Committed - r.Amount },
            (_, BudgetSpent s) => row with { Committed = row.Committed - s.Amount, Spent = row.Spent + s.Amount },
            (_, BudgetRefunded r) => row with { Spent = row.Spent - r.Amount },
            (_, BudgetClosed c) => row with { Lapsed = c.Lapsed, Closed = true },
            _ => row,
        };
        return next is null ? null : next with
        {
            Version = e.Version, UpdatedAt = e.OccurredAt,
            Available = next.Allocated + next.Adjusted + next.TransferredIn - next.TransferredOut - next.Lapsed - next.Committed - next.Spent,
        };
    }
}
