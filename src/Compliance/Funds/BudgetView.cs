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
    /// <summary>In the order of the months; a month in which nothing moved is not there.</summary>
    public IReadOnlyList<BudgetMonth> Months { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What moved in one month of the office's calendar, <c>2026-03</c>.</summary>
/// <param name="Granted">Allocated, adjusted, transferred in and out, lapsed.</param>
/// <param name="Committed">Held anew.</param>
/// <param name="Released">Held no more, and not spent.</param>
/// <param name="Spent">Paid, less what came back.</param>
internal sealed record BudgetMonth(string Month, decimal Granted, decimal Committed, decimal Released, decimal Spent);

internal static class BudgetView
{
    internal static readonly View<BudgetRow> View = new("budgets", 2, Fold)
    {
        DefaultOrder = nameof(BudgetRow.Year),
        Indexes = [[nameof(BudgetRow.Year)], [nameof(BudgetRow.Branch), nameof(BudgetRow.Year)], [nameof(BudgetRow.Available)]],
        CountedBy = [nameof(BudgetRow.Branch), nameof(BudgetRow.Year)],
        Searched = [nameof(BudgetRow.Title), nameof(BudgetRow.Line)],
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
            Version = e.Version, UpdatedAt = e.OccurredAt, Months = Moved(next.Months, e),
            Available = next.Allocated + next.Adjusted + next.TransferredIn - next.TransferredOut - next.Lapsed - next.Committed - next.Spent,
        };
    }

    private static IReadOnlyList<BudgetMonth> Moved(IReadOnlyList<BudgetMonth> months, Envelope e)
    {
        var now = new BudgetMonth(OfficeTime.Day(e.OccurredAt).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), 0, 0, 0, 0);
        now = e.Event switch
        {
            BudgetAllocated a => now with { Granted = a.Amount },
            BudgetAdjusted a => now with { Granted = a.Change },
            BudgetTransferredOut t => now with { Granted = -t.Amount },
            BudgetTransferredIn t => now with { Granted = t.Amount },
            BudgetClosed c => now with { Granted = -c.Lapsed },
            BudgetCommitted c => now with { Committed = c.Amount },
            BudgetReleased r => now with { Released = r.Amount },
            BudgetSpent s => now with { Spent = s.Amount },
            BudgetRefunded r => now with { Spent = -r.Amount },
            _ => now,
        };
        if (now is { Granted: 0, Committed: 0, Released: 0, Spent: 0 }) return months;
        var before = months.FirstOrDefault(m => m.Month == now.Month);
        var sum = before is null ? now : before with { Granted = before.Granted + now.Granted, Committed = before.Committed + now.Committed, Released = before.Released + now.Released, Spent = before.Spent + now.Spent };
        return [.. months.Where(m => m.Month != now.Month).Append(sum).OrderBy(m => m.Month, StringComparer.Ordinal)];
    }
}
