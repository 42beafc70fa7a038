using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>A use is covered by what is left on its budget line.</summary>
internal sealed record TheUseStaysWithinItsBudgetLine() : Rule("BUDGET")
{
    public override string? Fault() => null;

    public override Ruling Judge(Facts facts)
    {
        var (amount, available) = (facts.Number(Fact.Amount), facts.Number(Fact.BudgetAvailable));
        var inputs = new Inputs(("amount", amount), ("available", available));
        if (amount is not { } a) return Unknown(inputs, Fact.Amount);
        return available is { } left ? PassIf(a <= left, inputs, Sum.AtMost(a, left)) : Unknown(inputs, Fact.BudgetAvailable);
    }
}
