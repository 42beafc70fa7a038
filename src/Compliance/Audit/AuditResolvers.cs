using System.Globalization;
using System.Text;
using Compliance.Kernel;

namespace Compliance.Audit;

/// <summary>The fields of audit on Query.</summary>
internal sealed class AuditResolvers
{
    private const int DefaultPage = 50, LargestPage = 200;
    /// <summary>Streams up to this long are told from their first event; longer ones from a row of the past near the page.</summary>
    private const int FoldWhole = 2_000, LookBack = 200;

    /// <summary>Who, when, what, why and the difference, in either direction; for whoever may read the record.</summary>
    public async Task<Connection<HistoryEntry>> History(string subject, int? first, string? after, int? last, string? before, string? order, DateTimeOffset? asOf,
        INodes nodes, IHistoryReader reader, IDesk desk, CancellationToken ct)
    {
        var (size, newestFirst) = (first ?? last ?? DefaultPage, order == "DESC");
        if (size is < 0 or > LargestPage || (first is not null && last is not null)) throw new BadRequestException("BAD_PAGE", ("max", LargestPage));
        // What the caller may not read has, for him, no history.
        if (reader.KindOf(subject) is not { } kind || await nodes.Find(subject, asOf, ct) is not { } row)
            throw new BadRequestException(Refusal.NotFound(subject));

        var (low, high) = HistoryPage.Of(row.Version, after is null ? null : VersionOf(after), before is null ? null : VersionOf(before), size, fromTheEnd: last is not null, newestFirst);
        var (start, atStart) = await StartNear(low - 1, subject, nodes, reader, ct);
        var events = high < low ? [] : await reader.Read(subject, start, (int)(high - start), ct);
        var page = Audit.History.Of(kind.View, atStart, events).Where(e => e.Version >= low).ToList();
        if (newestFirst) page.Reverse();
        return new([.. page.Select(e => new Edge<HistoryEntry>(e, static x => Cursor(x.Version)))],
            newestFirst ? new PageInfo(low > 1, high < row.Version, Start(page), End(page)) : new PageInfo(high < row.Version, low > 1, Start(page), End(page)),
            _ => ValueTask.FromResult(row.Version));
    }

    public async Task<Connection<SensitiveReadRow>> SensitiveReads(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, IViews views, CancellationToken ct) =>
        await views.Page(SensitiveReadView.View, PageRequest.Of(first, after, last, before, where, order, null), ct);

    public async Task<Connection<RefusedAttemptRow>> RefusedAttempts(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, IViews views, CancellationToken ct) =>
        await views.Page(AttemptView.View, PageRequest.Of(first, after, last, before, where, order, null), ct);

    /// <summary>
    /// A version to begin folding at, with the row as it was then. Rows of the past are kept by recorded time, and events of one
    /// commit share theirs, so the row is taken where the time changes.
    /// </summary>
    private static async ValueTask<(long Version, IRow? Row)> StartNear(long version, string subject, INodes nodes, IHistoryReader reader, CancellationToken ct)
    {
        if (version <= FoldWhole) return (0, null);
        var events = await reader.Read(subject, version - LookBack, LookBack, ct);
        for (var i = events.Count - 2; i >= 0; i--)
        {
            if (events[i].RecordedAt == events[i + 1].RecordedAt) continue;
            if (await nodes.Find(subject, events[i].RecordedAt, ct) is { } row && row.Version == events[i].Version) return (row.Version, row);
            break;
        }
        return (0, null);
    }

    private static Func<string>? Start(List<HistoryEntry> page) => page.Count == 0 ? null : () => Cursor(page[0].Version);
    private static Func<string>? End(List<HistoryEntry> page) => page.Count == 0 ? null : () => Cursor(page[^1].Version);

    private static string Cursor(long version) => Convert.ToBase64String(Encoding.ASCII.GetBytes("v" + version.ToString(CultureInfo.InvariantCulture)));

    private static long VersionOf(string cursor)
    {
        Span<byte> bytes = stackalloc byte[32];
        return cursor.Length <= 40 && Convert.TryFromBase64String(cursor, bytes, out var n) && n > 1 && bytes[0] == 'v'
            && long.TryParse(Encoding.ASCII.GetString(bytes[1..n]), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version : throw new BadRequestException("BAD_CURSOR");
    }
}

/// <summary>The fields of SDL <c>HistoryEntry</c>.</summary>
internal sealed class HistoryEntryFields
{
    public string Type(HistoryEntry parent) => EventNames.StoredName(parent.Envelope.Event);

    public string GetWhat(HistoryEntry parent, IDesk desk)
    {
        var name = EventNames.StoredName(parent.Envelope.Event);
        var sentence = desk.Text(EventNames.TextCode(name), new Dictionary<string, object?>());
        return sentence == EventNames.TextCode(name) ? name.Replace('_', ' ') : sentence;
    }

    public PersonRef GetBy(HistoryEntry parent) => new(parent.Envelope.By);
    public PersonRef? GetActingFor(HistoryEntry parent) => PersonRef.Of(parent.Envelope.For);
    public DateTimeOffset GetRecordedAt(HistoryEntry parent) => parent.Envelope.RecordedAt;
    public DateTimeOffset GetOccurredAt(HistoryEntry parent) => parent.Envelope.OccurredAt;
    public string? GetWhy(HistoryEntry parent) => EventNames.Why(parent.Envelope.Event);
    public string? GetCorrelation(HistoryEntry parent) => parent.Envelope.Correlation;
    public bool GetImported(HistoryEntry parent) => parent.Envelope.ImportedFrom is not null;
    public string? GetImportedFrom(HistoryEntry parent) => parent.Envelope.ImportedFrom;
    public IReadOnlyList<FieldChange> GetChanges(HistoryEntry parent) => History.Differences(parent.Before, parent.After);
}

internal sealed class AttemptFields
{
    public PersonRef GetBy(RefusedAttemptRow parent) => new(parent.By);
    public PersonRef? GetActingFor(RefusedAttemptRow parent) => PersonRef.Of(parent.For);
}
