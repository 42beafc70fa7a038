using Compliance.Kernel;

namespace Compliance.Receptions;

/// <summary>What an application and a list must be to be kept at all.</summary>
internal static class ReceptionCheck
{
    private const int MaxRows = 200, MaxPeople = 10_000;

    public static Refusal? Request(ReceptionRequest r) => Check.First(
        Check.Text("branch", r.Branch), Check.Text("guestUnit", r.GuestUnit), Check.Text("purpose", r.Purpose, Check.LongText), Check.Text("host", r.Host, 100, required: false),
        Letter(r.Letter), Schedule(r.Schedule),
        r.Sheet.ReceivedOn is null ? Refusal.Invalid("receivedOn", "FIELD_REQUIRED") : null,
        r.Sheet.GuestTotal is null ? Refusal.Invalid("guests", "FIELD_REQUIRED") : null,
        Sheet(r.Sheet), Course.Files("attachments", r.Attachments));

    public static Refusal? List(ReceptionList l, DateTimeOffset at) => Check.First(
        l.HeadCount < 1 ? Refusal.Invalid("headCount", "RECEPTION_NOBODY") : l.HeadCount > MaxPeople ? Refusal.Invalid("headCount", "TOO_MANY", ("max", MaxPeople)) : null,
        l.Sheet.GuestTotal is null ? Refusal.Invalid("guests", "FIELD_REQUIRED") : null,
        l.Sheet.ReceivedOn > OfficeTime.Day(at) ? Refusal.Invalid("receivedOn", "RECEPTION_IN_FUTURE") : null,
        Sheet(l.Sheet), Invoices(l.Invoices), Course.Files("attachments", l.Attachments));

    private static Refusal? Letter(ReceptionLetter? l) => l is null ? null : Check.First(
        Check.Text("letter.number", l.Number), Check.Text("letter.unit", l.Unit), People("letter.guests", l.Guests), Course.File("letter.file", l.File));

    private static Refusal? Schedule(IReadOnlyList<ScheduleItem> schedule) => Each("schedule", schedule, s => Check.First(
        Check.Text("schedule.what", s.What), Check.Text("schedule.time", s.Time, 40, required: false), Check.Text("schedule.place", s.Place, required: false)));

    private static Refusal? Sheet(ReceptionSheet s) => Check.First(
        s is { ReceivedOn: { } from, LeftOn: { } to } ? Check.Period("leftOn", from, to) : null,
        s.ReceivedOn is { Year: < 2000 or > 2100 } ? Refusal.Invalid("receivedOn", "RECEPTION_YEAR") : null,
        s.GuestCount == 0 ? Refusal.Invalid("guestCount", "RECEPTION_NOBODY") : People("guestCount", s.GuestCount),
        People("companionCount", s.CompanionCount), People("supportCount", s.SupportCount),
        s.GuestCount is { } named && named < s.Guests.Count ? Refusal.Invalid("guestCount", "RECEPTION_MORE_NAMES", ("count", named), ("names", s.Guests.Count)) : null,
        s.CompanionCount is { } companions && companions < s.Companions.Count ? Refusal.Invalid("companionCount", "RECEPTION_MORE_NAMES", ("count", companions), ("names", s.Companions.Count)) : null,
        Check.Text("place.city", s.Place?.City, required: false), Check.Text("place.name", s.Place?.Name, required: false),
        Each("meals", s.Meals, m => Check.First(People("meals.people", m.People), Check.Amount("meals.amount", m.Amount), Check.Text("meals.place", m.Place, required: false))),
        Each("stays", s.Stays, t => Check.First(Check.Period("stays.to", t.From, t.To), People("stays.rooms", t.Rooms), Check.Amount("stays.amount", t.Amount), Check.Text("stays.hotel", t.Hotel, required: false))),
        Each("rides", s.Rides, r => Check.First(Check.Text("rides.route", r.Route), People("rides.vehicles", r.Vehicles), Check.Amount("rides.amount", r.Amount))),
        Each("costs", s.Costs, c => Check.First(Check.Text("costs.what", c.What), Check.Amount("costs.amount", c.Amount))),
        Each("charges", s.Charges ?? [], c => Check.First(People("charges.people", c.People), Check.Amount("charges.amount", c.Amount), Check.Text("charges.receipt", c.Receipt, required: false))));

    private static Refusal? Invoices(IReadOnlyList<ReceptionInvoice> invoices) =>
        Each("invoices", invoices, i => Check.First(
            Check.Text("invoices.number", i.Number, 60), Check.Amount("invoices.amount", i.Amount),
            i.File is null ? null : Course.File("invoices.file", new Attachment(i.File, "invoice", "INVOICE"))))
        ?? (invoices.Select(i => i.Number.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() < invoices.Count ? Refusal.Invalid("invoices.number", "RECEPTION_INVOICE_TWICE") : null);

    private static Refusal? People(string field, int? count) => Check.Count(field, count) ?? (count > MaxPeople ? Refusal.Invalid(field, "TOO_MANY", ("max", MaxPeople)) : null);

    private static Refusal? Each<T>(string field, IReadOnlyList<T> rows, Func<T, Refusal?> check)
    {
        if (rows.Count > MaxRows) return Refusal.Invalid(field, "TOO_MANY", ("max", MaxRows));
        foreach (var row in rows)
            if (check(row) is { } bad) return bad;
        return null;
    }
}
