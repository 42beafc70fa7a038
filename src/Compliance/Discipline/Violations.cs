using Compliance.Kernel;

namespace Compliance.Discipline;

/// <summary>From what the clauses said to what discipline staff see. Pure; the reactor and bulk imports share it.</summary>
internal static class Violations
{
    /// <summary>A failed finding of severity WARN or STOP that no leader waived is a violation; a waived one is a note among the findings.</summary>
    public static bool Raises(Finding finding) => finding is { Outcome: FindingOutcome.Fail, Severity: >= Severity.Warn, WaivedBy: null };

    /// <summary>The streams and first events of the violations in a judgement, one a clause.</summary>
    public static (string Stream, ViolationRaised Event)[] FromJudgement(Judgement judgement, string by, string? @for = null)
    {
        List<(string, ViolationRaised)>? raised = null;
        foreach (var finding in judgement.Findings)
        {
            if (!Raises(finding)) continue;
            (raised ??= []).Add((Violation.Id(judgement.Subject, finding.Clause), new ViolationRaised(
                judgement.Subject, finding.Clause, judgement.Branch, finding, finding.Classification,
                judgement.On, judgement.Amount, judgement.Payee, judgement.Place, judgement.Person, by, @for)));
        }
        return raised is null ? [] : [.. raised];
    }
}
