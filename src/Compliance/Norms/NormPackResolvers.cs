using Compliance.Kernel;

namespace Compliance.Norms;

/// <summary>The fields of a pack beyond its row.</summary>
internal sealed class NormPackResolvers
{
    public string GetTitle(NormPackRow parent, IDesk desk) => new LocalText(parent.Title, parent.TitleEn).In(desk.Language);
    public BranchRef? GetBranch(NormPackRow parent) => BranchRef.Of(parent.Branch);
    public PersonRef? GetDraftedBy(NormPackRow parent) => People.Named(parent.DraftedBy);
    public PersonRef? GetAdoptedBy(NormPackRow parent) => People.Named(parent.AdoptedBy);
    public IReadOnlyList<ClauseRef> GetClauses(NormPackRow parent) => [.. parent.Clauses.Select(c => new ClauseRef(c.Id, parent.Citation) { Known = parent.Hold(c) })];

    public async ValueTask<NormPackRow?> GetSupersededBy(NormPackRow parent, ILookups lookups) =>
        parent.SupersededBy is null ? null : await lookups.Find(NormPackView.View, parent.SupersededBy);
}

internal sealed class LayeringFlagResolvers
{
    public ClauseRef GetClause(LayeringFlag parent) => new(parent.Clause);
    public ClauseRef GetAgainst(LayeringFlag parent) => new(parent.Clause, parent.Against);
}

internal sealed class ReplayResolvers
{
    public PersonRef? GetBy(Replay parent) => People.Named(parent.By);
}

internal sealed class ClauseDifferenceResolvers
{
    public ClauseRef GetClause(ClauseDifference parent) => new(parent.Clause);
}

internal sealed class WaiverResolvers
{
    public ClauseRef GetClause(WaiverRow parent) => new(parent.Clause);
    public BranchRef? GetBranch(WaiverRow parent) => BranchRef.Of(parent.Branch);
    public PersonRef? GetGrantedBy(WaiverRow parent) => PersonRef.Of(parent.GrantedBy);
    public PersonRef? GetRevokedBy(WaiverRow parent) => PersonRef.Of(parent.RevokedBy);
    public ValueTask<IRow?> GetSubject(WaiverRow parent, INodes nodes, CancellationToken ct) => nodes.Find(parent.Subject, null, ct);
}

internal static class People
{
    /// <summary>The register itself is nobody.</summary>
    public static PersonRef? Named(string? person) => person is null or "system" ? null : new PersonRef(person);
}
