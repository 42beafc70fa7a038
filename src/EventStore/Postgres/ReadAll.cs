using EventStore.Postgres;
using Npgsql;

namespace EventStore;

public sealed partial class PostgresEventStore
{
    /// <summary>How far past what is settled one look for a hole goes.</summary>
    private const int Tail = 10_000;

    public async Task<AllPage> ReadAllAsync(long afterSequence, int max, CancellationToken ct, string? tenant = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        await using var connection = await _source.OpenConnectionAsync(ct);
        var page = await PageAsync(connection, afterSequence, max, tenant, ct);
        if (page.WaitingFor is null) return page;

        // Is anyone at work who could still fill the hole? If not, the next look passes over it.
        var settled = _water.Settled;
        await ObserveAsync(connection, ct);
        return _water.Settled == settled ? page : await PageAsync(connection, afterSequence, max, tenant, ct);
    }

    /// <summary>
    /// A number up to which everything is committed or will never exist: what a rebuild reads up to. It is the highest
    /// there is, unless a transaction that has its number has not ended yet.
    /// </summary>
    public async Task<long> HighWaterAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await ObserveAsync(connection, ct);
        for (var at = _water.Settled; ;)
        {
            var (hole, last) = await FirstHoleAsync(connection, at, ct);
            if (hole is null && last is null) return at;
            if (hole is null) at = last!.Value;
            else
            {
                await ObserveAsync(connection, ct);
                if (_water.Settled <= hole) return hole.Value;
                at = _water.Settled;
            }
        }
    }

    private Task<AllPage> PageAsync(NpgsqlConnection connection, long after, int max, string? tenant, CancellationToken ct) =>
        tenant is null ? PageOfAllAsync(connection, after, max, ct) : PageOfTenantAsync(connection, after, max, tenant, ct);

    private async Task<AllPage> PageOfAllAsync(NpgsqlConnection connection, long after, int max, CancellationToken ct)
    {
        var settled = _water.Settled;
        await using var command = new NpgsqlCommand(_sql["read_all"], connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = after },
                new NpgsqlParameter<long> { TypedValue = long.MaxValue },
                new NpgsqlParameter<long> { TypedValue = max },
            },
        };
        var events = new List<StoredEvent>();
        var position = after;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var sequence = reader.GetInt64(0);
            if (sequence > settled && sequence != position + 1)
            {
                // Up to what is settled holes are void: the reader may stand past them.
                position = Math.Max(position, Math.Min(settled, sequence - 1));
                if (sequence != position + 1) return new AllPage(events, position, false, position + 1);
            }
            events.Add(_codec.Decode(EventRows.OfAnywhere(reader)));
            position = sequence;
        }
        return new AllPage(events, position, events.Count == max, null);
    }

    /// <summary>One tenant's events have holes by nature, so the end is found first, over all tenants.</summary>
    private async Task<AllPage> PageOfTenantAsync(NpgsqlConnection connection, long after, int max, string tenant, CancellationToken ct)
    {
        var end = _water.Settled;
        var (hole, last) = await FirstHoleAsync(connection, end, ct);
        end = hole ?? last ?? end;
        await using var command = new NpgsqlCommand(_sql["read_all_of_tenant"], connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = after },
                new NpgsqlParameter<long> { TypedValue = end },
                new NpgsqlParameter<long> { TypedValue = max },
                new NpgsqlParameter<string> { TypedValue = tenant },
            },
        };
        var events = new List<StoredEvent>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) events.Add(_codec.Decode(EventRows.OfAnywhere(reader)));
        if (events.Count == max) return new AllPage(events, events[^1].Sequence, true, null);
        // The look may have ended before the tail did; then there is more, from where it ended.
        return new AllPage(events, Math.Max(after, end), false, hole + 1 ?? (last - _water.Settled >= Tail ? end + 1 : null));
    }

    /// <returns>The number before the first hole, and the last number looked at; null where there is none.</returns>
    private async Task<(long? BeforeHole, long? Last)> FirstHoleAsync(NpgsqlConnection connection, long after, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(_sql["first_hole"], connection)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = after }, new NpgsqlParameter<long> { TypedValue = Tail } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.IsDBNull(0) ? null : reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetInt64(1));
    }

    /// <summary>In this order, in one round trip: the highest number, then who was at work when it was seen.</summary>
    private async Task ObserveAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new NpgsqlBatchCommand(_sql["head"]), new NpgsqlBatchCommand(_sql["appending_transactions"]) },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var head = reader.GetInt64(0);
        if (reader.GetBoolean(1)) throw new InvalidOperationException("This is a replica: it does not know who is writing, so a missing number tells nothing here. Follow the primary.");
        await reader.NextResultAsync(ct);
        var holders = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct)) holders.Add(reader.GetString(0));
        _water.Observe(head, holders);
    }
}
