using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>A number limited by class: heads of a meeting, days of arrival and departure. A class that the table leaves out has no limit; one given as null is set by its approval.</summary>
internal sealed record TheNumberStaysWithinTheLimitOfItsClass() : Rule("CLASS_LIMIT")
{
    public required string Fact { get; init; }
    public required IReadOnlyDictionary<string, decimal?> Limits { get; init; }

    public override IEnumerable<Measure> Measures() => Limits.Where(l => l.Value is not null).Select(l => new Measure(l.Key, l.Value!.Value));

    public override string? Fault() =>
        Fact.Length == 0 ? "no fact is named" : Limits.Count == 0 ? "no class has a limit" : Limits.Values.Any(l => l < 0) ? "a limit is negative" : null;

    public override Ruling? Judge(Facts facts)
    {
        var (level, number) = (facts.Word(Kernel.Fact.Class), facts.Number(Fact));
        var inputs = new Inputs(("fact", Fact), ("class", level), ("number", number));
        if (level is null) return Unknown(inputs, Kernel.Fact.Class);
        if (!Limits.TryGetValue(level, out var limit)) return null;
        inputs["limit"] = limit;
        if (limit is not { } most) return NoFigure(inputs);
        return number is { } n ? PassIf(n <= most, inputs, Sum.AtMost(n, most)) : Unknown(inputs, Fact);
    }
}
