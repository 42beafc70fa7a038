using System.Text.Json;
using GraphQL.Execution;

namespace GraphQL;

/// <summary>
/// Documents that a client was built with, each under an id, usually the SHA-256 of its text in lower-case hex. A
/// request names one by its id, or sends its very text. Safe to share.
/// </summary>
public sealed class TrustedDocuments
{
    private readonly Dictionary<string, Entry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _byText = new(StringComparer.Ordinal);

    /// <param name="textById">The documents.</param>
    public TrustedDocuments(IReadOnlyDictionary<string, string> textById)
    {
        foreach (var (id, text) in textById)
        {
            if (!_byText.TryGetValue(text, out var entry)) _byText[text] = entry = new Entry(text);
            _byId[id] = entry;
        }
    }

    /// <summary>Reads a manifest: a JSON object whose properties are ids and whose values are the texts.</summary>
    /// <exception cref="JsonException">It is no such object.</exception>
    public static TrustedDocuments Read(Stream manifest) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(manifest) ?? throw new JsonException("The manifest is null."));

    /// <summary>How many documents there are.</summary>
    public int Count => _byText.Count;

    internal Entry? ById(string id) => _byId.GetValueOrDefault(id);
    internal Entry? ByText(string text) => _byText.GetValueOrDefault(text);

    /// <summary>A document, prepared when it is first asked for and then kept.</summary>
    internal sealed class Entry(string text)
    {
        public string Text { get; } = text;
        public PreparedDocument? Prepared { get; set; }
    }
}
