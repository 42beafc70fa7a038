using Compliance.Kernel;

namespace Compliance.Audit;

/// <param name="Known">Whether the people vault holds the person.</param>
internal sealed record RequestErasure(string Person, string Reason, bool Known, DateTimeOffset At, Actor By);
internal sealed record RefuseErasure(string Person, string Reason, DateTimeOffset At, Actor By);

/// <param name="Needed">Why a room must still know who the person is; null when none must.</param>
internal sealed record ErasePerson(string Person, string? Comment, Refusal? Needed, DateTimeOffset At, Actor By);

/// <summary>
/// There is no way back from an erasure, so two people take part: whoever keeps the persons' data asks, a leader decides,
/// and nobody decides on himself.
/// </summary>
internal static class ErasureDecisions
{
    public static Decision Decide(Erasure state, RequestErasure command) =>
        !command.By.Is(Role.Admin, Role.Secretariat) ? Refusal.NotAllowed("requestErasure")
        : state.Status is ErasureStatus.Erased ? Refusal.Because("PERSON_ERASED", ("person", command.Person))
        : !command.Known ? Refusal.NotFound(command.Person)
        : state.Status is ErasureStatus.Requested ? Refusal.IllegalMove("requestErasure", state.Status)
        : Check.Text("reason", command.Reason, Check.LongText) is { } refusal ? refusal
        : Decision.Accept(new ErasureRequested(command.Person, command.Reason.Trim(), command.By.Person, command.By.For));

    public static Decision Decide(Erasure state, RefuseErasure command) =>
        MayDecide(state, command.Person, command.By, "refuseErasure") is { } barred ? barred
        : Check.Text("reason", command.Reason, Check.LongText) is { } refusal ? refusal
        : Decision.Accept(new ErasureRefused(command.Reason.Trim(), command.By.Person, command.By.For));

    public static Decision Decide(Erasure state, ErasePerson command) =>
        MayDecide(state, command.Person, command.By, "erasePerson") is { } barred ? barred
        : command.Needed is { } needed ? needed
        : Check.Text("comment", command.Comment, Check.LongText, required: false) is { } refusal ? refusal
        : Decision.Accept(new PersonErased(command.Person, command.Comment?.Trim(), command.By.Person, command.By.For));

    private static Refusal? MayDecide(Erasure state, string person, Actor by, string act) =>
        !by.Is(Role.Leader) ? Refusal.NotAllowed(act) with { Grave = true }
        : state.Status is not { } status ? Refusal.NotFound(Erasure.Id(person))
        : status is not ErasureStatus.Requested ? Refusal.IllegalMove(act, status)
        : by.IsSamePerson(person) || state.Askers.Any(by.IsSamePerson) ? Refusal.Because("SELF_APPROVAL") with { Grave = true, Clause = Approval.SelfApprovalClause }
        : null;
}
