using GraphQL.Execution.Binding;
using GraphQL.Language;

namespace GraphQL.Execution;

/// <summary>CoerceArgumentValues() of section 6.4.1, and the step from there to the resolver's parameters.</summary>
internal static class ArgumentCoercion
{
    public static readonly Dictionary<string, object?> None = [];

    public static Dictionary<string, object?> Neutral(PlannedField field, VariableValues variables)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in field.Definition.Arguments)
        {
            var node = field.Node.Arguments.Find(a => a.Name.Value == argument.Name);
            var absent = node is null || (node.Value is VariableNode v && !variables.ContainsKey(v.Name.Value));
            if (absent)
            {
                if (argument.HasDefault) values[argument.Name] = argument.DefaultValue;
                else if (argument.Type is NonNullType) throw Bad(argument.Name, $"A value of type {argument.Type} is required.", node ?? (Node)field.Node);
                continue;
            }
            try
            {
                values[argument.Name] = InputCoercion.FromLiteral(argument.Type, node!.Value, variables);
            }
            catch (InputException e)
            {
                throw Bad(argument.Name + e.Path, e.Message, e.At ?? node!.Value);
            }
        }
        return values;
    }

    public static object?[] Bound(PlannedField field, Dictionary<string, object?> neutral)
    {
        var arguments = field.Definition.Arguments;
        var slots = field.Definition.ArgumentSlots;
        var values = new object?[arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (slots[i] is not { } slot) continue;
            if (!neutral.TryGetValue(arguments[i].Name, out var value) || (value is null && slot.NullIsAbsent))
            {
                values[i] = slot.Absent;
                continue;
            }
            try
            {
                values[i] = slot.Converter.Convert(value);
            }
            catch (InputException e)
            {
                throw Bad(arguments[i].Name + e.Path, e.Message, field.Node);
            }
        }
        if (field.Definition.ArgumentsAreImmutable && field.Node.Arguments.TrueForAll(a => a.Value is not (VariableNode or ListNode or ObjectNode)))
            field.ConstantArguments = values;
        return values;
    }

    private static GraphQLException Bad(string argument, string problem, Node at) => new(new GraphQLError($"Argument {argument}: {problem}")
    {
        Locations = [at.Location],
        Extensions = ErrorCodes.With(ErrorCodes.BadInput, "sec-Coercing-Field-Arguments"),
    });
}

/// <summary>How an argument reaches its parameter.</summary>
internal sealed record ArgumentSlot(InputConverter Converter, object? Absent, bool NullIsAbsent);
