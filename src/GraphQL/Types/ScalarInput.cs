using System.Text.Json;
using GraphQL.Language;

namespace GraphQL;

/// <summary>The shape of an input value before its scalar has read it.</summary>
public enum ScalarInputKind
{
    /// <summary>A number without fraction or exponent.</summary>
    Int,

    /// <summary>A number with fraction or exponent.</summary>
    Float,

    /// <summary>A string.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A bare name; only literals can be one.</summary>
    Enum,

    /// <summary>A list.</summary>
    List,

    /// <summary>An object.</summary>
    Object,
}

/// <summary>A literal of the document or a JSON value of the variables, as a scalar sees it.</summary>
public readonly ref struct ScalarInput
{
    private readonly ValueNode? _node;
    private readonly Func<VariableLookup>? _variables;
    private readonly JsonElement _json;

    internal delegate bool VariableLookup(string name, out object? value);

    internal ScalarInput(ValueNode node, Func<VariableLookup>? variables)
    {
        _node = node;
        _variables = variables;
        IsLiteral = true;
        (Kind, Text) = node switch
        {
            IntNode n => (ScalarInputKind.Int, n.Text),
            FloatNode n => (ScalarInputKind.Float, n.Text),
            StringNode n => (ScalarInputKind.String, n.Value),
            BooleanNode n => (ScalarInputKind.Boolean, n.Value ? "true" : "false"),
            EnumNode n => (ScalarInputKind.Enum, n.Value),
            ListNode => (ScalarInputKind.List, ""),
            _ => (ScalarInputKind.Object, ""),
        };
    }

    internal ScalarInput(JsonElement json)
    {
        _json = json;
        IsLiteral = false;
        (Kind, Text) = json.ValueKind switch
        {
            JsonValueKind.Number when json.GetRawText() is var raw => (raw.AsSpan().IndexOfAny(".eE") < 0 ? ScalarInputKind.Int : ScalarInputKind.Float, raw),
            JsonValueKind.String => (ScalarInputKind.String, json.GetString()!),
            JsonValueKind.True => (ScalarInputKind.Boolean, "true"),
            JsonValueKind.False => (ScalarInputKind.Boolean, "false"),
            JsonValueKind.Array => (ScalarInputKind.List, ""),
            _ => (ScalarInputKind.Object, ""),
        };
    }

    /// <summary>Whether the value stands in the document; otherwise it came with the variables.</summary>
    public bool IsLiteral { get; }

    /// <summary>The shape of the value.</summary>
    public ScalarInputKind Kind { get; }

    /// <summary>The text of a string, number, name or boolean; empty for lists and objects.</summary>
    public string Text { get; }

    /// <summary>The value as JSON, lists and objects included.</summary>
    public JsonElement ToJson() => _node is null ? _json.Clone() : Types.LiteralJson.From(_node, _variables?.Invoke());

    /// <summary>The value as the client wrote it, shortened for a message.</summary>
    public override string ToString()
    {
        var text = _node is null ? _json.GetRawText() : Printer.Print(_node);
        return text.Length > 60 ? text[..57] + "..." : text;
    }
}
