using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>The days of a meeting by class; one that conveys or deploys has its own, shorter limit.</summary>
internal sealed record TheMeetingStaysWithinItsDays() : Rule("DAYS")
{
    /// <summary>By class; null where the approval sets it.</summary>
    public required IReadOnlyDictionary<string, decimal?> Limits { get; init; }
    /// <summary>For a meeting that conveys or deploys.</summary>
    public decimal? Conveying { get; init; }

    public override IEnumerable<Measure> Measures() =>
        Limits.Where(l => l.Value is not null).Select(l => new Measure(l.Key, l.Value!.Value)).Concat(Conveying is { } c ? [new Measure("conveying", c)] : []);

    public override string? Fault() => Limits.Count == 0 ? "no class has a limit" : Conveying < 0 || Limits.Values.Any(l => l < 0) ? "a limit is negative" : null;

    public override Ruling? Judge(Facts facts)
    {
        var (level, days, conveys) = (facts.Word(Fact.Class), facts.Number(Fact.Days), facts.Flag(Fact.Conveys));
        var inputs = new Inputs(("class", level), ("days", days), ("conveys", conveys));
        var classed = level is not null && Limits.ContainsKey(level);
        if (level is not null && !classed && (Conveying is null || conveys == false)) return null;
        var limit = classed ? Limits[level!] : null;
        if (conveys == true && Conveying is { } most) limit = limit is { } l ? Math.Min(l, most) : most;
        inputs["limit"] = limit;
        if (days is not { } d) return Unknown(inputs, Fact.Days);
        // Over the limit of the class is over, whether or not it conveys.
        if (limit is { } known && d > known) return Fail(inputs, Sum.AtMost(d, known));
        if (Conveying is { } shorter && conveys is null && d > shorter) return Unknown(inputs, Fact.Conveys);
        if (level is null && conveys != true) return Unknown(inputs, Fact.Class);
        return limit is { } max ? Pass(inputs, Sum.AtMost(d, max)) : NoFigure(inputs);
    }
}
