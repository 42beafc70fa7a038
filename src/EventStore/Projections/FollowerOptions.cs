namespace EventStore.Projections;

public enum FollowStep
{
    /// <summary>Nothing new.</summary>
    Idle,

    /// <summary>What comes next belongs to a transaction that has not ended.</summary>
    Waiting,

    /// <summary>Another host is at work under this name.</summary>
    Elsewhere,

    /// <summary>A page was handled; that was all for now.</summary>
    Moved,

    /// <summary>A page was handled, and more waits.</summary>
    More,
}

public sealed record FollowerOptions
{
    public int PageSize { get; init; } = 500;

    /// <summary>Only this tenant's events; null: all.</summary>
    public string? Tenant { get; init; }

    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the handler may fail on one and the same event before the follower stops there.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How often a host that does not lead asks whether it may.</summary>
    public TimeSpan StandbyEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Wakes on commits of other hosts.</summary>
    public CommitListener? Listener { get; init; }
}
