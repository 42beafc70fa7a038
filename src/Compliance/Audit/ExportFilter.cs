using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Compliance.Kernel;

namespace Compliance.Audit;

/// <summary>
/// What a list was asked for, as an event may keep it: ids, states, days and sums, but no word that somebody typed, because it
/// may be a name.
/// </summary>
internal static partial class ExportFilter
{
    private const int Longest = 4_000;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null when everything was asked for.</returns>
    public static string? Of(Filter? where, DateTimeOffset? asOf)
    {
        var asked = new JsonObject();
        if (where is not null) asked["where"] = Shown(where);
        if (asOf is { } moment) asked["asOf"] = moment;
        if (asked.Count == 0) return null;
        var text = asked.ToJsonString(Plain);
        return text.Length <= Longest ? text : text[..Longest];
    }

    private static JsonNode Shown(Filter where) => where switch
    {
        Filter.All all => new JsonObject { ["and"] = new JsonArray([.. all.Of.Select(Shown)]) },
        Filter.Any any => new JsonObject { ["or"] = new JsonArray([.. any.Of.Select(Shown)]) },
        Filter.Test test => new JsonObject { [test.Field] = new JsonObject { [JsonNamingPolicy.CamelCase.ConvertName(test.Op.ToString())] = Value(test.Value) } },
        _ => throw new ArgumentOutOfRangeException(nameof(where)),
    };

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        string text => OwnWord().IsMatch(text) ? text : "…",
        IReadOnlyList<object?> many => new JsonArray([.. many.Select(Value)]),
        _ => JsonSerializer.SerializeToNode(value, value.GetType()),
    };

    /// <summary>The id of a record, a word of an enum, a clause.</summary>
    [GeneratedRegex(@"^(?:[a-z][a-z-]*/[!-~]{1,150}|[A-Z][A-Z0-9_]*|[a-z]+\.[a-z-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnWord();
}
