namespace EventStore.Load;

/// <summary>A store that is measured, on a database of its own in the same server. All work in the tenant "t".</summary>
internal interface IContender : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Begins a stream with three events.</summary>
    Task AppendAsync();

    /// <summary>Begins streams of ten events, with their rows in the view.</summary>
    Task SeedAsync(IReadOnlyList<string> streams);

    /// <summary>Loads what a decision about the stream needs, decides, appends one event; the view's row is written in the same transaction.</summary>
    Task CommandAsync(string stream);

    /// <summary>Begins streams of ten events as fast as it can, without the view.</summary>
    Task BulkAsync(IReadOnlyList<string> streams);

    /// <summary>Makes the view anew from all events.</summary>
    /// <returns>How many events were read.</returns>
    Task<long> RebuildAsync();
}
