using Npgsql;
using NpgsqlTypes;

namespace EventStore.Postgres;

/// <summary>A group of commits as one batch: the append, then what the inline projections add. One round trip, one transaction.</summary>
internal sealed class AppendBatch(SqlTexts sql, IReadOnlyList<IInlineProjection> inline, ReplicaReads reads)
{
    /// <returns>The sequence numbers of each commit's events.</returns>
    /// <exception cref="PostgresException">The database refused; nothing was written.</exception>
    public async Task<ReadOnlyMemory<long>[]> ExecuteAsync(NpgsqlConnection connection, IReadOnlyList<EncodedCommit> group)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Append(group));
        if (inline.Count > 0)
        {
            var pending = new PendingCommit[group.Count];
            for (var c = 0; c < pending.Length; c++) pending[c] = group[c].Pending();
            foreach (var projection in inline) projection.Write(pending, batch);
        }

        // A data source that prepares of itself needs no help; for any other the batch is prepared once on each connection.
        if (connection.Settings().MaxAutoPrepare == 0) await batch.PrepareAsync();

        long[] sequences;
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            await reader.ReadAsync();
            sequences = reader.GetFieldValue<long[]>(0);
            while (await reader.NextResultAsync()) { }
        }
        await reads.NoteAsync(connection);
        var shares = new ReadOnlyMemory<long>[group.Count];
        for (int c = 0, at = 0; c < shares.Length; at += group[c].EventCount, c++) shares[c] = sequences.AsMemory(at, group[c].EventCount);
        return shares;
    }

    private NpgsqlBatchCommand Append(IReadOnlyList<EncodedCommit> group)
    {
        var streams = new List<(int Commit, int Stream)>();
        var count = 0;
        for (var c = 0; c < group.Count; c++)
        {
            count += group[c].EventCount;
            for (var s = 0; s < group[c].Events.Length; s++) streams.Add((c, s));
        }
        // Everybody locks in this order, so nobody waits in a circle.
        streams.Sort((a, b) =>
        {
            var byTenant = string.CompareOrdinal(group[a.Commit].Commit.Tenant, group[b.Commit].Commit.Tenant);
            return byTenant != 0 ? byTenant
                : string.CompareOrdinal(group[a.Commit].Commit.Streams[a.Stream].Stream, group[b.Commit].Commit.Streams[b.Stream].Stream);
        });

        var command = new NpgsqlBatchCommand(sql["append_group"]);
        Streams(command.Parameters, group, streams);
        Events(command.Parameters, group, count);
        Keys(command.Parameters, group);
        return command;
    }

    private static void Streams(NpgsqlParameterCollection parameters, IReadOnlyList<EncodedCommit> group, List<(int Commit, int Stream)> streams)
    {
        var n = streams.Count;
        int[] commit = new int[n], counts = new int[n];
        string[] tenant = new string[n], id = new string[n];
        var type = new string?[n];
        var before = new long[n];
        var at = new DateTimeOffset[n];
        for (var i = 0; i < n; i++)
        {
            var (c, s) = streams[i];
            var append = group[c].Commit.Streams[s];
            commit[i] = c;
            tenant[i] = group[c].Commit.Tenant;
            id[i] = append.Stream;
            type[i] = append.StreamType;
            before[i] = group[c].Before[s];
            counts[i] = group[c].Events[s].Length;
            at[i] = group[c].RecordedAt;
        }
        Add(parameters, NpgsqlDbType.Integer, commit);
        Add(parameters, NpgsqlDbType.Varchar, tenant);
        Add(parameters, NpgsqlDbType.Varchar, id);
        Add(parameters, NpgsqlDbType.Varchar, type);
        Add(parameters, NpgsqlDbType.Bigint, before);
        Add(parameters, NpgsqlDbType.Integer, counts);
        Add(parameters, NpgsqlDbType.TimestampTz, at);
    }

    private static void Events(NpgsqlParameterCollection parameters, IReadOnlyList<EncodedCommit> group, int n)
    {
        string[] tenant = new string[n], stream = new string[n], type = new string[n], dotNetType = new string[n];
        string?[] correlation = new string?[n], causation = new string?[n], user = new string?[n];
        byte[][] data = new byte[n][];
        var headers = new byte[]?[n];
        var version = new long[n];
        var id = new Guid[n];
        var at = new DateTimeOffset[n];
        var i = 0;
        foreach (var encoded in group)
            for (var s = 0; s < encoded.Events.Length; s++)
                for (var e = 0; e < encoded.Events[s].Length; e++, i++)
                {
                    var source = encoded.Events[s][e];
                    var metadata = encoded.Commit.Metadata;
                    tenant[i] = encoded.Commit.Tenant;
                    stream[i] = encoded.Commit.Streams[s].Stream;
                    version[i] = encoded.Before[s] + e + 1;
                    id[i] = source.Id;
                    data[i] = source.Data;
                    type[i] = source.Type;
                    dotNetType[i] = source.DotNetType;
                    at[i] = encoded.RecordedAt;
                    correlation[i] = metadata.CorrelationId;
                    causation[i] = metadata.CausationId;
                    headers[i] = source.HeadersJson;
                    user[i] = metadata.Actor;
                }
        Add(parameters, NpgsqlDbType.Varchar, tenant);
        Add(parameters, NpgsqlDbType.Varchar, stream);
        Add(parameters, NpgsqlDbType.Bigint, version);
        Add(parameters, NpgsqlDbType.Uuid, id);
        Add(parameters, NpgsqlDbType.Jsonb, data);
        Add(parameters, NpgsqlDbType.Varchar, type);
        Add(parameters, NpgsqlDbType.Varchar, dotNetType);
        Add(parameters, NpgsqlDbType.TimestampTz, at);
        Add(parameters, NpgsqlDbType.Varchar, correlation);
        Add(parameters, NpgsqlDbType.Varchar, causation);
        Add(parameters, NpgsqlDbType.Jsonb, headers);
        Add(parameters, NpgsqlDbType.Varchar, user);
    }

    private static void Keys(NpgsqlParameterCollection parameters, IReadOnlyList<EncodedCommit> group)
    {
        var keyed = new List<(int Commit, CommitKey Key)>();
        for (var c = 0; c < group.Count; c++)
            if (group[c].StoredKey() is { } key) keyed.Add((c, key));
        Add(parameters, NpgsqlDbType.Integer, keyed.ConvertAll(k => k.Commit).ToArray());
        Add(parameters, NpgsqlDbType.Varchar, keyed.ConvertAll(k => k.Key.Tenant).ToArray());
        Add(parameters, NpgsqlDbType.Varchar, keyed.ConvertAll(k => k.Key.Key).ToArray());
        Add(parameters, NpgsqlDbType.Varchar, keyed.ConvertAll(k => k.Key.Fingerprint).ToArray());
        Add(parameters, NpgsqlDbType.Varchar, keyed.ConvertAll(k => k.Key.Stream).ToArray());
        Add(parameters, NpgsqlDbType.Bigint, keyed.ConvertAll(k => k.Key.Version).ToArray());
        Add(parameters, NpgsqlDbType.TimestampTz, keyed.ConvertAll(k => k.Key.RecordedAt).ToArray());
    }

    private static void Add<T>(NpgsqlParameterCollection parameters, NpgsqlDbType element, T[] values) =>
        parameters.Add(new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | element, TypedValue = values });
}
