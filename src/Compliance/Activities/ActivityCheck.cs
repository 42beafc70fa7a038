using Compliance.Kernel;

namespace Compliance.Activities;

/// <summary>What a plan must be to be kept at all, and what it must say to be submitted.</summary>
internal static class ActivityCheck
{
    private const int MaxRows = 100, MaxPeople = 100_000, MaxDays = 366;

    public static Refusal? Draft(ActivityPlan p) => Check.First(
        Check.Text("branch", p.Branch), Check.Text("title", p.Title),
        Check.Text("purpose", p.Purpose, Check.LongText, required: false), Check.Text("planReference", p.PlanReference, required: false),
        Venue("venue", p.Venue), People("participants", p.Participants), People("staff", p.Staff), People("experts", p.Experts), People("guests", p.Guests),
        Dates(p.StartsOn, p.EndsOn, p.ArrivesOn, p.DepartsOn),
        Lines("budgetLines", p.Lines), Lectures(p.Lectures), Funding(p), Sponsors(p.Sponsors),
        p.BudgetLine is null || IsSlug(p.BudgetLine) ? null : Refusal.Invalid("budgetLine", "ACTIVITY_BUDGET_LINE"),
        Course.Files("attachments", p.Attachments));

    public static Refusal? Complete(ActivityPlan p) => Draft(p) ?? Check.First(
        p.StartsOn is null ? Missing("startsOn") : null, p.EndsOn is null ? Missing("endsOn") : null,
        p.Participants is null ? Missing("participants") : null,
        p.Venue?.City is null && p.Venue?.Kind != PlaceKind.Online ? Missing("venue.city") : null,
        p.Funding.Count > 0 && p.Funding.Sum(f => f.Amount) != p.Amount
            ? Refusal.Invalid("funding", "ACTIVITY_FUNDING_DIFFERS", ("funding", p.Funding.Sum(f => f.Amount)), ("amount", p.Amount)) : null);

    public static Refusal? Actual(ActivityActual a, DateTimeOffset now) => Check.First(
        Venue("venue", a.Venue), People("participants", a.Participants), People("staff", a.Staff), People("experts", a.Experts), People("guests", a.Guests),
        Dates(a.StartsOn, a.EndsOn, a.ArrivesOn, a.DepartsOn),
        a.BegunAt > now ? Refusal.Invalid("begunAt", "ACTIVITY_IN_FUTURE") : null, a.EndedAt > now ? Refusal.Invalid("endedAt", "ACTIVITY_IN_FUTURE") : null,
        a.EndedAt < a.BegunAt ? Refusal.Invalid("endedAt", "DATES_REVERSED") : null,
        Lines("lines", a.Lines ?? []), Lectures(a.Lectures ?? []), Check.Text("summary", a.Summary, Check.LongText, required: false), Course.Files("attachments", a.Attachments));

    public static Refusal? Lines(string field, IReadOnlyList<CostLine> lines)
    {
        if (lines.Count > MaxRows) return Refusal.Invalid(field, "TOO_MANY", ("max", MaxRows));
        foreach (var line in lines)
            if (Check.First(Check.Amount(field + ".amount", line.Amount), Check.Text(field + ".note", line.Note, required: false)) is { } bad) return bad;
        return lines.Sum(l => l.Amount) > Check.MaxAmount ? Refusal.Invalid(field, "AMOUNT_SCALE") : null;
    }

    private static Refusal? Missing(string field) => Refusal.Invalid(field, "FIELD_REQUIRED");

    private static Refusal? Venue(string field, ActivityVenue? v) => v is null ? null : Check.First(
        Check.Text(field + ".name", v.Name, required: false), Check.Text(field + ".city", v.City, required: false), Check.Text(field + ".place", v.Place, required: false));

    private static Refusal? People(string field, int? count) => Check.Count(field, count) ?? (count > MaxPeople ? Refusal.Invalid(field, "TOO_MANY", ("max", MaxPeople)) : null);

    private static Refusal? Dates(DateOnly? starts, DateOnly? ends, DateOnly? arrives, DateOnly? departs) =>
        starts is { } s && ends is { } e && (Check.Period("endsOn", s, e) ?? (e.DayNumber - s.DayNumber >= MaxDays ? Refusal.Invalid("endsOn", "ACTIVITY_TOO_LONG", ("max", MaxDays)) : null)) is { } bad ? bad
        : arrives > starts ? Refusal.Invalid("arrivesOn", "DATES_REVERSED")
        : departs < ends ? Refusal.Invalid("departsOn", "DATES_REVERSED")
        : starts is { Year: < 2000 or > 2100 } ? Refusal.Invalid("startsOn", "ACTIVITY_YEAR") : null;

    private static Refusal? Lectures(IReadOnlyList<Lecture> lectures)
    {
        if (lectures.Count > MaxRows) return Refusal.Invalid("lectures", "TOO_MANY", ("max", MaxRows));
        foreach (var l in lectures)
            if (Check.First(
                    l.Hours is > 0 and <= 1000 ? null : Refusal.Invalid("lectures.hours", "ACTIVITY_HOURS"),
                    l.HalfDays is null or (> 0 and <= 1000) ? null : Refusal.Invalid("lectures.halfDays", "ACTIVITY_HOURS"),
                    Check.Amount("lectures.fee", l.Fee), Check.Text("lectures.topic", l.Topic, required: false)) is { } bad) return bad;
        return null;
    }

    private static Refusal? Funding(ActivityPlan p)
    {
        if (p.Funding.Count > MaxRows) return Refusal.Invalid("funding", "TOO_MANY", ("max", MaxRows));
        foreach (var f in p.Funding)
            if (Check.First(
                    Check.Amount("funding.amount", f.Amount), Check.Text("funding.note", f.Note, required: false),
                    f.Line is null || (f.Source == FundingSource.Budget && IsSlug(f.Line)) ? null : Refusal.Invalid("funding.line", "ACTIVITY_BUDGET_LINE")) is { } bad) return bad;
        return null;
    }

    private static Refusal? Sponsors(IReadOnlyList<Sponsor> sponsors)
    {
        if (sponsors.Count > MaxRows) return Refusal.Invalid("sponsors", "TOO_MANY", ("max", MaxRows));
        foreach (var s in sponsors)
            if (Check.First(
                    Check.Text("sponsors.unit", s.Unit), Check.Amount("sponsors.amount", s.Amount), Check.Text("sponsors.purpose", s.Purpose, Check.LongText),
                    Check.Text("sponsors.contractNumber", s.ContractNumber, required: false), Course.File("sponsors.contract", s.Contract),
                    s.Amount > 0 && s.ContractNumber is null && s.Contract is null ? Refusal.Invalid("sponsors.contract", "ACTIVITY_SPONSOR_CONTRACT", ("unit", s.Unit)) : null) is { } bad) return bad;
        return null;
    }

    private static bool IsSlug(string line) => line is { Length: > 0 and <= 40 } && line.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
