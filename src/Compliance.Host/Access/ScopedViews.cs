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
internal sealed class ScopedViews(IViews views, Actor actor, AccessScope scope = AccessScope.Branch, string list = "", Exports? exports = null) : IViews
{
    public async ValueTask<TRow?> Get<TRow>(View<TRow> view, string id, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow =>
        await views.Get(view, id, asOf, ct) is { } row && Knows(row) ? row : null;

    public async ValueTask<IReadOnlyDictionary<string, TRow>> GetMany<TRow>(View<TRow> view, IReadOnlyList<string> ids, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow
    {
        var rows = await views.GetMany(view, ids, asOf, ct);
        return rows.Values.All(Knows) ? rows : rows.Where(r => Knows(r.Value)).ToDictionary();
    }

    public async ValueTask<Connection<TRow>> Page<TRow>(View<TRow> view, PageRequest page, CancellationToken ct) where TRow : class, IRow
    {
        var shown = await views.Page(view, Scope<TRow>() is { } own ? page with { Where = Filter.And(page.Where, own) } : page, ct);
        if (exports is not null && !view.Common) await exports.Showing(actor, list, page, shown.Nodes.Count, ct);
        return shown;
    }

    public ValueTask<IReadOnlyList<TRow>> List<TRow>(View<TRow> view, Filter? where, int limit, CancellationToken ct) where TRow : class, IRow =>
        views.List(view, Filter.And(where, Scope<TRow>()), limit, ct);

    public ValueTask<IReadOnlyList<Tally>> Tally<TRow>(View<TRow> view, Filter? where, IReadOnlyList<string> by, string? sum, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow =>
        views.Tally(view, Filter.And(where, Scope<TRow>()), by, sum, asOf, ct);

    private bool Knows(IRow row) => row is not ICaseRow @case || actor.Handles(@case);

    private Filter? Scope<TRow>() => typeof(TRow).IsAssignableTo(typeof(ICaseRow)) ? actor.CaseScope()
        : scope == AccessScope.Case ? throw new InvalidOperationException($"{typeof(TRow).Name} is shown to the handlers of a case and names none.")
        : !typeof(TRow).IsAssignableTo(typeof(IBranchRow)) ? null
        : scope == AccessScope.Department ? actor.DepartmentScope() : actor.BranchScope();
}
