using Compliance.Kernel;

namespace Compliance.Funds;

internal enum BudgetDimension { Branch, Line }

/// <summary>Budgets added up; what they are not grouped by is null.</summary>
internal sealed record BudgetSum(BranchRef? Branch, string? Line, string? Title)
{
    private readonly SortedDictionary<string, BudgetMonth> months = new(StringComparer.Ordinal);

    public int Count { get; private set; }
    public decimal Allocated { get; private set; }
    public decimal Adjusted { get; private set; }
    public decimal TransferredIn { get; private set; }
    public decimal TransferredOut { get; private set; }
    public decimal Lapsed { get; private set; }
    public decimal Committed { get; private set; }
    public decimal Spent { get; private set; }
    public decimal Available { get; private set; }
    public IReadOnlyCollection<BudgetMonth> Months => months.Values;

    /// <summary>One sum for each branch or line, in the order of their names; one of everything when not grouped.</summary>
    public static async Task<IReadOnlyList<BudgetSum>> Of(IAsyncEnumerable<BudgetRow> rows, BudgetDimension? by)
    {
        var sums = new SortedDictionary<string, BudgetSum>(StringComparer.Ordinal);
        if (by is null) sums[""] = new(null, null, null);
        await foreach (var row in rows)
        {
            var key = by switch { BudgetDimension.Branch => row.Branch ?? "", BudgetDimension.Line => row.Line, _ => "" };
            if (!sums.TryGetValue(key, out var sum))
                sums[key] = sum = by == BudgetDimension.Branch ? new(BranchRef.Of(row.Branch), null, null) : new(null, row.Line, row.Title);
            sum.Add(row);
        }
        return [.. sums.Values];
    }

    private void Add(BudgetRow row)
    {
        Count++;
        Allocated += row.Allocated;
        Adjusted += row.Adjusted;
        TransferredIn += row.TransferredIn;
        TransferredOut += row.TransferredOut;
        Lapsed += row.Lapsed;
        Committed += row.Committed;
        Spent += row.Spent;
        Available += row.Available;
        foreach (var m in row.Months)
            months[m.Month] = months.TryGetValue(m.Month, out var before)
                ? before with { Granted = before.Granted + m.Granted, Committed = before.Committed + m.Committed, Released = before.Released + m.Released, Spent = before.Spent + m.Spent } : m;
    }
}
