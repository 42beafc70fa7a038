using Compliance.Kernel;

namespace Compliance.Norms;

/// <summary>What-if: a pack replayed over facts already judged, clause by clause. Counts as it goes; holds no record.</summary>
internal sealed class Replaying(ClauseBook before, ClauseBook after)
{
    private const int MaxExamples = 10;
    private readonly SortedDictionary<string, Tally> clauses = new(StringComparer.Ordinal);

    public long Records { get; private set; }

    public void Add(Facts facts)
    {
        Records++;
        var was = before.Judge(facts).ToDictionary(f => f.Clause, f => f.Outcome);
        var would = after.Judge(facts).ToDictionary(f => f.Clause, f => f.Outcome);
        foreach (var clause in was.Keys.Union(would.Keys))
        {
            if (!clauses.TryGetValue(clause, out var tally)) clauses[clause] = tally = new();
            var (left, right) = (Outcome(was, clause), Outcome(would, clause));
            tally.Before.Count(left);
            tally.After.Count(right);
            if (left == FindingOutcome.Fail && right != FindingOutcome.Fail) tally.NoLongerFailing++;
            if (right != FindingOutcome.Fail || left == FindingOutcome.Fail) continue;
            tally.NewlyFailing++;
            if (tally.Examples.Count < MaxExamples) tally.Examples.Add(facts.Subject);
        }
    }

    /// <summary>Only the clauses whose counts differ: a replay of what is in force says nothing.</summary>
    public IReadOnlyList<ClauseDifference> Difference() =>
        [.. clauses.Where(c => c.Value.Differs).Select(c => new ClauseDifference(c.Key, c.Value.Before.Total, c.Value.After.Total, c.Value.NewlyFailing, c.Value.NoLongerFailing, c.Value.Examples))];

    private static FindingOutcome? Outcome(Dictionary<string, FindingOutcome> findings, string clause) => findings.TryGetValue(clause, out var outcome) ? outcome : null;

    private sealed class Tally
    {
        public readonly Counter Before = new(), After = new();
        public readonly List<string> Examples = [];
        public long NewlyFailing, NoLongerFailing;

        public bool Differs => Before.Total != After.Total || NewlyFailing > 0 || NoLongerFailing > 0;
    }

    private sealed class Counter
    {
        public Outcomes Total { get; private set; } = new(0, 0, 0);

        public void Count(FindingOutcome? outcome) => Total = outcome switch
        {
            FindingOutcome.Pass => Total with { Pass = Total.Pass + 1 },
            FindingOutcome.Fail => Total with { Fail = Total.Fail + 1 },
            FindingOutcome.Unknown => Total with { Unknown = Total.Unknown + 1 },
            _ => Total,
        };
    }
}
