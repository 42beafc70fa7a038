using System.Text;

namespace Compliance.Kernel;

/// <summary>The checks of input that every room shares; the first failed one is the refusal. Rooms add their own beside them.</summary>
internal static class Check
{
    public const int ShortText = 200, LongText = 4000;
    public const decimal MaxAmount = 9_999_999_999.99m;

    public static Refusal? Text(string field, string? value, int max = ShortText, bool required = true) =>
        string.IsNullOrWhiteSpace(value) ? (required ? Refusal.Invalid(field, "FIELD_REQUIRED") : value?.Length > max ? Refusal.Invalid(field, "FIELD_TOO_LONG", ("max", max)) : null)
        : value.Length > max ? Refusal.Invalid(field, "FIELD_TOO_LONG", ("max", max))
        // Neither a NUL character nor half a surrogate pair can be stored.
        : value.Contains('\0') || value.EnumerateRunes().Contains(Rune.ReplacementChar) && !value.Contains('\uFFFD') ? Refusal.Invalid(field, "FIELD_UNSTORABLE") : null;

    public static Refusal? Amount(string field, decimal? value) =>
        value is null ? null : value < 0 ? Refusal.Invalid(field, "AMOUNT_NEGATIVE") : Scale(field, value.Value);

    public static Refusal? PositiveAmount(string field, decimal value) =>
        value <= 0 ? Refusal.Invalid(field, "AMOUNT_NOT_POSITIVE") : Scale(field, value);

    public static Refusal? Count(string field, int? value) => value < 0 ? Refusal.Invalid(field, "COUNT_NEGATIVE") : null;

    public static Refusal? Period(string field, DateOnly from, DateOnly to) => to < from ? Refusal.Invalid(field, "DATES_REVERSED") : null;

    public static Refusal? First(params ReadOnlySpan<Refusal?> checks)
    {
        foreach (var check in checks)
            if (check is not null) return check;
        return null;
    }

    private static Refusal? Scale(string field, decimal value) =>
        value > MaxAmount || decimal.Round(value, 2) != value ? Refusal.Invalid(field, "AMOUNT_SCALE") : null;
}
