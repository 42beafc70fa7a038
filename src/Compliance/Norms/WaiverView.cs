using Compliance.Kernel;

namespace Compliance.Norms;

internal sealed record WaiverRow : IBranchRow
{
    public required string Id { get; init; }
    public required long Version { get; init; }
    public required string Subject { get; init; }
    public required string Clause { get; init; }
    public string? Branch { get; init; }
    public required string Reason { get; init; }
    public required string GrantedBy { get; init; }
    public required DateTimeOffset GrantedAt { get; init; }
    public WaiverStatus Status { get; init; }
    public string? RevokedBy { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
    public string? RevocationReason { get; init; }
}

internal static class WaiverView
{
    public static readonly View<WaiverRow> View = new("waivers", 2, Fold)
    {
        DefaultOrder = nameof(WaiverRow.GrantedAt),
        Indexes = [[nameof(WaiverRow.Subject)], [nameof(WaiverRow.Clause), nameof(WaiverRow.GrantedAt)]],
        CountedBy = [nameof(WaiverRow.Branch), nameof(WaiverRow.Clause), nameof(WaiverRow.Status)],
    };

    private static WaiverRow? Fold(WaiverRow? row, Envelope envelope) => (row, envelope.Event) switch
    {
        (_, WaiverGranted e) => new WaiverRow
        {
            Id = envelope.Stream, Version = envelope.Version, Subject = e.Subject, Clause = e.Clause, Branch = e.Branch,
            Reason = e.Reason, GrantedBy = e.By, GrantedAt = envelope.OccurredAt,
        },
        (not null, WaiverRevoked e) => row with
        {
            Version = envelope.Version, Status = WaiverStatus.Revoked, RevokedBy = e.By, RevokedAt = envelope.OccurredAt, RevocationReason = e.Reason,
        },
        (not null, _) => row with { Version = envelope.Version },
        _ => null,
    };
}
