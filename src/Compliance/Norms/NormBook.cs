using Compliance.Kernel;

namespace Compliance.Norms;

/// <summary>
/// The association's norms in memory: read from the view of packs, at most a few seconds old, forgotten at once when a
/// pack changes here. Waivers are looked up only when a clause fails.
/// </summary>
internal sealed class NormBook(IViewsOf views, IMemory memory) : INorms
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(3);
    private const int MaxPacks = 1000;

    public async ValueTask<IReadOnlyList<Finding>> Judge(string tenant, Facts facts, CancellationToken ct)
    {
        var shelf = Shelf(tenant, ct);
        var book = (shelf.IsCompletedSuccessfully ? shelf.Result : await shelf).Book;
        var findings = book.Judge(facts);
        List<string>? failed = null;
        foreach (var finding in findings)
            if (finding.Outcome == FindingOutcome.Fail) (failed ??= []).Add(Waiver.Id(facts.Subject, finding.Clause));
        if (failed is null) return findings;
        var waivers = await views.Tenant(tenant).GetMany(WaiverView.View, failed, null, ct);
        return waivers.Values.All(w => w.Status == WaiverStatus.Revoked) ? findings : Waive(book, facts, findings, waivers);
    }

    public ValueTask<Shelf> Shelf(string tenant, CancellationToken ct) => memory.Recall("norms/" + tenant, AtMost, async stop =>
    {
        var packs = await views.Tenant(tenant).List(NormPackView.View, null, MaxPacks, stop);
        return new Shelf(ClauseBook.Of(packs), packs);
    }, ct);

    public void Forget(string tenant) => memory.Forget("norms/" + tenant);

    /// <summary>The failed findings that a leader waived, marked; and the note that there was something to waive.</summary>
    internal static IReadOnlyList<Finding> Waive(ClauseBook book, Facts facts, IReadOnlyList<Finding> findings, IReadOnlyDictionary<string, WaiverRow> waivers)
    {
        var waived = new List<string>();
        var marked = findings.Select(f =>
        {
            if (f.Outcome != FindingOutcome.Fail || !waivers.TryGetValue(Waiver.Id(facts.Subject, f.Clause), out var waiver) || waiver.Status == WaiverStatus.Revoked) return f;
            waived.Add(f.Clause);
            return f with { WaivedBy = waiver.GrantedBy };
        }).ToList();
        var note = facts with { Values = new Dictionary<string, object?> { [Evaluation.Rules.WhatWasWaivedIsNoted.Waived] = waived } };
        if (waived.Count > 0) marked.AddRange(book.Judge(note).Where(f => f.Text == NoteText));
        return marked;
    }

    private static readonly string NoteText = new Evaluation.Rules.WhatWasWaivedIsNoted().FailText;
}

/// <summary>The packs of an association and the book made of them.</summary>
internal sealed class Shelf(ClauseBook book, IReadOnlyList<NormPackRow> packs)
{
    public ClauseBook Book => book;
    public IReadOnlyList<NormPackRow> Packs => packs;

    /// <summary>The clause as its pack has it; without a pack the one in force on that day, else the latest known.</summary>
    public HeldClause? Find(string clause, string? citation, DateOnly on)
    {
        var pack = citation?.Split('@')[0];
        if (pack is not null && book.Clauses.FirstOrDefault(c => c.PackId == pack && c.Clause.Id == clause) is { } cited) return cited;
        if (pack is not null && packs.FirstOrDefault(p => p.Id == pack) is { } draft && draft.Hold(clause) is { } drafted) return drafted;
        var known = book.Clauses.Where(c => c.Clause.Id == clause).OrderByDescending(c => c.InForceOn(on)).ThenByDescending(c => c.Layer).ThenByDescending(c => c.AdoptedFrom);
        return known.FirstOrDefault();
    }
}

internal static class PackClauses
{
    /// <summary>A clause of a pack, adopted or not; a draft's is in force on no day that a reader could be shown.</summary>
    public static HeldClause? Hold(this NormPackRow pack, string clause) =>
        pack.Clauses.FirstOrDefault(c => c.Id == clause) is { } found ? pack.Hold(found) : null;

    public static HeldClause Hold(this NormPackRow pack, NormClause clause)
    {
        var from = clause.InForceFrom > pack.InForceFrom ? clause.InForceFrom : pack.InForceFrom;
        var to = clause.InForceTo is { } own && !(pack.InForceTo < own) ? own : pack.InForceTo;
        return new(clause, pack.Id, pack.Citation, pack.Layer, pack.Branch, from ?? DateOnly.MaxValue, to, pack.InForceFrom ?? DateOnly.MaxValue, false) { Resolution = pack.Resolution };
    }
}
