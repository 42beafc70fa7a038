using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>What took place had a final approval.</summary>
internal sealed record WhatIsHeldWasApproved() : Rule("HELD")
{
    public override string? Fault() => null;

    public override Ruling Judge(Facts facts)
    {
        var (held, approved) = (facts.Flag(Fact.Held), facts.Instant(Fact.FinalApprovedAt));
        var inputs = new Inputs(("held", held), ("finalApprovedAt", approved));
        return held is null ? Unknown(inputs, Fact.Held) : PassIf(held == false || approved is not null, inputs);
    }
}
