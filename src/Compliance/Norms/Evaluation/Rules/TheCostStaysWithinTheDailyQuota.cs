using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>
/// The comprehensive quota: so much per person and day by class; parts may be exchanged within the total. Lodging or
/// meals that are not provided are subtracted; days beyond a number may count only in part.
/// </summary>
internal sealed record TheCostStaysWithinTheDailyQuota() : Rule("QUOTA")
{
    /// <summary>By class, yuan per person per day and part.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Table { get; init; }
    /// <summary>The facts that the quota covers, summed; lecture fees, for instance, are outside it.</summary>
    public required IReadOnlyList<string> Covers { get; init; }
    /// <summary>Days of arrival and departure count as days of the quota.</summary>
    public bool CountTransitDays { get; init; }
    public ExcessDays? Excess { get; init; }

    public override IEnumerable<Measure> Measures() => Table.Select(row => new Measure(row.Key, row.Value.Values.Sum()));

    public override string? Fault() =>
        Table.Count == 0 || Table.Values.Any(parts => parts.Count == 0) ? "the table is empty"
        : Table.Values.Any(parts => parts.Values.Any(v => v < 0)) ? "a figure of the table is negative"
        : Covers.Count == 0 ? "no fact is covered"
        : Excess is { } e && (e.BeyondDays < 0 || e.Percent is < 0 or > 100) ? "the excess days are out of range"
        : null;

    public override Ruling? Judge(Facts facts)
    {
        var (level, people, days) = (facts.Word(Fact.Class), facts.Number(Fact.People), facts.Number(Fact.Days));
        var inputs = new Inputs(("class", level), ("people", people), ("days", days));
        List<string> missing = [];
        if (level is null) missing.Add(Fact.Class);
        if (people is null) missing.Add(Fact.People);
        if (days is null) missing.Add(Fact.Days);
        var cost = 0m;
        foreach (var name in Covers)
            if (facts.Number(name) is { } part) cost += part; else missing.Add(name);
        inputs["cost"] = cost;
        if (level is not null && !Table.ContainsKey(level)) return null;

        var parts = level is null ? null : Table[level];
        var subtracted = new List<string>(2);
        Without(facts, parts, "lodging", Fact.LodgingProvided, subtracted, missing);
        Without(facts, parts, "meals", Fact.MealsProvided, subtracted, missing);
        if (missing.Count > 0) return Unknown(inputs, missing);

        var span = days!.Value + (CountTransitDays ? facts.Number(Fact.TransitDays) ?? 0 : 0);
        // Largest first: the order in which a database gives the parts back is not the order they were written in.
        var counted = parts!.Where(p => !subtracted.Contains(p.Key)).Select(p => p.Value).OrderDescending().ToList();
        var daily = counted.Sum();
        var (full, beyond) = Excess is { } e && span > e.BeyondDays ? (e.BeyondDays, span - e.BeyondDays) : (span, 0m);
        var limit = daily * people!.Value * full + (beyond > 0 ? daily * people.Value * beyond * Excess!.Percent / 100 : 0);
        inputs["perPersonDay"] = daily;
        inputs["limit"] = limit;
        if (subtracted.Count > 0) inputs["notProvided"] = subtracted;
        var terms = counted.Count == 1 ? Sum.Show(daily) : $"({string.Join(" + ", counted.Select(Sum.Show))})";
        var spanShown = beyond > 0 ? $"({Sum.Show(full)} + {Sum.Show(beyond)} × {Sum.Show(Excess!.Percent)}%)" : Sum.Show(span);
        return PassIf(cost <= limit, inputs, $"{terms} × {Sum.Show(people.Value)} × {spanShown} = {Sum.Show(limit)}; {Sum.AtMost(cost, limit)}");
    }

    private static void Without(Facts facts, IReadOnlyDictionary<string, decimal>? parts, string part, string flag, List<string> subtracted, List<string> missing)
    {
        if (parts?.ContainsKey(part) != true) return;
        switch (facts.Flag(flag))
        {
            case null: missing.Add(flag); break;
            case false: subtracted.Add(part); break;
        }
    }
}

/// <summary>Days beyond a number count only so many percent.</summary>
internal sealed record ExcessDays(decimal BeyondDays, decimal Percent);
