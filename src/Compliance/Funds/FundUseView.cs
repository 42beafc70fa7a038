using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record FundUseSettlement(IReadOnlyList<SettledLine> Lines, decimal Estimate, decimal Actual, decimal Paid, decimal Released, decimal Refunded, string SettledBy, DateTimeOffset SettledAt);

internal sealed record FundUseRow : IBranchRow, IFilesRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public string? Branch { get; init; }
    public FundUseStatus Status { get; init; }
    /// <summary>The role whose step is next: the review queue. After the approval FINANCE, until it is settled.</summary>
    public Role? WaitingFor { get; init; }
    public string Title { get; init; } = "";
    public string? Purpose { get; init; }
    public decimal Amount { get; init; }
    public decimal? ApprovedAmount { get; init; }
    public decimal? PaidAmount { get; init; }
    public decimal? SettledAmount { get; init; }
    /// <summary>The payee as text for filters: a company's name, a person's id.</summary>
    public string Payee { get; init; } = "";
    public string PayeeKey { get; init; } = "";
    public FundParty? PayTo { get; init; }
    public DateOnly OccurredOn { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? Linked { get; init; }
    public IReadOnlyList<FundLine> Lines { get; init; } = [];
    public IReadOnlyList<FundInvoice> Invoices { get; init; } = [];
    public IReadOnlyList<string> InvoiceNumbers { get; init; } = [];
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public IReadOnlyList<string> Files { get; init; } = [];
    public IReadOnlyList<string> Budgets { get; init; } = [];
    public int Round { get; init; }
    public IReadOnlyList<ApprovalStep> Steps { get; init; } = [];
    public IReadOnlyList<Finding> Findings { get; init; } = [];
    public IReadOnlyList<string> FailedClauses { get; init; } = [];
    public string? DraftedBy { get; init; }
    public string? SubmittedBy { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public string? PaymentRequestedBy { get; init; }
    public DateTimeOffset? PaymentRequestedAt { get; init; }
    public string? PaidBy { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    public string? Voucher { get; init; }
    public FundUseSettlement? Settlement { get; init; }
    /// <summary>Why it was returned, rejected or withdrawn, until it is submitted again.</summary>
    public string? Reason { get; init; }
    public string? ImportedFrom { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The content it was folded from.</summary>
    public FundUseClaim Claim() => new(Title, Purpose, OccurredOn, EndedOn, Linked, PayTo!, Lines, Invoices, Attachments);
}

internal static class FundUseView
{
    internal static readonly View<FundUseRow> View = new("fund_uses", 1, Fold)
    {
        DefaultOrder = nameof(FundUseRow.UpdatedAt),
        Indexes =
        [
            [nameof(FundUseRow.UpdatedAt)], [nameof(FundUseRow.Branch), nameof(FundUseRow.Status), nameof(FundUseRow.UpdatedAt)],
            [nameof(FundUseRow.WaitingFor), nameof(FundUseRow.UpdatedAt)], [nameof(FundUseRow.SubmittedBy), nameof(FundUseRow.UpdatedAt)], [nameof(FundUseRow.PayeeKey), nameof(FundUseRow.OccurredOn)],
            [nameof(FundUseRow.Linked)], [nameof(FundUseRow.PaidAt)], [nameof(FundUseRow.Amount)],
        ],
        CountedBy = [nameof(FundUseRow.Branch), nameof(FundUseRow.Status)],
        Searched = [nameof(FundUseRow.Title), nameof(FundUseRow.Payee), nameof(FundUseRow.InvoiceNumbers) + ":bare"],
    };

    public static FundUseRow? Fold(FundUseRow? row, Envelope e)
    {
        if (row is null && e.Event is not FundUseDrafted) return null;
        row ??= new FundUseRow { Id = e.Stream, CreatedAt = e.OccurredAt, DraftedBy = e.By, ImportedFrom = e.ImportedFrom };
        var next = e.Event switch
        {
            FundUseDrafted d => Content(row with { Branch = d.Branch, DraftedBy = d.By }, d.Claim),
            FundUseEdited d => Content(row, d.Claim),
            FundUseSubmitted s => row with
            {
                Status = FundUseStatus.Submitted, Round = s.Round, Steps = s.Route.Steps.Steps(), WaitingFor = s.Route.Steps.Steps().WaitingFor(),
                Findings = s.Findings, FailedClauses = Failed(s.Findings), SubmittedBy = s.By, SubmittedAt = e.OccurredAt, Reason = null,
            },
            FundUseStepApproved s => Decided(row, s.Step, s.Role, StepStatus.Approved, s.By, s.For, s.Comment, e.OccurredAt),
            FundUseApproved a => Judged(row, a) with { Status = FundUseStatus.Approved, WaitingFor = Role.Finance, ApprovedAmount = a.Amount, ApprovedAt = a.At },
            FundUseReturned r => Decided(row, r.Step, r.Role, StepStatus.Returned, r.By, r.For, r.Reason, e.OccurredAt) with
            {
                Status = FundUseStatus.Returned, WaitingFor = null, Reason = r.Reason, ApprovedAmount = null, ApprovedAt = null, PaymentRequestedBy = null, PaymentRequestedAt = null,
            },
            FundUseRejected r => Decided(row, r.Step, r.Role, StepStatus.Rejected, r.By, r.For, r.Reason, e.OccurredAt) with { Status = FundUseStatus.Rejected, WaitingFor = null, Reason = r.Reason },
            FundUseWithdrawn w => row with { Status = FundUseStatus.Withdrawn, WaitingFor = null, Reason = w.Reason },
            PaymentRequested p => row with { Status = FundUseStatus.PaymentRequested, WaitingFor = Role.Finance, PaymentRequestedBy = p.By, PaymentRequestedAt = e.OccurredAt },
            PaymentRecorded p => Judged(row, p) with { Status = FundUseStatus.Paid, WaitingFor = Role.Finance, PaidAmount = p.Amount, PaidBy = p.By, PaidAt = p.PaidAt, Voucher = p.Voucher },
            FundUseSettled s => Judged(row, s) with
            {
                Status = FundUseStatus.Settled, WaitingFor = null, SettledAmount = s.Actual,
                Settlement = new(s.Lines, s.Lines.Sum(l => l.Estimate), s.Actual, row.PaidAmount ?? 0, s.Released, s.Refunded, s.By, e.OccurredAt),
            },
            _ => row,
        };
        return next with { Version = e.Version, UpdatedAt = e.OccurredAt };
    }

    private static FundUseRow Content(FundUseRow row, FundUseClaim claim) => row with
    {
        Title = claim.Title, Purpose = claim.Purpose, Amount = claim.Amount, Payee = claim.Payee.Shown, PayeeKey = claim.Payee.Key, PayTo = claim.Payee,
        OccurredOn = claim.OccurredOn, EndedOn = claim.EndedOn, Linked = claim.Linked, Lines = claim.Lines, Invoices = claim.Invoices,
        InvoiceNumbers = [.. claim.Invoices.Select(i => i.Number)], Attachments = claim.Attachments, Files = [.. claim.Files()],
        Budgets = [.. claim.Lines.Select(l => l.Budget).Distinct()],
    };

    private static FundUseRow Decided(FundUseRow row, int step, Role role, StepStatus status, string by, string? @for, string? comment, DateTimeOffset at)
    {
        var steps = row.Steps.Decided(step, role, status, by, @for, comment, at);
        return row with { Steps = steps, WaitingFor = steps.WaitingFor() };
    }

    /// <summary>The last judgement says how the record stands; one that was not made (imported history) leaves the earlier.</summary>
    private static FundUseRow Judged(FundUseRow row, IJudged e) =>
        e.Judgement is { } judgement ? row with { Findings = judgement.Findings, FailedClauses = Failed(judgement.Findings) } : row;

    private static IReadOnlyList<string> Failed(IReadOnlyList<Finding> findings) => [.. findings.Where(f => f.Outcome == FindingOutcome.Fail).Select(f => f.Clause)];
}
