using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>An earlier claim of the same payee and branch, as the clause on split claims looks at it.</summary>
internal sealed record EarlierClaim(string Id, decimal Amount, DateOnly On);

/// <summary>
/// What is known of a fund use, gathered for judging. Null is unknown; live records, live checks and imported history fill in
/// what they have.
/// </summary>
internal sealed record FundUseFacts(string Subject, string? Branch, DateOnly On)
{
    public decimal? Amount { get; init; }
    public decimal? ApprovedAmount { get; init; }
    public decimal? SpentAmount { get; init; }
    public string? SubmittedBy { get; init; }
    public IReadOnlyList<string>? ApprovedBy { get; init; }
    public DateTimeOffset? FinalApprovedAt { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    public DateOnly? ClaimedOn { get; init; }
    public DateOnly? EndedOn { get; init; }
    /// <summary>As much as a claim may ask without overdrawing any of its budgets.</summary>
    public decimal? BudgetAvailable { get; init; }
    public IReadOnlyList<string>? InvoicesUsedBefore { get; init; }
    public decimal? InvoiceAmount { get; init; }
    public IReadOnlyList<string>? Documents { get; init; }
    public string? Payee { get; init; }
    public IReadOnlyList<EarlierClaim>? SamePayeeClaims { get; init; }

    public Facts Build()
    {
        var values = new Dictionary<string, object?>();
        void Know(string name, object? value) { if (value is not null) values[name] = value; }
        Know(Fact.Amount, Amount);
        Know(Fact.ApprovedAmount, ApprovedAmount);
        Know(Fact.SpentAmount, SpentAmount);
        Know(Fact.SubmittedBy, SubmittedBy);
        Know(Fact.ApprovedBy, ApprovedBy);
        Know(Fact.FinalApprovedAt, FinalApprovedAt);
        Know(Fact.PaidAt, PaidAt);
        Know(Fact.ClaimedOn, ClaimedOn);
        Know(Fact.EndedOn, EndedOn);
        Know(Fact.BudgetAvailable, BudgetAvailable);
        Know(Fact.InvoicesUsedBefore, InvoicesUsedBefore);
        Know(Fact.InvoiceAmount, InvoiceAmount);
        Know(Fact.Documents, Documents);
        Know(Fact.Payee, Payee);
        Know(Fact.SamePayeeClaims, SamePayeeClaims?.Select(IReadOnlyDictionary<string, object?> (c) =>
            new Dictionary<string, object?> { ["id"] = c.Id, ["amount"] = c.Amount, ["on"] = c.On }).ToList());
        return new Facts(Facts.FundUse, Subject, Branch, On, values);
    }

    /// <summary>The facts of a claim itself; the caller adds what the rest of the register knows.</summary>
    public static FundUseFacts Of(string subject, string branch, FundUseClaim claim) => new(subject, branch, claim.OccurredOn)
    {
        Amount = claim.Amount, EndedOn = claim.EndedOn ?? claim.OccurredOn, Payee = claim.Payee.Shown,
        InvoiceAmount = claim.Invoices.Count > 0 ? claim.Invoices.Sum(i => i.Amount) : null,
        Documents = [.. claim.Attachments.Select(a => a.Kind).Concat(claim.Invoices.Count > 0 ? ["INVOICE"] : Array.Empty<string>()).Distinct()],
    };

    /// <summary>The largest amount no budget of the claim stops: the whole, plus what the tightest budget has left over (or is short of).</summary>
    public static decimal Within(FundUseClaim claim, IReadOnlyDictionary<string, decimal> reach) => claim.Amount + claim.Shares().Min(s => reach[s.Budget] - s.Amount);

    public Judgement Judged(IReadOnlyList<Finding> findings, decimal? amount) => new(Subject, Branch, On, amount, Payee, null, SubmittedBy, findings);
}
