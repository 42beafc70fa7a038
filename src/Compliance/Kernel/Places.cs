namespace Compliance.Kernel;

/// <summary>What kind of place an activity or a reception was held at; the forbidden ones are named by the norms.</summary>
internal enum PlaceKind
{
    OwnPremises, Hotel, ConferenceCentre, Hospital, University, Canteen, Restaurant, Online,
    PrivateClub, HighConsumption, ScenicArea, Other,
}

/// <summary>What a record declares was provided; an empty declaration says "none of these", a missing one says nothing.</summary>
internal enum ProvidedItem
{
    Alcohol, Cigarettes, HighEndDishes, SharkFin, BirdsNest, WildAnimals,
    Banquet, Tour, Souvenirs, Gifts, AirportWelcome, CrossRegionEscort, HiddenReception,
}

/// <summary>The office's own day: the association lives by Beijing time, whatever offset an instant was written in.</summary>
internal static class OfficeTime
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Beijing).DateTime);

    /// <summary>As a person reads it.</summary>
    public static string Minute(DateTimeOffset at) => at.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
