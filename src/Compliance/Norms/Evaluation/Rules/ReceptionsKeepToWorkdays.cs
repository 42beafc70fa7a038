using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>
/// A reception on a weekend or a public holiday. Make-up workdays count as workdays; in a year whose holidays are not
/// loaded a weekday may be one, so it is unknown.
/// </summary>
internal sealed record ReceptionsKeepToWorkdays() : Rule("DAY_OFF")
{
    public override string? Fault() => null;

    public override Ruling Judge(Facts facts)
    {
        var held = facts.Day(Fact.HeldOn);
        var inputs = new Inputs(("heldOn", held));
        if (facts.Flag(Fact.DayOff) is { } stated) return PassIf(!stated, inputs);
        if (held is not { } day) return Unknown(inputs, Fact.HeldOn);
        inputs["dayKind"] = SdlName.Of(WorkCalendar.Default.KindOf(day));
        return WorkCalendar.Default.IsDayOff(day) is { } off ? PassIf(!off, inputs) : Unknown(inputs, Fact.DayOff);
    }
}
