using Compliance.Kernel;

namespace Compliance.Funds;

internal enum FundUseStatus { Draft, Submitted, Returned, Approved, PaymentRequested, Paid, Settled, Rejected, Withdrawn }

// Events. Names and fields are the storage format: they never change once shipped. By is the person who acted, For the one a
// delegate stood in for. Imported history may lack any of them but the first.

internal sealed record FundUseDrafted(string Branch, FundUseClaim Claim, string By, string? For);
internal sealed record FundUseEdited(FundUseClaim Claim, string By, string? For);
/// <param name="Round">1 at first, one more after each return.</param>
internal sealed record FundUseSubmitted(int Round, decimal Amount, DateOnly ClaimedOn, string? Linked, Route Route, IReadOnlyList<Finding> Findings, string By, string? For);
internal sealed record FundUseStepApproved(int Step, Role Role, string? Comment, string By, string? For);
/// <summary>The final approval. Shares are what is now held for the fund use, by budget.</summary>
internal sealed record FundUseApproved(decimal Amount, string? Linked, IReadOnlyList<BudgetShare> Shares, DateTimeOffset At, string By, string? For, Judgement? Judgement) : IJudged;
internal sealed record FundUseReturned(int Step, Role Role, string Reason, string By, string? For);
internal sealed record FundUseRejected(int Step, Role Role, string Reason, string By, string? For);
internal sealed record FundUseWithdrawn(string? Reason, string By, string? For);
internal sealed record PaymentRequested(decimal Amount, string? Note, string By, string? For);
internal sealed record PaymentRecorded(decimal Amount, string? Linked, IReadOnlyList<BudgetShare> Shares, DateTimeOffset PaidAt, string? Voucher, string By, string? For, Judgement? Judgement) : IJudged;
internal sealed record SettledLine(ExpenseItem Item, string Budget, string? Note, decimal Estimate, decimal Actual);
internal sealed record FundUseSettled(IReadOnlyList<SettledLine> Lines, decimal Actual, decimal Released, decimal Refunded, string? Linked, string By, string? For, Judgement? Judgement) : IJudged;

internal sealed record FundUseState
{
    public static readonly FundUseState Initial = new();

    /// <summary>Null: there is no such fund use.</summary>
    public FundUseStatus? Status { get; init; }
    public string Branch { get; init; } = "";
    public FundUseClaim? Claim { get; init; }
    public int Round { get; init; }
    public IReadOnlyList<ApprovalStep> Steps { get; init; } = [];
    /// <summary>All who drafted, edited or submitted it, delegates and those they stood in for.</summary>
    public IReadOnlyList<string> Makers { get; init; } = [];
    public string? SubmittedBy { get; init; }
    public DateOnly? ClaimedOn { get; init; }
    public decimal Approved { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public decimal Paid { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    public IReadOnlyList<BudgetShare> PaidShares { get; init; } = [];
}

/// <summary>An expenditure claim 经费使用: draft, submitted, approved step by step, paid, settled.</summary>
internal static class FundUse
{
    public static FundUseState Evolve(FundUseState state, object @event) => @event switch
    {
        FundUseDrafted e => state with { Status = FundUseStatus.Draft, Branch = e.Branch, Claim = e.Claim, Makers = state.Makers.With(e.By, e.For) },
        FundUseEdited e => state with { Claim = e.Claim, Makers = state.Makers.With(e.By, e.For) },
        FundUseSubmitted e => state with
        {
            Status = FundUseStatus.Submitted, Round = e.Round, Steps = e.Route.Steps.Steps(), SubmittedBy = e.By, ClaimedOn = e.ClaimedOn, Makers = state.Makers.With(e.By, e.For),
        },
        FundUseStepApproved e => state with { Steps = state.Steps.Decided(e.Step, e.Role, StepStatus.Approved, e.By, e.For, e.Comment) },
        FundUseApproved e => state with { Status = FundUseStatus.Approved, Approved = e.Amount, ApprovedAt = e.At },
        FundUseReturned e => state with
        {
            Status = FundUseStatus.Returned, Approved = 0, ApprovedAt = null, Steps = state.Steps.Decided(e.Step, e.Role, StepStatus.Returned, e.By, e.For, e.Reason),
        },
        FundUseRejected e => state with { Status = FundUseStatus.Rejected, Steps = state.Steps.Decided(e.Step, e.Role, StepStatus.Rejected, e.By, e.For, e.Reason) },
        FundUseWithdrawn => state with { Status = FundUseStatus.Withdrawn },
        PaymentRequested => state with { Status = FundUseStatus.PaymentRequested },
        PaymentRecorded e => state with { Status = FundUseStatus.Paid, Paid = e.Amount, PaidAt = e.PaidAt, PaidShares = e.Shares },
        FundUseSettled => state with { Status = FundUseStatus.Settled },
        _ => state,
    };

    internal static readonly StreamKind<FundUseState, FundUseRow> Kind = new("fund-use", "fund_use", FundUseState.Initial, Evolve, FundUseView.View);
}
