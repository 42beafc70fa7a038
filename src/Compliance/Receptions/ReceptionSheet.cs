using System.Text;
using System.Text.Json.Serialization;
using Compliance.Kernel;

namespace Compliance.Receptions;

// Parts of events: names and fields are the storage format, they never change once shipped.

internal enum MealKind { WorkingMeal, SelfPaid, Other }

internal enum ChargeKind { Meals, Vehicle, Lodging, Other }

/// <summary>The official letter 公函 that asks for the reception.</summary>
/// <param name="Guests">How many it announces.</param>
internal sealed record ReceptionLetter(string Number, string Unit, DateOnly On, int? Guests, Attachment? File);

/// <summary>A guest or companion: an id of the people vault and the hash of what was shown; name, unit, post and rank are the vault's.</summary>
internal sealed record PartyMember(string Person, string? Hash);

internal sealed record ReceptionPlace(string? City, string? Name, PlaceKind? Kind);
internal sealed record ScheduleItem(DateOnly On, string What, string? Time, string? Place);
internal sealed record Meal(DateOnly On, MealKind Kind, int People, decimal Amount, string? Place);
internal sealed record Stay(DateOnly From, DateOnly To, int Rooms, decimal Amount, string? Hotel);
internal sealed record Ride(DateOnly On, string Route, int Vehicles, decimal Amount);
internal sealed record OtherCost(DateOnly? On, string What, decimal Amount);

/// <summary>What guests paid themselves, at the standard.</summary>
internal sealed record GuestCharge(ChargeKind Kind, int People, decimal Amount, string? Receipt);
internal sealed record ReceptionInvoice(string Number, decimal Amount, string? File);

/// <summary>Who was received, by whom, where and for how much: planned in the application, actual in the list 接待清单.</summary>
internal sealed record ReceptionSheet
{
    public DateOnly? ReceivedOn { get; init; }
    public DateOnly? LeftOn { get; init; }
    public IReadOnlyList<PartyMember> Guests { get; init; } = [];
    /// <summary>Said when the names are not all known.</summary>
    public int? GuestCount { get; init; }
    public IReadOnlyList<PartyMember> Companions { get; init; } = [];
    public int? CompanionCount { get; init; }
    public int? SupportCount { get; init; }
    public ReceptionPlace? Place { get; init; }
    public IReadOnlyList<Meal> Meals { get; init; } = [];
    public IReadOnlyList<Stay> Stays { get; init; } = [];
    public IReadOnlyList<Ride> Rides { get; init; } = [];
    public IReadOnlyList<OtherCost> Costs { get; init; } = [];
    /// <summary>Null: nothing was said of charges; empty: nobody was charged.</summary>
    public IReadOnlyList<GuestCharge>? Charges { get; init; }
    public IReadOnlyList<ProvidedItem>? Items { get; init; }

    [JsonIgnore]
    public decimal Amount => Meals.Sum(m => m.Amount) + Stays.Sum(s => s.Amount) + Rides.Sum(r => r.Amount) + Costs.Sum(c => c.Amount);

    [JsonIgnore]
    public int? GuestTotal => GuestCount ?? (Guests.Count > 0 ? Guests.Count : null);

    [JsonIgnore]
    public int? CompanionTotal => CompanionCount ?? (Companions.Count > 0 ? Companions.Count : null);
}

/// <summary>What the application asks for.</summary>
internal sealed record ReceptionRequest
{
    public required string Branch { get; init; }
    public required string GuestUnit { get; init; }
    public required string Purpose { get; init; }
    public ReceptionLetter? Letter { get; init; }
    /// <summary>The person who receives, by id.</summary>
    public string? Host { get; init; }
    public IReadOnlyList<ScheduleItem> Schedule { get; init; } = [];
    public ReceptionSheet Sheet { get; init; } = new();
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}

/// <summary>The reception list 接待清单 as filled in afterwards. HeadCount is who really came, counted by itself: the list must agree with it.</summary>
internal sealed record ReceptionList
{
    public ReceptionSheet Sheet { get; init; } = new();
    public required int HeadCount { get; init; }
    public IReadOnlyList<ReceptionInvoice> Invoices { get; init; } = [];
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    [JsonIgnore]
    public decimal? InvoiceAmount => Invoices.Count > 0 ? Invoices.Sum(i => i.Amount) : null;
}

internal static class GuestUnits
{
    /// <summary>Under what a unit is recognised however it was typed: no blanks, no full-width letters, one case.</summary>
    public static string Key(string unit) => string.Concat(unit.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
