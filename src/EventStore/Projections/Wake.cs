namespace EventStore.Projections;

/// <summary>Ends a wait when something was committed: here, or on another host that the listener hears.</summary>
internal sealed class Wake : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly IEventDatabase _store;
    private readonly CommitListener? _listener;

    public Wake(IEventDatabase store, CommitListener? listener)
    {
        (_store, _listener) = (store, listener);
        _store.Committed += OnCommitted;
        if (_listener is not null) _listener.Heard += Up;
    }

    /// <summary>Waits for a word, and no longer than that.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _signal.WaitAsync(atMost, ct);

    // The signal is left to the collector: a word may come while this is disposed of.
    public void Dispose()
    {
        _store.Committed -= OnCommitted;
        if (_listener is not null) _listener.Heard -= Up;
    }

    private void OnCommitted(IReadOnlyList<StoredEvent> _) => Up();

    private void Up()
    {
        try { _signal.Release(); }
        catch (SemaphoreFullException) { /* it is awake */ }
    }
}
