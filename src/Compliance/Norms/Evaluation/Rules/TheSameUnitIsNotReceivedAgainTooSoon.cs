using System.Globalization;
using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>The same unit received again within so many days: once may be chance, a habit is not.</summary>
internal sealed record TheSameUnitIsNotReceivedAgainTooSoon() : Rule("REPEAT")
{
    public required int Days { get; init; }

    public override IEnumerable<Measure> Measures() => [new("days", Days, MoreIsStricter: true)];

    public override string? Fault() => Days < 0 ? "the days are negative" : null;

    public override Ruling Judge(Facts facts)
    {
        var unit = facts.Word(Fact.GuestUnit);
        var on = facts.Day(Fact.HeldOn) ?? facts.On;
        var inputs = new Inputs(("unit", unit), ("days", Days), ("heldOn", on));
        if (facts.Words(Fact.EarlierOfUnit) is not { } earlier) return Unknown(inputs, Fact.EarlierOfUnit);
        var close = new List<string>();
        foreach (var day in earlier)
            if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && Math.Abs(on.DayNumber - date.DayNumber) <= Days) close.Add(day);
        inputs["earlier"] = close;
        return PassIf(close.Count == 0, inputs, close.Count == 0 ? null : $"{string.Join(", ", close)} → {Sum.Show(on)} ≤ {Days}");
    }
}
