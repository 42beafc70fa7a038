using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>A claim comes within so many days after the end of what it pays for; the last day still counts.</summary>
internal sealed record TheClaimFollowsInTime() : Rule("LATE")
{
    public required int Days { get; init; }

    public override IEnumerable<Measure> Measures() => [new("days", Days)];

    public override string? Fault() => Days < 0 ? "the days are negative" : null;

    public override Ruling Judge(Facts facts)
    {
        var (claimed, ended) = (facts.Day(Fact.ClaimedOn), facts.Day(Fact.EndedOn));
        var inputs = new Inputs(("claimedOn", claimed), ("endedOn", ended), ("days", Days));
        if (ended is not { } end) return Unknown(inputs, Fact.EndedOn);
        if (claimed is not { } claim) return Unknown(inputs, Fact.ClaimedOn);
        var elapsed = claim.DayNumber - end.DayNumber;
        inputs["elapsed"] = elapsed;
        return PassIf(elapsed <= Days, inputs, $"{Sum.Show(claim)} − {Sum.Show(end)} = {elapsed}; {Sum.AtMost(elapsed, Days)}");
    }
}
