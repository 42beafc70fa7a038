using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>
/// What the register knows about a claim beyond the claim itself: what its budgets still give, who used its invoices before,
/// what the same payee claimed around that day.
/// </summary>
/// <param name="Facts">The claim's facts with what was found.</param>
/// <param name="StopsShort">A budget that refuses to be overdrawn has too little.</param>
internal sealed record FundUseInquiry(FundUseFacts Facts, bool StopsShort, Refusal? Refusal)
{
    /// <summary>The clause on split claims sets its own window within these days.</summary>
    public const int EarlierDays = 90;

    public static readonly IReadOnlyList<object?> NotCounted = [SdlName.Of(FundUseStatus.Draft), SdlName.Of(FundUseStatus.Withdrawn), SdlName.Of(FundUseStatus.Rejected)];

    /// <summary>From the streams, within the transaction in the making: holds under races.</summary>
    public static async ValueTask<FundUseInquiry> Of(IWork work, string id, string branch, FundUseClaim claim, IReadOnlyList<EarlierClaim> earlier, CancellationToken ct)
    {
        var facts = FundUseFacts.Of(id, branch, claim);
        var reach = new Dictionary<string, decimal>();
        var stops = false;
        foreach (var share in claim.Shares())
        {
            var (budget, within) = await Ledger.Reach(work, share.Budget, id, claim.Linked, ct);
            if (!budget.Exists) return new(facts, false, Refusal.Because("BUDGET_UNKNOWN", ("budget", share.Budget)));
            stops |= budget.Overdraw == OverdrawPolicy.Stop && within < share.Amount;
            reach[share.Budget] = within;
        }
        var used = await InvoiceBook.UsedByOthers(work, id, claim, ct);
        return new(facts with { BudgetAvailable = FundUseFacts.Within(claim, reach), InvoicesUsedBefore = used, SamePayeeClaims = earlier }, stops, null);
    }

    /// <summary>From the views, for the live check while the form is filled in: nothing is loaded to be changed.</summary>
    public static async ValueTask<FundUseInquiry> Of(IViews views, string id, string branch, FundUseClaim claim, CancellationToken ct)
    {
        var facts = FundUseFacts.Of(id, branch, claim);
        var shares = claim.Shares();
        var budgets = await views.GetMany(Budget.Kind.View, [.. shares.Select(s => s.Budget)], null, ct);
        var held = await views.GetMany(Commitment.Kind.View, [.. shares.SelectMany(s => Holders(id, claim).Select(h => Commitment.IdOf(s.Budget, h)))], null, ct);
        var reach = new Dictionary<string, decimal>();
        var stops = false;
        foreach (var share in shares)
        {
            if (!budgets.TryGetValue(share.Budget, out var budget)) return new(facts, false, Refusal.Because("BUDGET_UNKNOWN", ("budget", share.Budget)));
            if (budget.Closed) return new(facts, false, Refusal.Because("BUDGET_CLOSED", ("budget", share.Budget)));
            var within = budget.Available + Holders(id, claim).Sum(h => held.GetValueOrDefault(Commitment.IdOf(share.Budget, h))?.Open ?? 0);
            stops |= budget.Overdraw == OverdrawPolicy.Stop && within < share.Amount;
            reach[share.Budget] = within;
        }
        var used = await InvoiceBook.UsedByOthers(views, claim.Invoices, ct);
        var earlier = await Earlier(views, id, branch, claim.Payee.Key, claim.OccurredOn, ct);
        return new(facts with { BudgetAvailable = FundUseFacts.Within(claim, reach), InvoicesUsedBefore = used(id, claim.Invoices), SamePayeeClaims = earlier }, stops, null);
    }

    /// <summary>Claims of the same payee and branch around that day, this one excluded.</summary>
    public static async ValueTask<IReadOnlyList<EarlierClaim>> Earlier(IViews views, string id, string branch, string payeeKey, DateOnly on, CancellationToken ct)
    {
        var where = Filter.And(
            Filter.Eq("branch", branch), Filter.Eq("payeeKey", payeeKey),
            Filter.Gte("occurredOn", on.AddDays(-EarlierDays)), Filter.Lt("occurredOn", on.AddDays(EarlierDays + 1)),
            new Filter.Test("status", Operator.Nin, NotCounted));
        var rows = await views.List(FundUse.Kind.View, where, 200, ct);
        return [.. rows.Where(r => r.Id != id).Select(r => new EarlierClaim(r.Id, r.Amount, r.OccurredOn))];
    }

    /// <summary>The findings, with the overdraw of a budget as severe as the budget's own policy says: set at its allocation, it goes before the pack's.</summary>
    public async ValueTask<IReadOnlyList<Finding>> Judge(INorms norms, string tenant, FundUseFacts facts, CancellationToken ct) =>
        [.. (await norms.Judge(tenant, facts.Build(), ct)).Select(f => f is { Clause: "process.over-budget", Outcome: FindingOutcome.Fail }
            ? f with { Severity = StopsShort ? Severity.Stop : Severity.Warn } : f)];

    /// <summary>With what the record itself knows by now: who submitted and approved it when and for how much.</summary>
    public FundUseInquiry With(FundUseState state, Func<FundUseFacts, FundUseFacts> and) => this with
    {
        Facts = and(Facts with
        {
            SubmittedBy = state.SubmittedBy, ClaimedOn = state.ClaimedOn, FinalApprovedAt = state.ApprovedAt,
            ApprovedAmount = state.ApprovedAt is null ? null : state.Approved, ApprovedBy = [.. state.Steps.Approvers().Distinct()],
        }),
    };

    public async ValueTask<Judgement> Judgement(INorms norms, IDesk desk, decimal amount, CancellationToken ct) =>
        Facts.Judged(await Judge(norms, desk.Actor.Tenant, Facts, ct), amount);

    private static IEnumerable<string> Holders(string id, FundUseClaim claim) => claim.Linked is null ? [id] : [id, claim.Linked];
}
