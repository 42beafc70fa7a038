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
internal sealed class StreamCache(int capacity = 4096)
{
    private readonly ConcurrentDictionary<(string Tenant, string Stream), Entry> entries = new();
    private long clock;

    public Folded? Find(string tenant, string stream)
    {
        if (!entries.TryGetValue((tenant, stream), out var entry)) return null;
        entry.UsedAt = Interlocked.Increment(ref clock);
        return entry.Folded;
    }

    public void Keep(string tenant, string stream, Folded folded)
    {
        entries[(tenant, stream)] = new Entry(folded) { UsedAt = Interlocked.Increment(ref clock) };
        if (entries.Count > capacity) Shrink();
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
