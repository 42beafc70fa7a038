using Compliance.Kernel;
using Compliance.Receptions;

namespace Compliance.Host.Import.Csv;

/// <summary>Official receptions of earlier years, by counts and sums: the names on the paper lists stay on paper.</summary>
internal sealed class ReceptionCsv() : CsvKind("receptions",
[
    new("key", "编号", Required: true), new("branch", "分支机构", Required: true), new("guest_unit", "来访单位", Required: true), new("purpose", "公务事由", Required: true),
    new("received_on", "接待日期", Required: true), new("left_on", "离开日期"), new("letter_number", "公函文号"), new("letter_unit", "来函单位"), new("letter_on", "公函日期"), new("letter_guests", "公函人数"),
    new("guests", "来宾人数", Required: true), new("companions", "陪同人数"), new("head_count", "实到人数"), new("city", "城市"), new("place", "地点"), new("place_kind", "场所类型"),
    new("working_meals", "工作餐次数"), new("meals_amount", "餐费"), new("lodging_amount", "住宿费"), new("vehicles_amount", "车辆费"), new("other_amount", "其他费用"),
    new("items", "提供物品"), new("guests_charged", "来宾交费"), new("invoice_number", "发票号码"), new("invoice_amount", "发票金额"),
    new("applied_at", "申请时间", Required: true), new("applied_by", "申请人"), new("approved_at", "批准时间"), new("approved_by", "批准人"), new("recorded_at", "登记时间"), new("recorded_by", "登记人"),
])
{
    private static readonly Dictionary<string, string> ColumnOf = new()
    {
        ["guestUnit"] = "guest_unit", ["purpose"] = "purpose", ["receivedOn"] = "received_on", ["leftOn"] = "left_on", ["letter.number"] = "letter_number", ["letter.unit"] = "letter_unit",
        ["letter.guests"] = "letter_guests", ["guests"] = "guests", ["guestCount"] = "guests", ["companionCount"] = "companions", ["headCount"] = "head_count", ["place.city"] = "city", ["place.name"] = "place",
        ["meals.amount"] = "meals_amount", ["invoices.number"] = "invoice_number", ["invoices.amount"] = "invoice_amount",
    };

    private static readonly Kernel.Route NoRoute = new("imported", []);
    private readonly Dictionary<string, List<(string Key, DateOnly Day)>> ofUnit = [];

    /// <summary>Receptions of one unit are judged beside one another, in whatever order their rows stand.</summary>
    public override void LookOver(IReadOnlyList<CsvRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Text("guest_unit") is not { } unit || row.Text("key") is not { } key || row.PeekDay("received_on") is not { } day) continue;
            if (!ofUnit.TryGetValue(GuestUnits.Key(unit), out var days)) ofUnit[GuestUnits.Key(unit)] = days = [];
            days.Add((key, day));
        }
    }

    /// <summary>The units whose earlier receptions the register is asked for.</summary>
    public IReadOnlyCollection<string> Units => ofUnit.Keys;

    public override IEnumerable<ImportedStream> Read(CsvRow row, CsvContext context)
    {
        var key = row.Required("key");
        var branch = context.BranchOf(row);
        var (received, left, guests, companions) = (row.Day("received_on"), row.Day("left_on"), row.Count("guests"), row.Count("companions"));
        foreach (var column in new[] { "guest_unit", "purpose", "received_on", "guests", "applied_at" }) row.Required(column);
        var (applied, approved, recorded) = (row.Instant("applied_at", context.Now), row.Instant("approved_at", context.Now), row.Instant("recorded_at", context.Now));
        var (by, approver, recorder) = (row.Person("applied_by"), row.Person("approved_by"), row.Person("recorded_by"));
        if (approved < applied) row.Wrong("approved_at", "the approval lies before the application.");
        var headCount = row.Count("head_count");
        var letter = Letter(row);
        var invoice = row.Text("invoice_number") is { } number ? new ReceptionInvoice(number, row.Amount("invoice_amount") ?? 0, null) : null;
        if (invoice is null && row.Text("invoice_amount") is not null) row.Wrong("invoice_number", "an amount is given, but no number.");
        var items = Items(row);
        if (recorded is null && (headCount is not null || invoice is not null)) row.Wrong("recorded_at", "who came and what it cost belong to a list; give the time of its recording.");
        var sheet = Sheet(row, received ?? default, left, guests ?? 0, companions, items);
        if (row.Faults > 0) yield break;

        var request = new ReceptionRequest { Branch = branch!, GuestUnit = row.Required("guest_unit"), Purpose = row.Required("purpose"), Letter = letter, Sheet = sheet };
        if (!row.Accepts(ReceptionCheck.Request(request), ColumnOf)) yield break;
        var list = recorded is null ? null : new ReceptionList { Sheet = sheet, HeadCount = headCount ?? guests!.Value, Invoices = invoice is null ? [] : [invoice] };
        if (list is not null && !row.Accepts(ReceptionCheck.List(list, recorded!.Value), ColumnOf)) yield break;

        var id = ImportIds.Of(Reception.Kind, Source, "reception", key);
        var at = applied!.Value;
        var events = new List<ImportedEvent> { new(new ReceptionApplied(1, request, sheet.Amount, NoRoute, [], by, null), at, by) };
        if (Note(row, Extra, context.File, key) is { } note) events.Add(new(note, at, "system"));
        var course = new List<ImportedEvent>();
        if (approved is { } a) course.AddRange([new(new ReceptionStepApproved(0, Role.Leader, null, approver, null), a, approver), new(new ReceptionApproved(a, sheet.Amount, null), a, approver)]);
        if (recorded is { } r) course.AddRange([new(new ReceptionHeld(received!.Value, recorder, null), r, recorder), new(new ReceptionRecorded(1, list!, sheet.Amount, null, recorder, null), r, recorder)]);
        events.AddRange(course.OrderBy(c => c.At));

        var state = events.Select(e => e.Data).Aggregate(Reception.Kind.Initial, Reception.Evolve);
        var earlier = Earlier(GuestUnits.Key(request.GuestUnit), received!.Value, key, id, context);
        var facts = list is not null ? ReceptionFacts.Listed(id, state, list, earlier, at, list.InvoiceAmount, list.HeadCount) : ReceptionFacts.Applied(id, request, earlier, at);
        facts = facts with
        {
            Values = new Dictionary<string, object?>(facts.Values)
            {
                [Fact.SubmittedBy] = by == "system" ? null : by, [Fact.ApprovedBy] = approved is null || approver == "system" ? null : new[] { approver },
                [Fact.FinalApprovedAt] = approved, [Fact.ApprovedAmount] = approved is null ? null : sheet.Amount,
            },
        };
        yield return new(Reception.Kind, id, context.File, Judgements.Put(events, () => ReceptionFacts.Judged(facts, state, sheet.Amount, context.Judge(facts))), 1);
    }

    private static ReceptionLetter? Letter(CsvRow row)
    {
        if (row.Text("letter_number") is not { } number)
        {
            foreach (var column in new[] { "letter_unit", "letter_on", "letter_guests" })
                if (row.Text(column) is not null) row.Wrong("letter_number", $"{column} is given, but no number.");
            return null;
        }
        row.Required("letter_on");
        return new(number, row.Text("letter_unit") ?? row.Text("guest_unit") ?? "", row.Day("letter_on") ?? default, row.Count("letter_guests"), null);
    }

    private static List<ProvidedItem>? Items(CsvRow row)
    {
        if (row.Text("items") is not { } text) return null;
        var items = new List<ProvidedItem>();
        foreach (var word in text.Split(['|', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (word is "NONE" or "无") continue;
            var found = Enum.GetValues<ProvidedItem>().Where(i => string.Equals(SdlName.Of(i), word, StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count == 1) items.Add(found[0]);
            else row.Wrong("items", $"“{(word.Length <= 40 ? word : word[..40] + "…")}” is not NONE or one of {string.Join(", ", Enum.GetValues<ProvidedItem>().Select(i => SdlName.Of(i)))}, put between vertical bars.");
        }
        return items;
    }

    private static ReceptionSheet Sheet(CsvRow row, DateOnly on, DateOnly? left, int guests, int? companions, List<ProvidedItem>? items)
    {
        var (meals, mealsAmount) = (row.Count("working_meals") ?? 0, row.Amount("meals_amount"));
        if (meals > 100) row.Wrong("working_meals", $"{meals} are too many for one reception.");
        if (mealsAmount > 0 && meals == 0) row.Wrong("working_meals", "meals cost money; say how many there were.");
        var (lodging, vehicles, other, charged) = (row.Amount("lodging_amount"), row.Amount("vehicles_amount"), row.Amount("other_amount"), row.Amount("guests_charged"));
        return new()
        {
            ReceivedOn = on, LeftOn = left, GuestCount = guests, CompanionCount = companions, Items = items,
            Place = new(row.Text("city"), row.Text("place"), row.Word<PlaceKind>("place_kind")),
            // The table knows the sum of all meals only; it stands with the first.
            Meals = [.. Enumerable.Range(0, Math.Clamp(meals, 0, 100)).Select(i => new Meal(on, MealKind.WorkingMeal, guests + (companions ?? 0), i == 0 ? mealsAmount ?? 0 : 0, null))],
            Stays = lodging is { } stay ? [new(on, left ?? on, 0, stay, null)] : [],
            Rides = vehicles is { } ride ? [new(on, "—", 0, ride)] : [],
            Costs = other is { } cost ? [new(on, "其他", cost)] : [],
            Charges = charged is { } sum ? [new(ChargeKind.Other, guests, sum, null)] : null,
        };
    }

    // The second reception is the repeated one, not the first: later days are left out.
    private IReadOnlyList<DateOnly> Earlier(string unit, DateOnly day, string key, string id, CsvContext context) =>
    [
        .. ofUnit[unit].Where(d => d.Key != key && d.Day <= day).Select(d => d.Day),
        .. context.Received.TryGetValue(unit, out var known) ? known.Where(k => k.Id != id && k.Day <= day).Select(k => k.Day) : [],
    ];
}
