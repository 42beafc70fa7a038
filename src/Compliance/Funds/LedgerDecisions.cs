using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>Hold money of a budget for a record.</summary>
internal sealed record Commit(string Budget, string Reference, decimal Amount);
/// <summary>Give back to the budget what is held for a record.</summary>
internal sealed record Release(string Budget, string Reference, decimal Amount);
/// <summary>Pay out of what is held for a record.</summary>
internal sealed record Spend(string Budget, string Reference, decimal Amount);
/// <summary>Take back into the budget what was paid for a record.</summary>
internal sealed record Refund(string Budget, string Reference, decimal Amount);
/// <summary>Hand what one record holds to another.</summary>
internal sealed record Move(string Budget, string From, string To, decimal Amount);

/// <summary>Movements between a budget and what it holds for a record; the accepted entry goes into both streams.</summary>
internal static class LedgerDecisions
{
    public static Decision Decide(BudgetState budget, Commit c) =>
        (Positive(c.Amount) ?? BudgetDecisions.Usable(budget, c.Budget) ?? BudgetDecisions.Overdraws(budget, c.Amount)) is { } refused ? refused
        : Decision.Accept(new BudgetCommitted(c.Budget, c.Reference, c.Amount));

    public static Decision Decide(CommitmentState held, Release c) =>
        Held(held, c.Budget, c.Reference, c.Amount) is { } refused ? refused : Decision.Accept(new BudgetReleased(c.Budget, c.Reference, c.Amount));

    public static Decision Decide(CommitmentState held, Spend c) =>
        Held(held, c.Budget, c.Reference, c.Amount) is { } refused ? refused : Decision.Accept(new BudgetSpent(c.Budget, c.Reference, c.Amount));

    public static Decision Decide(CommitmentState held, Refund c) =>
        (Positive(c.Amount) ?? (c.Amount > held.Spent
            ? Refusal.Because("REFUND_OVER_SPENT", ("budget", c.Budget), ("reference", c.Reference), ("spent", held.Spent), ("amount", c.Amount)) : null)) is { } refused ? refused
        : Decision.Accept(new BudgetRefunded(c.Budget, c.Reference, c.Amount));

    public static Decision Decide(CommitmentState held, Move c) =>
        Held(held, c.Budget, c.From, c.Amount) is { } refused ? refused : Decision.Accept(new CommitmentMoved(c.Budget, c.From, c.To, c.Amount));

    private static Refusal? Held(CommitmentState held, string budget, string reference, decimal amount) =>
        Positive(amount) ?? (amount <= held.Open ? null
            : Refusal.Because("COMMITMENT_EXCEEDED", ("budget", budget), ("reference", reference), ("open", held.Open), ("amount", amount)) with { Grave = true });

    private static Refusal? Positive(decimal amount) => amount > 0 ? null : Refusal.Invalid("amount", "AMOUNT_NOT_POSITIVE");
}
