using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>A yes-or-no entry that the rule fixes: guests are charged, participants are not.</summary>
internal sealed record TheEntryIsAsRequired() : Rule("ENTRY")
{
    /// <summary>The name of the flag among the facts.</summary>
    public required string Fact { get; init; }
    public bool Expected { get; init; } = true;

    public override string? Fault() => Fact.Length == 0 ? "no fact is named" : null;

    public override Ruling Judge(Facts facts)
    {
        var inputs = new Inputs(("fact", Fact), ("expected", Expected));
        if (facts.Flag(Fact) is not { } entry) return Unknown(inputs, Fact);
        inputs["entry"] = entry;
        return PassIf(entry == Expected, inputs);
    }
}
