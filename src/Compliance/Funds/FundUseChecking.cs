using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record ApproveFundUseStepInput(string Id, string? Comment, string? IdempotencyKey);
internal sealed record ReasonInput(string Id, string Reason, string? IdempotencyKey);
internal sealed record RequestPaymentInput(string Id, string? Note, string? IdempotencyKey);
internal sealed record RecordPaymentInput(string Id, decimal Amount, DateTimeOffset? PaidAt, string? Voucher, string? IdempotencyKey);
/// <param name="Line">The claim's line, counted from 1.</param>
internal sealed record FundUseActualInput(int Line, decimal Actual);
internal sealed record SettleFundUseInput(string Id, IReadOnlyList<FundUseActualInput> Lines, string? IdempotencyKey);

/// <summary>What the offices do with a claim: decide its steps, pay it, settle it. Each final act is judged on what is then known.</summary>
internal sealed class FundUseChecking
{
    public Task<FundUsePayload> ApproveFundUseStep(ApproveFundUseStepInput input, IDesk desk, IViews views, INodes nodes, INorms norms, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, ct, async row =>
        {
            var earlier = await FundUseInquiry.Earlier(views, row.Id, row.Branch!, row.PayeeKey, row.OccurredOn, ct);
            return async (state, work) =>
            {
                Judgement? judgement = null;
                // Only the last step is judged; the earlier ones need not queue for the budget.
                if (state is { Status: FundUseStatus.Submitted, Claim: { } claim } && state.Steps.Next() == state.Steps.Count - 1)
                {
                    var known = (await FundUseInquiry.Of(work, input.Id, state.Branch, claim, earlier, ct)).With(state, f => f with
                    {
                        ApprovedAmount = claim.Amount, FinalApprovedAt = desk.Now, ApprovedBy = [.. state.Steps.Approvers().Append(desk.Actor.Person).Distinct()],
                    });
                    judgement = await known.Judgement(norms, desk, claim.Amount, ct);
                }
                var decision = FundUseDecisions.Decide(state, new ApproveFundUseStep(desk.Now, desk.Actor, input.Comment, judgement));
                foreach (var share in Final(decision))
                    if (await Ledger.Take(work, share.Budget, input.Id, state.Claim!.Linked, share.Amount, ct) is { } overdrawn) return overdrawn;
                return decision;
            };
        });

    public Task<FundUsePayload> ReturnFundUse(ReasonInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, ct, _ => Now(async (state, work) =>
        {
            var decision = FundUseDecisions.Decide(state, new ReturnFundUse(desk.Now, desk.Actor, input.Reason));
            return decision is Decision.Accepted && state.Status != FundUseStatus.Submitted && await FreeAll(work, input.Id, state.Claim!, ct) is { } refused ? refused : decision;
        }));

    public Task<FundUsePayload> RejectFundUse(ReasonInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, ct, _ => Now(async (state, work) =>
        {
            var decision = FundUseDecisions.Decide(state, new RejectFundUse(desk.Now, desk.Actor, input.Reason));
            if (decision is Decision.Accepted) await InvoiceBook.ReleaseAll(work, input.Id, state.Claim!, "REJECTED", ct);
            return decision;
        }));

    public Task<FundUsePayload> RequestPayment(RequestPaymentInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, ct, row => Now((state, _) => ValueTask.FromResult(
            FundUseIntake.MayMake(desk.Actor, row.Branch) || desk.Actor.Is(Role.Finance)
                ? PaymentDecisions.Decide(state, new RequestPayment(desk.Now, desk.Actor, input.Note)) : Refusal.NotAllowed("REQUEST_PAYMENT"))));

    public Task<FundUsePayload> RecordPayment(RecordPaymentInput input, IDesk desk, IViews views, INodes nodes, INorms norms, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, ct, async row =>
        {
            var earlier = await FundUseInquiry.Earlier(views, row.Id, row.Branch!, row.PayeeKey, row.OccurredOn, ct);
            return async (state, work) =>
            {
                var paidAt = input.PaidAt ?? desk.Now;
                Judgement? judgement = null;
                if (state is { Status: FundUseStatus.PaymentRequested, Claim: { } claim })
                {
                    var known = (await FundUseInquiry.Of(work, input.Id, state.Branch, claim, earlier, ct)).With(state, f => f with { PaidAt = paidAt, SpentAmount = input.Amount });
                    judgement = await known.Judgement(norms, desk, input.Amount, ct);
                }
                var decision = PaymentDecisions.Decide(state, new RecordPayment(desk.Now, desk.Actor, input.Amount, paidAt, input.Voucher, judgement));
                if (decision is Decision.Accepted { Events: [PaymentRecorded paid] })
                    foreach (var share in paid.Shares)
                        if (await Ledger.Spend(work, share.Budget, input.Id, share.Amount, ct) is { } refused) return refused;
                return decision;
            };
        });

    public Task<FundUsePayload> SettleFundUse(SettleFundUseInput input, IDesk desk, IViews views, INodes nodes, INorms norms, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, ct, async row =>
        {
            var earlier = await FundUseInquiry.Earlier(views, row.Id, row.Branch!, row.PayeeKey, row.OccurredOn, ct);
            return async (state, work) =>
            {
                var actuals = Actuals(input.Lines);
                Judgement? judgement = null;
                if (state is { Status: FundUseStatus.Paid, Claim: { } claim } && actuals is not null)
                {
                    var known = (await FundUseInquiry.Of(work, input.Id, state.Branch, claim, earlier, ct)).With(state, f => f with { PaidAt = state.PaidAt, SpentAmount = actuals.Sum() });
                    judgement = await known.Judgement(norms, desk, actuals.Sum(), ct);
                }
                var decision = PaymentDecisions.Decide(state, new SettleFundUse(desk.Now, desk.Actor, actuals ?? [], judgement));
                return decision is Decision.Accepted { Events: [FundUseSettled settled] } && await Rebook(work, input.Id, state, settled, ct) is { } refused ? refused : decision;
            };
        });

    private delegate ValueTask<Decision> Decide(FundUseState state, IWork work);

    private static Task<Decide> Now(Decide decide) => Task.FromResult(decide);

    /// <summary>Only what the caller may read is there for him.</summary>
    private static async Task<FundUsePayload> Handle(string id, string? key, object input, IDesk desk, INodes nodes, CancellationToken ct, Func<FundUseRow, Task<Decide>> prepare)
    {
        if (await FundUseIntake.Find(nodes, id, ct) is not { } row) return FundUsePayload.Of(Refusal.NotFound(id), desk);
        var decide = await prepare(row);
        return FundUsePayload.Of(await desk.Handle(FundUse.Kind, id, key, input, (state, work) => decide(state, work), ct), desk);
    }

    private static IReadOnlyList<BudgetShare> Final(Decision decision) =>
        decision is Decision.Accepted accepted && accepted.Events.OfType<FundUseApproved>().FirstOrDefault() is { } approved ? approved.Shares : [];

    /// <summary>The actual amounts in the order of the lines; null when a line is missing or named twice.</summary>
    private static IReadOnlyList<decimal>? Actuals(IReadOnlyList<FundUseActualInput> lines)
    {
        var ordered = lines.OrderBy(l => l.Line).ToList();
        return ordered.Where((l, i) => l.Line != i + 1).Any() ? null : [.. ordered.Select(l => l.Actual)];
    }

    /// <summary>The books follow the settlement: per budget what was paid becomes what was spent, and nothing stays held.</summary>
    private static async ValueTask<Refusal?> Rebook(IWork work, string id, FundUseState state, FundUseSettled settled, CancellationToken ct)
    {
        foreach (var budget in settled.Lines.GroupBy(l => l.Budget))
        {
            var paid = state.PaidShares.FirstOrDefault(s => s.Budget == budget.Key)?.Amount ?? 0;
            var actual = budget.Sum(l => l.Actual);
            var refused = actual > paid ? await Ledger.Spend(work, budget.Key, id, actual - paid, ct) : actual < paid ? await Ledger.Refund(work, budget.Key, id, paid - actual, ct) : null;
            if (refused is not null) return refused;
        }
        return await FreeAll(work, id, state.Claim!, ct);
    }

    private static async ValueTask<Refusal?> FreeAll(IWork work, string id, FundUseClaim claim, CancellationToken ct)
    {
        foreach (var share in claim.Shares())
            if ((await Ledger.Free(work, share.Budget, id, claim.Linked, ct)).Refusal is { } refused) return refused;
        return null;
    }
}
