namespace Compliance.Kernel;

/// <summary>
/// What is known of a record when it is judged. A key that is absent or null is unknown. Values: decimal for every number,
/// bool, string, DateOnly, DateTimeOffset, IReadOnlyList&lt;string&gt;, or IReadOnlyList of dictionaries (rows).
/// Names are the constants of <see cref="Fact"/>.
/// </summary>
internal sealed record Facts(string Kind, string Subject, string? Branch, DateOnly On, IReadOnlyDictionary<string, object?> Values)
{
    public const string Activity = "activity", Reception = "reception", FundUse = "fundUse";

    public object? this[string name] => Values.GetValueOrDefault(name);
    public decimal? Number(string name) => this[name] as decimal?;
    public bool? Flag(string name) => this[name] as bool?;
    public string? Word(string name) => this[name] as string;
    public DateTimeOffset? Instant(string name) => this[name] as DateTimeOffset?;
    public DateOnly? Day(string name) => this[name] as DateOnly?;
    public IReadOnlyList<string>? Words(string name) => this[name] as IReadOnlyList<string>;
    public IReadOnlyList<IReadOnlyDictionary<string, object?>>? Rows(string name) => this[name] as IReadOnlyList<IReadOnlyDictionary<string, object?>>;
}

/// <summary>The names under which facts are given; a clause's rule refers to them by these words.</summary>
internal static class Fact
{
    // Any record
    public const string BegunAt = "begunAt", FinalApprovedAt = "finalApprovedAt", Held = "held", PaidAt = "paidAt";
    public const string ApprovedAmount = "approvedAmount", SpentAmount = "spentAmount", Amount = "amount";
    public const string SubmittedBy = "submittedBy", ApprovedBy = "approvedBy";      // person id; words (person ids)
    public const string Documents = "documents";                                    // words: LETTER, LIST, INVOICE, SIGN_IN_SHEET, NOTICE, ITEMISED_BILL, …
    public const string Items = "items";                                            // words: ALCOHOL, CIGARETTES, HIGH_END_DISHES, SHARK_FIN, … (forbidden-item kinds; empty = declared none)
    public const string PlaceKind = "placeKind", Place = "place", City = "city";    // PlaceKind: HOTEL, OWN_PREMISES, PRIVATE_CLUB, …

    // Activities
    public const string Type = "type", Class = "class";                             // MEETING/TRAINING/…; I, II, III, IV
    public const string Conveys = "conveys";                                        // a meeting that conveys or deploys
    public const string Days = "days", TransitDays = "transitDays";                 // event days; arrival + departure days
    public const string Participants = "participants", Staff = "staff", People = "people"; // people = everybody counted in the quota
    public const string Lodging = "lodging", Meals = "meals", VenueMaterialTransport = "venueMaterialTransport", Other = "other", Total = "total"; // yuan, the whole activity
    public const string LodgingProvided = "lodgingProvided", MealsProvided = "mealsProvided";
    public const string Lectures = "lectures";                                      // rows: title (ASSOCIATE_SENIOR|SENIOR|ACADEMICIAN|OTHER), hours, fee (after tax, for all its hours), halfDays
    public const string InScenicArea = "inScenicArea";                              // left unknown: the clause matches place against its own list

    public const string ParticipantsCharged = "participantsCharged";                // participants pay a fee
    public const string Sponsors = "sponsors";                                      // rows: name, amount, purpose, contract (file hash or number)

    // Receptions
    public const string Guests = "guests", Companions = "companions", WorkingMeals = "workingMeals";
    public const string LetterGuests = "letterGuests", ListGuests = "listGuests", InvoiceAmount = "invoiceAmount", ListAmount = "listAmount";
    public const string GuestUnit = "guestUnit", EarlierOfUnit = "earlierOfUnit";   // days (DateOnly list as words yyyy-MM-dd) of earlier receptions of the same unit
    public const string HeldOn = "heldOn", DayOff = "dayOff";                       // DateOnly; bool when the calendar knows
    public const string GuestsCharged = "guestsCharged";

    // Fund uses
    public const string ClaimedOn = "claimedOn", EndedOn = "endedOn";               // DateOnly
    public const string BudgetAvailable = "budgetAvailable";                        // yuan left on the line before this use
    public const string InvoicesUsedBefore = "invoicesUsedBefore";                  // words: numbers of invoices of which the number or the file is used elsewhere
    public const string Payee = "payee", SamePayeeClaims = "samePayeeClaims";       // rows: id, amount, on (claims of the same payee and branch, this one excluded)
}
