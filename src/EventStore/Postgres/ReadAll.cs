using EventStore.Postgres;
using Npgsql;

namespace EventStore;

public sealed partial class PostgresEventStore
{
    /// <summary>How far a tenant's reading looks past what is settled for the first hole.</summary>
    private const int TailOfTenant = 10_000;

    public async Task<AllPage> ReadAllAsync(long afterSequence, int max, CancellationToken ct, string? tenant = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        await using var connection = await _source.OpenConnectionAsync(ct);
        var page = await PageAsync(connection, afterSequence, max, tenant, ct);
        if (page.WaitingFor is null) return page;

        // Is anyone who could still fill the hole at work? If not, what is read from now on can be trusted.
        await AskLocksAsync(connection, ct);
        return await PageAsync(connection, afterSequence, max, tenant, ct);
    }

    /// <summary>
    /// The highest sequence number below which nothing can appear any more; everything up to it is committed or will
    /// never exist. What a rebuild reads up to.
    /// </summary>
    public async Task<long> HighWaterAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        for (var after = 0L; ;)
        {
            // Past what is settled the numbers are followed one by one, so a hole is the end only when someone may still fill it.
            var settled = await ObserveHeadAsync(connection, ct);
            var (hole, last) = await FirstHoleAsync(connection, after = Math.Max(after, settled.Settled), ct);
            if (hole is null && last is null) return after;
            if (hole is null) { after = last!.Value; continue; }
            if (await AskLocksAsync(connection, ct) is var now && now > hole) { after = Math.Max(after, now); continue; }
            return hole.Value;
        }
    }

    private async Task<AllPage> PageAsync(NpgsqlConnection connection, long after, int max, string? tenant, CancellationToken ct)
    {
        if (tenant is not null) return await PageOfTenantAsync(connection, after, max, tenant, ct);

        var settled = _water.Settled;
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(_sql["head"]),
                new NpgsqlBatchCommand(_sql["read_all"])
                {
                    Parameters =
                    {
                        new NpgsqlParameter<long> { TypedValue = after },
                        new NpgsqlParameter<long> { TypedValue = long.MaxValue },
                        new NpgsqlParameter<long> { TypedValue = max },
                    },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        settled = _water.Observe(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), settled);
        await reader.NextResultAsync(ct);

        var events = new List<StoredEvent>();
        var position = after;
        while (await reader.ReadAsync(ct))
        {
            var sequence = reader.GetInt64(0);
            if (sequence > settled && sequence != position + 1)
            {
                // Below what is settled holes are dead: the reader may stand past them.
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
        var (settled, head) = await ObserveHeadAsync(connection, ct);
        var end = settled;
        long? waitingFor = null;
        if (end < head)
        {
            var (hole, last) = await FirstHoleAsync(connection, settled, ct);
            end = hole ?? last ?? settled;
            waitingFor = hole + 1;
        }
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
        return new AllPage(events, Math.Max(after, end), waitingFor is null && end < head, waitingFor);
    }

    private async Task<(long Settled, long Head)> ObserveHeadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var settled = _water.Settled;
        await using var command = new NpgsqlCommand(_sql["head"], connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var head = reader.GetInt64(0);
        return (_water.Observe(head, reader.GetInt64(1), reader.GetInt64(2), settled), head);
    }

    /// <returns>The number before the first hole, and the last number looked at; null where there is none.</returns>
    private async Task<(long? BeforeHole, long? Last)> FirstHoleAsync(NpgsqlConnection connection, long after, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(_sql["first_hole"], connection)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = after }, new NpgsqlParameter<long> { TypedValue = TailOfTenant } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.IsDBNull(0) ? null : reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetInt64(1));
    }

    private async Task<long> AskLocksAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var sighted = _water.Sightings;
        var running = new List<long>();
        await using (var command = new NpgsqlCommand(_sql["appending_transactions"], connection))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) running.Add(reader.GetInt64(0));
        return _water.ObserveAppending(sighted, running);
    }
}
