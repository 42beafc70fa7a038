using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>No letter, no reception; no bill, no payment: each named document is among the record's.</summary>
internal sealed record TheRequiredDocumentsAreAttached() : Rule("DOCUMENTS")
{
    public required IReadOnlyList<string> Documents { get; init; }

    public override IEnumerable<Measure> Measures() => Documents.Select(d => new Measure(d, 1, MoreIsStricter: true));

    public override string? Fault() => Documents.Count == 0 ? "no document is named" : null;

    public override Ruling Judge(Facts facts)
    {
        var inputs = new Inputs(("required", Documents));
        if (facts.Words(Fact.Documents) is not { } attached) return Unknown(inputs, Fact.Documents);
        var absent = Documents.Where(d => !attached.Contains(d, StringComparer.Ordinal)).ToList();
        inputs["attached"] = attached;
        inputs["absent"] = absent;
        return PassIf(absent.Count == 0, inputs);
    }
}
