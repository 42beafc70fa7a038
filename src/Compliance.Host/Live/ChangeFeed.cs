using System.Collections.Concurrent;
using Compliance.Host.Commands;
using Compliance.Kernel;
using EventStore;
using EventStore.Projections;
using Npgsql;

namespace Compliance.Host.Live;

/// <summary>
/// Reads the new events of all hosts once for all listeners of this one, with the rows they made, and puts them into the
/// listeners' mailboxes. While nobody listens it reads nothing.
/// </summary>
internal sealed class ChangeFeed(IEventDatabase store, NpgsqlDataSource source, RoomBook rooms, IViewsOf views, ILogger<ChangeFeed> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Mailbox, bool> listeners = new();
    private readonly SemaphoreSlim somebody = new(0, 1);

    public int Listeners => listeners.Count;

    /// <summary>From here on nothing is missed.</summary>
    public bool IsFollowing { get; private set; }

    public ValueTask<long> HighWaterAsync(CancellationToken ct) => new(store.HighWaterAsync(ct));

    public void Join(Mailbox box)
    {
        listeners[box] = true;
        Wake();
    }

    public void Leave(Mailbox box) => listeners.TryRemove(box, out _);

    private void Wake()
    {
        try { somebody.Release(); }
        catch (SemaphoreFullException) { /* it is on its way */ }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var broken = false;
        while (true)
        {
            await somebody.WaitAsync(stoppingToken);
            try
            {
                for (; !listeners.IsEmpty; broken = false) await FollowAsync(broken, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "The feed of changes broke off and begins again");
                broken = true;
                await Task.Delay(Pause, stoppingToken);
                Wake();
            }
        }
    }

    private async Task FollowAsync(bool broken, CancellationToken stopping)
    {
        // The last of them may be leaving.
        if (listeners.Keys is not { Count: > 0 } boxes) return;
        // From where the first of them came, however long ago that was by now; but what broke the feed off must not do so for ever.
        var from = broken ? await store.HighWaterAsync(stopping) : boxes.Min(box => box.From);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var listener = new CommitListener(source, Store.NotifyChannel);
        var hearing = listener.RunAsync(ended.Token);
        try
        {
            IsFollowing = true;
            await foreach (var page in new LiveEvents(store, listener).FollowAsync(from, stopping))
            {
                if (listeners.IsEmpty) return;
                foreach (var change in await ChangesOf(page, stopping))
                    foreach (var (box, _) in listeners) box.Put(change);
            }
        }
        finally
        {
            IsFollowing = false;
            await ended.CancelAsync();
            await hearing;
        }
    }

    /// <summary>One change for each record of the page, in the order in which they were last touched.</summary>
    private async Task<IEnumerable<Change>> ChangesOf(IReadOnlyList<StoredEvent> page, CancellationToken ct)
    {
        var changes = new List<Change>();
        foreach (var events in page.GroupBy(e => (e.Tenant, Kind: rooms.KindOf(e.Stream))))
        {
            if (events.Key is not (var tenant, { } kind)) continue;
            var streams = events.GroupBy(e => e.Stream).ToDictionary(s => s.Key, s => s.Select(RoomBook.Envelope).ToList());
            foreach (var row in await kind.View.Rows(views.Tenant(tenant), [.. streams.Keys], ct))
                changes.Add(new(tenant, kind, row.Id, row, streams[row.Id]));
        }
        return changes.OrderBy(c => c.Events[^1].Sequence);
    }
}
