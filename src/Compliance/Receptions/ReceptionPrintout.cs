using System.Globalization;
using Compliance.Kernel;

namespace Compliance.Receptions;

internal sealed record PrintedPair(string Label, string Value);

internal sealed record PrintedSection(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>
/// The list in the official form: guests with unit, name and post; what was provided, when, where, for how much; who
/// accompanied; who answers for it. Words in the caller's language, numbers as the form writes them.
/// </summary>
internal sealed record ReceptionPrintout(string Title, IReadOnlyList<PrintedPair> Head, IReadOnlyList<PrintedSection> Sections, IReadOnlyList<PrintedPair> Foot)
{
    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    /// <summary>Null before there is a list.</summary>
    public static async Task<ReceptionPrintout?> Of(ReceptionRow row, IDesk desk, IPeopleLookup people)
    {
        if (row.List is not { } list) return null;
        string Say(string code) => desk.Text("RECEPTION_FORM_" + code, Nothing);
        async Task<string> Name(string? person) => person is null ? "" : (await people.Find(person).ConfigureAwait(false))?.Name ?? person;
        var (sheet, letter) = (list.Sheet, row.Request.Letter);

        return new(Say("TITLE"),
        [
            new(Say("GUEST_UNIT"), row.GuestUnit), new(Say("LETTER"), letter is null ? "" : $"{letter.Unit} {letter.Number} ({Show(letter.On)})"),
            new(Say("PURPOSE"), row.Purpose), new(Say("TIME"), Period(row.ReceivedOn, row.LeftOn)), new(Say("PLACE"), $"{row.City} {row.Place}".Trim()),
            new(Say("HOST"), await Name(row.Request.Host).ConfigureAwait(false)),
        ],
        [
            new(Say("GUESTS"), [Say("NO"), Say("UNIT"), Say("NAME"), Say("POST"), Say("RANK")], await Members(sheet.Guests, people).ConfigureAwait(false)),
            new(Say("SCHEDULE"), [Say("NO"), Say("TIME"), Say("ITEM"), Say("PLACE")], Numbered(row.Request.Schedule.Select(s => new[] { $"{Show(s.On)} {s.Time}".Trim(), s.What, s.Place ?? "" }))),
            new(Say("ITEMS"), [Say("NO"), Say("ITEM"), Say("TIME"), Say("PLACE"), Say("PEOPLE"), Say("COST")], Items(sheet, Say)),
            new(Say("COMPANIONS"), [Say("NO"), Say("UNIT"), Say("NAME"), Say("POST"), Say("RANK")], await Members(sheet.Companions, people).ConfigureAwait(false)),
            new(Say("CHARGES"), [Say("NO"), Say("ITEM"), Say("PEOPLE"), Say("COST"), Say("RECEIPT")], Numbered((sheet.Charges ?? []).Select(c => new[] { Say("CHARGE_" + SdlName.Of(c.Kind)), Show(c.People), Show(c.Amount), c.Receipt ?? "" }))),
        ],
        [
            new(Say("HEAD_COUNT"), Show(list.HeadCount)), new(Say("SUPPORT"), sheet.SupportCount is { } support ? Show(support) : ""), new(Say("TOTAL"), Show(sheet.Amount)),
            new(Say("INVOICES"), list.InvoiceAmount is { } invoices ? $"{string.Join("、", list.Invoices.Select(i => i.Number))}: {Show(invoices)}" : ""),
            new(Say("RECORDED_BY"), await Name(row.RecordedBy).ConfigureAwait(false)), new(Say("SIGNED_BY"), await Name(row.CountersignedBy).ConfigureAwait(false)), new(Say("VERIFIED_BY"), await Name(row.VerifiedBy).ConfigureAwait(false)),
        ]);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Items(ReceptionSheet sheet, Func<string, string> say) => Numbered(
    [
        .. sheet.Meals.Select(m => new[] { say("MEAL_" + SdlName.Of(m.Kind)), Show(m.On), m.Place ?? sheet.Place?.Name ?? "", Show(m.People), Show(m.Amount) }),
        .. sheet.Stays.Select(s => new[] { say("STAY"), Period(s.From, s.To), s.Hotel ?? "", Show(s.Rooms), Show(s.Amount) }),
        .. sheet.Rides.Select(r => new[] { say("RIDE"), Show(r.On), r.Route, Show(r.Vehicles), Show(r.Amount) }),
        .. sheet.Costs.Select(c => new[] { c.What, c.On is { } on ? Show(on) : "", "", "", Show(c.Amount) }),
    ]);

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Members(IReadOnlyList<PartyMember> members, IPeopleLookup people)
    {
        var rows = new List<string[]>(members.Count);
        foreach (var member in members)
        {
            var shown = await people.Find(member.Person).ConfigureAwait(false);
            rows.Add([shown?.Unit ?? "", shown?.Name ?? "—", shown?.Post ?? "", shown?.Rank ?? ""]);
        }
        return Numbered(rows);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Numbered(IEnumerable<string[]> rows) => [.. rows.Select((r, i) => (IReadOnlyList<string>)[Show(i + 1), .. r])];

    private static string Period(DateOnly? from, DateOnly? to) => from is null ? "" : to is null || to == from ? Show(from.Value) : $"{Show(from.Value)} – {Show(to.Value)}";
    private static string Show(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static string Show(int count) => count.ToString(CultureInfo.InvariantCulture);
    private static string Show(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
