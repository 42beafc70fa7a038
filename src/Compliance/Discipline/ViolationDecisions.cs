using Compliance.Kernel;

namespace Compliance.Discipline;

internal sealed record ExplainViolation(string Text, IReadOnlyList<Attachment> Attachments, DateTimeOffset At, Actor By);
internal sealed record DismissViolation(string Reason, DateTimeOffset At, Actor By);
internal sealed record ConfirmViolation(string? Note, DateTimeOffset At, Actor By);
internal sealed record RectifyViolation(string Measures, decimal? Recovered, IReadOnlyList<Attachment> Attachments, DateTimeOffset At, Actor By);
internal sealed record ReferViolation(string Reason, string? Clue, DateTimeOffset At, Actor By);

/// <summary>
/// Raised → Explained → Dismissed | Confirmed → Rectified, or referred to a clue while it is open. Discipline staff may
/// decide without an answer, because a branch that stays silent must not hold a violation open.
/// </summary>
internal static class ViolationDecisions
{
    public const int MaxAttachments = 20;

    /// <summary>The branch answers, and may add to its answer until discipline staff decide.</summary>
    public static Decision Decide(Violation state, ExplainViolation command)
    {
        if (!command.By.IsOf(state.Branch)) return Refusal.NotAllowed("explainViolation");
        return state.Status is not (ViolationStatus.Raised or ViolationStatus.Explained) ? Moved(state, "explainViolation")
            : Check.First(Check.Text("text", command.Text, Check.LongText), Course.Files("attachments", command.Attachments, MaxAttachments)) is { } refusal ? refusal
            : Decision.Accept(new ViolationExplained(command.Text, command.Attachments, command.By.Person, command.By.For));
    }

    public static Decision Decide(Violation state, DismissViolation command) =>
        MayDispose(state, command.By, "dismissViolation") is { } barred ? barred
            : state.Status is not (ViolationStatus.Raised or ViolationStatus.Explained) ? Moved(state, "dismissViolation")
            : Check.Text("reason", command.Reason, Check.LongText) is { } refusal ? refusal
            : Decision.Accept(new ViolationDismissed(command.Reason, command.By.Person, command.By.For));

    public static Decision Decide(Violation state, ConfirmViolation command) =>
        MayDispose(state, command.By, "confirmViolation") is { } barred ? barred
            : state.Status is not (ViolationStatus.Raised or ViolationStatus.Explained) ? Moved(state, "confirmViolation")
            : Check.Text("note", command.Note, Check.LongText, required: false) is { } refusal ? refusal
            : Decision.Accept(new ViolationConfirmed(command.Note, command.By.Person, command.By.For));

    public static Decision Decide(Violation state, RectifyViolation command) =>
        MayDispose(state, command.By, "rectifyViolation") is { } barred ? barred
            : state.Status is not ViolationStatus.Confirmed ? Moved(state, "rectifyViolation")
            : Check.First(Check.Text("measures", command.Measures, Check.LongText), Check.Amount("recovered", command.Recovered), Course.Files("attachments", command.Attachments, MaxAttachments)) is { } refusal ? refusal
            : Decision.Accept(new ViolationRectified(command.Measures, command.Recovered, command.Attachments, command.By.Person, command.By.For));

    /// <summary>It becomes the lead of a clue; one that was referred before there was a clue may still be given it, once.</summary>
    public static Decision Decide(Violation state, ReferViolation command) =>
        MayDispose(state, command.By, "referViolation") is { } barred ? barred
            : state is { Status: ViolationStatus.Referred, Clue: not null } && command.Clue is not null ? Refusal.Because("VIOLATION_HAS_CLUE")
            : state.Status is not (ViolationStatus.Raised or ViolationStatus.Explained or ViolationStatus.Confirmed) && !(state.Status is ViolationStatus.Referred && command.Clue is not null) ? Moved(state, "referViolation")
            : Check.First(Check.Text("reason", command.Reason, Check.LongText), Check.Text("clue", command.Clue, required: false)) is { } refusal ? refusal
            : Decision.Accept(new ViolationReferred(command.Reason, command.Clue, command.By.Person, command.By.For));

    /// <summary>Discipline staff dispose of violations, but not of those in which they have a hand themselves.</summary>
    private static Refusal? MayDispose(Violation state, Actor by, string act) =>
        !by.Is(Role.Discipline) ? Refusal.NotAllowed(act)
        : state.Involved.Any(by.IsSamePerson) ? Refusal.Because("OWN_VIOLATION", ("act", act)) with { Grave = true }
        : null;

    private static Refusal Moved(Violation state, string act) => state.Status is { } status ? Refusal.IllegalMove(act, status) : Refusal.Because("VIOLATION_NOT_RAISED", ("act", act));
}
