using Compliance.Host.Commands;
using Compliance.Kernel;

namespace Compliance.Host.Access;

/// <summary>
/// The views behind the lists of the graph, with the reader's scope in every query: of rows that belong to a branch, branch
/// roles get, and count, those of their own. A room says so itself; one that forgot would still show nothing of others. Who is
/// shown so much that it is an export is noted.
/// </summary>
/// <param name="scope">As the field's <c>@access</c> says; cases are their handlers' under every scope.</param>
/// <param name="list">The field's name.</param>
/// <param name="reads">Where every case that a list shows is put on record.</param>
internal sealed class ScopedViews(IViews views, Actor actor, AccessScope scope = AccessScope.Branch, string list = "", Exports? exports = null, SensitiveReads? reads = null) : IViews
{
    private const int MostCases = 1000;

    public async ValueTask<TRow?> Get<TRow>(View<TRow> view, string id, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow =>
        await views.Get(view, id, asOf, ct) is { } row && Knows(asOf is null || row is not ICaseRow ? row : await views.Get(view, id, null, ct)) ? row : null;

    public async ValueTask<IReadOnlyDictionary<string, TRow>> GetMany<TRow>(View<TRow> view, IReadOnlyList<string> ids, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow
    {
        var rows = await views.GetMany(view, ids, asOf, ct);
        var now = asOf is null || !IsCase<TRow>() ? rows : await views.GetMany(view, ids, null, ct);
        return rows.Keys.All(id => Knows(now.GetValueOrDefault(id))) ? rows : rows.Where(r => Knows(now.GetValueOrDefault(r.Key))).ToDictionary();
    }

    public async ValueTask<Connection<TRow>> Page<TRow>(View<TRow> view, PageRequest page, CancellationToken ct) where TRow : class, IRow
    {
        var shown = await views.Page(view, await Scope(view, page.AsOf, ct) is { } own ? page with { Where = Filter.And(page.Where, own) } : page, ct);
        if (reads is not null && view.Sensitive && IsCase<TRow>()) await Task.WhenAll(shown.Nodes.Select(row => reads.Note(actor, row.Id, false, ct).AsTask()));
        if (exports is not null && !view.Common) await exports.Showing(actor, list, page, shown.Nodes.Count, ct);
        return shown;
    }

    public ValueTask<IReadOnlyList<TRow>> List<TRow>(View<TRow> view, Filter? where, int limit, CancellationToken ct) where TRow : class, IRow =>
        views.List(view, Filter.And(where, Scope<TRow>()), limit, ct);

    public async ValueTask<IReadOnlyList<Tally>> Tally<TRow>(View<TRow> view, Filter? where, IReadOnlyList<string> by, string? sum, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow =>
        await views.Tally(view, Filter.And(where, await Scope(view, asOf, ct)), by, sum, asOf, ct);

    private bool Knows(IRow? row) => row is not null && (row is not ICaseRow @case || actor.Handles(@case));

    private static bool IsCase<TRow>() => typeof(TRow).IsAssignableTo(typeof(ICaseRow));

    /// <summary>The past of cases is read by who handles them now: whoever was recused since is not let back in by a date.</summary>
    private async ValueTask<Filter?> Scope<TRow>(View<TRow> view, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow =>
        asOf is null || !IsCase<TRow>() ? Scope<TRow>() : Filter.In("id", [.. (await views.List(view, actor.CaseScope(), MostCases, ct)).Select(row => row.Id)]);

    private Filter? Scope<TRow>() => IsCase<TRow>() ? actor.CaseScope()
        : scope == AccessScope.Case ? throw new InvalidOperationException($"{typeof(TRow).Name} is shown to the handlers of a case and names none.")
        : !typeof(TRow).IsAssignableTo(typeof(IBranchRow)) ? null
        : scope == AccessScope.Department ? actor.DepartmentScope() : actor.BranchScope();
}
