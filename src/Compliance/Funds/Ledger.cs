using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>An amount charged to one budget.</summary>
internal sealed record BudgetShare(string Budget, decimal Amount);

/// <summary>
/// The decisions of the ledger carried out within a work: both streams of a movement are loaded, decided and appended to
/// together, so that a race for the last of a budget is a conflict and the loser decides again on what is left.
/// </summary>
internal static class Ledger
{
    public static async ValueTask<Refusal?> Commit(IWork work, string budgetId, string reference, decimal amount, CancellationToken ct)
    {
        var (budget, _, _) = await Load(work, budgetId, reference, ct);
        return Post(work, LedgerDecisions.Decide(budget, new Commit(budgetId, reference, amount)), budgetId, reference);
    }

    public static async ValueTask<Refusal?> Release(IWork work, string budgetId, string reference, decimal amount, CancellationToken ct)
    {
        var (_, held, _) = await Load(work, budgetId, reference, ct);
        return Post(work, LedgerDecisions.Decide(held, new Release(budgetId, reference, amount)), budgetId, reference);
    }

    /// <summary>Gives back as much as is still held, at most the amount.</summary>
    public static async ValueTask<Refusal?> ReleaseUpTo(IWork work, string budgetId, string reference, decimal amount, CancellationToken ct)
    {
        var (_, held, _) = await Load(work, budgetId, reference, ct);
        var part = Math.Min(held.Open, amount);
        return part > 0 ? Post(work, LedgerDecisions.Decide(held, new Release(budgetId, reference, part)), budgetId, reference) : null;
    }

    public static async ValueTask<Refusal?> Spend(IWork work, string budgetId, string reference, decimal amount, CancellationToken ct)
    {
        var (_, held, _) = await Load(work, budgetId, reference, ct);
        return Post(work, LedgerDecisions.Decide(held, new Spend(budgetId, reference, amount)), budgetId, reference);
    }

    public static async ValueTask<Refusal?> Refund(IWork work, string budgetId, string reference, decimal amount, CancellationToken ct)
    {
        var (_, held, _) = await Load(work, budgetId, reference, ct);
        return Post(work, LedgerDecisions.Decide(held, new Refund(budgetId, reference, amount)), budgetId, reference);
    }

    /// <summary>Holds the amount for <paramref name="reference"/>: first from what <paramref name="source"/> (the linked activity) holds, the rest from the budget.</summary>
    public static async ValueTask<Refusal?> Take(IWork work, string budgetId, string reference, string? source, decimal amount, CancellationToken ct)
    {
        var fromSource = 0m;
        if (source is not null)
        {
            var (_, held, _) = await Load(work, budgetId, source, ct);
            fromSource = Math.Min(held.Open, amount);
            if (fromSource > 0 && await Move(work, held, new Move(budgetId, source, reference, fromSource), ct) is { } refused) return refused;
        }
        return amount > fromSource ? await Commit(work, budgetId, reference, amount - fromSource, ct) : null;
    }

    /// <summary>
    /// Ends what is held for <paramref name="reference"/>: what came from <paramref name="source"/> and was not paid goes back
    /// there while it still holds money for itself, the rest to the budget. Answers how much was freed.
    /// </summary>
    public static async ValueTask<(decimal Freed, Refusal? Refusal)> Free(IWork work, string budgetId, string reference, string? source, CancellationToken ct)
    {
        var (_, held, _) = await Load(work, budgetId, reference, ct);
        if (held.Open <= 0) return (0, null);
        var back = Math.Clamp(held.Received - held.Spent, 0, held.Open);
        if (source is null || !(await Load(work, budgetId, source, ct)).Held.TakesBack()) back = 0;
        if (back > 0 && await Move(work, held, new Move(budgetId, reference, source!, back), ct) is { } notMoved) return (0, notMoved);
        if (held.Open > back && await Release(work, budgetId, reference, held.Open - back, ct) is { } notReleased) return (0, notReleased);
        return (held.Open, null);
    }

    /// <summary>The record needs its budget no more: the rest is released and nothing comes back to it.</summary>
    public static async ValueTask<Refusal?> Close(IWork work, string budgetId, string reference, CancellationToken ct)
    {
        var (_, held, id) = await Load(work, budgetId, reference, ct);
        if (!held.Exists || held.Closed) return null;
        if (held.Open > 0 && await Release(work, budgetId, reference, held.Open, ct) is { } refused) return refused;
        work.Append(Commitment.Kind, id, new CommitmentClosed(budgetId, reference));
        return null;
    }

    /// <summary>What a record may still draw on one budget: the free money, and what is held for it and for its source.</summary>
    public static async ValueTask<(BudgetState Budget, decimal Within)> Reach(IWork work, string budgetId, string reference, string? source, CancellationToken ct)
    {
        var (budget, held, _) = await Load(work, budgetId, reference, ct);
        var within = budget.Available + held.Open;
        if (source is not null) within += (await Load(work, budgetId, source, ct)).Held.Open;
        return (budget, within);
    }

    private static bool TakesBack(this CommitmentState held) => held is { Exists: true, Closed: false };

    private static async ValueTask<Refusal?> Move(IWork work, CommitmentState giver, Move move, CancellationToken ct)
    {
        if (LedgerDecisions.Decide(giver, move) is Decision.Refused no) return no.Refusal;
        var entry = new CommitmentMoved(move.Budget, move.From, move.To, move.Amount);
        var to = await work.Load(Commitment.Kind, Commitment.IdOf(move.Budget, move.To), ct);
        work.Append(Commitment.Kind, Commitment.IdOf(move.Budget, move.From), entry);
        work.Append(Commitment.Kind, to.Id, entry);
        return null;
    }

    private static async ValueTask<(BudgetState Budget, CommitmentState Held, string HeldId)> Load(IWork work, string budgetId, string reference, CancellationToken ct)
    {
        var id = Commitment.IdOf(budgetId, reference);
        var budget = await work.Load(Budget.Kind, budgetId, ct);
        return (budget.State, (await work.Load(Commitment.Kind, id, ct)).State, id);
    }

    private static Refusal? Post(IWork work, Decision decision, string budgetId, string reference)
    {
        if (decision is Decision.Refused no) return no.Refusal;
        var events = ((Decision.Accepted)decision).Events;
        work.Append(Budget.Kind, budgetId, events);
        work.Append(Commitment.Kind, Commitment.IdOf(budgetId, reference), events);
        return null;
    }
}
