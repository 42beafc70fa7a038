using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>No more is spent than was approved.</summary>
internal sealed record SpendingStaysWithinTheApproval() : Rule("SPENT")
{
    public override string? Fault() => null;

    public override Ruling Judge(Facts facts)
    {
        var (spent, approved) = (facts.Number(Fact.SpentAmount), facts.Number(Fact.ApprovedAmount));
        var inputs = new Inputs(("spent", spent), ("approved", approved));
        if (spent is not { } s) return Unknown(inputs, Fact.SpentAmount);
        if (approved is not { } a) return Unknown(inputs, Fact.ApprovedAmount);
        inputs["over"] = Math.Max(0, s - a);
        return PassIf(s <= a, inputs, Sum.AtMost(s, a));
    }
}
