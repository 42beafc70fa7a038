using Compliance.Kernel;

namespace Compliance.Receptions;

internal sealed record HoldReception(string Id, DateTimeOffset At, Actor By, DateOnly On);

/// <param name="CountersignedBy">Who signed the list on paper, when that is how it was signed.</param>
internal sealed record RecordReception(string Id, DateTimeOffset At, Actor By, ReceptionList List, string? CountersignedBy, IReadOnlyList<DateOnly>? Earlier, IReadOnlyList<Finding> Findings);
internal sealed record CountersignReception(string Id, DateTimeOffset At, Actor By);
internal sealed record VerifyReception(string Id, DateTimeOffset At, Actor By, decimal? InvoiceAmount, int? HeadCount, string? Comment, IReadOnlyList<DateOnly>? Earlier, IReadOnlyList<Finding> Findings);
internal sealed record ClaimReception(string FundUse, decimal Amount);

/// <summary>The list after the reception: filled in, signed by a second person, verified by a third against letter, invoices and head count.</summary>
internal static class ReceptionRecording
{
    public static Decision Decide(ReceptionState s, HoldReception c) =>
        ReceptionDecisions.Mine(s, c.Id, c.By, "holdReception") is { } refused ? refused
        : Unapproved(s) is { } grave ? grave
        : s.Status != ReceptionStatus.Approved ? Refusal.IllegalMove("holdReception", s.Status)
        : c.On > OfficeTime.Day(c.At) ? Refusal.Invalid("on", "RECEPTION_IN_FUTURE")
        : Decision.Accept(new ReceptionHeld(c.On, c.By.Person, c.By.For));

    /// <summary>
    /// What happened is recorded as it happened: the norms judge it, they do not stop it. A list that was not verified yet
    /// may be corrected; each revision is signed anew.
    /// </summary>
    public static Decision Decide(ReceptionState s, RecordReception c)
    {
        if (ReceptionDecisions.Mine(s, c.Id, c.By, "recordReception") is { } refused) return refused;
        if (Unapproved(s) is { } grave) return grave;
        if (s.Status is not (ReceptionStatus.Approved or ReceptionStatus.Held or ReceptionStatus.Recorded)) return Refusal.IllegalMove("recordReception", s.Status);
        if (ReceptionCheck.List(c.List, c.At) is { } invalid) return invalid;
        if (c.CountersignedBy is not null && (c.By.IsSamePerson(c.CountersignedBy) || s.Recorders.Contains(c.CountersignedBy))) return SignsHisOwn();
        if (Check.Text("countersignedBy", c.CountersignedBy, 100, required: false) is { } unnamed) return unnamed;
        var on = c.List.Sheet.ReceivedOn ?? s.HeldOn ?? s.Request!.Sheet.ReceivedOn!.Value;
        if (on > OfficeTime.Day(c.At)) return Refusal.Invalid("receivedOn", "RECEPTION_IN_FUTURE");
        var facts = ReceptionFacts.Listed(c.Id, s, c.List, c.Earlier, c.At, c.List.InvoiceAmount, c.List.HeadCount);
        List<object> events = s.Status == ReceptionStatus.Approved ? [new ReceptionHeld(on, c.By.Person, c.By.For)] : [];
        events.Add(new ReceptionRecorded(s.Revision + 1, c.List, c.List.Sheet.Amount, ReceptionFacts.Judged(facts, s, c.List.Sheet.Amount, c.Findings), c.By.Person, c.By.For));
        if (c.CountersignedBy is { } signer) events.Add(new ReceptionCountersigned(s.Revision + 1, signer, null, c.By.Person));
        return Decision.Accept(events);
    }

    public static Decision Decide(ReceptionState s, CountersignReception c) =>
        ReceptionDecisions.Mine(s, c.Id, c.By, "countersignReception") is { } refused ? refused
        : s.Status != ReceptionStatus.Recorded || s.Countersigned ? Refusal.IllegalMove("countersignReception", s.Status)
        : s.Recorders.Any(c.By.IsSamePerson) ? SignsHisOwn()
        : Decision.Accept(new ReceptionCountersigned(s.Revision, c.By.Person, c.By.For, null));

    /// <summary>Letter = list = invoices = head count; what does not agree stops here and goes back to be listed anew.</summary>
    public static Decision Decide(ReceptionState s, VerifyReception c)
    {
        if (!s.Exists || !c.By.Sees(s.Request!.Branch)) return Refusal.NotFound(c.Id);
        if (!c.By.Is(Role.Finance, Role.Secretariat)) return Refusal.NotAllowed("verifyReception");
        if (s.Status != ReceptionStatus.Recorded) return Refusal.IllegalMove("verifyReception", s.Status);
        if (s.Makers.Concat(s.Steps.Approvers()).Any(c.By.IsSamePerson)) return Refusal.Because("SELF_APPROVAL") with { Grave = true, Clause = Approval.SelfApprovalClause };
        if (!s.Countersigned) return Refusal.Because("RECEPTION_NOT_COUNTERSIGNED");
        if (Check.First(Check.Amount("invoiceAmount", c.InvoiceAmount), Check.Count("headCount", c.HeadCount), Check.Text("comment", c.Comment, Check.LongText, required: false)) is { } invalid) return invalid;
        if ((c.InvoiceAmount ?? s.List!.InvoiceAmount) is not { } invoices) return Refusal.Invalid("invoiceAmount", "FIELD_REQUIRED");
        if (Course.Stopped(c.Findings) is { } stopped) return stopped;
        var facts = Facts(s, c.Id, c.At, c.InvoiceAmount, c.HeadCount, c.Earlier);
        return Decision.Accept(new ReceptionVerified(invoices, c.HeadCount ?? s.List!.HeadCount, c.Comment, ReceptionFacts.Judged(facts, s, s.List!.Sheet.Amount, c.Findings), c.By.Person, c.By.For));
    }

    public static Facts Facts(ReceptionState s, string id, DateTimeOffset at, decimal? invoiceAmount, int? headCount, IReadOnlyList<DateOnly>? earlier) =>
        ReceptionFacts.Listed(id, s, s.List!, earlier, at, invoiceAmount ?? s.List!.InvoiceAmount, headCount ?? s.List!.HeadCount);

    /// <summary>A claim rests on the verified list; several fund uses may share it.</summary>
    public static Refusal? Claimable(ReceptionState s, string id) =>
        !s.Exists ? Refusal.NotFound(id)
        : s.Status is ReceptionStatus.Verified or ReceptionStatus.Claimed ? null
        : Refusal.Because("RECEPTION_NOT_VERIFIED", ("status", s.Status)) with { Clause = "reception.claim-documents" };

    public static Decision Decide(ReceptionState s, string id, ClaimReception c) =>
        Claimable(s, id) is { } refused ? refused
        : s.Claims.Contains(c.FundUse) ? Decision.Nothing
        : Decision.Accept(new ReceptionClaimed(c.FundUse, c.Amount));

    private static Refusal? Unapproved(ReceptionState s) =>
        s.Status is ReceptionStatus.Applied or ReceptionStatus.Returned or ReceptionStatus.Withdrawn or ReceptionStatus.Rejected
            ? Refusal.Because("RECEPTION_NOT_APPROVED", ("status", s.Status)) with { Grave = true, Clause = "process.held-without-approval" } : null;

    private static Refusal SignsHisOwn() => Refusal.Because("RECEPTION_SIGNS_HIS_OWN") with { Grave = true, Clause = Approval.SelfApprovalClause };
}
