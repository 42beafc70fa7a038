using System.Text.Json;
using GraphQL.Language;

namespace GraphQL.Execution;

/// <summary>CoerceVariableValues() of section 6.1.2. All variables are looked at, so that all errors are told.</summary>
internal static class VariableCoercion
{
    public static VariableValues Coerce(Schema schema, OperationNode operation, JsonElement given, List<GraphQLError> errors)
    {
        if (operation.Variables.Count == 0) return VariableValues.Empty;
        var values = new VariableValues();
        foreach (var definition in operation.Variables)
        {
            var name = definition.Variable.Name.Value;
            var type = TypeOf(schema, definition.Type);
            var present = given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out _);
            if (!present)
            {
                if (definition.Default is { } literal) values[name] = InputCoercion.FromLiteral(type, literal, null);
                else if (type is NonNullType) errors.Add(Bad(definition, $"The variable ${name} of type {type} is required, but no value was given."));
                continue;
            }
            try
            {
                values[name] = InputCoercion.FromJson(type, given.GetProperty(name));
            }
            catch (InputException e)
            {
                errors.Add(Bad(definition, $"The variable ${name}{(e.Path.Length > 0 ? $" at {name}{e.Path}" : "")} got a wrong value: {e.Message}"));
            }
        }
        return values;
    }

    /// <summary>A type as a variable names it; null when the schema does not know the name.</summary>
    public static GraphQLType TypeOf(Schema schema, TypeNode node) => TryTypeOf(schema, node)!;

    public static GraphQLType? TryTypeOf(Schema schema, TypeNode node) => node switch
    {
        NonNullTypeNode n => TryTypeOf(schema, n.Inner) is { } inner ? new NonNullType(inner) : null,
        ListTypeNode n => TryTypeOf(schema, n.Item) is { } item ? new ListType(item) : null,
        _ => schema.Type(((NamedTypeNode)node).Name.Value),
    };

    private static GraphQLError Bad(VariableDefinitionNode definition, string message) => new(message)
    {
        Locations = [definition.Location],
        Extensions = ErrorCodes.With(ErrorCodes.BadInput, "sec-Coercing-Variable-Values"),
    };
}
