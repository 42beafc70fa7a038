using Compliance.Kernel;
using Compliance.Organization;

namespace Compliance.Host.Import.Xes;

/// <summary>
/// From the cases of a log to streams of the register's ordinary events. Pure: times, offices and amounts are the log's,
/// ids follow from the log's name and the document's own id. What happened is recorded, not decided again; the clauses judge
/// the whole life of each document once, and the judgement stands in its last event that can hold one.
/// </summary>
internal sealed class LogMapping(string log, Func<Facts, IReadOnlyList<Finding>> judge)
{
    private readonly HashSet<string> mapped = [];

    /// <summary>The streams of one case. A document that an earlier case of this log told already is left out: prepaid logs repeat a permit beside each of its claims.</summary>
    public IEnumerable<ImportedStream> Map(Case read)
    {
        if (read.Permit is { Steps.Count: > 0 } permit)
        {
            if (IsNew(permit, out var id)) yield return PermitMapping.Map(permit, id, this);
            if (OpenBranch(permit) is { } branch) yield return branch;
        }
        foreach (var claim in read.Claims)
        {
            if (claim.Steps.Count == 0 || !IsNew(claim, out var id)) continue;
            yield return ClaimMapping.Map(claim, id, read.Permit, this);
            if (OpenBranch(claim) is { } branch) yield return branch;
        }
    }

    public string Log => log;

    public IReadOnlyList<Finding> Judge(Facts facts) => judge(facts);

    public string IdOf(Document document) => document.Kind == DocumentKind.Permit
        ? ImportIds.Of(Activities.PlannedActivity.Kind, log, nameof(DocumentKind.Permit), document.Id)
        : ImportIds.Of(Funds.FundUse.Kind, log, document.Kind.ToString(), document.Id);

    /// <summary>Who belongs to no unit by the log belongs to the one branch of its own.</summary>
    public string BranchOf(Document document) => Branch.Kind.Id(document.Unit is { } unit ? ImportIds.Slug(unit) : "imported");

    /// <summary>The day in the place where the log was written.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.DateTime);

    /// <summary>Attributes beside the record, and the word that the steps of several claims were told apart here.</summary>
    public HistoryNoted Note(Document document)
    {
        if (!document.StepsInferred) return new(log, document.Id, null, document.Attributes);
        return new(log, document.Id, null, new Dictionary<string, string>(document.Attributes) { ["steps"] = "told apart by their numbers" });
    }

    private bool IsNew(Document document, out string id) => mapped.Add(id = IdOf(document));

    private ImportedStream? OpenBranch(Document document)
    {
        var id = BranchOf(document);
        if (!mapped.Add(id)) return null;
        var first = document.Steps[0];
        var name = document.Unit ?? log;
        return new(Branch.Kind, id, log, [new(new BranchOpened(BranchKind.Branch, "导入单位 " + name, name, null, Day(first.At), null), first.At, "system")], 0);
    }
}
