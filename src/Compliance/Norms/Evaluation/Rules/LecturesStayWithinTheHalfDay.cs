using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>No more class hours are paid than a half day holds.</summary>
internal sealed record LecturesStayWithinTheHalfDay() : Rule("LECTURE_HOURS")
{
    public required decimal HoursPerHalfDay { get; init; }

    public override IEnumerable<Measure> Measures() => [new("hoursPerHalfDay", HoursPerHalfDay)];

    public override string? Fault() => HoursPerHalfDay <= 0 ? "the hours are not positive" : null;

    public override Ruling Judge(Facts facts)
    {
        if (facts.Rows(Fact.Lectures) is not { } lectures) return Unknown(new Inputs(), Fact.Lectures);
        var inputs = new Inputs(("lectures", lectures.Count), ("hoursPerHalfDay", HoursPerHalfDay));
        List<string> sums = [];
        var (over, unknown) = (0, 0);
        foreach (var lecture in lectures)
        {
            if (lecture.GetValueOrDefault("hours") is not decimal hours || lecture.GetValueOrDefault("halfDays") is not decimal halfDays) { unknown++; continue; }
            var limit = HoursPerHalfDay * halfDays;
            if (hours > limit) over++;
            sums.Add($"{Sum.Show(HoursPerHalfDay)} × {Sum.Show(halfDays)} = {Sum.Show(limit)}; {Sum.AtMost(hours, limit)}");
        }
        inputs["over"] = over;
        var arithmetic = string.Join(" | ", sums);
        return over > 0 ? Fail(inputs, arithmetic) : unknown > 0 ? Unknown(inputs, "hours", "halfDays") : Pass(inputs, arithmetic);
    }
}
