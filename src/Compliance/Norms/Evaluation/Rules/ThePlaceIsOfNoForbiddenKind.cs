using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>No private club, no place of high consumption.</summary>
internal sealed record ThePlaceIsOfNoForbiddenKind() : Rule("PLACE_KIND")
{
    public required IReadOnlyList<string> Kinds { get; init; }

    public override IEnumerable<Measure> Measures() => Kinds.Select(k => new Measure(k, 1, MoreIsStricter: true));

    public override string? Fault() => Kinds.Count == 0 ? "no kind is named" : null;

    public override Ruling Judge(Facts facts)
    {
        var inputs = new Inputs(("kinds", Kinds));
        if (facts.Word(Fact.PlaceKind) is not { } kind) return Unknown(inputs, Fact.PlaceKind);
        inputs["placeKind"] = kind;
        return PassIf(!Kinds.Contains(kind, StringComparer.Ordinal), inputs);
    }
}
