using Compliance.Kernel;

namespace Compliance.Norms;

internal sealed record NormPackRow : IRow
{
    public required string Id { get; init; }
    public required long Version { get; init; }
    public required string Title { get; init; }
    public required string TitleEn { get; init; }
    public required NormLayer Layer { get; init; }
    /// <summary>The branch that a pack of layer BRANCH binds.</summary>
    public string? Branch { get; init; }
    public required NormPackStatus Status { get; init; }
    public DateOnly? InForceFrom { get; init; }
    public DateOnly? InForceTo { get; init; }
    public string? Resolution { get; init; }
    public required string DraftedBy { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }
    public string? AdoptedBy { get; init; }
    public DateTimeOffset? AdoptedAt { get; init; }
    /// <summary>The stream's version at adoption: findings cite the pack by id and this.</summary>
    public long? AdoptedVersion { get; init; }
    public string? SupersededBy { get; init; }
    public IReadOnlyList<string> Basis { get; init; } = [];
    public IReadOnlyList<string> ClauseIds { get; init; } = [];
    public IReadOnlyList<NormClause> Clauses { get; init; } = [];
    public IReadOnlyList<LayeringFlag> Flags { get; init; } = [];
    public Replay? LastReplay { get; init; }

    /// <summary>How a finding cites the pack: <c>norm-pack/meetings@2</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    internal string Citation => $"{Id}@{AdoptedVersion ?? Version}";
}

internal sealed record Replay(DateOnly From, DateOnly To, long Records, DateTimeOffset At, string By, IReadOnlyList<ClauseDifference> Clauses);

internal static class NormPackView
{
    public static readonly View<NormPackRow> View = new("norm_packs", 1, Fold)
    {
        Common = true,
        DefaultOrder = nameof(NormPackRow.DraftedAt),
        Indexes = [[nameof(NormPackRow.Status), nameof(NormPackRow.InForceFrom)]],
        CountedBy = [nameof(NormPackRow.Status)],
    };

    private static NormPackRow? Fold(NormPackRow? row, Envelope envelope) => (row, envelope.Event) switch
    {
        (_, NormPackDrafted e) => new NormPackRow
        {
            Id = envelope.Stream, Version = envelope.Version, Title = e.Title.Zh, TitleEn = e.Title.En, Layer = e.Layer, Branch = e.Branch,
            Status = NormPackStatus.Drafted, Basis = e.Basis, Clauses = e.Clauses, ClauseIds = [.. e.Clauses.Select(c => c.Id)], Flags = e.Flags,
            DraftedBy = e.By, DraftedAt = envelope.OccurredAt,
        },
        (not null, NormPackAdopted e) => row with
        {
            Version = envelope.Version, Status = NormPackStatus.Adopted, InForceFrom = e.InForceFrom, InForceTo = e.InForceTo, Resolution = e.Resolution,
            AdoptedBy = e.By, AdoptedAt = envelope.OccurredAt, AdoptedVersion = envelope.Version, Flags = e.Flags,
        },
        (not null, NormPackSuperseded e) => row with { Version = envelope.Version, Status = NormPackStatus.Superseded, SupersededBy = e.Successor, InForceTo = e.From.AddDays(-1) },
        (not null, NormClauseChecked e) => row with { Version = envelope.Version, Clauses = e.In(row.Clauses) },
        (not null, NormPackReplayed e) => row with { Version = envelope.Version, LastReplay = new(e.From, e.To, e.Records, envelope.OccurredAt, e.By, e.Clauses) },
        (not null, _) => row with { Version = envelope.Version },
        _ => null,
    };
}
