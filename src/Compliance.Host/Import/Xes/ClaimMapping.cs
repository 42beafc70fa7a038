using Compliance.Funds;
using Compliance.Kernel;

namespace Compliance.Host.Import.Xes;

/// <summary>A declaration or a request for payment is a fund use; its amount is what the log asks for and the only one it knows.</summary>
internal static class ClaimMapping
{
    private static readonly Kernel.Route NoRoute = new("imported", []);

    public static ImportedStream Map(Document claim, string id, Document? permit, LogMapping to)
    {
        var first = claim.Steps[0];
        var submitted = claim.First(Verb.Submitted);
        var content = Content(claim, permit, submitted ?? first, to);
        var events = new List<ImportedEvent>(claim.Steps.Count + 4)
        {
            new(new FundUseDrafted(to.BranchOf(claim), content, first.Person, null), first.At, first.Person),
            new(to.Note(claim), first.At, first.Person),
        };
        var life = new Life(claim);
        foreach (var step in claim.Steps)
        {
            foreach (var data in Tell(step, claim, content, life, first, to)) events.Add(new(data, step.At, step.Person));
            life.After(step);
        }
        JudgeLife(events, claim, content, id, submitted, to);
        return new(FundUse.Kind, id, to.Log, events, claim.Steps.Count);
    }

    private static FundUseClaim Content(Document claim, Document? permit, Step made, LogMapping to)
    {
        var day = LogMapping.Day(made.At);
        var branch = to.BranchOf(claim);
        var line = claim.Attributes.GetValueOrDefault("BudgetNumber") ?? permit?.Attributes.GetValueOrDefault("BudgetNumber")
            ?? claim.Attributes.FirstOrDefault(a => a.Key.StartsWith("Project", StringComparison.Ordinal)).Value;
        var ended = permit?.FirstAt(Verb.Ended);
        return new(claim.Id, null, day, ended is { } at ? LogMapping.Day(at) : null, permit is { Steps.Count: > 0 } ? to.IdOf(permit) : null,
            // The log names no payee. The key is the claim's own, so that no two are ever taken for the same payee's.
            new FundParty(PartyKind.Person, null, made.Person, null, $"imported:{to.Log}:{claim.Id}", null, null, null),
            [new(ExpenseItem.Other, Budget.IdOf(branch, day.Year, line is null ? "imported" : ImportIds.Slug(line)), null, claim.Requested ?? 0)], [], []);
    }

    private static IEnumerable<object> Tell(Step step, Document claim, FundUseClaim content, Life life, Step first, LogMapping to)
    {
        switch (step.Verb)
        {
            case Verb.Saved:
                if (step != first) yield return new FundUseEdited(content, step.Person, null);
                break;
            case Verb.Submitted:
                yield return new FundUseSubmitted(life.Round + 1, content.Amount, LogMapping.Day(step.At), content.Linked, NoRoute, [], step.Person, null);
                break;
            case Verb.Approved:
                yield return new FundUseStepApproved(life.StepsTaken, step.Role ?? Role.Secretariat, null, step.Person, null);
                break;
            case Verb.FinalApproved:
                yield return new FundUseStepApproved(life.StepsTaken, step.Role ?? Role.Leader, null, step.Person, null);
                yield return new FundUseApproved(content.Amount, content.Linked, [], step.At, step.Person, null, null);
                break;
            case Verb.Rejected:
                yield return life.MeaningOf(step) switch
                {
                    Refused.Withdrawn => new FundUseWithdrawn(step.Event.Name, step.Person, null),
                    Refused.Returned => new FundUseReturned(life.StepsTaken, step.Role!.Value, step.Event.Name, step.Person, null),
                    _ => new FundUseRejected(life.StepsTaken, step.Role!.Value, step.Event.Name, step.Person, null),
                };
                break;
            case Verb.PaymentRequested:
                yield return new PaymentRequested(content.Amount, null, step.Person, null);
                break;
            case Verb.Paid:
                yield return new PaymentRecorded(content.Amount, content.Linked, [], step.At, null, step.Person, null, null);
                break;
            default:
                yield return new HistoryNoted(to.Log, step.Event.Id ?? claim.Id, step.Event.Name, new Dictionary<string, string>());
                break;
        }
    }

    private static void JudgeLife(List<ImportedEvent> events, Document claim, FundUseClaim content, string id, Step? submitted, LogMapping to)
    {
        var final = claim.First(Verb.FinalApproved);
        var facts = new FundUseFacts(id, to.BranchOf(claim), content.OccurredOn)
        {
            Amount = claim.Requested,
            ApprovedAmount = final is null ? null : claim.Requested,
            FinalApprovedAt = final?.At,
            PaidAt = claim.FirstAt(Verb.Paid),
            ClaimedOn = submitted is null ? null : LogMapping.Day(submitted.At),
            EndedOn = content.EndedOn,
            SubmittedBy = submitted is { PersonIsKnown: true } ? submitted.Person : null,
            ApprovedBy = Life.KnownApprovers(claim),
        };
        Judgements.Put(events, () => facts.Judged(to.Judge(facts.Build()), claim.Requested) with { Person = submitted?.Person });
    }
}
