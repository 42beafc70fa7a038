using System.Collections.Concurrent;

namespace GraphQL;

/// <summary>Knows which loaders hold keys, and tells the running request when there is something to send off.</summary>
internal sealed class DataLoaders(RequestContext request) : IDataLoaders
{
    private readonly ConcurrentDictionary<string, object> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<IDispatchable> _queued = new();
    private int _deliveries;

    public bool IsDelivering => Volatile.Read(ref _deliveries) > 0;
    public bool CanDispatch => !_queued.IsEmpty && !IsDelivering;

    public DataLoader<TKey, TValue> GetOrAdd<TKey, TValue>(
        string name, Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch) where TKey : notnull
    {
        var loader = _byName.GetOrAdd(name, static (_, s) => new DataLoader<TKey, TValue>(s.fetch, s.owner), (fetch, owner: this));
        return loader as DataLoader<TKey, TValue>
            ?? throw new InvalidOperationException($"The data loader {name} is in use for {loader.GetType()}, not for {typeof(DataLoader<TKey, TValue>)}.");
    }

    public void Queued(IDispatchable loader)
    {
        _queued.Enqueue(loader);
        request.Run?.Signal();
    }

    public void Dispatch(CancellationToken cancellationToken)
    {
        // First all, then each: a batch that is at hand is delivered at once, and what its receivers queue is for the next time.
        var leaving = new HashSet<IDispatchable>();
        while (_queued.TryDequeue(out var loader)) leaving.Add(loader);
        foreach (var loader in leaving) _ = loader.DispatchAsync(cancellationToken);
    }

    public void BeginDelivery() => Interlocked.Increment(ref _deliveries);

    public void EndDelivery()
    {
        if (Interlocked.Decrement(ref _deliveries) == 0) request.Run?.Signal();
    }
}
