using System.Collections.Concurrent;
using Compliance.Kernel;

namespace Compliance.Host.Commands;

/// <summary>A stream folded: what decide sees, what the view shows, and up to which version.</summary>
internal sealed record Folded(long Version, object State, IRow? Row)
{
    public static Folded Empty(StreamKind kind) => new(0, kind.InitialState, null);

    public Folded With(StreamKind kind, Envelope e) =>
        new(e.Version, kind.EvolveState(State, e.Event), kind.View.FoldRow(Row, e));
}

/// <summary>
/// The streams lately worked on, folded. Never trusted for a "no": a refusal from here is decided again on what the store
/// holds, and a "yes" is checked by the expected version of the append.
/// </summary>
/// <remarks>
/// A stream is kept when it comes a second time: most are worked on once and then rest, and remembering them all made every
/// garbage collection carry thousands of records on (50 ms of standstill twice a second under load).
/// </remarks>
internal sealed class StreamCache(int capacity = 4096)
{
    private readonly ConcurrentDictionary<(string Tenant, string Stream), Entry> entries = new();
    private readonly int[] seenOnce = new int[8192];
    private long clock;

    public Folded? Find(string tenant, string stream)
    {
        if (!entries.TryGetValue((tenant, stream), out var entry)) return null;
        entry.UsedAt = Interlocked.Increment(ref clock);
        return entry.Folded;
    }

    public void Keep(string tenant, string stream, Folded folded)
    {
        if (!entries.ContainsKey((tenant, stream)) && !Returns(tenant, stream)) return;
        entries[(tenant, stream)] = new Entry(folded) { UsedAt = Interlocked.Increment(ref clock) };
        if (entries.Count > capacity) Shrink();
    }

    /// <summary>What one command loads and then adds to has come once, not twice.</summary>
    public void Renew(string tenant, string stream, Folded folded)
    {
        if (entries.ContainsKey((tenant, stream))) Keep(tenant, stream, folded);
    }

    /// <summary>A lossy note of who came lately; a wrong answer only costs a read, or a place.</summary>
    private bool Returns(string tenant, string stream)
    {
        var mark = HashCode.Combine(tenant, stream);
        ref var seen = ref seenOnce[mark & (seenOnce.Length - 1)];
        if (seen == mark) return true;
        seen = mark;
        return false;
    }

    public void Forget(string tenant, string stream) => entries.TryRemove((tenant, stream), out _);

    /// <summary>Drops the quarter that was not used for longest; one thread does it, the others go on.</summary>
    private void Shrink()
    {
        if (!Monitor.TryEnter(entries)) return;
        try
        {
            var line = Interlocked.Read(ref clock) - (capacity * 3 / 4);
            foreach (var (key, entry) in entries)
                if (entry.UsedAt < line) entries.TryRemove(key, out _);
        }
        finally
        {
            Monitor.Exit(entries);
        }
    }

    private sealed class Entry(Folded folded)
    {
        public Folded Folded => folded;
        public long UsedAt { get; set; }
    }
}
