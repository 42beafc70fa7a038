using Compliance.Activities;
using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>
/// Holds the money of activities: approved with the approval, changed with an amendment, freed at the end. A budget that
/// cannot give it refuses the approval itself.
/// </summary>
internal sealed class ActivityMoney : IReactor
{
    public async ValueTask<Refusal?> React(Happened happened, IWork work, CancellationToken ct)
    {
        var activity = happened.Stream;
        return happened.Event switch
        {
            ActivityApproved e => await Change(work, activity, [], Sums(e.Commitments), ct),
            ActivityAmendmentApproved e => await Change(work, activity, Sums(e.Previous), Sums(e.Commitments), ct),
            ActivityCancelled e => await Close(work, activity, Sums(e.Released).Keys, ct),
            ActivitySettled e => await Close(work, activity, Sums(e.Commitments).Keys, ct),
            _ => null,
        };
    }

    /// <summary>
    /// From what was held to what is to be held, budget by budget in one order for all, so that two activities never wait for
    /// each other. What claims already drew is theirs: an amendment frees at most what is still held.
    /// </summary>
    private static async ValueTask<Refusal?> Change(IWork work, string activity, SortedDictionary<string, decimal> before, SortedDictionary<string, decimal> after, CancellationToken ct)
    {
        foreach (var budget in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var difference = after.GetValueOrDefault(budget) - before.GetValueOrDefault(budget);
            var refused = difference > 0 ? await Ledger.Commit(work, budget, activity, difference, ct)
                : difference < 0 ? await Ledger.ReleaseUpTo(work, budget, activity, -difference, ct) : null;
            if (refused is not null) return refused;
        }
        return null;
    }

    private static async ValueTask<Refusal?> Close(IWork work, string activity, IEnumerable<string> budgets, CancellationToken ct)
    {
        foreach (var budget in budgets)
            if (await Ledger.Close(work, budget, activity, ct) is { } refused) return refused;
        return null;
    }

    private static SortedDictionary<string, decimal> Sums(IReadOnlyList<Activities.Commitment> commitments)
    {
        var sums = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (budget, amount) in commitments) sums[budget] = sums.GetValueOrDefault(budget) + amount;
        return sums;
    }
}
