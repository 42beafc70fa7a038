namespace EventStore.Projections;

/// <summary>How a follower stands, as any host can read it.</summary>
/// <param name="Position">Everything up to here is handled.</param>
/// <param name="Leader">Who leads, or led last: machine and process.</param>
/// <param name="Since">When it came to stand so.</param>
/// <param name="StoppedAt">The event it cannot get past.</param>
/// <param name="Error">What its handler said of that event.</param>
public sealed record FollowerState(string Name, FollowerStanding Standing, long Position, string? Leader, DateTimeOffset Since, long? StoppedAt, string? Error);

public enum FollowerStanding
{
    Running,

    /// <summary>At an event its handler refuses. It tries no more until that event is skipped, the follower is resumed, or another host takes the lead.</summary>
    Stopped,
}
