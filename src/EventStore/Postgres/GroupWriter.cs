using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.Channels;
using Npgsql;

namespace EventStore.Postgres;

/// <summary>
/// Commits wait in one line; a few loops take from it whatever stands there and write it as one group.
/// Nobody waits for company that is not there: a commit that finds a loop idle is written with those that are ready at that
/// moment, and while it is, others gather.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int EventsInGroup = 1000;

    private readonly NpgsqlDataSource _source;
    private readonly int _size;
    private readonly AppendBatch _append;
    private readonly ReplicaReads _reads;
    private readonly LoneCommit _alone;
    private readonly Action<EncodedCommit, ReadOnlyMemory<long>> _committed;
    private readonly Channel<WaitingCommit> _line = Channel.CreateUnbounded<WaitingCommit>(new() { AllowSynchronousContinuations = false });
    private readonly Task[] _loops;
    private volatile bool _disposed;

    public GroupWriter(NpgsqlDataSource source, EventStoreOptions options, SqlTexts sql, IReadOnlyList<IInlineProjection> inline, ReplicaReads reads,
        Action<EncodedCommit, ReadOnlyMemory<long>> committed)
    {
        _source = source;
        _size = Math.Max(1, options.GroupSize);
        _reads = reads;
        _append = new AppendBatch(sql, inline, reads);
        _alone = new LoneCommit(options, sql, _append);
        _committed = committed;
        _loops = [.. Enumerable.Range(0, Math.Max(1, options.Writers)).Select(_ => Task.Run(LoopAsync))];
    }

    public Task<CommitResult> WriteAsync(EncodedCommit commit, CancellationToken ct)
    {
        var waiting = new WaitingCommit(commit, ct);
        if (!_line.Writer.TryWrite(waiting)) throw new ObjectDisposedException(nameof(PostgresEventStore));
        return waiting.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        _line.Writer.TryComplete();
        await Task.WhenAll(_loops);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever happens to a group is answered to its callers; the loop lives on.")]
    private async Task LoopAsync()
    {
        await using var writer = new WriterConnection(_source);
        var heldBack = new Queue<WaitingCommit>();
        while (heldBack.Count > 0 || await _line.Reader.WaitToReadAsync())
        {
            // Behind those that are ready to run, whose commits may come along: it costs no time to wait, and a group costs
            // much the same with nine commits as with six.
            await Task.Yield();
            var group = Gather(heldBack);
            if (group.Count == 0) continue;
            try
            {
                await writer.GetAsync();
            }
            catch (Exception e)
            {
                // Nothing was sent, so nothing was written.
                foreach (var waiting in group) waiting.Fail(e);
                continue;
            }
            await WriteGroupAsync(writer, group);
        }
    }

    /// <summary>What can share a transaction: no stream twice, no key twice. The rest keeps its turn for the next group.</summary>
    private List<WaitingCommit> Gather(Queue<WaitingCommit> heldBack)
    {
        var group = new List<WaitingCommit>();
        var taken = new HashSet<(string, string, bool)>();
        var events = 0;
        for (var held = heldBack.Count; held > 0; held--) Take(heldBack.Dequeue());
        while (group.Count < _size && events < EventsInGroup && heldBack.Count < _size && _line.Reader.TryRead(out var next)) Take(next);
        return group;

        void Take(WaitingCommit waiting)
        {
            if (_disposed) waiting.Fail(new ObjectDisposedException(nameof(PostgresEventStore)));
            else if (group.Count >= _size || events >= EventsInGroup || !Disjoint(waiting.Encoded.Commit)) heldBack.Enqueue(waiting);
            else if (waiting.Begin())
            {
                group.Add(waiting);
                events += waiting.Encoded.EventCount;
            }
        }

        bool Disjoint(Commit commit)
        {
            foreach (var append in commit.Streams)
                if (taken.Contains((commit.Tenant, append.Stream, false))) return false;
            if (commit.Key is { } key && !taken.Add((commit.Tenant, key, true))) return false;
            foreach (var append in commit.Streams) taken.Add((commit.Tenant, append.Stream, false));
            return true;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The innocent of a failed group are written all the same; each learns its own outcome.")]
    private async Task WriteGroupAsync(WriterConnection writer, List<WaitingCommit> group)
    {
        // Who says "any version" needs a look first; that is the exception, so it goes by itself.
        var together = group.FindAll(waiting => !waiting.NeedsVersions);
        if (together.Count < 2) together.Clear();
        var alone = group.Except(together).ToList();
        Loss? lost = null;
        if (together.Count > 0)
        {
            try
            {
                var sequences = await _append.ExecuteAsync(await writer.GetAsync(), together.ConvertAll(waiting => waiting.Encoded));
                for (var c = 0; c < together.Count; c++) Succeed(together[c], sequences[c]);
            }
            catch (Exception e)
            {
                // While the connection stands the group is known to be undone; otherwise each must find out about itself.
                if (!writer.IsOpen) lost = new Loss(e);
                var guilty = Guilty(e, together);
                alone.InsertRange(0, guilty);
                var innocent = together.FindAll(waiting => !guilty.Contains(waiting));
                if (innocent.Count > 0) await WriteGroupAsync(writer, innocent);
            }
        }
        foreach (var waiting in alone) await WriteAloneAsync(writer, waiting, waiting.NeedsVersions ? null : lost);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Every failure is the caller's to see.")]
    private async Task WriteAloneAsync(WriterConnection writer, WaitingCommit waiting, Loss? lost)
    {
        try
        {
            Succeed(waiting, await _alone.WriteAsync(writer, waiting.Encoded, lost));
        }
        catch (Exception e)
        {
            // Decided on what was old: whoever decides again must read something newer.
            if (e is ConflictException) _reads.SawSomething();
            waiting.Fail(e);
        }
    }

    private void Succeed(WaitingCommit waiting, ReadOnlyMemory<long> sequences)
    {
        waiting.Succeed(sequences.Span[^1]);
        _committed(waiting.Encoded, sequences);
    }

    /// <summary>The append function names the guilty by their numbers; where nobody is named all are tried alone.</summary>
    private static List<WaitingCommit> Guilty(Exception failure, List<WaitingCommit> group) =>
        failure is PostgresException { SqlState: LoneCommit.Refused, Hint: { Length: > 0 } numbers }
            ? [.. numbers.Split(',').Select(number => group[int.Parse(number, CultureInfo.InvariantCulture)])]
            : group;
}
