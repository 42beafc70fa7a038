using Compliance.Kernel;

namespace Compliance.Audit;

internal sealed record ErasureRow : IRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public string Person { get; init; } = "";
    public ErasureStatus Status { get; init; }
    public string Reason { get; init; } = "";
    public string RequestedBy { get; init; } = "";
    public DateTimeOffset RequestedAt { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    /// <summary>Why it was refused, or what was said at the erasure.</summary>
    public string? Comment { get; init; }
}

internal static class ErasureView
{
    internal static readonly View<ErasureRow> View = new("erasures", 1, Fold)
    {
        DefaultOrder = nameof(ErasureRow.RequestedAt),
        Indexes = [[nameof(ErasureRow.Status), nameof(ErasureRow.RequestedAt)]],
        CountedBy = [nameof(ErasureRow.Status)],
        Readable = static (actor, _) => actor.Is(Role.Admin, Role.Secretariat, Role.Leader, Role.Discipline, Role.Auditor),
    };

    private static ErasureRow? Fold(ErasureRow? row, Envelope e) => (row, e.Event) switch
    {
        (_, ErasureRequested asked) => new ErasureRow { Id = e.Stream, Version = e.Version, Person = asked.Person, Reason = asked.Reason, RequestedBy = asked.By, RequestedAt = e.OccurredAt },
        (not null, ErasureRefused refused) => row with { Version = e.Version, Status = ErasureStatus.Refused, DecidedBy = refused.By, DecidedAt = e.OccurredAt, Comment = refused.Reason },
        (not null, PersonErased erased) => row with { Version = e.Version, Status = ErasureStatus.Erased, DecidedBy = erased.By, DecidedAt = e.OccurredAt, Comment = erased.Comment },
        (not null, _) => row with { Version = e.Version },
        _ => null,
    };
}
