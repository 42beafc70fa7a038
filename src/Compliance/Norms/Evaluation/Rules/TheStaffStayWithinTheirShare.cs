using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>Staff of a meeting in proportion to its participants, by class. A class left out has no limit; null is set by its approval.</summary>
internal sealed record TheStaffStayWithinTheirShare() : Rule("STAFF_SHARE")
{
    public required IReadOnlyDictionary<string, decimal?> Percent { get; init; }

    public override IEnumerable<Measure> Measures() => Percent.Where(l => l.Value is not null).Select(l => new Measure(l.Key, l.Value!.Value));

    public override string? Fault() => Percent.Count == 0 ? "no class has a share" : Percent.Values.Any(p => p is < 0 or > 100) ? "a share is not a percentage" : null;

    public override Ruling? Judge(Facts facts)
    {
        var (level, staff, participants) = (facts.Word(Fact.Class), facts.Number(Fact.Staff), facts.Number(Fact.Participants));
        var inputs = new Inputs(("class", level), ("staff", staff), ("participants", participants));
        if (level is null) return Unknown(inputs, Fact.Class);
        if (!Percent.TryGetValue(level, out var share)) return null;
        inputs["percent"] = share;
        if (share is not { } percent) return NoFigure(inputs);
        if (staff is not { } s) return Unknown(inputs, Fact.Staff);
        if (participants is not { } p) return Unknown(inputs, Fact.Participants);
        var limit = p * percent / 100;
        inputs["limit"] = limit;
        return PassIf(s <= limit, inputs, $"{Sum.Show(p)} × {Sum.Show(percent)}% = {Sum.Show(limit)}; {Sum.AtMost(s, limit)}");
    }
}
