using Compliance.Kernel;

namespace Compliance.Funds;

// Events beside the entries of Budget.cs. Names and fields are the storage format.

/// <summary>Money held for one record now held for another (an activity's for the claim that pays it): the budget's totals do not move.</summary>
internal sealed record CommitmentMoved(string Budget, string From, string To, decimal Amount);
internal sealed record CommitmentClosed(string Budget, string Reference);

/// <param name="Open">Held now.</param>
/// <param name="Granted">Committed from the budget, less what was released to it.</param>
/// <param name="Received">What other records' commitments handed over, less what was handed back.</param>
internal sealed record CommitmentState(string? Budget, string? Reference, decimal Open, decimal Granted, decimal Received, decimal Spent, bool Closed)
{
    public bool Exists => Reference is not null;
}

/// <summary>
/// What one budget holds for one record. A stream of its own, <c>commitment/{budget}/{record}</c>, because a busy budget has
/// thousands of them: neither its state nor its row could carry the list.
/// </summary>
internal static class Commitment
{
    public static CommitmentState Evolve(CommitmentState state, object @event) => @event switch
    {
        BudgetCommitted e => Of(state, e.Budget, e.Reference) with { Open = state.Open + e.Amount, Granted = state.Granted + e.Amount, Closed = false },
        BudgetReleased e => state with { Open = state.Open - e.Amount, Granted = state.Granted - e.Amount },
        BudgetSpent e => state with { Open = state.Open - e.Amount, Spent = state.Spent + e.Amount },
        BudgetRefunded e => state with { Spent = state.Spent - e.Amount },
        CommitmentMoved e when e.From == state.Reference => state with { Open = state.Open - e.Amount, Received = state.Received - e.Amount },
        CommitmentMoved e => Of(state, e.Budget, e.To) with { Open = state.Open + e.Amount, Received = state.Received + e.Amount },
        CommitmentClosed => state with { Closed = true },
        _ => state,
    };

    internal static readonly StreamKind<CommitmentState, CommitmentRow> Kind =
        new("commitment", "commitment", new CommitmentState(null, null, 0, 0, 0, 0, false), Evolve, CommitmentView.View);

    public static string IdOf(string budget, string reference) => Kind.Id(budget["budget/".Length..], reference);

    private static CommitmentState Of(CommitmentState state, string budget, string reference) => state with { Budget = budget, Reference = reference };
}
