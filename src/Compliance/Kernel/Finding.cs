namespace Compliance.Kernel;

internal enum FindingOutcome { Pass, Fail, Unknown }

internal enum Severity { Note, Warn, Stop }

/// <summary>
/// What a clause says of a record: stored inside events, so names and fields are storage format. A missing fact is
/// <see cref="FindingOutcome.Unknown"/>, never a pass.
/// </summary>
/// <param name="Clause">The clause id, e.g. <c>meeting.quota</c>.</param>
/// <param name="Pack">The pack (stream id and version) that was in force on the business date.</param>
/// <param name="Text">The code of the sentence in <see cref="Texts"/>; <paramref name="Inputs"/> fill it.</param>
/// <param name="Arithmetic">The sum as written down: <c>260 × 3 × 2 = 1,560 ≤ 1,650</c>.</param>
internal sealed record Finding(string Clause, string Pack, FindingOutcome Outcome, Severity Severity, string Text,
    IReadOnlyDictionary<string, object?> Inputs, string? Arithmetic)
{
    /// <summary>The leader who waived the clause for this record (特批); the finding itself stands.</summary>
    public string? WaivedBy { get; init; }

    /// <summary>The class of the official statistics that a breach of the clause counts under.</summary>
    public ViolationClass? Classification { get; init; }

    /// <summary>Whether the finding stops the act.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Stops => Outcome == FindingOutcome.Fail && Severity == Severity.Stop && WaivedBy is null;
}

/// <summary>
/// A judgement fixed in an event: which record, whose, when, how much, and what the clauses said. Discipline raises a
/// violation for each failed finding of severity WARN or STOP.
/// </summary>
internal sealed record Judgement(string Subject, string? Branch, DateOnly On, decimal? Amount, string? Payee, string? Place, string? Person, IReadOnlyList<Finding> Findings);

/// <summary>An event that makes a breach real (approved, recorded, concluded, paid, settled): its failed findings become violations.</summary>
internal interface IJudged
{
    Judgement? Judgement { get; }
}

/// <summary>The seam to the norms: the clauses in force on the business date, judged over facts.</summary>
internal interface INorms
{
    /// <summary>Pure evaluation over the packs in force on <see cref="Facts.On"/>; waivers for the subject are marked. Answers every applicable clause.</summary>
    ValueTask<IReadOnlyList<Finding>> Judge(string tenant, Facts facts, CancellationToken ct);
}
