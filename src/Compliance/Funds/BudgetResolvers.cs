using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record BudgetPayload(BudgetRow? Budget, IReadOnlyList<PayloadError>? Errors);

internal sealed record AllocateBudgetInput(string Branch, int Year, string Line, string? Title, decimal Amount, OverdrawPolicy? Overdraw, string Basis, string? IdempotencyKey);
internal sealed record AdjustBudgetInput(string Id, decimal Change, string Reason, string? IdempotencyKey);
internal sealed record TransferBudgetInput(string From, string To, decimal Amount, string Reason, string? IdempotencyKey);
internal sealed record CloseBudgetInput(string Id, string Reason, string? IdempotencyKey);

/// <summary>Finance's acts on budgets.</summary>
internal sealed class BudgetMutations
{
    public async Task<BudgetPayload> AllocateBudget(AllocateBudgetInput input, IDesk desk, INodes nodes, CancellationToken ct)
    {
        var command = new AllocateBudget(desk.Now, desk.Actor, input.Branch, input.Year, input.Line, input.Title ?? input.Line, input.Amount, input.Overdraw ?? OverdrawPolicy.Stop, input.Basis);
        // Decided once on nothing before the id is made of unchecked words.
        if (BudgetDecisions.Decide(Budget.Kind.Initial, command) is Decision.Refused invalid) return Of(invalid.Refusal, desk);
        if (!input.Branch.StartsWith("branch/", StringComparison.Ordinal) || await nodes.Find(input.Branch, null, ct) is null) return Of(Refusal.NotFound(input.Branch), desk);
        return Of(await desk.Handle(Budget.Kind, Budget.IdOf(input.Branch, input.Year, input.Line), input.IdempotencyKey, input,
            (state, _) => ValueTask.FromResult(BudgetDecisions.Decide(state, command)), ct), desk);
    }

    public Task<BudgetPayload> AdjustBudget(AdjustBudgetInput input, IDesk desk, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, (state, _) => ValueTask.FromResult(BudgetDecisions.Decide(state, new AdjustBudget(desk.Now, desk.Actor, input.Id, input.Change, input.Reason))), ct);

    public Task<BudgetPayload> CloseBudget(CloseBudgetInput input, IDesk desk, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, (state, _) => ValueTask.FromResult(BudgetDecisions.Decide(state, new CloseBudget(desk.Now, desk.Actor, input.Id, input.Reason))), ct);

    /// <summary>Answers the giving budget; both sides are written together or not at all.</summary>
    public Task<BudgetPayload> TransferBudget(TransferBudgetInput input, IDesk desk, CancellationToken ct) =>
        !Budget.Kind.Owns(input.To) ? Task.FromResult(Of(Refusal.NotFound(input.To), desk))
        : Handle(input.From, input.IdempotencyKey, input, desk, async (state, work) =>
        {
            var command = new TransferBudget(desk.Now, desk.Actor, input.From, input.To, input.Amount, input.Reason);
            var given = BudgetDecisions.Decide(state, command);
            if (given is Decision.Refused) return given;
            var to = await work.Load(Budget.Kind, input.To, ct);
            return work.Apply(Budget.Kind, input.To, BudgetDecisions.Receive(to.State, state.Year, command)) is { } refusal ? refusal : given;
        }, ct);

    private static async Task<BudgetPayload> Handle(string id, string? key, object input, IDesk desk, Func<BudgetState, IWork, ValueTask<Decision>> decide, CancellationToken ct) =>
        !Budget.Kind.Owns(id) ? Of(Refusal.NotFound(id), desk) : Of(await desk.Handle(Budget.Kind, id, key, input, decide, ct), desk);

    private static BudgetPayload Of(Outcome<BudgetRow> outcome, IDesk desk) => new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    private static BudgetPayload Of(Refusal refusal, IDesk desk) => new(null, PayloadError.Of(refusal, desk));
}

internal sealed class BudgetFields
{
    public BranchRef? Branch(BudgetRow parent) => BranchRef.Of(parent.Branch);

    /// <summary>What the budget holds for which record; those with money still held unless all are asked for.</summary>
    public ValueTask<Connection<CommitmentRow>> Commitments(BudgetRow parent, int? first, string? after, bool? openOnly, DateTimeOffset? asOf, IViews views, CancellationToken ct) =>
        views.Page(Commitment.Kind.View, PageRequest.Of(first, after, null, null, null, null, asOf,
            Filter.Eq("budget", parent.Id), openOnly ?? true ? new Filter.Test("open", Operator.Gt, 0m) : null), ct);

    public async ValueTask<decimal> HeldFor(BudgetRow parent, string? record, ILookups lookups) =>
        record is null ? 0 : (await lookups.Find(Commitment.Kind.View, Commitment.IdOf(parent.Id, record)))?.Open ?? 0;
}

internal sealed class CommitmentFields
{
    public ValueTask<BudgetRow?> Budget(CommitmentRow parent, ILookups lookups) => lookups.Find(Funds.Budget.Kind.View, parent.Budget);
    public ValueTask<IRow?> Reference(CommitmentRow parent, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) => nodes.Find(parent.Reference, asOf, ct);
    public string ReferenceId(CommitmentRow parent) => parent.Reference;
}
