using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>What begins had its final approval before. Without any final approval <see cref="WhatIsHeldWasApproved"/> speaks, not this rule.</summary>
internal sealed record ItBeginsOnlyAfterItsFinalApproval() : Rule("BEGUN")
{
    public override string? Fault() => null;

    public override Ruling Judge(Facts facts)
    {
        var (begun, approved) = (facts.Instant(Fact.BegunAt), facts.Instant(Fact.FinalApprovedAt));
        var inputs = new Inputs(("begunAt", begun), ("finalApprovedAt", approved));
        if (begun is not { } b) return Unknown(inputs, Fact.BegunAt);
        return approved is { } a ? PassIf(b >= a, inputs, Sum.NotBefore(b, a)) : Unknown(inputs, Fact.FinalApprovedAt);
    }
}
