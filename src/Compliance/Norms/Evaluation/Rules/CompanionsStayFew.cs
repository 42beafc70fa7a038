using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>Companions at table: up to ten guests at most three; above that one third of the guests, rounded down.</summary>
internal sealed record CompanionsStayFew() : Rule("COMPANIONS")
{
    public required decimal UpToGuests { get; init; }
    public required decimal Companions { get; init; }
    /// <summary>Above <see cref="UpToGuests"/>: guests divided by this, rounded down.</summary>
    public required decimal OneIn { get; init; }

    public override IEnumerable<Measure> Measures() =>
        [new("companions", Companions), new("upToGuests", UpToGuests, MoreIsStricter: true), new("oneIn", OneIn, MoreIsStricter: true)];

    public override string? Fault() => OneIn <= 0 || UpToGuests < 0 || Companions < 0 ? "a figure is not positive" : null;

    public override Ruling Judge(Facts facts)
    {
        var (guests, companions) = (facts.Number(Fact.Guests), facts.Number(Fact.Companions));
        var inputs = new Inputs(("guests", guests), ("companions", companions));
        if (guests is not { } g || companions is not { } c)
            return Unknown(inputs, [.. new[] { guests is null ? Fact.Guests : null, companions is null ? Fact.Companions : null }.OfType<string>()]);
        var few = g <= UpToGuests;
        var limit = few ? Companions : decimal.Floor(g / OneIn);
        inputs["limit"] = limit;
        var how = few ? $"{Sum.Show(g)} ≤ {Sum.Show(UpToGuests)} → {Sum.Show(limit)}" : $"⌊{Sum.Show(g)} ÷ {Sum.Show(OneIn)}⌋ = {Sum.Show(limit)}";
        return PassIf(c <= limit, inputs, $"{how}; {Sum.AtMost(c, limit)}");
    }
}
