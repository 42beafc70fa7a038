using Compliance.Kernel;

namespace Compliance.Discipline;

/// <summary>
/// An event that makes a breach real raises its violations in the same transaction. A violation that already exists,
/// whatever became of it, is not raised again: judging a record twice never duplicates.
/// </summary>
internal sealed class RaiseViolations : IReactor
{
    public async ValueTask<Refusal?> React(Happened happened, IWork work, CancellationToken ct)
    {
        if (happened.Event is not IJudged { Judgement: { } judgement }) return null;
        foreach (var (stream, raised) in Violations.FromJudgement(judgement, work.Actor.Person, work.Actor.For))
        {
            var seen = await work.Load(Violation.Kind, stream, ct);
            if (!seen.Exists) work.Append(Violation.Kind, stream, raised);
        }
        return null;
    }
}
