using System.Collections.Concurrent;
using Compliance.Kernel;

namespace Compliance.Host;

/// <summary>The services' memory: one entry a key, read without a lock while fresh.</summary>
internal sealed class Memory(TimeProvider clock) : IMemory
{
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public ValueTask<T> Recall<T>(string key, TimeSpan atMost, Func<CancellationToken, ValueTask<T>> load, CancellationToken ct) where T : class
    {
        var entry = entries.GetOrAdd(key, static _ => new Entry());
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

    private bool Fresh(Held held, TimeSpan atMost) => clock.GetElapsedTime(held.Since) < atMost;

    private sealed record Held(object Value, long Since);

    private sealed class Entry
    {
        public readonly SemaphoreSlim Gate = new(1, 1);
        public int Forgotten;
        public volatile Held? Held;
    }
}
