using Compliance.Kernel;

namespace Compliance.Receptions;

/// <summary>What is known of a reception when it is judged: as applied for, as listed, as verified. Unknown stays absent.</summary>
internal static class ReceptionFacts
{
    /// <param name="earlier">Days of other receptions of the same unit; null when nobody looked.</param>
    public static Facts Applied(string id, ReceptionRequest request, IReadOnlyList<DateOnly>? earlier, DateTimeOffset at, Action<Dictionary<string, object?>>? also = null)
    {
        var values = Sheet(request, request.Sheet, earlier);
        values[Fact.Guests] = (decimal?)request.Sheet.GuestTotal;
        values[Fact.Documents] = Documents(request, null);
        also?.Invoke(values);
        return new(Facts.Reception, id, request.Branch, request.Sheet.ReceivedOn ?? OfficeTime.Day(at), values);
    }

    /// <summary>The application as it stands when this person takes the last step.</summary>
    public static Facts Approved(string id, ReceptionState s, IReadOnlyList<DateOnly>? earlier, DateTimeOffset at, Actor by) => Applied(id, s.Request!, earlier, at, values =>
    {
        values[Fact.SubmittedBy] = s.Submitter;
        values[Fact.ApprovedBy] = s.Steps.Approvers().Append(by.Person).Distinct().ToList();
        values[Fact.FinalApprovedAt] = at;
        values[Fact.ApprovedAmount] = s.Request!.Sheet.Amount;
    });

    /// <summary>The list against letter, invoices and head count.</summary>
    public static Facts Listed(string id, ReceptionState s, ReceptionList list, IReadOnlyList<DateOnly>? earlier, DateTimeOffset at, decimal? invoiceAmount, int headCount)
    {
        var values = Sheet(s.Request!, list.Sheet with { ReceivedOn = list.Sheet.ReceivedOn ?? s.HeldOn ?? s.Request!.Sheet.ReceivedOn }, earlier);
        values[Fact.SubmittedBy] = s.Submitter;
        values[Fact.ApprovedBy] = s.Steps.Approvers().Distinct().ToList();
        values[Fact.FinalApprovedAt] = s.FinalApprovedAt;
        values[Fact.ApprovedAmount] = s.FinalApprovedAt is null ? null : s.ApprovedAmount;
        values[Fact.Held] = true;
        values[Fact.SpentAmount] = list.Sheet.Amount;
        values[Fact.Guests] = (decimal)headCount;
        values[Fact.ListGuests] = (decimal?)list.Sheet.GuestTotal;
        values[Fact.ListAmount] = list.Sheet.Amount;
        values[Fact.InvoiceAmount] = invoiceAmount;
        values[Fact.Documents] = Documents(s.Request!, list);
        return new(Facts.Reception, id, s.Request!.Branch, values[Fact.HeldOn] as DateOnly? ?? OfficeTime.Day(at), values);
    }

    public static Judgement Judged(Facts facts, ReceptionState s, decimal amount, IReadOnlyList<Finding> findings) =>
        new(facts.Subject, facts.Branch, facts.On, amount, null, facts.Word(Fact.Place), s.Submitter, findings);

    private static Dictionary<string, object?> Sheet(ReceptionRequest request, ReceptionSheet sheet, IReadOnlyList<DateOnly>? earlier) => new()
    {
        [Fact.GuestUnit] = request.GuestUnit,
        [Fact.LetterGuests] = (decimal?)request.Letter?.Guests,
        [Fact.EarlierOfUnit] = earlier?.Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToList(),
        [Fact.HeldOn] = sheet.ReceivedOn,
        [Fact.Companions] = (decimal?)sheet.CompanionTotal,
        [Fact.WorkingMeals] = (decimal)sheet.Meals.Count(m => m.Kind == MealKind.WorkingMeal),
        [Fact.Meals] = sheet.Meals.Where(m => m.Kind == MealKind.WorkingMeal).Sum(m => m.Amount),
        [Fact.Lodging] = sheet.Stays.Sum(s => s.Amount),
        [Fact.Amount] = sheet.Amount,
        [Fact.GuestsCharged] = sheet.Charges is { } charges ? charges.Any(c => c.Amount > 0) : null,
        [Fact.Items] = sheet.Items?.Select(i => SdlName.Of(i)).ToList(),
        [Fact.PlaceKind] = sheet.Place?.Kind is { } kind ? SdlName.Of(kind) : null,
        [Fact.Place] = Place(sheet.Place),
        [Fact.City] = sheet.Place?.City,
    };

    private static List<string> Documents(ReceptionRequest request, ReceptionList? list)
    {
        List<string> kinds = [.. request.Attachments.Select(a => a.Kind), .. list?.Attachments.Select(a => a.Kind) ?? []];
        if (request.Letter is not null) kinds.Add("LETTER");
        if (list is not null) kinds.Add("LIST");
        if (list?.Invoices.Count > 0) kinds.Add("INVOICE");
        return [.. kinds.Distinct()];
    }

    private static string? Place(ReceptionPlace? place) =>
        string.Join(' ', new[] { place?.City, place?.Name }.Where(t => !string.IsNullOrWhiteSpace(t))) is { Length: > 0 } text ? text : null;
}
