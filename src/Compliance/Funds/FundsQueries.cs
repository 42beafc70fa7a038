using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>One branch's year in the association's books.</summary>
internal sealed record BooksOfBranch(string BranchId, int Year, decimal Income, decimal Available, decimal Committed, decimal Spent);

internal sealed class FundsQueries
{
    public ValueTask<Connection<BudgetRow>> Budgets(int? first, string? after, int? last, string? before, IReadOnlyDictionary<string, object?>? where,
        IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IDesk desk, IViews views, CancellationToken ct) =>
        views.Page(Budget.Kind.View, PageRequest.Of(first, after, last, before, where, order, asOf, desk.Actor.DepartmentScope()), ct);

    public ValueTask<BudgetRow?> GetBudget(string id, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) =>
        Budget.Kind.Owns(id) ? nodes.Find(Budget.Kind.View, id, asOf, ct) : new((BudgetRow?)null);

    /// <summary>Nothing of a single budget is shown, so that nobody who looks at sums takes a list away.</summary>
    public Task<IReadOnlyList<BudgetSum>> BudgetSums(BudgetDimension? by, IReadOnlyDictionary<string, object?>? where, DateTimeOffset? asOf, IDesk desk, IViews views, CancellationToken ct)
    {
        return BudgetSum.Of(Rows(), by);

        async IAsyncEnumerable<BudgetRow> Rows()
        {
            for (string? after = null; ;)
            {
                var page = await views.Page(Budget.Kind.View, PageRequest.Of(500, after, null, null, where, null, asOf, desk.Actor.DepartmentScope()), ct);
                foreach (var row in page.Nodes) yield return row;
                if (!page.PageInfo.HasNextPage) yield break;
                after = page.PageInfo.EndCursor;
            }
        }
    }

    public ValueTask<Connection<FundUseRow>> FundUses(int? first, string? after, int? last, string? before, IReadOnlyDictionary<string, object?>? where,
        IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IDesk desk, IViews views, CancellationToken ct) =>
        views.Page(FundUse.Kind.View, PageRequest.Of(first, after, last, before, where, order, asOf, desk.Actor.DepartmentScope()), ct);

    public ValueTask<FundUseRow?> GetFundUse(string id, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) =>
        FundUse.Kind.Owns(id) ? nodes.Find(FundUse.Kind.View, id, asOf, ct) : new((FundUseRow?)null);

    public ValueTask<Connection<InvoiceRow>> Invoices(int? first, string? after, int? last, string? before, IReadOnlyDictionary<string, object?>? where,
        IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IDesk desk, IViews views, CancellationToken ct) =>
        views.Page(Invoice.Kind.View, PageRequest.Of(first, after, last, before, where, order, asOf, desk.Actor.DepartmentScope()), ct);

    public ValueTask<Connection<IncomeRow>> Incomes(int? first, string? after, int? last, string? before, IReadOnlyDictionary<string, object?>? where,
        IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IDesk desk, IViews views, CancellationToken ct) =>
        views.Page(Income.Kind.View, PageRequest.Of(first, after, last, before, where, order, asOf, desk.Actor.DepartmentScope()), ct);

    public ValueTask<IncomeRow?> GetIncome(string id, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) =>
        Income.Kind.Owns(id) ? nodes.Find(Income.Kind.View, id, asOf, ct) : new((IncomeRow?)null);

    /// <summary>A branch has no account of its own: this is where its money stands.</summary>
    public async Task<IReadOnlyList<BooksOfBranch>> GetBooks(int year, DateTimeOffset? asOf, IDesk desk, IViews views, CancellationToken ct)
    {
        var scope = Filter.And(Filter.Eq("year", year), desk.Actor.DepartmentScope());
        var books = new SortedDictionary<string, BooksOfBranch>(StringComparer.Ordinal);
        async Task Add<TRow>(View<TRow> view, Filter? where, string sum, Func<BooksOfBranch, decimal, BooksOfBranch> enter) where TRow : class, IRow
        {
            foreach (var group in await views.Tally(view, where, ["branch"], sum, asOf, ct))
                if (group.By[0] is string branch) books[branch] = enter(books.GetValueOrDefault(branch) ?? new(branch, year, 0, 0, 0, 0), group.Sum);
        }
        await Add(Budget.Kind.View, scope, "available", (b, sum) => b with { Available = sum });
        await Add(Budget.Kind.View, scope, "committed", (b, sum) => b with { Committed = sum });
        await Add(Budget.Kind.View, scope, "spent", (b, sum) => b with { Spent = sum });
        await Add(Income.Kind.View, Filter.And(scope, Filter.Eq("reversed", false)), "amount", (b, sum) => b with { Income = sum });
        return [.. books.Values];
    }
}

internal sealed class BooksFields
{
    public BranchRef Branch(BooksOfBranch parent) => new(parent.BranchId);
}
