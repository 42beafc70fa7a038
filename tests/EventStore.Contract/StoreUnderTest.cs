namespace EventStore.Contract;

/// <summary>A store with nothing in it, and what a test must be able to see of it.</summary>
public abstract class StoreUnderTest : IAsyncDisposable
{
    public abstract IEventStore Store { get; }

    public ManualClock Clock { get; } = new();

    /// <summary>The same data through a program that knows other event types.</summary>
    public abstract IEventStore Reopen(EventTypes types);

    /// <summary>
    /// What the inline projection wrote: "stream@version" for every event, in order. The projection throws on the
    /// attachment <see cref="Refuse"/>.
    /// </summary>
    public abstract Task<IReadOnlyList<string>> ProjectedAsync();

    public const string Refuse = "refuse";

    public abstract ValueTask DisposeAsync();

    protected EventStoreOptions Options(EventTypes types) => new() { EventTypes = types, TimeProvider = Clock };
}

/// <summary>A clock that stands where the test puts it, a little past whole microseconds to see them cut.</summary>
public sealed class ManualClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(8)).AddTicks(1234567);

    public override DateTimeOffset GetUtcNow() => Now;
}
