using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Compliance.Host.Commands;
using Compliance.Host.Views;
using Compliance.Kernel;
using EventStore;
using Npgsql;

namespace Compliance.Host.Import;

/// <summary>What an import wrote: events of all streams it began, and how many of the source's own events they tell.</summary>
internal sealed record BulkTotals(long Appended, long FromSource);

/// <summary>When an import's batches are committed.</summary>
internal enum Commits
{
    /// <summary>Each as soon as it is written.</summary>
    AsWritten,
    /// <summary>Written at once, committed when the last stream was made; none when making them fails.</summary>
    WhenAllAreMade,
    /// <summary>All of them in one transaction.</summary>
    AsOne,
}

/// <summary>
/// Begins many streams with their whole history: events and view rows go by COPY in one transaction a batch, while the next
/// batch is being made. A stream that exists is skipped whole, so an import that was cut off is finished by running it again.
/// </summary>
internal sealed class BulkImport(IEventDatabase store, NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>Streams a batch; at most so many are lost when an import is stopped.</summary>
    public const int BatchSize = 2_000;

    /// <summary>Batches on their way at once: while PostgreSQL takes one in, the next is turned into bytes.</summary>
    private const int Writers = 2;

    /// <summary>Batches that wait to be committed: each holds a connection, and followers wait for what is not committed.</summary>
    private const int MostHeld = 6;

    /// <summary>Most streams of a run that commits <see cref="Commits.WhenAllAreMade"/>.</summary>
    public int MostAtOnce { get; } = BatchSize * Math.Clamp(new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize - 3, 1, MostHeld);

    /// <param name="streams">Made on a thread of its own. Names must not come twice.</param>
    /// <param name="progress">Called after each batch with the streams handled so far.</param>
    public async Task<BulkTotals> RunAsync(string tenant, string from, IEnumerable<ImportedStream> streams, Action<long>? progress, CancellationToken ct, Commits commits = Commits.AsWritten)
    {
        await using var turn = await source.OpenConnectionAsync(ct);
        await TurnAsync("take", ct);
        try
        {
            return await WriteAllAsync(tenant, from, streams, progress, commits, ct);
        }
        finally
        {
            await TurnAsync("leave", CancellationToken.None);
        }

        async Task TurnAsync(string what, CancellationToken token)
        {
            await using var command = new NpgsqlCommand(Sql.Read("Import.Sql.turn_" + what), turn) { CommandTimeout = 0, Parameters = { new() { Value = tenant } } };
            await command.ExecuteNonQueryAsync(token);
        }
    }

    private async Task<BulkTotals> WriteAllAsync(string tenant, string from, IEnumerable<ImportedStream> streams, Action<long>? progress, Commits commits, CancellationToken ct)
    {
        var batches = Channel.CreateBounded<Batch>(new BoundedChannelOptions(2) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var making = Task.Run(async () =>
        {
            try
            {
                foreach (var some in streams.Chunk(commits == Commits.AsOne ? int.MaxValue : BatchSize))
                    await batches.Writer.WriteAsync(Batch.Make(some, from, Microseconds(time.GetUtcNow())), stop.Token);
                batches.Writer.Complete();
                made.SetResult();
            }
            catch (Exception e)
            {
                batches.Writer.Complete(e);
                if (e is OperationCanceledException) made.SetCanceled(CancellationToken.None);
                else made.SetException(e);
            }
        }, CancellationToken.None);

        var totals = (Appended: 0L, Told: 0L, Handled: 0L);
        var adding = new Lock();
        var metadata = new Metadata("system", Headers: new Dictionary<string, string> { [Header.ImportedFrom] = from });
        using var writers = new SemaphoreSlim(Writers);
        var writing = new List<Task>();
        ExceptionDispatchInfo? cut = null;
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(stop.Token))
            {
                await writers.WaitAsync(stop.Token);
                writing.Add(WriteAsync(batch));
            }
        }
        catch (Exception e)
        {
            cut = ExceptionDispatchInfo.Capture(e);
            await stop.CancelAsync();
        }
        // What failed is told before what was cancelled for it.
        await making;
        await Task.WhenAll([made.Task, .. writing]);
        cut?.Throw();
        return new(totals.Appended, totals.Told);

        async Task WriteAsync(Batch batch)
        {
            var busy = true;
            try
            {
                var result = await store.BulkAppendAsync(tenant, batch.Appends, metadata, async (connection, transaction, started, token) =>
                {
                    var rows = batch.Rows.Where(r => started.Contains(r.Row.Id)).GroupBy(r => r.View).ToList();
                    foreach (var view in rows)
                        await ViewWriter.CopyAsync(connection, tenant, view.Key, [.. view.Select(r => (r.Row, batch.At, (DateTimeOffset?)null))], token);
                    if (commits == Commits.WhenAllAreMade)
                    {
                        Leave();
                        await made.Task.WaitAsync(token);
                    }
                    // Last, because everybody who writes adds to the same totals.
                    await ViewCounts.AddAsync(connection, transaction, [.. rows.SelectMany(v => v.Select(r => (tenant, ViewTable.Of(v.Key), (IRow?)null, (IRow?)r.Row)))], token);
                }, stop.Token, batch.At);
                lock (adding)
                {
                    totals.Appended += result.EventsWritten;
                    totals.Told += batch.Streams.Where(s => result.Started.Contains(s.Id)).Sum(s => (long)s.FromSource);
                    progress?.Invoke(totals.Handled += batch.Streams.Length);
                }
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
            finally
            {
                Leave();
            }

            void Leave()
            {
                if (busy) writers.Release();
                busy = false;
            }
        }
    }

    // What PostgreSQL keeps of a moment: rows and events of a batch carry exactly the same one.
    private static DateTimeOffset Microseconds(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    private sealed record Batch(ImportedStream[] Streams, IReadOnlyList<StreamAppend> Appends, IReadOnlyList<(View View, IRow Row)> Rows, DateTimeOffset At)
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Hands = new(StringComparer.Ordinal);

        public static Batch Make(ImportedStream[] streams, string source, DateTimeOffset at)
        {
            var appends = new List<StreamAppend>(streams.Length);
            var rows = new List<(View, IRow)>(streams.Length);
            foreach (var stream in streams)
            {
                var events = new NewEvent[stream.Events.Count];
                IRow? row = null;
                for (var i = 0; i < events.Length; i++)
                {
                    var (data, happened, by) = stream.Events[i];
                    events[i] = new(data, OccurredAt: happened, Headers: HandOf(by));
                    row = stream.Kind.View.FoldRow(row, new Envelope(stream.Id, i + 1, data, at, happened, by) { ImportedFrom = source });
                }
                appends.Add(new(stream.Id, stream.Kind.Alias, StreamAppend.New, events));
                if (row is not null) rows.Add((stream.Kind.View, row));
            }
            return new(streams, appends, rows, at);
        }

        // The register recorded it; who did it is the source's word.
        private static IReadOnlyDictionary<string, string>? HandOf(string by)
        {
            if (by == "system") return null;
            if (Hands.TryGetValue(by, out var hand)) return hand;
            hand = new Dictionary<string, string> { [Header.By] = by };
            return Hands.Count < 1_000 ? Hands.GetOrAdd(by, hand) : hand;
        }
    }
}
