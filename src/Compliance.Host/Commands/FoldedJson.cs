using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Kernel;

namespace Compliance.Host.Commands;

/// <summary>A folded stream of one kind as JSON: its state and its row, each by its own type.</summary>
internal sealed class FoldedJson(StreamKind kind) : JsonConverter<Folded>
{
    public override Folded Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return new(json.GetProperty(nameof(Folded.Version)).GetInt64(), json.GetProperty(nameof(Folded.State)).Deserialize(kind.InitialState.GetType(), options)!,
            (IRow?)json.GetProperty(nameof(Folded.Row)).Deserialize(kind.View.RowType, options));
    }

    public override void Write(Utf8JsonWriter writer, Folded value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(nameof(Folded.Version), value.Version);
        writer.WritePropertyName(nameof(Folded.State));
        JsonSerializer.Serialize(writer, value.State, kind.InitialState.GetType(), options);
        writer.WritePropertyName(nameof(Folded.Row));
        JsonSerializer.Serialize(writer, value.Row, kind.View.RowType, options);
        writer.WriteEndObject();
    }
}
