using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Kernel;

namespace Compliance.Audit;

/// <summary>One change of a record: the event, and what it made of the row.</summary>
internal sealed record HistoryEntry(Envelope Envelope, IRow? Before, IRow? After)
{
    public long Version => Envelope.Version;
}

/// <summary>A field of the row that an event changed, as JSON.</summary>
internal sealed record FieldChange(string Field, JsonElement? Before, JsonElement? After);

/// <summary>A record's past, told by folding its own view: every kind of stream is read the same way.</summary>
internal static class History
{
    /// <summary>The events with the row before and after each; <paramref name="before"/> is the row the first of them met.</summary>
    public static IReadOnlyList<HistoryEntry> Of(View view, IRow? before, IEnumerable<Envelope> events)
    {
        var entries = new List<HistoryEntry>();
        foreach (var envelope in events)
        {
            var after = view.FoldRow(before, envelope);
            entries.Add(new(envelope, before, after));
            before = after;
        }
        return entries;
    }

    /// <summary>Every property that differs, in the row's order. Version and time of change are the entry's own and say nothing new.</summary>
    public static IReadOnlyList<FieldChange> Differences(IRow? before, IRow? after)
    {
        var (old, now) = (Fields(before), Fields(after));
        return [.. (now ?? old ?? []).Select(f => f.Key).Where(name => !Told.Contains(name))
            .Where(name => !JsonNode.DeepEquals(old?[name], now?[name]))
            .Select(name => new FieldChange(name, Element(old?[name]), Element(now?[name])))];
    }

    private static readonly HashSet<string> Told = ["id", "version", "updatedAt"];

    private static readonly JsonSerializerOptions Shown = new(JsonSerializerDefaults.Web)
    {
        Converters = { new SdlEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static JsonObject? Fields(IRow? row) => row is null ? null : (JsonObject?)JsonSerializer.SerializeToNode(row, row.GetType(), Shown);

    private static JsonElement? Element(JsonNode? node) => node is null ? null : JsonSerializer.SerializeToElement(node, Shown);

    /// <summary>Enums as the SDL writes them.</summary>
    private sealed class SdlEnumConverter : System.Text.Json.Serialization.JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override System.Text.Json.Serialization.JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (System.Text.Json.Serialization.JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

        private sealed class Of<T> : System.Text.Json.Serialization.JsonConverter<T> where T : struct, Enum
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => SdlName.Parse<T>(reader.GetString()!);
            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(SdlName.Of(value));
            public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(SdlName.Of(value));
            public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => SdlName.Parse<T>(reader.GetString()!);
        }
    }
}
