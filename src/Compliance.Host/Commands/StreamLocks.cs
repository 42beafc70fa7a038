namespace Compliance.Host.Commands;

/// <summary>
/// Lets the commands of one host queue for a contended stream instead of colliding on it. Only a courtesy: what is right is
/// decided by the expected version, so a wait that takes too long (two commands that want two streams in opposite order)
/// simply goes on without the lock.
/// </summary>
internal sealed class StreamLocks
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(750);
    private readonly Dictionary<(string, string), Gate> gates = [];

    public async ValueTask<IDisposable> Enter(string tenant, string stream, CancellationToken ct)
    {
        Gate gate;
        lock (gates)
        {
            if (!gates.TryGetValue((tenant, stream), out gate!)) gates[(tenant, stream)] = gate = new Gate();
            gate.Users++;
        }
        var held = false;
        try
        {
            held = await gate.Door.WaitAsync(Patience, ct);
            return new Hold(this, (tenant, stream), gate, held);
        }
        catch
        {
            Leave((tenant, stream), gate, held);
            throw;
        }
    }

    private void Leave((string, string) key, Gate gate, bool held)
    {
        if (held) gate.Door.Release();
        lock (gates)
        {
            if (--gate.Users == 0) gates.Remove(key);
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Door { get; } = new(1, 1);
        public int Users { get; set; }
    }

    private sealed class Hold(StreamLocks owner, (string, string) key, Gate gate, bool held) : IDisposable
    {
        private int done;
        public void Dispose()
        {
            if (Interlocked.Exchange(ref done, 1) == 0) owner.Leave(key, gate, held);
        }
    }
}
