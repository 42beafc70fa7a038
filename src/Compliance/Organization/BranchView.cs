using Compliance.Kernel;

namespace Compliance.Organization;

/// <summary>A department or branch as it stands. Everybody with an office reads it: names of branches are no secret of theirs.</summary>
internal sealed record BranchRow : IRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public BranchKind Kind { get; init; }
    public BranchStatus Status { get; init; }
    public string NameZh { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string? Parent { get; init; }
    public DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public DateOnly? TermDueOn { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal static class BranchView
{
    internal static readonly View<BranchRow> View = new("branches", 1, Fold)
    {
        Common = true,
        DefaultOrder = nameof(BranchRow.OpenedOn),
        Indexes = [[nameof(BranchRow.Parent)]],
        CountedBy = [nameof(BranchRow.Kind), nameof(BranchRow.Status)],
        Readable = static (actor, _) => actor.Roles.Count > 0,
        AsNode = static row => new BranchRef(row.Id),
    };

    private static BranchRow? Fold(BranchRow? row, Envelope e) => (e.Event switch
    {
        BranchOpened opened => new BranchRow
        {
            Id = e.Stream, Kind = opened.Kind, Status = BranchStatus.Open, NameZh = opened.NameZh, NameEn = opened.NameEn,
            Parent = opened.Parent, OpenedOn = opened.OpenedOn, TermDueOn = opened.TermDueOn,
        },
        BranchRenamed renamed => row! with { NameZh = renamed.NameZh, NameEn = renamed.NameEn },
        TermOfOfficeSet term => row! with { TermDueOn = term.DueOn },
        BranchClosed closed => row! with { Status = BranchStatus.Closed, ClosedOn = closed.ClosedOn },
        _ => row,
    })! with { Version = e.Version, UpdatedAt = e.RecordedAt };
}
