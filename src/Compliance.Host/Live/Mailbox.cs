using Compliance.Kernel;

namespace Compliance.Host.Live;

/// <summary>
/// What waits to be told to one listener. Words about the same record become one; when too many records wait, they become
/// one word for each kind, so that nobody who reads slowly holds memory or is told something stale.
/// </summary>
/// <param name="from">The last sequence number that he is not told of.</param>
/// <param name="wanted">Whether the listener is to be told; asked before anything is kept.</param>
internal sealed class Mailbox(long from, Func<Change, bool> wanted, int most = 500)
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim signal = new(0, 1);
    private readonly OrderedDictionary<string, Change> waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<StreamKind, Change> many = [];

    public long From => from;

    public void Put(Change change)
    {
        if (change.Events[^1].Sequence <= from || !wanted(change)) return;
        lock (gate)
        {
            if (many.ContainsKey(change.Kind)) return;
            waiting[change.Stream!] = waiting.TryGetValue(change.Stream!, out var before) ? change with { Events = [.. before.Events, .. change.Events] } : change;
            if (waiting.Count > most) Collapse();
        }
        try { signal.Release(); }
        catch (SemaphoreFullException) { /* the listener has been woken */ }
    }

    public async ValueTask<IReadOnlyList<Change>> TakeAsync(CancellationToken ct)
    {
        await signal.WaitAsync(ct);
        lock (gate)
        {
            Change[] taken = [.. many.Values, .. waiting.Values];
            waiting.Clear();
            many.Clear();
            return taken;
        }
    }

    private void Collapse()
    {
        foreach (var change in waiting.Values) many[change.Kind] = new(change.Tenant, change.Kind, null, null, []);
        waiting.Clear();
    }
}
