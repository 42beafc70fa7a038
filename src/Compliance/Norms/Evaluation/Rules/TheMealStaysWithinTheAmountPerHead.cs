using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>Money per head and working meal. There is no national figure: without the association's own the answer is unknown.</summary>
internal sealed record TheMealStaysWithinTheAmountPerHead() : Rule("MEAL")
{
    public decimal? Amount { get; init; }

    public override bool AsksForFigure() => Amount is null;
    public override IEnumerable<Measure> Measures() => Amount is { } amount ? [new("amount", amount)] : [];

    public override string? Fault() => Amount < 0 ? "the amount is negative" : null;

    public override Ruling Judge(Facts facts)
    {
        var (cost, guests, companions, meals) = (facts.Number(Fact.Meals), facts.Number(Fact.Guests), facts.Number(Fact.Companions), facts.Number(Fact.WorkingMeals));
        var inputs = new Inputs(("meals", cost), ("guests", guests), ("companions", companions), ("workingMeals", meals), ("amount", Amount));
        if (Amount is not { } amount) return NoFigure(inputs);
        if (cost is not { } total) return Unknown(inputs, Fact.Meals);
        if (guests is not { } g) return Unknown(inputs, Fact.Guests);
        if (companions is not { } c) return Unknown(inputs, Fact.Companions);
        if (meals is not { } times) return Unknown(inputs, Fact.WorkingMeals);
        var limit = amount * (g + c) * times;
        inputs["limit"] = limit;
        return PassIf(total <= limit, inputs, $"{Sum.Show(amount)} × ({Sum.Show(g)} + {Sum.Show(c)}) × {Sum.Show(times)} = {Sum.Show(limit)}; {Sum.AtMost(total, limit)}");
    }
}
