using Compliance.Host.Access;
using Compliance.Host.Views;
using Compliance.Kernel;
using EventStore;

namespace Compliance.Host.Commands;

/// <summary>Single records for the caller: what he may not read is not found.</summary>
/// <param name="scope">How far the reader's office reaches with the field that asks.</param>
/// <param name="shared">Where fields of one query that ask for the same record share one read; none where something may be written meanwhile.</param>
internal sealed class Nodes(RoomBook rooms, IViews views, Actor actor, SensitiveReads? reads = null, AccessScope scope = AccessScope.Branch, ILookups? shared = null) : INodes
{
    public Nodes Within(AccessScope asked, ILookups? sharing = null) => asked == scope && sharing is null ? this : new(rooms, views, actor, reads, asked, sharing);

    public async ValueTask<TRow?> Find<TRow>(View<TRow> view, string id, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow
    {
        if (id.Contains('\0')) return null;
        var row = shared is null ? await views.Get(view, id, asOf, ct) : await shared.Find(view, id, asOf);
        // Who handles a case now reads its past; who handled it then does not.
        var asked = asOf is not null && row is ICaseRow ? await views.Get(view, id, null, ct) : row;
        var readable = asked is not null && view.Readable(actor, asked) && (scope == AccessScope.Department || row is not IBranchRow near || actor.Sees(near.Branch));
        if (view.Sensitive && reads is not null && !(readable && row is IBranchRow of && actor.IsOf(of.Branch))) await reads.Note(actor, id, !readable, ct);
        return readable ? row : null;
    }

    public async ValueTask<IRow?> Find(string id, DateTimeOffset? asOf, CancellationToken ct) =>
        rooms.KindOf(id) is { } kind ? await Finder.Of(kind.View).Find(this, id, asOf, ct) : null;

    /// <summary>Calls the typed read for a view known only at run time; made once a view.</summary>
    private abstract class Finder
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<View, Finder> Made = new();
        public static Finder Of(View view) => Made.GetOrAdd(view, static v =>
            (Finder)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(v.RowType), v)!);
        public abstract ValueTask<IRow?> Find(Nodes nodes, string id, DateTimeOffset? asOf, CancellationToken ct);

        private sealed class Typed<TRow>(View<TRow> view) : Finder where TRow : class, IRow
        {
            public override async ValueTask<IRow?> Find(Nodes nodes, string id, DateTimeOffset? asOf, CancellationToken ct) => await nodes.Find(view, id, asOf, ct);
        }
    }
}

/// <summary>The recorded past of one stream of the caller's tenant.</summary>
internal sealed class HistoryReader(Func<string, string, StreamRange, CancellationToken, Task<IReadOnlyList<StoredEvent>>> streamOf, RoomBook rooms, Actor actor) : IHistoryReader
{
    public StreamKind? KindOf(string stream) => rooms.KindOf(stream);

    public async ValueTask<IReadOnlyList<Envelope>> Read(string stream, long afterVersion, int max, CancellationToken ct)
    {
        var to = max > long.MaxValue - afterVersion ? long.MaxValue : afterVersion + max;
        var events = await streamOf(actor.Tenant, stream, new StreamRange(afterVersion + 1, to), ct);
        return [.. events.Select(RoomBook.Envelope)];
    }
}

/// <summary>The views of any tenant, for services that outlive a request.</summary>
internal sealed class ViewsOf(Isolation.TenantSources sources) : IViewsOf
{
    public IViews Tenant(string tenant) => new PostgresViews(sources.Of(tenant), tenant);
}
