using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>One working meal for a reception, and other plain counts.</summary>
internal sealed record TheCountStaysWithinItsLimit() : Rule("COUNT")
{
    public required string Fact { get; init; }
    public decimal? Max { get; init; }

    public override bool AsksForFigure() => Max is null;
    public override IEnumerable<Measure> Measures() => Max is { } max ? [new("max", max)] : [];

    public override string? Fault() => Fact.Length == 0 ? "no fact is named" : Max < 0 ? "the limit is negative" : null;

    public override Ruling Judge(Facts facts)
    {
        var number = facts.Number(Fact);
        var inputs = new Inputs(("fact", Fact), ("number", number), ("max", Max));
        if (Max is not { } max) return NoFigure(inputs);
        if (number is not { } count) return Unknown(inputs, Fact);
        return PassIf(count <= max, inputs, Sum.AtMost(count, max));
    }
}
