using Compliance.Kernel;

namespace Compliance.Organization;

// The storage format: the names and fields of these records are written in every database. Add, never rename.
internal sealed record BranchOpened(BranchKind Kind, string NameZh, string NameEn, string? Parent, DateOnly OpenedOn, DateOnly? TermDueOn);
internal sealed record BranchRenamed(string NameZh, string NameEn, string? Reason);
/// <summary>The term of office runs until that day; a new election (换届) is due by then.</summary>
internal sealed record TermOfOfficeSet(DateOnly DueOn, string? Resolution);
internal sealed record BranchClosed(DateOnly ClosedOn, string Reason);

internal enum BranchKind { Department, Branch }

internal enum BranchStatus { None, Open, Closed }

/// <summary>A department of the secretariat or an academic branch; neither has legal personality or an account of its own.</summary>
internal sealed record Branch(BranchStatus Status, string NameZh, string NameEn, DateOnly OpenedOn, DateOnly? TermDueOn)
{
    internal static readonly StreamKind<Branch, BranchRow> Kind = new("branch", "branch", new(BranchStatus.None, "", "", default, null), Evolve, BranchView.View);

    public static Branch Evolve(Branch state, object @event) => @event switch
    {
        BranchOpened e => new(BranchStatus.Open, e.NameZh, e.NameEn, e.OpenedOn, e.TermDueOn),
        BranchRenamed e => state with { NameZh = e.NameZh, NameEn = e.NameEn },
        TermOfOfficeSet e => state with { TermDueOn = e.DueOn },
        BranchClosed => state with { Status = BranchStatus.Closed },
        _ => state,
    };
}
