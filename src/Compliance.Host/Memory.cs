using System.Collections.Concurrent;
using Compliance.Kernel;

namespace Compliance.Host;

/// <summary>The services' memory: one entry a key, read without a lock while fresh.</summary>
internal sealed class Memory(TimeProvider clock) : IMemory
{
    /// <summary>Nothing is asked to be remembered for longer; beyond so many keys what is older goes, so that nobody fills it by asking for ids that he makes up.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private const int Many = 50_000, EverySo = 1_024;
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private int made;

    public int Count => entries.Count;

    public ValueTask<T> Recall<T>(string key, TimeSpan atMost, Func<CancellationToken, ValueTask<T>> load, CancellationToken ct) where T : class
    {
        if (!entries.TryGetValue(key, out var entry))
        {
            if (Interlocked.Increment(ref made) % EverySo == 0 && entries.Count > Many) Trim();
            entry = entries.GetOrAdd(key, static _ => new Entry());
        }
        return entry.Held is { } held && Fresh(held, atMost) ? new((T)held.Value) : Load(entry, atMost, load, ct);
    }

    public void Forget(string key)
    {
        if (!entries.TryGetValue(key, out var entry)) return;
        Interlocked.Increment(ref entry.Forgotten);
        entry.Held = null;
    }

    private async ValueTask<T> Load<T>(Entry entry, TimeSpan atMost, Func<CancellationToken, ValueTask<T>> load, CancellationToken ct) where T : class
    {
        await entry.Gate.WaitAsync(ct);
        try
        {
            if (entry.Held is { } held && Fresh(held, atMost)) return (T)held.Value;
            var (forgotten, since) = (Volatile.Read(ref entry.Forgotten), clock.GetTimestamp());
            var value = await load(ct);
            entry.Held = new(value, since);
            // Forgotten while it was read: it may show what was before the change.
            if (Volatile.Read(ref entry.Forgotten) != forgotten) entry.Held = null;
            return value;
        }
        finally { entry.Gate.Release(); }
    }

    private void Trim()
    {
        foreach (var (key, entry) in entries)
            if (entry.Held is { } held && !Fresh(held, Longest)) entries.TryRemove(key, out _);
    }

    private bool Fresh(Held held, TimeSpan atMost) => clock.GetElapsedTime(held.Since) < atMost;

    private sealed record Held(object Value, long Since);

    private sealed class Entry
    {
        public readonly SemaphoreSlim Gate = new(1, 1);
        public int Forgotten;
        public volatile Held? Held;
    }
}
