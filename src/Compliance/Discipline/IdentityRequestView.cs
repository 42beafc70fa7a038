using Compliance.Kernel;

namespace Compliance.Discipline;

/// <summary>A request for a reporter's identity: why it is asked and what came of it, nothing of the clue and nobody's name.</summary>
internal sealed record IdentityRequestRow : IRow
{
    public required string Id { get; init; }
    public required long Version { get; init; }
    public required string Clue { get; init; }
    public required IdentityRequestStatus Status { get; init; }
    public required string Reason { get; init; }
    public required string RequestedBy { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? Comment { get; init; }
    public DateTimeOffset? ValidUntil { get; init; }
    /// <summary>How often the requester looked.</summary>
    public int Opened { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
}

internal static class IdentityRequestView
{
    public static readonly View<IdentityRequestRow> View = new("identity_requests", 1, Fold)
    {
        Sensitive = true,
        Readable = static (actor, row) => actor.Is(Role.Custodian) || ((IdentityRequestRow)row).RequestedBy == actor.Person && actor.Is(Role.Discipline, Role.Leader),
        DefaultOrder = nameof(IdentityRequestRow.RequestedAt),
        Indexes = [[nameof(IdentityRequestRow.RequestedBy), nameof(IdentityRequestRow.RequestedAt)]],
    };

    private static IdentityRequestRow? Fold(IdentityRequestRow? row, Envelope envelope) => (row, envelope.Event) switch
    {
        (_, IdentityRequested e) => new() { Id = envelope.Stream, Version = envelope.Version, Clue = e.Clue, Status = IdentityRequestStatus.Requested, Reason = e.Reason, RequestedBy = e.By, RequestedAt = envelope.OccurredAt },
        (not null, IdentityReleased e) => row with { Version = envelope.Version, Status = IdentityRequestStatus.Released, DecidedBy = e.By, DecidedAt = envelope.OccurredAt, Comment = e.Comment, ValidUntil = e.ValidUntil },
        (not null, IdentityWithheld e) => row with { Version = envelope.Version, Status = IdentityRequestStatus.Withheld, DecidedBy = e.By, DecidedAt = envelope.OccurredAt, Comment = e.Reason },
        (not null, IdentityOpened) => row with { Version = envelope.Version, Opened = row.Opened + 1, OpenedAt = envelope.OccurredAt },
        (not null, _) => row with { Version = envelope.Version },
        _ => null,
    };
}
