using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>
/// Local bodies meet within their own region unless approved: an approval paper lets it pass, or a leader's waiver. Which
/// region is an association's own no national rule can know: without it the answer is unknown.
/// </summary>
internal sealed record TheMeetingStaysInItsOwnRegion() : Rule("OWN_REGION")
{
    /// <summary>Cities, districts and counties as records write them; empty: the association must name its own.</summary>
    public required IReadOnlyList<string> Region { get; init; }
    /// <summary>The kind of paper that approves a meeting elsewhere.</summary>
    public required string Approval { get; init; }

    public override bool AsksForFigure() => Region.Count == 0;

    public override string? Fault() => Region.Any(string.IsNullOrWhiteSpace) ? "a place of the region has no name" : string.IsNullOrWhiteSpace(Approval) ? "no approval is named" : null;

    public override Ruling Judge(Facts facts)
    {
        var (city, papers) = (facts.Word(Fact.City), facts.Words(Fact.Documents));
        var inputs = new Inputs(("city", city), ("region", Region));
        if (facts.Word(Fact.PlaceKind) == "ONLINE") return Pass(inputs);
        if (AsksForFigure()) return Unknown(inputs, "region");
        if (string.IsNullOrWhiteSpace(city)) return Unknown(inputs, Fact.City);
        if (Region.Any(own => city.Contains(own, StringComparison.OrdinalIgnoreCase))) return Pass(inputs);
        if (papers is null) return Unknown(inputs, Fact.Documents);
        var approved = papers.Contains(Approval, StringComparer.Ordinal);
        inputs["approved"] = approved;
        return PassIf(approved, inputs);
    }
}
