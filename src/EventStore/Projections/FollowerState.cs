namespace EventStore.Projections;

/// <summary>How a follower stands, as any host can read it.</summary>
/// <param name="Position">Everything up to here is handled.</param>
/// <param name="Leader">Who leads, or led last: machine and process.</param>
/// <param name="Since">When it came to stand so.</param>
/// <param name="Behind">How many sequence numbers there are after its position; no fewer than there are events.</param>
/// <param name="WaitingSince">When the next event that it has to handle was recorded; null when there is none.</param>
/// <param name="Stopped">What it cannot get past.</param>
public sealed record FollowerState(string Name, FollowerStanding Standing, long Position, string? Leader, DateTimeOffset Since,
    long Behind, DateTimeOffset? WaitingSince, PoisonedEvent? Stopped);

/// <param name="Tenant">Null, like what follows it, when the event is not there any more.</param>
/// <param name="Error">What the handler said of it.</param>
public sealed record PoisonedEvent(long Sequence, string? Tenant, string? Stream, long? Version, string? Type, string? Error);

/// <summary>An event that a follower passed over for good.</summary>
public sealed record SkippedEvent(long Sequence, string Reason, string? By, DateTimeOffset At);

public enum FollowerStanding
{
    Running,

    /// <summary>At an event its handler refuses. It tries no more until that event is skipped, the follower is resumed, or another host takes the lead.</summary>
    Stopped,
}
