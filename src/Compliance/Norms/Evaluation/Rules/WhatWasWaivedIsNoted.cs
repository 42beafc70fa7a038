using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>A waiver lets an act pass; that it was needed stays in sight.</summary>
internal sealed record WhatWasWaivedIsNoted() : Rule("WAIVED")
{
    /// <summary>The clauses a leader waived for this record; stated by the book of norms itself, never by a room.</summary>
    public const string Waived = "waivedClauses";

    public override string? Fault() => null;

    public override Ruling? Judge(Facts facts) => facts.Words(Waived) is { Count: > 0 } waived ? Fail(new Inputs(("clauses", waived))) : null;
}
