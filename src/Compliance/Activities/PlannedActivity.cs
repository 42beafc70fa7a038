using Compliance.Kernel;

namespace Compliance.Activities;

/// <summary>Where an activity stands. AMENDING: approved before, a change of it walks its steps.</summary>
internal enum ActivityStatus { Draft, Submitted, Returned, Withdrawn, Rejected, Approved, Amending, Cancelled, Started, Concluded, Settled, Archived }

internal enum AmendmentOutcome { Approved, Rejected, Returned, Withdrawn }

// Events. Names and fields are the storage format: they never change once shipped. By is who acted, For whom he stood in for.

internal sealed record ActivityDrafted(ActivityPlan Plan, string By, string? For);
internal sealed record ActivityEdited(ActivityPlan Plan, string By, string? For);
internal sealed record ActivitySubmitted(int Round, decimal Amount, IReadOnlyList<Finding> Findings, string By, string? For);

/// <summary>The steps this submission (or amendment, by its number) walks, fixed: a later table changes nothing past.</summary>
internal sealed record ActivityRouteFixed(string Rule, IReadOnlyList<RouteStep> Steps, bool Filing, int? Amendment);
internal sealed record ActivityWithdrawn(string? Reason, string By, string? For);
internal sealed record ActivityReturned(int Step, Role Role, string Reason, string By, string? For);
internal sealed record ActivityRejected(int Step, Role Role, string Reason, string By, string? For);
internal sealed record ActivityStepApproved(int Step, Role Role, string? Comment, string By, string? For);

/// <summary>The last step was taken. The commitments are held on their budgets in the same transaction, or nothing happens.</summary>
internal sealed record ActivityApproved(DateTimeOffset At, decimal Amount, IReadOnlyList<Commitment> Commitments, Judgement? Judgement) : IJudged;
internal sealed record ActivityAmendmentSubmitted(int No, ActivityPlan Plan, decimal Amount, string Reason, IReadOnlyList<Finding> Findings, string By, string? For);

/// <summary>The amended plan holds from now on; Commitments replace Previous.</summary>
internal sealed record ActivityAmendmentApproved(int No, DateTimeOffset At, ActivityPlan Plan, decimal Amount, IReadOnlyList<Commitment> Commitments, IReadOnlyList<Commitment> Previous, Judgement? Judgement) : IJudged;

/// <summary>The amendment did not come to pass; the activity stands as it was approved.</summary>
internal sealed record ActivityAmendmentDropped(int No, AmendmentOutcome Outcome, int? Step, Role? Role, string Reason, string By, string? For);
internal sealed record ActivityCancelled(string Reason, IReadOnlyList<Commitment> Released, string By, string? For);
internal sealed record ActivityStarted(DateTimeOffset BegunAt, Judgement? Judgement, string By, string? For) : IJudged;
internal sealed record ActivityConcluded(ActivityActual Actual, Judgement? Judgement, string By, string? For) : IJudged;

/// <summary>The final account: what was spent a line. What is still held on the commitments is released with it.</summary>
internal sealed record ActivitySettled(IReadOnlyList<CostLine> Actual, decimal Amount, IReadOnlyList<Commitment> Commitments, string? Comment, IReadOnlyList<Attachment> Attachments, Judgement? Judgement, string By, string? For) : IJudged;
internal sealed record ActivityFiled(string Authority, string Number, DateOnly On, Attachment? Receipt, string By, string? For);
internal sealed record ActivityArchived(string By, string? For);

internal sealed record PendingAmendment(int No, ActivityPlan Plan, decimal Amount);

internal sealed record ActivityState
{
    public bool Exists { get; init; }
    public ActivityStatus Status { get; init; }
    public ActivityPlan? Plan { get; init; }
    public int Round { get; init; }
    /// <summary>All who drafted, edited, submitted or amended: none of them approves.</summary>
    public IReadOnlyList<string> Makers { get; init; } = [];
    public string? Submitter { get; init; }
    public IReadOnlyList<ApprovalStep> Steps { get; init; } = [];
    /// <summary>The roles of the route on which the plan was approved; an amendment walks the ones it changes.</summary>
    public IReadOnlyList<Role> ApprovedRoute { get; init; } = [];
    public IReadOnlyList<string> Approvers { get; init; } = [];
    public DateTimeOffset? FinalApprovedAt { get; init; }
    public decimal ApprovedAmount { get; init; }
    public IReadOnlyList<Commitment> Commitments { get; init; } = [];
    public int Amendments { get; init; }
    public PendingAmendment? Pending { get; init; }
    public DateTimeOffset? BegunAt { get; init; }
    public ActivityActual? Actual { get; init; }
    public string? SettledBy { get; init; }
    public string? SettledFor { get; init; }
    public bool FilingRequired { get; init; }
    public bool Filed { get; init; }
}

/// <summary>The activity's life as one fold over its events.</summary>
internal static class PlannedActivity
{
    internal static readonly StreamKind<ActivityState, ActivityRow> Kind = new("activity", "planned_activity", new ActivityState(), Evolve, PlannedActivityView.View);

    public static ActivityState Evolve(ActivityState s, object @event) => @event switch
    {
        ActivityDrafted e => s with { Exists = true, Status = ActivityStatus.Draft, Plan = e.Plan, Makers = s.Makers.With(e.By, e.For) },
        ActivityEdited e => s with { Plan = e.Plan, Makers = s.Makers.With(e.By, e.For) },
        ActivitySubmitted e => s with { Status = ActivityStatus.Submitted, Round = e.Round, Makers = s.Makers.With(e.By, e.For), Submitter = e.By, Steps = [] },
        ActivityRouteFixed e => s with { Steps = e.Steps.Steps(), FilingRequired = s.FilingRequired || e.Filing },
        ActivityWithdrawn => s with { Status = ActivityStatus.Withdrawn, Steps = [] },
        ActivityReturned => s with { Status = ActivityStatus.Returned, Steps = [] },
        ActivityRejected => s with { Status = ActivityStatus.Rejected, Steps = [] },
        ActivityStepApproved e => s with { Steps = s.Steps.Decided(e.Step, e.Role, StepStatus.Approved, e.By, e.For, e.Comment) },
        ActivityApproved e => s with
        {
            Status = Stands(s), FinalApprovedAt = e.At, ApprovedAmount = e.Amount, Commitments = e.Commitments,
            ApprovedRoute = [.. s.Steps.Select(p => p.Role)], Approvers = [.. s.Steps.Approvers().Distinct()],
        },
        ActivityAmendmentSubmitted e => s with { Status = ActivityStatus.Amending, Amendments = e.No, Pending = new(e.No, e.Plan, e.Amount), Makers = s.Makers.With(e.By, e.For), Steps = [] },
        ActivityAmendmentApproved e => s with
        {
            Status = Stands(s), Plan = e.Plan, Pending = null, ApprovedAmount = e.Amount, Commitments = e.Commitments,
            ApprovedRoute = [.. s.ApprovedRoute.Concat(s.Steps.Select(p => p.Role)).Distinct()], Approvers = [.. s.Approvers.Concat(s.Steps.Approvers()).Distinct()],
        },
        ActivityAmendmentDropped => s with { Status = Stands(s), Pending = null, Steps = [] },
        ActivityCancelled => s with { Status = ActivityStatus.Cancelled, Commitments = [], Pending = null, Steps = [] },
        ActivityStarted e => s with { Status = ActivityStatus.Started, BegunAt = e.BegunAt },
        ActivityConcluded e => s with { Status = ActivityStatus.Concluded, Actual = e.Actual, BegunAt = e.Actual.BegunAt ?? s.BegunAt },
        ActivitySettled e => s with { Status = ActivityStatus.Settled, Commitments = [], SettledBy = e.By, SettledFor = e.For },
        ActivityFiled => s with { Filed = true },
        ActivityArchived => s with { Status = ActivityStatus.Archived },
        _ => s,
    };

    /// <summary>Imported history may have begun, or ended, before its approval came: approval does not turn it back.</summary>
    private static ActivityStatus Stands(ActivityState s) =>
        s.Actual is not null ? ActivityStatus.Concluded : s.BegunAt is not null ? ActivityStatus.Started : ActivityStatus.Approved;
}
