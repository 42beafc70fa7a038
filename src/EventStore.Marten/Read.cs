using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using JasperFx.Events;
using Marten;
using Marten.Events.Archiving;
using Marten.Exceptions;
using Npgsql;

namespace EventStore.Marten;

public sealed partial class MartenEventStore
{
    /// <summary>Streams that are read together when a type is read.</summary>
    private const int Portion = 500;

    // Marten's own FetchStream passes over archived streams, so all reading goes through its LINQ.

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(string tenant, string stream, StreamRange range, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(range);
        await using var session = _marten.QuerySession(tenant);
        var query = session.Events.QueryAllRawEvents().Where(e => e.MaybeArchived() && e.StreamKey == stream && e.Version >= range.FromVersion && e.Version <= range.ToVersion);
        if (range.AsOf?.ToUniversalTime() is { } moment) query = query.Where(e => e.Timestamp <= moment);
        var events = await ListAsync(query.OrderBy(e => e.Version), ct);
        // Two hosts' clocks may disagree; as of a moment a stream still ends where the first later event stands.
        var first = Math.Max(1, range.FromVersion);
        return [.. events.TakeWhile((e, n) => e.Version == first + n)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<StoredEvent>>> ReadStreamsAsync(string tenant, IReadOnlyList<string> streams, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(streams);
        var asked = streams.Distinct(StringComparer.Ordinal).ToArray();
        var found = asked.Length == 0 ? [] : await StreamsAsync(tenant, asked, ct);
        var byStream = found.ToLookup(e => e.Stream, StringComparer.Ordinal);
        return asked.ToDictionary(stream => stream, stream => (IReadOnlyList<StoredEvent>)[.. byStream[stream]], StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<AllPage> ReadAllAsync(long afterSequence, int max, CancellationToken ct, string? tenant = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var settled = await HighWaterAsync(ct);
        await using var session = tenant is null ? _marten.QuerySession() : _marten.QuerySession(tenant);
        // Where Marten was refused with numbers in hand it fills them with tombstones: they are void, no events.
        var query = session.Events.QueryAllRawEvents().Where(e => e.MaybeArchived() && e.Sequence > afterSequence && e.Sequence <= settled && e.StreamKey != Tombstone.StreamKey);
        if (tenant is null) query = query.Where(e => e.AnyTenant());
        var events = await ListAsync(query.OrderBy(e => e.Sequence).Take(max), ct);
        if (events.Count == max) return new AllPage(events, events[^1].Sequence, true, null);
        return new AllPage(events, Math.Max(afterSequence, settled), false, null);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> ReadOfTypeAsync(string streamType, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(_sql["streams_of_type"], connection)
        {
            CommandTimeout = 0,
            Parameters = { new NpgsqlParameter<string> { TypedValue = streamType }, new NpgsqlParameter<int> { TypedValue = Portion } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            foreach (var stored in await StreamsAsync(reader.GetString(0), reader.GetFieldValue<string[]>(1), ct)) yield return stored;
    }

    private async Task<List<StoredEvent>> StreamsAsync(string tenant, string[] streams, CancellationToken ct)
    {
        await using var session = _marten.QuerySession(tenant);
        return await ListAsync(session.Events.QueryAllRawEvents().Where(e => e.MaybeArchived() && e.StreamKey!.IsOneOf(streams)).OrderBy(e => e.StreamKey).ThenBy(e => e.Version), ct);
    }

    private async Task<List<StoredEvent>> ListAsync(IQueryable<IEvent> query, CancellationToken ct)
    {
        try
        {
            return [.. (await query.ToListAsync(ct)).Select(Stored)];
        }
        catch (UnknownEventTypeException e)
        {
            throw await UnreadableAsync(e.Sequence, null, ct);
        }
        catch (EventDeserializationFailureException e)
        {
            throw await UnreadableAsync(e.Sequence, e.InnerException, ct);
        }
    }

    private StoredEvent Stored(IEvent e)
    {
        // A name that is not mapped Marten tries as a class: it would be read as long as the class is there.
        if (_options.EventTypes.TypeOf(e.EventTypeName) is null && _options.EventTypes.UpcastOf(e.EventTypeName) is null)
            throw new UnreadableEventException(e.EventTypeName, e.TenantId, e.StreamKey!, e.Version, null);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in e.Headers ?? []) headers[name] = value is JsonElement { ValueKind: not JsonValueKind.String } json ? json.GetRawText() : value.ToString()!;
        var recordedAt = e.Timestamp.ToUniversalTime();
        var occurredAt = recordedAt;
        if (headers.TryGetValue(EventCodec.OccurredAtHeader, out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out occurredAt))
            headers.Remove(EventCodec.OccurredAtHeader);
        else occurredAt = recordedAt;
        return new StoredEvent(e.Sequence, e.Id, e.TenantId, e.StreamKey!, e.Version, e.EventTypeName, e.Data, recordedAt, occurredAt, e.UserName, e.CorrelationId, e.CausationId, headers);
    }

    private async Task<UnreadableEventException> UnreadableAsync(long sequence, Exception? inner, CancellationToken ct)
    {
        await using var command = _source.CreateCommand(_sql["place_of_event"]);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new UnreadableEventException(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), inner);
    }
}
