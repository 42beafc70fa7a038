using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>Lecture fees after tax per class hour by the lecturer's title.</summary>
internal sealed record LectureFeesStayWithinTheTitle() : Rule("LECTURE_FEE")
{
    public required IReadOnlyDictionary<string, decimal> PerHour { get; init; }
    /// <summary>For a title the table does not name; null: such a lecture is unknown.</summary>
    public decimal? Otherwise { get; init; }

    public override IEnumerable<Measure> Measures() =>
        PerHour.Select(t => new Measure(t.Key, t.Value)).Concat(Otherwise is { } o ? [new Measure("otherwise", o)] : []);

    public override string? Fault() => PerHour.Count == 0 ? "no title has a fee" : Otherwise < 0 || PerHour.Values.Any(f => f < 0) ? "a fee is negative" : null;

    public override Ruling Judge(Facts facts)
    {
        if (facts.Rows(Fact.Lectures) is not { } lectures) return Unknown(new Inputs(), Fact.Lectures);
        var inputs = new Inputs(("lectures", lectures.Count));
        List<string> sums = [], missing = [];
        var over = 0;
        foreach (var lecture in lectures)
        {
            var (title, hours, fee) = (lecture.GetValueOrDefault("title") as string, lecture.GetValueOrDefault("hours") as decimal?, lecture.GetValueOrDefault("fee") as decimal?);
            decimal? rate = title is null ? null : PerHour.TryGetValue(title, out var named) ? named : Otherwise;
            // No fee is within any title.
            if (fee == 0) continue;
            if (rate is not { } perHour) { Note(missing, "title"); continue; }
            if (hours is not { } h) { Note(missing, "hours"); continue; }
            if (fee is not { } f) { Note(missing, "fee"); continue; }
            if (f > perHour * h) over++;
            sums.Add($"{Sum.Show(perHour)} × {Sum.Show(h)} = {Sum.Show(perHour * h)}; {Sum.AtMost(f, perHour * h)}");
        }
        inputs["over"] = over;
        var arithmetic = string.Join(" | ", sums);
        return over > 0 ? Fail(inputs, arithmetic) : missing.Count > 0 ? Unknown(inputs, missing) : Pass(inputs, arithmetic);
    }

    private static void Note(List<string> missing, string what)
    {
        if (!missing.Contains(what)) missing.Add(what);
    }
}
