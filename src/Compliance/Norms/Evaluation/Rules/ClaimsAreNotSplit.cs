using System.Globalization;
using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>
/// Claims of one branch to one payee, each below the threshold, that within so many days come to more than it. The days are
/// those on which the money was spent: handing the papers in late or apart hides no split. Every window of that length that
/// holds this claim's day is looked at; the largest sum speaks.
/// </summary>
internal sealed record ClaimsAreNotSplit() : Rule("SPLIT")
{
    public required int Days { get; init; }
    public required decimal Threshold { get; init; }

    public override IEnumerable<Measure> Measures() => [new("threshold", Threshold), new("days", Days, MoreIsStricter: true)];

    public override string? Fault() => Days < 0 || Threshold <= 0 ? "the days or the threshold are not positive" : null;

    public override Ruling Judge(Facts facts)
    {
        var (amount, others) = (facts.Number(Fact.Amount), facts.Rows(Fact.SamePayeeClaims));
        var on = facts.On;
        var inputs = new Inputs(("payee", facts.Word(Fact.Payee)), ("amount", amount), ("days", Days), ("threshold", Threshold));
        if (amount is not { } own) return Unknown(inputs, Fact.Amount);
        // A claim at or above the threshold takes the longer route anyway: it is not split below it.
        if (own >= Threshold) return Pass(inputs, $"{Sum.Show(own)} ≥ {Sum.Show(Threshold)}");
        if (others is null) return Unknown(inputs, Fact.SamePayeeClaims);

        var small = new List<(DateOnly On, decimal Amount, string Id)>();
        foreach (var row in others)
            if (row.GetValueOrDefault("amount") is decimal a && a < Threshold && DayOf(row.GetValueOrDefault("on")) is { } day && Math.Abs(day.DayNumber - on.DayNumber) <= Days)
                small.Add((day, a, row.GetValueOrDefault("id") as string ?? ""));

        List<(DateOnly On, decimal Amount, string Id)> worst = [];
        foreach (var start in small.Select(s => s.On).Append(on).Where(s => s <= on).Distinct())
        {
            var window = small.Where(s => s.On >= start && s.On.DayNumber <= start.DayNumber + Days).ToList();
            if (window.Sum(w => w.Amount) > worst.Sum(w => w.Amount)) worst = window;
        }
        var total = own + worst.Sum(w => w.Amount);
        inputs["total"] = total;
        inputs["claims"] = worst.Select(w => w.Id).ToList();
        var terms = string.Join(" + ", worst.OrderBy(w => w.On).ThenBy(w => w.Id, StringComparer.Ordinal).Select(w => Sum.Show(w.Amount)).Append(Sum.Show(own)));
        return PassIf(worst.Count == 0 || total <= Threshold, inputs, worst.Count == 0 ? null : $"{terms} = {Sum.Show(total)}; {Sum.AtMost(total, Threshold)}");
    }

    private static DateOnly? DayOf(object? value) => value switch
    {
        DateOnly day => day,
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => null,
    };
}
