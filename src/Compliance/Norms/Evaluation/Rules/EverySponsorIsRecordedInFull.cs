using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>Every sponsor and co-organiser stands in the record with amount, purpose and contract.</summary>
internal sealed record EverySponsorIsRecordedInFull() : Rule("SPONSORS")
{
    private static readonly string[] Needed = ["amount", "purpose", "contract"];

    public override string? Fault() => null;

    public override Ruling Judge(Facts facts)
    {
        if (facts.Rows(Fact.Sponsors) is not { } sponsors) return Unknown(new Inputs(), Fact.Sponsors);
        var incomplete = sponsors
            .Where(s => Needed.Any(n => s.GetValueOrDefault(n) is null or ""))
            .Select(s => $"{s.GetValueOrDefault("name") ?? "?"}: {string.Join(", ", Needed.Where(n => s.GetValueOrDefault(n) is null or ""))}").ToList();
        return PassIf(incomplete.Count == 0, new Inputs(("sponsors", sponsors.Count), ("incomplete", incomplete)));
    }
}
