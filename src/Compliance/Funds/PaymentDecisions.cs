using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record RequestPayment(DateTimeOffset At, Actor By, string? Note);
internal sealed record RecordPayment(DateTimeOffset At, Actor By, decimal Amount, DateTimeOffset PaidAt, string? Voucher, Judgement? Judgement);
/// <param name="Actuals">The actual amount of each line of the claim, in its order.</param>
internal sealed record SettleFundUse(DateTimeOffset At, Actor By, IReadOnlyList<decimal> Actuals, Judgement? Judgement);

/// <summary>
/// From the approval to the settlement. Money leaves only after the final approval, never more than was approved, and is
/// never paid out by who made the claim. (Imported history records what happened without being decided.)
/// </summary>
internal static class PaymentDecisions
{
    public static Decision Decide(FundUseState state, RequestPayment c) =>
        state.Status != FundUseStatus.Approved ? FundUseDecisions.Illegal("REQUEST_PAYMENT", state)
        : Check.Text("note", c.Note, Check.LongText, required: false) is { } invalid ? invalid
        : Decision.Accept(new PaymentRequested(state.Approved, c.Note?.Trim(), c.By.Person, c.By.For));

    public static Decision Decide(FundUseState state, RecordPayment c)
    {
        if (state.Status is FundUseStatus.Draft or FundUseStatus.Submitted or FundUseStatus.Returned or FundUseStatus.Rejected or FundUseStatus.Withdrawn)
            return Refusal.Because("PAID_BEFORE_APPROVAL", ("status", state.Status)) with { Grave = true, Clause = "process.paid-without-approval" };
        if (state.Status != FundUseStatus.PaymentRequested) return FundUseDecisions.Illegal("RECORD_PAYMENT", state);
        if (state.Makers.Any(c.By.IsSamePerson)) return FundUseDecisions.SelfApproval;
        if (Check.First(Check.PositiveAmount("amount", c.Amount), Check.Text("voucher", c.Voucher, required: false),
            c.PaidAt > c.At ? Refusal.Invalid("paidAt", "DATE_IN_FUTURE") : null) is { } invalid) return invalid;
        if (c.PaidAt < state.ApprovedAt)
            return Refusal.Because("PAID_BEFORE_APPROVAL", ("status", state.Status)) with { Grave = true, Clause = "process.paid-without-approval" };
        if (c.Amount > state.Approved)
            return Refusal.Because("PAID_OVER_APPROVED", ("approved", state.Approved), ("amount", c.Amount), ("over", c.Amount - state.Approved)) with { Grave = true, Clause = "process.spent-over-approved" };
        var claim = state.Claim!;
        return Decision.Accept(new PaymentRecorded(c.Amount, claim.Linked, Spread(c.Amount, claim.Shares()), c.PaidAt, c.Voucher?.Trim(), c.By.Person, c.By.For, c.Judgement));
    }

    /// <summary>Estimate against actual, line by line. What was paid too much comes back, what was held too much is released.</summary>
    public static Decision Decide(FundUseState state, SettleFundUse c)
    {
        if (state.Status != FundUseStatus.Paid) return FundUseDecisions.Illegal("SETTLE", state);
        if (state.Makers.Any(c.By.IsSamePerson)) return FundUseDecisions.SelfApproval;
        var claim = state.Claim!;
        if (c.Actuals.Count != claim.Lines.Count) return Refusal.Invalid("lines", "SETTLE_EVERY_LINE", ("count", claim.Lines.Count));
        for (var i = 0; i < c.Actuals.Count; i++)
            if (Check.Amount($"lines[{i}].actual", c.Actuals[i]) is { } invalid) return invalid;
        var lines = claim.Lines.Zip(c.Actuals, (l, actual) => new SettledLine(l.Item, l.Budget, l.Note, l.Amount, actual)).ToList();
        var actualTotal = c.Actuals.Sum();
        if (actualTotal > state.Paid) return Refusal.Because("SETTLED_OVER_PAID", ("paid", state.Paid), ("actual", actualTotal));
        foreach (var budget in lines.GroupBy(l => l.Budget))
            if (budget.Sum(l => l.Actual) > budget.Sum(l => l.Estimate))
                return Refusal.Because("SETTLED_OVER_APPROVED", ("budget", budget.Key), ("approved", budget.Sum(l => l.Estimate)), ("actual", budget.Sum(l => l.Actual)))
                    with { Clause = "process.spent-over-approved" };
        return Decision.Accept(new FundUseSettled(lines, actualTotal, state.Approved - state.Paid, state.Paid - actualTotal, claim.Linked, c.By.Person, c.By.For, c.Judgement));
    }

    /// <summary>A payment below the approval fills one budget after the other; the settlement sets it right per line.</summary>
    public static IReadOnlyList<BudgetShare> Spread(decimal amount, IReadOnlyList<BudgetShare> approved)
    {
        var spread = new List<BudgetShare>(approved.Count);
        foreach (var share in approved)
        {
            var part = Math.Min(amount, share.Amount);
            if (part > 0) spread.Add(share with { Amount = part });
            amount -= part;
        }
        return spread;
    }
}
