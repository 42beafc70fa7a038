using Compliance.Kernel;

namespace Compliance.Discipline;

/// <summary>
/// The clocks of a clue, as the rules on handling clues are generally told (unverified). A day that was reckoned stands in the
/// event, so that a later figure or calendar moves nothing past. For a preliminary verification no figure is known.
/// </summary>
internal static class ClueClocks
{
    public const int MonthsToPropose = 1, WorkdaysToReply = 15, MonthsToReport = 1, MonthsToReview = 12;

    public static DateOnly ProposeBy(DateOnly registered) => registered.AddMonths(MonthsToPropose);
    public static DateOnly ReplyBy(DateOnly approved) => WorkCalendar.Default.AddWorkdays(approved, WorkdaysToReply);
    public static DateOnly ReportBy(DateOnly answered) => answered.AddMonths(MonthsToReport);

    /// <summary>What was shelved is looked at again on a day to come, within a year.</summary>
    public static bool MayReview(DateOnly on, DateOnly today) => on > today && on <= today.AddMonths(MonthsToReview);
}
