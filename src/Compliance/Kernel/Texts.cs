using System.Globalization;
using System.Text.RegularExpressions;

namespace Compliance.Kernel;

/// <summary>
/// The sentences of refusals, findings and errors: templates by code, Chinese first, English beside it. Placeholders are
/// <c>{name}</c>. Every code a room can answer must be here; <c>Compliance.Shape</c> proves it.
/// </summary>
internal sealed partial class Texts
{
    private readonly Dictionary<string, (string Zh, string En)> templates = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Codes => templates.Keys;

    public Texts Add(string code, string zh, string en)
    {
        if (!templates.TryAdd(code, (zh, en))) throw new InvalidOperationException($"The text of {code} is given twice.");
        return this;
    }

    public bool Has(string code) => templates.ContainsKey(code);

    /// <param name="language">An IETF tag; everything that does not begin with "en" is answered in Chinese.</param>
    public string Render(string code, IReadOnlyDictionary<string, object?> args, string language)
    {
        if (!templates.TryGetValue(code, out var pair)) return code;
        var english = language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        return Placeholder().Replace(english ? pair.En : pair.Zh, m => args.TryGetValue(m.Groups[1].Value, out var value) ? Show(value, english ? ", " : "、") : m.Value);
    }

    private static string Show(object? value, string comma) => value switch
    {
        null => "—",
        decimal d => d.ToString("#,##0.##", CultureInfo.InvariantCulture),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset t => t.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture),
        Enum e => SdlName.Of(e),
        string s => s,
        System.Collections.IEnumerable many => string.Join(comma, many.Cast<object?>().Select(v => Show(v, comma))),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9]*)\}")]
    private static partial Regex Placeholder();
}
