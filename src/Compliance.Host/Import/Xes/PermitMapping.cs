using Compliance.Activities;
using Compliance.Kernel;

namespace Compliance.Host.Import.Xes;

/// <summary>A travel permit is an activity approval: a study trip, its requested budget the estimate, its total declared the actual cost.</summary>
internal static class PermitMapping
{
    public static ImportedStream Map(Document permit, string id, LogMapping to)
    {
        var (begun, ended) = (permit.FirstAt(Verb.Begun), permit.FirstAt(Verb.Ended));
        var plan = new ActivityPlan
        {
            Branch = to.BranchOf(permit), Type = ActivityType.StudyTrip, Title = permit.Id,
            StartsOn = begun is { } b ? LogMapping.Day(b) : null, EndsOn = ended is { } e ? LogMapping.Day(e) : null,
            Lines = permit.Requested is { } requested ? [new(CostKind.Other, requested)] : [],
            BudgetLine = permit.Attributes.GetValueOrDefault("BudgetNumber") is { } line ? ImportIds.Slug(line) : null,
        };
        var first = permit.Steps[0];
        var events = new List<ImportedEvent>(permit.Steps.Count + 4)
        {
            new(new ActivityDrafted(plan, first.Person, null), first.At, first.Person),
            new(to.Note(permit), first.At, first.Person),
        };
        var life = new Life(permit);
        foreach (var step in permit.Steps)
        {
            foreach (var data in Tell(step, permit, plan, life, first, to)) events.Add(new(data, step.At, step.Person));
            life.After(step);
        }
        JudgeLife(events, permit, plan, id, to);
        return new(PlannedActivity.Kind, id, to.Log, events, permit.Steps.Count);
    }

    private static IEnumerable<object> Tell(Step step, Document permit, ActivityPlan plan, Life life, Step first, LogMapping to)
    {
        switch (step.Verb)
        {
            case Verb.Saved:
                if (step != first) yield return new ActivityEdited(plan, step.Person, null);
                break;
            case Verb.Submitted:
                yield return new ActivitySubmitted(life.Round + 1, plan.Amount, [], step.Person, null);
                break;
            case Verb.Approved:
                yield return new ActivityStepApproved(life.StepsTaken, step.Role ?? Role.Secretariat, null, step.Person, null);
                break;
            case Verb.FinalApproved:
                yield return new ActivityStepApproved(life.StepsTaken, step.Role ?? Role.Leader, null, step.Person, null);
                yield return new ActivityApproved(step.At, plan.Amount, [], null);
                break;
            case Verb.Rejected:
                yield return life.MeaningOf(step) switch
                {
                    Refused.Withdrawn => new ActivityWithdrawn(step.Event.Name, step.Person, null),
                    Refused.Returned => new ActivityReturned(life.StepsTaken, step.Role!.Value, step.Event.Name, step.Person, null),
                    _ => new ActivityRejected(life.StepsTaken, step.Role!.Value, step.Event.Name, step.Person, null),
                };
                break;
            case Verb.Begun:
                yield return new ActivityStarted(step.At, null, step.Person, null);
                break;
            case Verb.Ended:
                yield return new ActivityConcluded(new()
                {
                    BegunAt = permit.FirstAt(Verb.Begun), EndedAt = step.At,
                    Lines = permit.Spent is { } spent ? [new(CostKind.Other, spent)] : null,
                }, null, step.Person, null);
                break;
            default:
                yield return new HistoryNoted(to.Log, step.Event.Id ?? permit.Id, step.Event.Name, new Dictionary<string, string>());
                break;
        }
    }

    private static void JudgeLife(List<ImportedEvent> events, Document permit, ActivityPlan plan, string id, LogMapping to)
    {
        var (begun, ended) = (permit.FirstAt(Verb.Begun), permit.FirstAt(Verb.Ended));
        var submitted = permit.First(Verb.Submitted);
        var on = begun ?? submitted?.At ?? permit.Steps[0].At;
        var final = permit.First(Verb.FinalApproved);
        var facts = ActivityFacts.Of(id, plan, on);
        var values = new Dictionary<string, object?>(facts.Values)
        {
            [Fact.BegunAt] = begun,
            [Fact.Held] = begun is not null || ended is not null ? true : null,
            [Fact.FinalApprovedAt] = final?.At,
            [Fact.ApprovedAmount] = permit.Requested,
            [Fact.SpentAmount] = permit.Spent,
            [Fact.SubmittedBy] = submitted is { PersonIsKnown: true } ? submitted.Person : null,
            [Fact.ApprovedBy] = Life.KnownApprovers(permit),
        };
        facts = facts with { On = LogMapping.Day(on), Values = values };
        Judgements.Put(events, () => ActivityFacts.Judged(facts, plan, permit.Spent ?? plan.Amount, submitted?.Person, to.Judge(facts)));
    }
}
