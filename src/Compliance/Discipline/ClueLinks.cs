using Compliance.Kernel;

namespace Compliance.Discipline;

/// <summary>A violation that names its clue, and the clue that names the violation: both are written in one transaction.</summary>
internal static class ClueLinks
{
    /// <summary>Refers the violations to the clue; answers who has a hand in them, or why one of them cannot be referred.</summary>
    public static async ValueTask<(Refusal? Refusal, IReadOnlyList<string> Involved)> Refer(IReadOnlyList<string> violations, string clue, string? reason, IWork work, CancellationToken ct)
    {
        var involved = new List<string>();
        foreach (var id in violations)
        {
            if (!Violation.Kind.Owns(id) || await work.Load(Violation.Kind, id, ct) is not { Exists: true } seen) return (Refusal.NotFound(id), []);
            if (work.Apply(Violation.Kind, id, ViolationDecisions.Decide(seen.State, new ReferViolation(reason ?? "", clue, work.Now, work.Actor))) is { } refusal) return (refusal, []);
            involved.AddRange(seen.State.Involved);
        }
        return (null, [.. involved.Distinct()]);
    }

    /// <summary>The clue's side of a violation that is being referred to it.</summary>
    public static async ValueTask<Refusal?> Link(string violation, IReadOnlyList<string> involved, string clue, IWork work, CancellationToken ct)
    {
        var seen = await work.Load(Clue.Kind, clue, ct);
        return work.Apply(Clue.Kind, clue, ClueDecisions.Decide(seen.State, new LinkViolation(violation, involved, work.Now, work.Actor)));
    }
}
