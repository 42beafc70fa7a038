using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>Money leaves only after the final approval.</summary>
internal sealed record OnlyWhatWasApprovedIsPaid() : Rule("PAID")
{
    public override string? Fault() => null;

    public override Ruling Judge(Facts facts)
    {
        var (paid, approved) = (facts.Instant(Fact.PaidAt), facts.Instant(Fact.FinalApprovedAt));
        var inputs = new Inputs(("paidAt", paid), ("finalApprovedAt", approved));
        if (paid is not { } p) return Unknown(inputs, Fact.PaidAt);
        return approved is { } a ? PassIf(p >= a, inputs, Sum.NotBefore(p, a)) : Fail(inputs);
    }
}
