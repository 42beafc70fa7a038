using System.Collections.Frozen;
using Compliance.Kernel;
using Compliance.Norms.Evaluation;

namespace Compliance.Norms;

/// <summary>
/// The clauses of all adopted packs, ready to judge: <c>(clauses in force on the business date, facts) → findings</c>, pure.
/// Where several packs have a clause of one id, the later of one layer replaces the earlier, and of several layers the
/// hardest judgement speaks: a local pack can tighten a national rule, never loosen it. A clause that asks for a figure
/// gives way to one that has it.
/// </summary>
internal sealed class ClauseBook
{
    public static readonly ClauseBook Empty = new([]);

    private readonly FrozenDictionary<string, HeldClause[][]> byKind;

    private ClauseBook(IReadOnlyList<HeldClause> clauses)
    {
        Clauses = clauses;
        byKind = clauses.SelectMany(c => c.Clause.AppliesTo.Kinds.Distinct().Select(kind => (kind, c)))
            .GroupBy(p => p.kind, p => p.c)
            .ToFrozenDictionary(
                g => g.Key,
                g => g.GroupBy(c => c.Clause.Id).OrderBy(c => c.Key, StringComparer.Ordinal)
                    .Select(c => c.OrderByDescending(h => h.Layer).ThenByDescending(h => h.Candidate).ThenByDescending(h => h.AdoptedFrom).ThenByDescending(h => h.Pack, StringComparer.Ordinal).ToArray())
                    .ToArray());
    }

    /// <summary>Every clause of every adopted pack, in force or not.</summary>
    public IReadOnlyList<HeldClause> Clauses { get; }

    public static ClauseBook Of(IEnumerable<NormPackRow> packs) =>
        new([.. packs.Where(p => p.Status is NormPackStatus.Adopted or NormPackStatus.Superseded && p.InForceFrom is not null).SelectMany(p => Hold(p, p.InForceFrom!.Value, p.InForceTo, candidate: false))]);

    /// <summary>The book as it would be, had the pack been in force between the two days: it replaces its own layer's clauses of the same ids.</summary>
    public ClauseBook With(NormPackRow pack, DateOnly from, DateOnly to) =>
        new([.. Clauses.Where(c => c.PackId != pack.Id), .. Hold(pack, from, to, candidate: true)]);

    /// <summary>Every clause that applies to the record, in the order of their ids.</summary>
    public IReadOnlyList<Finding> Judge(Facts facts)
    {
        if (!byKind.TryGetValue(facts.Kind, out var clauses)) return [];
        var findings = new List<Finding>(clauses.Length);
        foreach (var sameId in clauses)
            if (JudgeOne(sameId, facts) is { } finding) findings.Add(finding);
        return findings;
    }

    /// <summary>The clauses that bind such a record on that day, one an id: the most local.</summary>
    public IReadOnlyList<HeldClause> InForce(DateOnly on, string? kind = null, string? branch = null) =>
        [.. byKind.Where(k => kind is null || k.Key == kind).SelectMany(k => k.Value)
            .Select(sameId => sameId.FirstOrDefault(c => c.InForceOn(on) && (c.Branch is null || c.Branch == branch)))
            .OfType<HeldClause>().DistinctBy(c => c.Clause.Id).OrderBy(c => c.Clause.Id, StringComparer.Ordinal)];

    private static Finding? JudgeOne(HeldClause[] sameId, Facts facts)
    {
        if (sameId.Length == 1) return sameId[0].Speaks(facts) ? Rule(sameId[0], facts) : null;
        var speaking = new List<HeldClause>(2);
        foreach (var clause in sameId)
            if (clause.Speaks(facts) && (speaking.Count == 0 || speaking[^1].Layer != clause.Layer)) speaking.Add(clause);
        if (speaking.Exists(c => !c.Clause.Rule.AsksForFigure())) speaking.RemoveAll(c => c.Clause.Rule.AsksForFigure());
        Finding? hardest = null;
        foreach (var clause in speaking)
            if (Rule(clause, facts) is { } finding && (hardest is null || Hardness(finding) > Hardness(hardest))) hardest = finding;
        return hardest;
    }

    private static Finding? Rule(HeldClause held, Facts facts) => held.Clause.Rule.Judge(facts) is { } ruling
        ? new Finding(held.Clause.Id, held.Pack, ruling.Outcome, held.Clause.Severity, ruling.Text, ruling.Inputs, ruling.Arithmetic) { Classification = held.Clause.Classification }
        : null;

    private static int Hardness(Finding finding) => (finding.Outcome switch { FindingOutcome.Fail => 2, FindingOutcome.Unknown => 1, _ => 0 } * 10) + (int)finding.Severity;

    private static IEnumerable<HeldClause> Hold(NormPackRow pack, DateOnly from, DateOnly? to, bool candidate) => pack.Clauses.Select(clause => new HeldClause(
        clause, pack.Id, pack.Citation, pack.Layer, pack.Branch,
        clause.InForceFrom > from ? clause.InForceFrom.Value : from,
        clause.InForceTo is { } own && !(to < own) ? own : to,
        from, candidate)
    {
        Resolution = pack.Resolution,
    });
}

/// <summary>A clause in its pack, with the days between which it is in force, both included.</summary>
/// <param name="AdoptedFrom">The day its pack came into force: of one layer the later pack replaces the earlier.</param>
/// <param name="Candidate">Of a pack that is tried, not adopted.</param>
internal sealed record HeldClause(NormClause Clause, string PackId, string Pack, NormLayer Layer, string? Branch, DateOnly From, DateOnly? To, DateOnly AdoptedFrom, bool Candidate)
{
    private readonly FrozenSet<string>? types = Clause.AppliesTo.Types?.ToFrozenSet(StringComparer.Ordinal);

    public string? Resolution { get; init; }

    public bool InForceOn(DateOnly day) => day >= From && !(day > To);

    public bool Speaks(Facts facts)
    {
        if (!InForceOn(facts.On) || (Branch is not null && Branch != facts.Branch)) return false;
        if (types is not null && !(facts.Word(Fact.Type) is { } type && types.Contains(type))) return false;
        if (Clause.AppliesTo.Once is { } once)
            foreach (var fact in once)
                if (facts[fact] is null) return false;
        return true;
    }
}
