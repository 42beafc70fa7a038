namespace EventStore.Postgres;

/// <summary>A commit in the line. Its caller may leave while it waits; once it is taken its true outcome is awaited.</summary>
internal sealed class WaitingCommit
{
    private readonly TaskCompletionSource<CommitResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _leaving;
    private int _state;

    public WaitingCommit(EncodedCommit encoded, CancellationToken ct)
    {
        Encoded = encoded;
        NeedsVersions = Enumerable.Range(0, encoded.Events.Length).Any(encoded.IsAny);
        if (ct.CanBeCanceled)
            _leaving = ct.UnsafeRegister(static (self, token) => ((WaitingCommit)self!).Leave(token), this);
    }

    public EncodedCommit Encoded { get; }

    /// <summary>A stream of it is appended to at any version, which the store has yet to look up.</summary>
    public bool NeedsVersions { get; }

    public Task<CommitResult> Task => _answer.Task;

    /// <returns>False when the caller has left.</returns>
    public bool Begin()
    {
        if (Interlocked.CompareExchange(ref _state, 1, 0) != 0) return false;
        _leaving.Dispose();
        return true;
    }

    public void Succeed(long lastSequence) => _answer.TrySetResult(Encoded.Result(lastSequence));

    public void Fail(Exception e) => _answer.TrySetException(e);

    private void Leave(CancellationToken token)
    {
        if (Interlocked.CompareExchange(ref _state, 2, 0) == 0) _answer.TrySetCanceled(token);
    }
}
