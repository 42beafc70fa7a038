using System.Text.Json;
using GraphQL.Language;

namespace GraphQL.Execution;

/// <summary>An input that is no value of its type. The path leads from the argument or variable to the place.</summary>
internal sealed class InputException(string message, string path = "", Node? at = null) : Exception(message)
{
    public string Path { get; } = path;

    /// <summary>The literal to blame, where it is known.</summary>
    public Node? At { get; } = at;

    public InputException Under(string step) => new(Message, step + Path, At);
}

/// <summary>The coerced variables of a request; a name that was neither given nor defaulted is not in it.</summary>
internal sealed class VariableValues : Dictionary<string, object?>
{
    public static readonly VariableValues Empty = new();
    public VariableValues() : base(StringComparer.Ordinal) { }
}

/// <summary>
/// Input coercion (sections 3.4 to 3.12 and 6.4.1) into one neutral form: scalars as their CLR values, enums as
/// SDL names, lists as object arrays, input objects as dictionaries of what was given or defaulted.
/// </summary>
internal static class InputCoercion
{
    public static object? FromLiteral(GraphQLType type, ValueNode node, VariableValues? variables)
    {
        if (node is VariableNode variable)
        {
            object? value = null;
            variables?.TryGetValue(variable.Name.Value, out value);
            if (value is null && type is NonNullType) throw new InputException($"The variable ${variable.Name} holds no value, but {type} is not nullable.", at: node);
            return value;
        }
        if (node is NullNode) return type is NonNullType ? throw new InputException($"Null is no {type}.") : null;
        switch (type.Nullable)
        {
            case ListType list: return ListFrom(list, node, variables);
            case InputObjectType input: return ObjectFrom(input, node, variables);
            case EnumType named:
                return node is EnumNode e && named.Has(e.Value)
                    ? e.Value
                    : throw new InputException($"{Printer.Print(node)} is no value of the enum {named}.");
            case NamedScalar scalar:
                return Read(scalar.Scalar, new ScalarInput(node, variables is null ? null : () => variables.TryGetValue));
            default: throw new InputException($"{type} is no input type.");
        }
    }

    private static object?[] ListFrom(ListType list, ValueNode node, VariableValues? variables)
    {
        // A single value stands for a list of one (section 3.11).
        if (node is not ListNode items) return [FromLiteral(list.Item, node, variables)];
        var result = new object?[items.Values.Count];
        for (var i = 0; i < result.Length; i++)
        {
            try
            {
                result[i] = FromLiteral(list.Item, items.Values[i], variables);
            }
            catch (InputException e)
            {
                throw e.Under($"[{i}]");
            }
        }
        return result;
    }

    private static Dictionary<string, object?> ObjectFrom(InputObjectType input, ValueNode node, VariableValues? variables)
    {
        if (node is not ObjectNode given) throw new InputException($"{input} is an input object, not {Printer.Print(node)}.");
        foreach (var field in given.Fields)
            if (!input.TryGetField(field.Name.Value, out _)) throw new InputException($"The input object {input} has no field {field.Name}.");
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in input.Fields)
        {
            ValueNode? value = null;
            foreach (var candidate in given.Fields)
                if (candidate.Name.Value == field.Name) value = candidate.Value;
            var absent = value is null || (value is VariableNode v && variables?.ContainsKey(v.Name.Value) != true);
            if (absent)
            {
                Default(field, input, result);
                continue;
            }
            try
            {
                result[field.Name] = FromLiteral(field.Type, value!, variables);
            }
            catch (InputException e)
            {
                throw e.Under("." + field.Name);
            }
        }
        if (input.IsOneOf && given.Fields.Count != 1) throw new InputException($"The input object {input} takes exactly one field.");
        CheckOneOf(input, result);
        return result;
    }

    public static object? FromJson(GraphQLType type, JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return type is NonNullType ? throw new InputException($"Null is no {type}.") : null;
        switch (type.Nullable)
        {
            case ListType list: return ListFrom(list, json);
            case InputObjectType input: return ObjectFrom(input, json);
            case EnumType named:
                return json.ValueKind == JsonValueKind.String && json.GetString() is { } name && named.Has(name)
                    ? name
                    : throw new InputException($"{Shorten(json)} is no value of the enum {named}.");
            case NamedScalar scalar: return Read(scalar.Scalar, new ScalarInput(json));
            default: throw new InputException($"{type} is no input type.");
        }
    }

    private static object?[] ListFrom(ListType list, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array) return [FromJson(list.Item, json)];
        var result = new object?[json.GetArrayLength()];
        var i = 0;
        foreach (var item in json.EnumerateArray())
        {
            try
            {
                result[i] = FromJson(list.Item, item);
            }
            catch (InputException e)
            {
                throw e.Under($"[{i}]");
            }
            i++;
        }
        return result;
    }

    private static Dictionary<string, object?> ObjectFrom(InputObjectType input, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new InputException($"{input} is an input object, not {Shorten(json)}.");
        var given = 0;
        foreach (var property in json.EnumerateObject())
        {
            given++;
            if (!input.TryGetField(property.Name, out _)) throw new InputException($"The input object {input} has no field {property.Name}.");
        }
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in input.Fields)
        {
            if (!json.TryGetProperty(field.Name, out var value))
            {
                Default(field, input, result);
                continue;
            }
            try
            {
                result[field.Name] = FromJson(field.Type, value);
            }
            catch (InputException e)
            {
                throw e.Under("." + field.Name);
            }
        }
        if (input.IsOneOf && given != 1) throw new InputException($"The input object {input} takes exactly one field.");
        CheckOneOf(input, result);
        return result;
    }

    private static void Default(InputValueDefinition field, InputObjectType input, Dictionary<string, object?> result)
    {
        if (field.HasDefault) result[field.Name] = field.DefaultValue;
        else if (field.Type is NonNullType) throw new InputException($"The field {field.Name} of {input} is required.");
    }

    private static void CheckOneOf(InputObjectType input, Dictionary<string, object?> result)
    {
        if (!input.IsOneOf) return;
        if (result.Count != 1) throw new InputException($"The input object {input} takes exactly one field.");
        foreach (var (name, value) in result)
            if (value is null) throw new InputException($"The field {name} of {input} must not be null, for it is the only one.");
    }

    private static object Read(ScalarType scalar, ScalarInput input)
    {
        try
        {
            return scalar.ParseObject(in input);
        }
        catch (FormatException e)
        {
            throw new InputException(e.Message);
        }
    }

    private static string Shorten(JsonElement json)
    {
        var text = json.GetRawText();
        return text.Length > 60 ? text[..57] + "..." : text;
    }
}
