using System.Globalization;

namespace Compliance.Norms.Evaluation;

/// <summary>Sums as they are written down for a reader: <c>(400 + 150) × 3 × 2 = 3,300 ≤ 3,500</c>.</summary>
internal static class Sum
{
    public static string Show(decimal number) =>
        number == decimal.Truncate(number) && Math.Abs(number) < 1e15m ? ((long)number).ToString("N0", CultureInfo.InvariantCulture) : number.ToString("#,##0.##", CultureInfo.InvariantCulture);

    public static string Show(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static string Show(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary><c>left ≤ right</c> or <c>left > right</c>, as it is.</summary>
    public static string AtMost(decimal left, decimal right) => $"{Show(left)} {(left <= right ? "≤" : ">")} {Show(right)}";

    public static string NotBefore(DateTimeOffset left, DateTimeOffset right) => $"{Show(left)} {(left >= right ? "≥" : "<")} {Show(right)}";
}
