using System.Globalization;
using Compliance.Kernel;

namespace Compliance.Host.Import.Csv;

/// <summary>A column by its name in files: the Chinese name is accepted as well.</summary>
internal sealed record CsvColumn(string Name, string Zh, bool Required = false);

/// <summary>One row while it is read: asks for cells by column and gathers what is wrong with them instead of stopping at the first.</summary>
internal sealed class CsvRow(int line, string[] cells, IReadOnlyDictionary<string, int> places, Texts texts, List<CsvFault> faults)
{
    public int Line => line;
    public int Faults { get; private set; }

    public string? Text(string column) => places.TryGetValue(column, out var place) && cells[place].Length > 0 ? cells[place] : null;

    public string Required(string column)
    {
        if (Text(column) is { } text) return text;
        Wrong(column, "a value is required.");
        return "";
    }

    public decimal? Amount(string column)
    {
        if (Text(column) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount))
        {
            if (amount < 0) Wrong(column, $"the amount {text} is negative.");
            else if (decimal.Round(amount, 2) != amount) Wrong(column, $"the amount {text} has more than two decimals.");
            else if (amount > Check.MaxAmount) Wrong(column, $"the amount {text} is too large.");
            return amount;
        }
        Wrong(column, $"“{Short(text)}” is no amount; write it as 1302.50.");
        return null;
    }

    public int? Count(string column)
    {
        if (Text(column) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
        {
            if (count < 0) Wrong(column, $"{text} is negative.");
            return count;
        }
        Wrong(column, $"“{Short(text)}” is no whole number.");
        return null;
    }

    /// <summary>The day without a word on what is wrong with it.</summary>
    public DateOnly? PeekDay(string column) =>
        DateOnly.TryParseExact(Text(column), ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public DateOnly? Day(string column)
    {
        if (Text(column) is not { } text) return null;
        if (PeekDay(column) is { } day) return day;
        Wrong(column, $"“{Short(text)}” is no date; write it as 2025-06-09.");
        return null;
    }

    /// <summary>An instant; a time without an offset, and a day alone, are the office's: Beijing time.</summary>
    public DateTimeOffset? Instant(string column, DateTimeOffset now)
    {
        if (Text(column) is not { } text) return null;
        DateTimeOffset at;
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyy-MM-dd HH:mm", "yyyy/M/d H:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm"],
                CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) at = new(local, Beijing);
        else if (!(text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at)))
        {
            Wrong(column, $"“{Short(text)}” is no time; write it as 2025-06-09 14:30 or 2025-06-09T14:30:00+08:00.");
            return null;
        }
        if (at > now) Wrong(column, $"{text} lies in the future; history is what has happened.");
        else if (at.Year < 1990) Wrong(column, $"{text} lies before 1990.");
        return at;
    }

    public bool? Flag(string column)
    {
        switch (Text(column)?.ToLowerInvariant())
        {
            case null: return null;
            case "yes" or "true" or "1" or "是" or "y": return true;
            case "no" or "false" or "0" or "否" or "n": return false;
            default:
                Wrong(column, $"“{Short(Text(column)!)}” is neither yes nor no.");
                return null;
        }
    }

    public T? Word<T>(string column) where T : struct, Enum
    {
        if (Text(column) is not { } text) return null;
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(SdlName.Of(value), text, StringComparison.OrdinalIgnoreCase)) return value;
        Wrong(column, $"“{Short(text)}” is not one of {string.Join(", ", Enum.GetValues<T>().Select(v => SdlName.Of(v)))}.");
        return null;
    }

    /// <summary>A person's id; names never reach an event.</summary>
    public string Person(string column)
    {
        if (Text(column) is not { } text) return "system";
        if (!text.StartsWith("person/", StringComparison.Ordinal) || text.Length > Check.ShortText) Wrong(column, $"“{Short(text)}” is no person's id (person/…); names are kept in the people vault only.");
        return text;
    }

    /// <summary>What the room itself says of it.</summary>
    public bool Accepts(Refusal? refusal, IReadOnlyDictionary<string, string> columnOf)
    {
        if (refusal is null) return true;
        var field = refusal.Args.GetValueOrDefault("field")?.ToString();
        Wrong(field is null ? null : columnOf.GetValueOrDefault(field), texts.Render(refusal.Code, refusal.Args, "en"));
        return false;
    }

    public void Wrong(string? column, string reason)
    {
        Faults++;
        faults.Add(new(line, column, reason));
    }

    public static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
