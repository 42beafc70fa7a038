using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>Nothing that the rule forbids was provided. An empty declaration says "none"; no declaration says nothing.</summary>
internal sealed record NoForbiddenItemIsProvided() : Rule("ITEMS")
{
    public required IReadOnlyList<ForbiddenItem> Items { get; init; }

    public override IEnumerable<Measure> Measures() => Items.Select(i => new Measure(i.Item, 1, MoreIsStricter: true));

    public override string? Fault() => Items.Count == 0 || Items.Any(i => string.IsNullOrWhiteSpace(i.Item)) ? "an item has no name" : null;

    public override Ruling Judge(Facts facts)
    {
        var inputs = new Inputs();
        if (facts.Words(Fact.Items) is not { } provided) return Unknown(inputs, Fact.Items);
        var forbidden = provided.Where(p => Items.Any(i => i.Item == p && !(i.Since > facts.On))).ToList();
        inputs["provided"] = provided;
        inputs["forbidden"] = forbidden;
        return PassIf(forbidden.Count == 0, inputs);
    }
}

/// <param name="Since">Forbidden only from that day on; always, when not given.</param>
internal sealed record ForbiddenItem(string Item, DateOnly? Since = null);
