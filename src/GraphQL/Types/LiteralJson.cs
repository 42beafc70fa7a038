using System.Buffers;
using System.Text.Json;
using GraphQL.Language;

namespace GraphQL.Types;

/// <summary>Turns literals and coerced values into JSON, for scalars and parameters of open shape.</summary>
internal static class LiteralJson
{
    public static JsonElement From(ValueNode node, ScalarInput.VariableLookup? variables)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, node, variables);
        return Parse(buffer);
    }

    public static JsonElement FromCoerced(object? value)
    {
        if (value is JsonElement element) return element;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, value);
        return Parse(buffer);
    }

    private static JsonElement Parse(ArrayBufferWriter<byte> buffer)
    {
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static void Write(Utf8JsonWriter writer, ValueNode node, ScalarInput.VariableLookup? variables)
    {
        switch (node)
        {
            case VariableNode n:
                if (variables is not null && variables(n.Name.Value, out var value)) Write(writer, value);
                else writer.WriteNullValue();
                break;
            case IntNode n: writer.WriteRawValue(n.Text); break;
            case FloatNode n: writer.WriteRawValue(n.Text); break;
            case StringNode n: writer.WriteStringValue(n.Value); break;
            case EnumNode n: writer.WriteStringValue(n.Value); break;
            case BooleanNode n: writer.WriteBooleanValue(n.Value); break;
            case ListNode n:
                writer.WriteStartArray();
                foreach (var item in n.Values) Write(writer, item, variables);
                writer.WriteEndArray();
                break;
            case ObjectNode n:
                writer.WriteStartObject();
                foreach (var field in n.Fields)
                {
                    // A field whose variable was not given is absent, not null.
                    if (field.Value is VariableNode v && variables?.Invoke(v.Name.Value, out _) != true) continue;
                    writer.WritePropertyName(field.Name.Value);
                    Write(writer, field.Value, variables);
                }
                writer.WriteEndObject();
                break;
            default: writer.WriteNullValue(); break;
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case IReadOnlyDictionary<string, object?> fields:
                writer.WriteStartObject();
                foreach (var (name, field) in fields)
                {
                    writer.WritePropertyName(name);
                    Write(writer, field);
                }
                writer.WriteEndObject();
                break;
            case string text: writer.WriteStringValue(text); break;
            case IReadOnlyList<object?> items:
                writer.WriteStartArray();
                foreach (var item in items) Write(writer, item);
                writer.WriteEndArray();
                break;
            default: JsonSerializer.Serialize(writer, value, value.GetType()); break;
        }
    }
}
