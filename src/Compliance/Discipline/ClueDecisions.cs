using Compliance.Kernel;

namespace Compliance.Discipline;

/// <summary>What a clue says when it is registered.</summary>
internal sealed record ClueContent(ClueSource Source, DisciplineClass? Discipline, ViolationClass? Classification, string Text, DateOnly? OccurredFrom, DateOnly? OccurredTo,
    string? Branch, IReadOnlyList<string> Persons, IReadOnlyList<string> Violations, IReadOnlyList<Attachment> Attachments);

/// <param name="Involved">Who has a hand in the linked violations.</param>
internal sealed record RegisterClue(ClueContent Content, SealedReporter? Reporter, IReadOnlyList<string> Involved, DateTimeOffset At, Actor By);
internal sealed record SupplementClue(string Text, IReadOnlyList<string> Persons, IReadOnlyList<Attachment> Attachments, DateTimeOffset At, Actor By);
internal sealed record LinkViolation(string Violation, IReadOnlyList<string> Involved, DateTimeOffset At, Actor By);
internal sealed record ProposeDisposition(ClueDisposition Disposition, string Reason, DateOnly? ReviewOn, string? Authority, DateTimeOffset At, Actor By);
internal sealed record ApproveDisposition(string? Comment, DateTimeOffset At, Actor By);
internal sealed record ReturnDisposition(string Reason, DateTimeOffset At, Actor By);
internal sealed record RecordTalk(string Text, IReadOnlyList<Attachment> Attachments, DateTimeOffset At, Actor By);
internal sealed record ConcludeVerification(string Text, IReadOnlyList<Attachment> Attachments, DateTimeOffset At, Actor By);

/// <summary>
/// Registered → a disposition proposed by one handler and approved by another → talk or verification → examined → the next
/// disposition …, or shelved (to be looked at again), closed, transferred. Nobody but the handlers knows of the clue, so it is
/// a second handler who decides: one of the discipline staff, or a leader who was made one.
/// </summary>
internal static class ClueDecisions
{
    public const int MaxAttachments = 20, MaxPersons = 50, MaxViolations = 50;

    public static Decision Decide(Clue state, RegisterClue command)
    {
        var content = command.Content;
        if (!command.By.Is(Role.Discipline) || command.By.For is not null) return Refusal.NotAllowed("registerClue");
        if (state.Status is { } status) return Refusal.IllegalMove("registerClue", status);
        if (Check(content) is { } wrong) return wrong;
        return content.Persons.Concat(command.Involved).Any(command.By.IsSamePerson) ? Own("registerClue")
            : Decision.Accept(new ClueRegistered(content.Source, content.Discipline, content.Classification, content.Text, content.OccurredFrom, content.OccurredTo, content.Branch,
                content.Persons, content.Violations, content.Attachments, command.Reporter, command.Involved, ClueClocks.ProposeBy(OfficeTime.Day(command.At)), command.By.Person, command.By.For));
    }

    public static Decision Decide(Clue state, SupplementClue command) =>
        MayAct(state, command.By, "supplementClue") is { } barred ? barred
        : Clue.IsOver(state.Status) ? Moved(state, "supplementClue")
        : Kernel.Check.First(Kernel.Check.Text("text", command.Text, Kernel.Check.LongText), Course.Files("attachments", command.Attachments, MaxAttachments), Many("persons", command.Persons, MaxPersons)) is { } wrong ? wrong
        : command.Persons.Any(command.By.IsSamePerson) ? Own("supplementClue")
        : Decision.Accept(new ClueSupplemented(command.Text, command.Persons, command.Attachments, command.By.Person, command.By.For));

    public static Decision Decide(Clue state, LinkViolation command) =>
        MayAct(state, command.By, "referViolation") is { } barred ? barred
        : Clue.IsOver(state.Status) ? Moved(state, "referViolation")
        : command.Involved.Any(command.By.IsSamePerson) ? Own("referViolation")
        : state.Violations.Contains(command.Violation) ? Decision.Nothing
        : Decision.Accept(new ClueViolationLinked(command.Violation, command.Involved, command.By.Person, command.By.For));

    public static Decision Decide(Clue state, ProposeDisposition command) =>
        MayAct(state, command.By, "proposeClueDisposition") is { } barred ? barred
        : state.Status is not (ClueStatus.Registered or ClueStatus.Examined or ClueStatus.Shelved) ? Moved(state, "proposeClueDisposition")
        : Kernel.Check.First(Kernel.Check.Text("reason", command.Reason, Kernel.Check.LongText), Kernel.Check.Text("authority", command.Authority, required: command.Disposition is ClueDisposition.Transfer)) is { } wrong ? wrong
        : command.Disposition is ClueDisposition.Shelve && command.ReviewOn is not { } ? Refusal.Invalid("reviewOn", "FIELD_REQUIRED")
        : command.Disposition is ClueDisposition.Shelve && !ClueClocks.MayReview(command.ReviewOn!.Value, OfficeTime.Day(command.At)) ? Refusal.Invalid("reviewOn", "REVIEW_DATE", ("months", ClueClocks.MonthsToReview))
        : Decision.Accept(new ClueDispositionProposed(command.Disposition, command.Reason, command.Disposition is ClueDisposition.Shelve ? command.ReviewOn : null,
            command.Disposition is ClueDisposition.Transfer ? command.Authority : null, command.By.Person, command.By.For));

    public static Decision Decide(Clue state, ApproveDisposition command) =>
        MayCheck(state, command.By, "approveClueDisposition") is { } barred ? barred
        : Kernel.Check.Text("comment", command.Comment, Kernel.Check.LongText, required: false) is { } wrong ? wrong
        : Decision.Accept(new ClueDispositionApproved(state.Proposal!.Disposition, command.Comment, state.Proposal.Disposition switch
        {
            ClueDisposition.Talk => ClueClocks.ReplyBy(OfficeTime.Day(command.At)),
            ClueDisposition.Shelve => state.Proposal.ReviewOn,
            _ => null,
        }, command.By.Person, command.By.For));

    public static Decision Decide(Clue state, ReturnDisposition command) =>
        MayCheck(state, command.By, "returnClueDisposition") is { } barred ? barred
        : Kernel.Check.Text("reason", command.Reason, Kernel.Check.LongText) is { } wrong ? wrong
        : Decision.Accept(new ClueDispositionReturned(command.Reason, command.By.Person, command.By.For));

    public static Decision Decide(Clue state, RecordTalk command) =>
        MayAct(state, command.By, "recordClueTalk") is { } barred ? barred
        : state.Status is not ClueStatus.Talking ? Moved(state, "recordClueTalk")
        : Kernel.Check.First(Kernel.Check.Text("text", command.Text, Kernel.Check.LongText), Course.Files("attachments", command.Attachments, MaxAttachments)) is { } wrong ? wrong
        : Decision.Accept(new ClueTalkAnswered(command.Text, command.Attachments, ClueClocks.ReportBy(OfficeTime.Day(command.At)), command.By.Person, command.By.For));

    public static Decision Decide(Clue state, ConcludeVerification command) =>
        MayAct(state, command.By, "concludeClueVerification") is { } barred ? barred
        : state.Status is not ClueStatus.Verifying ? Moved(state, "concludeClueVerification")
        : Kernel.Check.First(Kernel.Check.Text("text", command.Text, Kernel.Check.LongText), Course.Files("attachments", command.Attachments, MaxAttachments)) is { } wrong ? wrong
        : Decision.Accept(new ClueVerified(command.Text, command.Attachments, command.By.Person, command.By.For));

    public static Refusal? Check(ClueContent content) => Kernel.Check.First(
        Kernel.Check.Text("text", content.Text, Kernel.Check.LongText), Course.Files("attachments", content.Attachments, MaxAttachments),
        Many("persons", content.Persons, MaxPersons), Many("violations", content.Violations, MaxViolations),
        content is { OccurredFrom: { } from, OccurredTo: { } to } ? Kernel.Check.Period("occurredTo", from, to) : null);

    /// <summary>A handler in office, in his own name: no delegation opens a case.</summary>
    public static Refusal? MayAct(Clue state, Actor by, string act) =>
        by.For is null && by.Is(Role.Discipline, Role.Leader) && state.Handlers.Contains(by.Person) ? null : Refusal.NotAllowed(act);

    public static Refusal Moved(Clue state, string act) => state.Status is { } status ? Refusal.IllegalMove(act, status) : Refusal.NotAllowed(act);

    private static Refusal? MayCheck(Clue state, Actor by, string act) =>
        MayAct(state, by, act) is { } barred ? barred
        : state.Proposal is not { } proposal ? Moved(state, act)
        : by.IsSamePerson(proposal.By) || by.IsSamePerson(proposal.For) ? Refusal.Because("SELF_APPROVAL", ("act", act)) with { Grave = true, Clause = Approval.SelfApprovalClause }
        : null;

    private static Refusal Own(string act) => Refusal.Because("OWN_CLUE", ("act", act)) with { Grave = true };

    private static Refusal? Many(string field, IReadOnlyList<string> items, int max) => items.Count > max ? Refusal.Invalid(field, "TOO_MANY", ("max", max)) : null;
}
