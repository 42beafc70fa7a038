namespace GraphQL;

/// <summary>The data loaders of one request.</summary>
public interface IDataLoaders
{
    /// <summary>
    /// The loader of that name, made on first use. Keys loaded while a level of the response is resolved are
    /// fetched together; each key once a request. A key that the fetch leaves out loads as default.
    /// </summary>
    DataLoader<TKey, TValue> GetOrAdd<TKey, TValue>(
        string name, Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch) where TKey : notnull;
}

/// <summary>Gathers keys and fetches them in one call. Safe to use from several resolvers at once.</summary>
public sealed class DataLoader<TKey, TValue> : IDispatchable where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> _fetch;
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> _known = [];
    private List<TKey> _queued = [];
    private readonly DataLoaders? _owner;

    /// <summary>A loader of its own, sent off by <see cref="DispatchAsync"/>; in a request use <see cref="IDataLoaders"/>.</summary>
    public DataLoader(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch) : this(fetch, null) { }

    internal DataLoader(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch, DataLoaders? owner)
    {
        _fetch = fetch;
        _owner = owner;
    }

    /// <summary>The value of the key, or default when there is none; fails as its batch fails.</summary>
    public ValueTask<TValue?> LoadAsync(TKey key)
    {
        TaskCompletionSource<TValue?>? promise;
        lock (_gate)
        {
            if (_known.TryGetValue(key, out promise)) return new ValueTask<TValue?>(promise.Task);
            _known[key] = promise = new TaskCompletionSource<TValue?>();
            _queued.Add(key);
        }
        _owner?.Queued(this);
        return new ValueTask<TValue?>(promise.Task);
    }

    /// <summary>Fetches what was queued.</summary>
    public async Task DispatchAsync(CancellationToken cancellationToken)
    {
        List<TKey> keys;
        lock (_gate)
        {
            keys = _queued;
            _queued = [];
        }
        if (keys.Count == 0) return;
        IReadOnlyDictionary<TKey, TValue>? found = null;
        Exception? failure = null;
        try
        {
            found = await _fetch(keys, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }
        _owner?.BeginDelivery();
        try
        {
            foreach (var key in keys) Deliver(key, found, failure);
        }
        finally
        {
            _owner?.EndDelivery();
        }
    }

    private void Deliver(TKey key, IReadOnlyDictionary<TKey, TValue>? found, Exception? failure)
    {
        TaskCompletionSource<TValue?> promise;
        lock (_gate) promise = _known[key];
        if (failure is not null) promise.TrySetException(failure);
        else promise.TrySetResult(found is not null && found.TryGetValue(key, out var value) ? value : default);
    }
}

internal interface IDispatchable
{
    Task DispatchAsync(CancellationToken cancellationToken);
}
