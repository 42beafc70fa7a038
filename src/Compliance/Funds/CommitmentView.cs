using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record CommitmentRow : IBranchRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public string? Branch { get; init; }
    public required string Budget { get; init; }
    public required string Reference { get; init; }
    /// <summary>What was ever held: taken from the budget or from another commitment.</summary>
    public decimal Committed { get; init; }
    public decimal Released { get; init; }
    public decimal Moved { get; init; }
    public decimal Spent { get; init; }
    public decimal Open { get; init; }
    public bool Closed { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal static class CommitmentView
{
    internal static readonly View<CommitmentRow> View = new("commitments", 1, Fold)
    {
        DefaultOrder = nameof(CommitmentRow.OpenedAt),
        Indexes = [[nameof(CommitmentRow.Budget), nameof(CommitmentRow.OpenedAt)], [nameof(CommitmentRow.Reference)]],
    };

    public static CommitmentRow? Fold(CommitmentRow? row, Envelope e)
    {
        var next = e.Event switch
        {
            BudgetCommitted c => Take(row, e, c.Budget, c.Reference, c.Amount),
            CommitmentMoved m when e.Stream == Commitment.IdOf(m.Budget, m.To) => Take(row, e, m.Budget, m.To, m.Amount),
            _ when row is null => null,
            CommitmentMoved m => row with { Moved = row.Moved + m.Amount, Open = row.Open - m.Amount },
            BudgetReleased r => row with { Released = row.Released + r.Amount, Open = row.Open - r.Amount },
            BudgetSpent s => row with { Spent = row.Spent + s.Amount, Open = row.Open - s.Amount },
            BudgetRefunded r => row with { Spent = row.Spent - r.Amount },
            CommitmentClosed => row with { Closed = true },
            _ => row,
        };
        return next is null ? null : next with { Version = e.Version, UpdatedAt = e.OccurredAt };
    }

    private static CommitmentRow Take(CommitmentRow? row, Envelope e, string budget, string reference, decimal amount)
    {
        row ??= new() { Id = e.Stream, Branch = Budget.BranchOf(budget), Budget = budget, Reference = reference, OpenedAt = e.OccurredAt };
        return row with { Committed = row.Committed + amount, Open = row.Open + amount, Closed = false };
    }
}
