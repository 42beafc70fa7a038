using Compliance.Kernel;

namespace Compliance.Activities;

/// <summary>A line of the account: what was asked for, and what was spent once it is settled.</summary>
internal sealed record ActivityLine(CostKind Kind, decimal Estimate, decimal? Actual, string? Note)
{
    public decimal? Difference => Actual - Estimate;
}

/// <summary>An amendment as shown: what it changes, by whom, and what came of it (null = it is being decided).</summary>
internal sealed record ActivityAmendment(int No, string Reason, IReadOnlyList<string> Changes, decimal AmountBefore, decimal AmountAfter, string By, DateTimeOffset SubmittedAt)
{
    public AmendmentOutcome? Outcome { get; init; }
    public string? DecisionReason { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public IReadOnlyList<ApprovalStep> Steps { get; init; } = [];
    public ActivityPlan? Plan { get; init; }
}

/// <summary>Filing with the supervisory unit 报备.</summary>
internal sealed record ActivityFiling(string Authority, string Number, DateOnly On, Attachment? Receipt, string By, DateTimeOffset RecordedAt);

internal sealed record ActivityRow : IBranchRow, IFilesRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public string? Branch { get; init; }
    public ActivityType Type { get; init; }
    public ActivityClass? Class { get; init; }
    public required string Title { get; init; }
    public ActivityStatus Status { get; init; }
    public bool? InPlan { get; init; }
    /// <summary>The estimate of all lines.</summary>
    public decimal Amount { get; init; }
    public decimal? ActualAmount { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public string? City { get; init; }
    public string? Place { get; init; }
    public PlaceKind? PlaceKind { get; init; }
    public int? Participants { get; init; }
    /// <summary>The office whose step is next; null when nobody is waited for.</summary>
    public Role? WaitingFor { get; init; }
    public int Round { get; init; }
    public string? CreatedBy { get; init; }
    public string? SubmittedBy { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public decimal? ApprovedAmount { get; init; }
    public DateTimeOffset? BegunAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public DateTimeOffset? ConcludedAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public string? ImportedFrom { get; init; }
    /// <summary>Why it was last returned, rejected, withdrawn or cancelled.</summary>
    public string? Reason { get; init; }
    public bool FilingRequired { get; init; }
    public ActivityFiling? Filing { get; init; }
    /// <summary>A column of its own, so that what is still to be filed can be listed.</summary>
    public DateOnly? FiledOn { get; init; }
    public string? RouteRule { get; init; }
    private readonly Late<ActivityPlan> plan = null!;
    public required ActivityPlan Plan { get => plan.Value; init => plan = new(value); }
    internal Late<ActivityPlan> LatePlan { init => plan = value; }
    public ActivityActual? Actual { get; init; }
    public IReadOnlyList<ActivityLine> Lines { get; init; } = [];
    public IReadOnlyList<ApprovalStep> Steps { get; init; } = [];
    /// <summary>The steps of rounds that were returned or withdrawn.</summary>
    public IReadOnlyList<ApprovalStep> EarlierSteps { get; init; } = [];
    public IReadOnlyList<Finding> Findings { get; init; } = [];
    public IReadOnlyList<Commitment> Commitments { get; init; } = [];
    public IReadOnlyList<ActivityAmendment> Amendments { get; init; } = [];
    public string? SettlementComment { get; init; }
    public IReadOnlyList<Attachment> SettlementAttachments { get; init; } = [];
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>With its final account laid.</summary>
    public ActivityRow Settled(IReadOnlyList<CostLine> actual, IReadOnlyList<Attachment> papers, DateTimeOffset at) => this with
    {
        Status = ActivityStatus.Settled, ActualAmount = actual.Sum(l => l.Amount), Lines = PlannedActivityView.Account(Plan.Lines, actual), SettledAt = at, SettlementAttachments = papers,
    };
}

internal static class PlannedActivityView
{
    internal static readonly View<ActivityRow> View = new("activities", 2, Fold)
    {
        DefaultOrder = nameof(ActivityRow.CreatedAt),
        Indexes =
        [
            [nameof(ActivityRow.CreatedAt)], [nameof(ActivityRow.UpdatedAt)], [nameof(ActivityRow.Branch), nameof(ActivityRow.CreatedAt)], [nameof(ActivityRow.Status), nameof(ActivityRow.CreatedAt)],
            [nameof(ActivityRow.Branch), nameof(ActivityRow.Status), nameof(ActivityRow.CreatedAt)], [nameof(ActivityRow.WaitingFor), nameof(ActivityRow.SubmittedAt)],
            [nameof(ActivityRow.Amount)], [nameof(ActivityRow.StartsOn)], [nameof(ActivityRow.SubmittedBy), nameof(ActivityRow.CreatedAt)],
        ],
        CountedBy = [nameof(ActivityRow.Branch), nameof(ActivityRow.Status)],
        Searched = [nameof(ActivityRow.Title), nameof(ActivityRow.Place), nameof(ActivityRow.City)],
    };

    public static ActivityRow? Fold(ActivityRow? row, Envelope envelope) =>
        envelope.Event is ActivityDrafted drafted ? Planned(new ActivityRow
        {
            Id = envelope.Stream, Title = drafted.Plan.Title, Plan = drafted.Plan, CreatedBy = drafted.By, CreatedAt = envelope.OccurredAt, ImportedFrom = envelope.ImportedFrom,
        }, drafted.Plan) with { Version = envelope.Version, UpdatedAt = envelope.OccurredAt }
        : row is null ? null
        : Changed(row, envelope) with { Version = envelope.Version, UpdatedAt = envelope.OccurredAt };

    private static ActivityRow Changed(ActivityRow row, Envelope envelope)
    {
        var at = envelope.OccurredAt;
        return envelope.Event switch
        {
            ActivityEdited e => Planned(row, e.Plan),
            ActivitySubmitted e => row with { Status = ActivityStatus.Submitted, Round = e.Round, SubmittedBy = e.By, SubmittedAt = at, Findings = e.Findings, Steps = [], Reason = null },
            ActivityRouteFixed e => Walking(row with { RouteRule = e.Rule, FilingRequired = row.FilingRequired || e.Filing }, e.Steps.Steps()),
            ActivityWithdrawn e => Left(row, ActivityStatus.Withdrawn, e.Reason, row.Steps),
            ActivityReturned e => Left(row, ActivityStatus.Returned, e.Reason, row.Steps.Decided(e.Step, e.Role, StepStatus.Returned, e.By, e.For, e.Reason, at)),
            ActivityRejected e => Left(row, ActivityStatus.Rejected, e.Reason, []) with { Steps = row.Steps.Decided(e.Step, e.Role, StepStatus.Rejected, e.By, e.For, e.Reason, at) },
            ActivityStepApproved e => Walking(row, row.Steps.Decided(e.Step, e.Role, StepStatus.Approved, e.By, e.For, e.Comment, at)),
            ActivityApproved e => row with { Status = Stands(row), ApprovedAt = e.At, ApprovedAmount = e.Amount, Commitments = e.Commitments, WaitingFor = null, Findings = e.Judgement?.Findings ?? row.Findings },
            ActivityAmendmentSubmitted e => row with
            {
                Status = ActivityStatus.Amending, EarlierSteps = Past(row), Steps = [], Findings = e.Findings,
                Amendments = [.. row.Amendments, new(e.No, e.Reason, ActivityRoutes.Changes(row.Plan, e.Plan), row.Amount, e.Amount, e.By, at) { Plan = e.Plan }],
            },
            ActivityAmendmentApproved e => Decided(Planned(row, e.Plan) with { ApprovedAmount = e.Amount, Commitments = e.Commitments, Findings = e.Judgement?.Findings ?? row.Findings }, e.No, AmendmentOutcome.Approved, null, row.Steps, at),
            ActivityAmendmentDropped e => Decided(row, e.No, e.Outcome, e.Reason,
                e is { Step: { } step, Role: { } role } ? row.Steps.Decided(step, role, e.Outcome == AmendmentOutcome.Rejected ? StepStatus.Rejected : StepStatus.Returned, e.By, e.For, e.Reason, at) : row.Steps, at),
            ActivityCancelled e => row with { Status = ActivityStatus.Cancelled, Reason = e.Reason, Commitments = [], WaitingFor = null },
            ActivityStarted e => row with { Status = ActivityStatus.Started, BegunAt = e.BegunAt, Findings = e.Judgement?.Findings ?? row.Findings },
            ActivityConcluded e => Filed(row with
            {
                Status = ActivityStatus.Concluded, Actual = e.Actual, BegunAt = e.Actual.BegunAt ?? row.BegunAt, EndedAt = e.Actual.EndedAt, ConcludedAt = at, Findings = e.Judgement?.Findings ?? row.Findings,
                Lines = e.Actual.Lines is { } lines ? Account(row.Plan.Lines, lines) : row.Lines, ActualAmount = e.Actual.Lines?.Sum(l => l.Amount) ?? row.ActualAmount,
            }, [.. e.Actual.Attachments, .. Contracts(e.Actual.Over(row.Plan))]),
            ActivitySettled e => Filed(row.Settled(e.Actual, e.Attachments, at) with
            {
                ActualAmount = e.Amount, Commitments = [], SettlementComment = e.Comment, Findings = e.Judgement?.Findings ?? row.Findings,
            }, e.Attachments),
            ActivityFiled e => Filed(row with { Filing = new(e.Authority, e.Number, e.On, e.Receipt, e.By, at), FiledOn = e.On }, e.Receipt is { } receipt ? [receipt] : []),
            ActivityArchived => row with { Status = ActivityStatus.Archived },
            _ => row,
        };
    }

    private static ActivityRow Planned(ActivityRow row, ActivityPlan plan) => Filed(row with
    {
        Plan = plan, Branch = plan.Branch, Type = plan.Type, Class = plan.Class, Title = plan.Title, InPlan = plan.InPlan, Amount = plan.Amount,
        StartsOn = plan.StartsOn, EndsOn = plan.EndsOn, City = plan.Venue?.City, Place = plan.Venue?.Place ?? plan.Venue?.Name, PlaceKind = plan.Venue?.Kind,
        Participants = plan.Participants, Lines = Account(plan.Lines, null),
    }, [.. plan.Attachments, .. Contracts(plan)]);

    private static ActivityRow Walking(ActivityRow row, IReadOnlyList<ApprovalStep> steps) => row with { Steps = steps, WaitingFor = steps.WaitingFor() };

    private static ActivityRow Left(ActivityRow row, ActivityStatus status, string? reason, IReadOnlyList<ApprovalStep> steps) =>
        row with { Status = status, Reason = reason, WaitingFor = null, EarlierSteps = Past(row with { Steps = steps }), Steps = [] };

    private static ActivityRow Decided(ActivityRow row, int no, AmendmentOutcome outcome, string? reason, IReadOnlyList<ApprovalStep> steps, DateTimeOffset at) => row with
    {
        Status = Stands(row), WaitingFor = null, Reason = reason ?? row.Reason, EarlierSteps = Past(row with { Steps = steps }), Steps = [],
        Amendments = [.. row.Amendments.Select(a => a.No == no ? a with { Outcome = outcome, DecisionReason = reason, DecidedAt = at, Steps = steps } : a)],
    };

    private static IReadOnlyList<ApprovalStep> Past(ActivityRow row) => [.. row.EarlierSteps, .. row.Steps.Where(s => s.Status != StepStatus.Waiting)];

    private static ActivityStatus Stands(ActivityRow row) =>
        row.ConcludedAt is not null ? ActivityStatus.Concluded : row.BegunAt is not null ? ActivityStatus.Started : ActivityStatus.Approved;

    /// <summary>Estimate and actual side by side, kind by kind; a kind that only one of them knows is shown too.</summary>
    internal static IReadOnlyList<ActivityLine> Account(IReadOnlyList<CostLine> estimate, IReadOnlyList<CostLine>? actual) =>
        [.. estimate.Concat(actual ?? []).Select(l => l.Kind).Distinct().Order().Select(kind => new ActivityLine(kind,
            estimate.Where(l => l.Kind == kind).Sum(l => l.Amount),
            actual?.Where(l => l.Kind == kind).Sum(l => l.Amount),
            estimate.Concat(actual ?? []).FirstOrDefault(l => l.Kind == kind && l.Note is not null)?.Note))];

    private static IEnumerable<Attachment> Contracts(ActivityPlan plan) => plan.Sponsors.Select(s => s.Contract).OfType<Attachment>();

    /// <summary>Every file the record ever held stays readable with it.</summary>
    private static ActivityRow Filed(ActivityRow row, IEnumerable<Attachment> files) => row with { Files = [.. row.Files.Concat(files.Select(f => f.Hash)).Distinct()] };
}
