namespace Compliance.Kernel;

internal sealed record Order(string Field, bool Descending)
{
    /// <summary>Reads <c>order: [{ occurredAt: DESC }]</c>.</summary>
    public static IReadOnlyList<Order> Parse(IReadOnlyList<IReadOnlyDictionary<string, object?>>? order) =>
        order is null ? [] : [.. order.SelectMany(o => o).Where(o => o.Value is not null).Select(o => new Order(o.Key, (string)o.Value! == "DESC"))];
}

/// <summary>The paging arguments of a connection, as GraphQL gives them.</summary>
internal sealed record PageRequest(int? First, string? After, int? Last, string? Before, Filter? Where, IReadOnlyList<Order> Order, DateTimeOffset? AsOf)
{
    public static PageRequest Of(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, params IReadOnlyList<Filter?> also) =>
        new(first, after, last, before, Filter.And([Filter.Parse(where), .. also]), Kernel.Order.Parse(order), asOf);
}

/// <summary>A row with its place in the list; the cursor is made when somebody looks at it.</summary>
internal sealed class Edge<TRow>(TRow node, Func<TRow, string> cursor)
{
    public TRow Node => node;
    public string Cursor => cursor(node);
}

internal sealed class PageInfo(bool hasNextPage, bool hasPreviousPage, Func<string>? start, Func<string>? end)
{
    public bool HasNextPage => hasNextPage;
    public bool HasPreviousPage => hasPreviousPage;
    public string? StartCursor => start?.Invoke();
    public string? EndCursor => end?.Invoke();
}

/// <summary>A Relay connection. The total is counted only when asked for.</summary>
internal sealed class Connection<TRow>(IReadOnlyList<Edge<TRow>> edges, PageInfo pageInfo, Func<CancellationToken, ValueTask<long>> count)
{
    public IReadOnlyList<Edge<TRow>> Edges => edges;
    public IReadOnlyList<TRow> Nodes { get; } = [.. edges.Select(e => e.Node)];
    public PageInfo PageInfo => pageInfo;
    public ValueTask<long> GetTotalCount(CancellationToken ct) => count(ct);
}

/// <summary>One group of a tally: the values of the grouping fields in order, how many rows, and the sum asked for.</summary>
internal sealed record Tally(IReadOnlyList<object?> By, long Count, decimal Sum);

/// <summary>The seam to the stored views. Everything is within the caller's tenant; a room adds the scope of the reader.</summary>
internal interface IViews
{
    /// <summary>The row of one stream, now or as it stood at a recorded time; null when there was none.</summary>
    ValueTask<TRow?> Get<TRow>(View<TRow> view, string id, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow;

    /// <summary>Many rows at once: the batch behind a lookup.</summary>
    ValueTask<IReadOnlyDictionary<string, TRow>> GetMany<TRow>(View<TRow> view, IReadOnlyList<string> ids, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow;

    /// <summary>A page by keyset; cursors are opaque. Bad cursors and sizes are a <see cref="BadRequestException"/>.</summary>
    ValueTask<Connection<TRow>> Page<TRow>(View<TRow> view, PageRequest page, CancellationToken ct) where TRow : class, IRow;

    /// <summary>At most <paramref name="limit"/> current rows, in the view's default order.</summary>
    ValueTask<IReadOnlyList<TRow>> List<TRow>(View<TRow> view, Filter? where, int limit, CancellationToken ct) where TRow : class, IRow;

    /// <summary>Counts and sums by groups; fields of type DateOnly/DateTimeOffset may be cut to a month with <c>field:month</c> (answers "2025-06").</summary>
    ValueTask<IReadOnlyList<Tally>> Tally<TRow>(View<TRow> view, Filter? where, IReadOnlyList<string> by, string? sum, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow;
}

/// <summary>The views of a tenant, for services and reactors: one instance of those serves all requests, so nothing of a request is injected into them.</summary>
internal interface IViewsOf
{
    IViews Tenant(string tenant);
}

/// <summary>Looks a related row up; lookups of one request are gathered into one read (each engine's DataLoader stands behind it).</summary>
internal interface ILookups
{
    ValueTask<TRow?> Find<TRow>(View<TRow> view, string? id, DateTimeOffset? asOf = null) where TRow : class, IRow;

    /// <summary>The current rows that name the id in one of their fields, in the view's default order.</summary>
    /// <param name="of">The same field, read from the row.</param>
    /// <param name="scope">Of which branches the caller reads them; the same for the whole request.</param>
    ValueTask<IReadOnlyList<TRow>> Naming<TRow>(View<TRow> view, string field, Func<TRow, string?> of, string id, Filter? scope) where TRow : class, IRow;
}

/// <summary>A request whose arguments make no sense together: a refusal where there is no payload to show it in; said in the caller's language where errors are written.</summary>
internal sealed class BadRequestException(Refusal refusal) : Exception(refusal.Code)
{
    public BadRequestException(string code, params (string Name, object? Value)[] args) : this(Refusal.Because(code, args)) { }

    public Refusal Refusal => refusal;
    public string Code => refusal.Code;
}
