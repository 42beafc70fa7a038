using System.Reflection;
using System.Text.Json;

namespace Compliance.Kernel;

internal enum DayKind
{
    Workday,
    Weekend,
    Holiday,
    /// <summary>A weekday of a year whose public holidays are not loaded: it may be one.</summary>
    UnknownWeekday,
}

/// <summary>
/// Public holidays and make-up workdays (调休) by year, as data in <c>schema/calendar</c>. A year without data knows its
/// weekends and nothing more.
/// </summary>
internal sealed class WorkCalendar
{
    private static readonly Lazy<WorkCalendar> Mainland = new(Load);
    private readonly Dictionary<DateOnly, DayKind> exceptions = [];
    private readonly HashSet<int> years = [];

    /// <summary>The calendar that ships with the register: the mainland's.</summary>
    public static WorkCalendar Default => Mainland.Value;

    public IReadOnlySet<int> Years => years;

    public DayKind KindOf(DateOnly day) =>
        exceptions.TryGetValue(day, out var kind) ? kind
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend
        : years.Contains(day.Year) ? DayKind.Workday
        : DayKind.UnknownWeekday;

    /// <summary>True for a day off, false for a workday, null when the year's holidays are not known.</summary>
    public bool? IsDayOff(DateOnly day) => KindOf(day) switch
    {
        DayKind.Workday => false,
        DayKind.UnknownWeekday => null,
        _ => true,
    };

    /// <summary>
    /// The day on which that many workdays after the given one have passed. A weekday of a year whose holidays are not known
    /// counts as a workday: a deadline that may be too early harms nobody.
    /// </summary>
    public DateOnly AddWorkdays(DateOnly day, int workdays)
    {
        for (var left = workdays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsDayOff(day) != true) left--;
        }
        return day;
    }

    public WorkCalendar Add(Year year)
    {
        if (!years.Add(year.Number)) throw new InvalidOperationException($"The calendar of {year.Number} is given twice.");
        foreach (var holiday in year.Holidays)
            for (var day = holiday.From; day <= holiday.To; day = day.AddDays(1))
                exceptions[day] = DayKind.Holiday;
        foreach (var day in year.Workdays) exceptions[day] = DayKind.Workday;
        return this;
    }

    /// <summary>One file of <c>schema/calendar</c>.</summary>
    internal sealed record Year(int Number, string Source, string Verification, IReadOnlyList<Holiday> Holidays, IReadOnlyList<DateOnly> Workdays);

    internal sealed record Holiday(string Name, DateOnly From, DateOnly To);

    private static WorkCalendar Load()
    {
        var calendar = new WorkCalendar();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("calendar/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            calendar.Add(JsonSerializer.Deserialize<Year>(stream, JsonSerializerOptions.Web)!);
        }
        return calendar;
    }
}
