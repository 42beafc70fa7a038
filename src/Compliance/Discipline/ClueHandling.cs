using Compliance.Kernel;

namespace Compliance.Discipline;

/// <param name="Fit">Holds an office of those who handle clues, and not the custodian's.</param>
internal sealed record Candidate(string Person, bool Fit);

/// <param name="Deserted">None of the present handlers holds an office any more that would let him act.</param>
internal sealed record AppointHandlers(IReadOnlyList<Candidate> Candidates, bool Deserted, string Reason, DateTimeOffset At, Actor By);
internal sealed record RecuseHandler(string Person, string Reason, DateTimeOffset At, Actor By);

/// <summary>
/// Who handles a clue: first whoever registered it, then whom the handlers appoint. Who is recused, named, or has a hand in a
/// linked violation is off and never comes back. A clue that nobody in office handles any more is given new handlers by a
/// leader, who does not read it and does not name himself.
/// </summary>
internal static class ClueHandling
{
    public const int MaxHandlers = 20;

    /// <summary>Whether somebody in these offices may be made a handler.</summary>
    public static bool IsFit(Actor? candidate) => candidate is not null && candidate.Is(Role.Discipline, Role.Leader) && !candidate.Is(Role.Custodian);

    public static Decision Decide(Clue state, AppointHandlers command)
    {
        var rescues = command is { Deserted: true, By.For: null } && command.By.Is(Role.Leader) && state.Status is not null && command.Candidates.All(c => c.Person != command.By.Person);
        if (!rescues && ClueDecisions.MayAct(state, command.By, "appointClueHandlers") is { } refused) return refused;
        if (Clue.IsOver(state.Status)) return ClueDecisions.Moved(state, "appointClueHandlers");
        if (Check.Text("reason", command.Reason) is { } wrong) return wrong;
        if (command.Candidates.FirstOrDefault(c => state.Barred.Contains(c.Person)) is { } barred)
            return Refusal.Invalid("persons", "HANDLER_BARRED", ("person", barred.Person), ("act", "appointClueHandlers")) with { Grave = true };
        if (command.Candidates.FirstOrDefault(c => !c.Fit) is { } unfit) return Refusal.Invalid("persons", "HANDLER_UNFIT", ("person", unfit.Person));
        IReadOnlyList<string> added = [.. command.Candidates.Select(c => c.Person).Distinct().Except(state.Handlers)];
        return added.Count + state.Handlers.Count > MaxHandlers ? Refusal.Invalid("persons", "TOO_MANY", ("max", MaxHandlers))
            : added.Count == 0 ? Decision.Nothing
            : Decision.Accept(new ClueHandlersAppointed(added, command.Reason, command.By.Person, command.By.For));
    }

    public static Decision Decide(Clue state, RecuseHandler command) =>
        ClueDecisions.MayAct(state, command.By, "recuseClueHandler") is { } barred ? barred
        : Clue.IsOver(state.Status) ? ClueDecisions.Moved(state, "recuseClueHandler")
        : Check.Text("reason", command.Reason) is { } wrong ? wrong
        : !state.Handlers.Contains(command.Person) ? Refusal.Invalid("person", "NOT_A_HANDLER", ("person", command.Person))
        : state.Handlers.Count == 1 ? Refusal.Invalid("person", "LAST_HANDLER")
        : Decision.Accept(new ClueHandlerRecused(command.Person, command.Reason, command.By.Person, command.By.For));
}
