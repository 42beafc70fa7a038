using Compliance.Kernel;

namespace Compliance.Receptions;

internal sealed record ReceptionClaim(string FundUse, decimal Amount, DateTimeOffset PaidAt);

internal sealed record ReceptionRow : IBranchRow, IFilesRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public string? Branch { get; init; }
    public required string GuestUnit { get; init; }
    /// <summary>The unit however it was typed; by this earlier receptions are found.</summary>
    public required string UnitKey { get; init; }
    public required string Purpose { get; init; }
    public ReceptionStatus Status { get; init; }
    public decimal Amount { get; init; }
    public decimal? ActualAmount { get; init; }
    public decimal? ApprovedAmount { get; init; }
    /// <summary>The planned day, and once it is held the real one.</summary>
    public DateOnly? ReceivedOn { get; init; }
    public DateOnly? LeftOn { get; init; }
    public int? GuestCount { get; init; }
    public int? CompanionCount { get; init; }
    public string? LetterNumber { get; init; }
    public DateOnly? LetterOn { get; init; }
    public string? City { get; init; }
    public string? Place { get; init; }
    public PlaceKind? PlaceKind { get; init; }
    public Role? WaitingFor { get; init; }
    public int Round { get; init; }
    public int Revision { get; init; }
    public string? SubmittedBy { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public DateOnly? HeldOn { get; init; }
    public string? RecordedBy { get; init; }
    public DateTimeOffset? RecordedAt { get; init; }
    public string? CountersignedBy { get; init; }
    public DateTimeOffset? CountersignedAt { get; init; }
    public string? VerifiedBy { get; init; }
    public DateTimeOffset? VerifiedAt { get; init; }
    public decimal? VerifiedInvoiceAmount { get; init; }
    public int? VerifiedHeadCount { get; init; }
    public DateTimeOffset? ClaimedAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public string? ImportedFrom { get; init; }
    public string? Reason { get; init; }
    public string? RouteRule { get; init; }
    public required ReceptionRequest Request { get; init; }
    public ReceptionList? List { get; init; }
    public IReadOnlyList<ApprovalStep> Steps { get; init; } = [];
    public IReadOnlyList<ApprovalStep> EarlierSteps { get; init; } = [];
    public IReadOnlyList<Finding> Findings { get; init; } = [];
    public IReadOnlyList<ReceptionClaim> Claims { get; init; } = [];
    public IReadOnlyList<string> Files { get; init; } = [];
}

internal static class ReceptionView
{
    internal static readonly View<ReceptionRow> View = new("receptions", 1, Fold)
    {
        DefaultOrder = nameof(ReceptionRow.CreatedAt),
        Indexes =
        [
            [nameof(ReceptionRow.CreatedAt)], [nameof(ReceptionRow.UpdatedAt)], [nameof(ReceptionRow.Branch), nameof(ReceptionRow.CreatedAt)], [nameof(ReceptionRow.Status), nameof(ReceptionRow.CreatedAt)],
            [nameof(ReceptionRow.Branch), nameof(ReceptionRow.Status), nameof(ReceptionRow.CreatedAt)], [nameof(ReceptionRow.WaitingFor), nameof(ReceptionRow.SubmittedAt)], [nameof(ReceptionRow.SubmittedBy)],
            [nameof(ReceptionRow.UnitKey), nameof(ReceptionRow.ReceivedOn)], [nameof(ReceptionRow.ReceivedOn)], [nameof(ReceptionRow.Amount)],
        ],
        CountedBy = [nameof(ReceptionRow.Branch), nameof(ReceptionRow.Status)],
        Searched = [nameof(ReceptionRow.GuestUnit), nameof(ReceptionRow.Purpose), nameof(ReceptionRow.LetterNumber)],
    };

    public static ReceptionRow? Fold(ReceptionRow? row, Envelope envelope) =>
        (envelope.Event is ReceptionApplied applied ? Applied(row, applied, envelope) : row is null ? null : Changed(row, envelope))
            is { } changed ? changed with { Version = envelope.Version, UpdatedAt = envelope.OccurredAt } : null;

    private static ReceptionRow Applied(ReceptionRow? row, ReceptionApplied e, Envelope envelope)
    {
        row ??= new ReceptionRow
        {
            Id = envelope.Stream, GuestUnit = e.Request.GuestUnit, UnitKey = "", Purpose = e.Request.Purpose, Request = e.Request, CreatedAt = envelope.OccurredAt, ImportedFrom = envelope.ImportedFrom,
        };
        var steps = e.Route.Steps.Steps();
        return Seen(row with
        {
            Status = ReceptionStatus.Applied, Branch = e.Request.Branch, GuestUnit = e.Request.GuestUnit, UnitKey = GuestUnits.Key(e.Request.GuestUnit), Purpose = e.Request.Purpose,
            Amount = e.Amount, LetterNumber = e.Request.Letter?.Number, LetterOn = e.Request.Letter?.On, Request = e.Request,
            Round = e.Round, SubmittedBy = e.By, SubmittedAt = envelope.OccurredAt, Findings = e.Findings, Reason = null, RouteRule = e.Route.Rule, Steps = steps, WaitingFor = steps.WaitingFor(),
        }, e.Request.Sheet, [.. e.Request.Attachments.Select(a => a.Hash), .. e.Request.Letter?.File is { } letter ? [letter.Hash] : Array.Empty<string>()]);
    }

    private static ReceptionRow Changed(ReceptionRow row, Envelope envelope)
    {
        var at = envelope.OccurredAt;
        return envelope.Event switch
        {
            ReceptionWithdrawn e => Left(row, ReceptionStatus.Withdrawn, e.Reason, row.Steps),
            ReceptionReturned e => Left(row, ReceptionStatus.Returned, e.Reason, row.Steps.Decided(e.Step, e.Role, StepStatus.Returned, e.By, e.For, e.Reason, at)),
            ReceptionRejected e => row with { Status = ReceptionStatus.Rejected, Reason = e.Reason, WaitingFor = null, Steps = row.Steps.Decided(e.Step, e.Role, StepStatus.Rejected, e.By, e.For, e.Reason, at) },
            ReceptionStepApproved e => Walking(row, row.Steps.Decided(e.Step, e.Role, StepStatus.Approved, e.By, e.For, e.Comment, at)),
            ReceptionApproved e => row with
            {
                Status = row.List is not null ? ReceptionStatus.Recorded : row.HeldOn is not null ? ReceptionStatus.Held : ReceptionStatus.Approved,
                ApprovedAt = e.At, ApprovedAmount = e.Amount, WaitingFor = null, Findings = e.Judgement?.Findings ?? row.Findings,
            },
            ReceptionCancelled e => row with { Status = ReceptionStatus.Cancelled, Reason = e.Reason },
            ReceptionHeld e => row with { Status = ReceptionStatus.Held, HeldOn = e.On, ReceivedOn = e.On },
            ReceptionRecorded e => Seen(row with
            {
                Status = ReceptionStatus.Recorded, List = e.List, Revision = e.Revision, ActualAmount = e.Amount, RecordedBy = e.By, RecordedAt = at,
                CountersignedBy = null, CountersignedAt = null, Findings = e.Judgement?.Findings ?? row.Findings,
            }, e.List.Sheet, [.. e.List.Attachments.Select(a => a.Hash), .. e.List.Invoices.Select(i => i.File).OfType<string>()]),
            ReceptionCountersigned e => row with { CountersignedBy = e.By, CountersignedAt = at },
            ReceptionVerified e => row with
            {
                Status = ReceptionStatus.Verified, VerifiedBy = e.By, VerifiedAt = at, VerifiedInvoiceAmount = e.InvoiceAmount, VerifiedHeadCount = e.HeadCount, Findings = e.Judgement?.Findings ?? row.Findings,
            },
            ReceptionClaimed e => row with { Status = ReceptionStatus.Claimed, ClaimedAt = row.ClaimedAt ?? at, Claims = [.. row.Claims, new(e.FundUse, e.Amount, at)] },
            _ => row,
        };
    }

    /// <summary>What lists filter by follows the sheet that is known last; the list may leave out what was as planned.</summary>
    private static ReceptionRow Seen(ReceptionRow row, ReceptionSheet sheet, IEnumerable<string> files) => row with
    {
        ReceivedOn = sheet.ReceivedOn ?? row.ReceivedOn, LeftOn = sheet.LeftOn ?? row.LeftOn, GuestCount = sheet.GuestTotal ?? row.GuestCount, CompanionCount = sheet.CompanionTotal ?? row.CompanionCount,
        City = sheet.Place?.City ?? row.City, Place = sheet.Place?.Name ?? row.Place, PlaceKind = sheet.Place?.Kind ?? row.PlaceKind,
        Files = [.. row.Files.Concat(files).Distinct()],
    };

    private static ReceptionRow Walking(ReceptionRow row, IReadOnlyList<ApprovalStep> steps) => row with { Steps = steps, WaitingFor = steps.WaitingFor() };

    private static ReceptionRow Left(ReceptionRow row, ReceptionStatus status, string? reason, IReadOnlyList<ApprovalStep> steps) =>
        row with { Status = status, Reason = reason, WaitingFor = null, Steps = [], EarlierSteps = [.. row.EarlierSteps, .. steps.Where(s => s.Status != StepStatus.Waiting)] };
}
