using Compliance.Kernel;

namespace Compliance.Receptions;

internal enum ReceptionStatus { Applied, Returned, Withdrawn, Rejected, Approved, Cancelled, Held, Recorded, Verified, Claimed }

// Events. Names and fields are the storage format: they never change once shipped. By is who acted, For whom he stood in for.

internal sealed record ReceptionApplied(int Round, ReceptionRequest Request, decimal Amount, Route Route, IReadOnlyList<Finding> Findings, string By, string? For);
internal sealed record ReceptionWithdrawn(string? Reason, string By, string? For);
internal sealed record ReceptionReturned(int Step, Role Role, string Reason, string By, string? For);
internal sealed record ReceptionRejected(int Step, Role Role, string Reason, string By, string? For);
internal sealed record ReceptionStepApproved(int Step, Role Role, string? Comment, string By, string? For);
internal sealed record ReceptionApproved(DateTimeOffset At, decimal Amount, Judgement? Judgement) : IJudged;
internal sealed record ReceptionCancelled(string Reason, string By, string? For);
internal sealed record ReceptionHeld(DateOnly On, string By, string? For);

/// <summary>The list was filled in; a corrected one is a further revision and is signed anew.</summary>
internal sealed record ReceptionRecorded(int Revision, ReceptionList List, decimal Amount, Judgement? Judgement, string By, string? For) : IJudged;

/// <summary>A second person answers for the list. EnteredBy: who recorded a signature given on paper; null = signed here.</summary>
internal sealed record ReceptionCountersigned(int Revision, string By, string? For, string? EnteredBy);

/// <summary>Letter, list, invoices and head count were held against each other.</summary>
internal sealed record ReceptionVerified(decimal InvoiceAmount, int HeadCount, string? Comment, Judgement? Judgement, string By, string? For) : IJudged;

/// <summary>A fund use that claims the reception was paid.</summary>
internal sealed record ReceptionClaimed(string FundUse, decimal Amount);

internal sealed record ReceptionState
{
    public bool Exists { get; init; }
    public ReceptionStatus Status { get; init; }
    public ReceptionRequest? Request { get; init; }
    public int Round { get; init; }
    /// <summary>All who applied, recorded or signed: none of them approves or verifies.</summary>
    public IReadOnlyList<string> Makers { get; init; } = [];
    public string? Submitter { get; init; }
    public IReadOnlyList<ApprovalStep> Steps { get; init; } = [];
    public DateTimeOffset? FinalApprovedAt { get; init; }
    public decimal ApprovedAmount { get; init; }
    public DateOnly? HeldOn { get; init; }
    public ReceptionList? List { get; init; }
    public int Revision { get; init; }
    public IReadOnlyList<string> Recorders { get; init; } = [];
    public bool Countersigned { get; init; }
    public IReadOnlyList<string> Claims { get; init; } = [];
}

/// <summary>An official reception 公务接待, from the application to the claim.</summary>
internal static class Reception
{
    internal static readonly StreamKind<ReceptionState, ReceptionRow> Kind = new("reception", "reception", new ReceptionState(), Evolve, ReceptionView.View);

    public static ReceptionState Evolve(ReceptionState s, object @event) => @event switch
    {
        ReceptionApplied e => s with
        {
            Exists = true, Status = ReceptionStatus.Applied, Request = e.Request, Round = e.Round, Makers = s.Makers.With(e.By, e.For), Submitter = e.By, Steps = e.Route.Steps.Steps(),
        },
        ReceptionWithdrawn => s with { Status = ReceptionStatus.Withdrawn, Steps = [] },
        ReceptionReturned => s with { Status = ReceptionStatus.Returned, Steps = [] },
        ReceptionRejected => s with { Status = ReceptionStatus.Rejected, Steps = [] },
        ReceptionStepApproved e => s with { Steps = s.Steps.Decided(e.Step, e.Role, StepStatus.Approved, e.By, e.For, e.Comment) },
        ReceptionApproved e => s with { Status = s.List is not null ? ReceptionStatus.Recorded : s.HeldOn is not null ? ReceptionStatus.Held : ReceptionStatus.Approved, FinalApprovedAt = e.At, ApprovedAmount = e.Amount },
        ReceptionCancelled => s with { Status = ReceptionStatus.Cancelled },
        ReceptionHeld e => s with { Status = ReceptionStatus.Held, HeldOn = e.On },
        ReceptionRecorded e => s with
        {
            Status = ReceptionStatus.Recorded, List = e.List, Revision = e.Revision, Countersigned = false, Makers = s.Makers.With(e.By, e.For), Recorders = s.Recorders.With(e.By, e.For),
        },
        ReceptionCountersigned e => s with { Countersigned = true, Makers = s.Makers.With(e.By, e.For) },
        ReceptionVerified => s with { Status = ReceptionStatus.Verified },
        ReceptionClaimed e => s with { Status = ReceptionStatus.Claimed, Claims = [.. s.Claims, e.FundUse] },
        _ => s,
    };
}
