using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>A variable's type fits every place it is used in.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed</remarks>
internal sealed class VariablesInAllowedPosition() : Rule("sec-All-Variable-Usages-Are-Allowed")
{
    public override void LeaveDocument(DocumentNode node, ValidationContext context)
    {
        foreach (var operation in node.Definitions.OfType<OperationNode>())
        {
            var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
            foreach (var variable in operation.Variables) definitions[variable.Variable.Name.Value] = variable;
            foreach (var usage in context.UsagesOf(operation))
            {
                if (usage.Type is not { } wanted || !definitions.TryGetValue(usage.Node.Name.Value, out var definition)) continue;
                if (context.TypeOf(definition.Type) is not { } type) continue;
                if (!IsAllowed(type, definition.Default, wanted, usage.LocationHasDefault))
                    Report(context, $"The variable ${usage.Node.Name} of type {type} is used where {wanted} is expected.", definition, usage.Node);
                if (usage.OneOfParent is { } oneOf && type is not NonNullType)
                    Report(context, $"The variable ${usage.Node.Name} must not be nullable, for it is the only field of {oneOf}.", definition, usage.Node);
            }
        }
    }

    private static bool IsAllowed(GraphQLType variable, ValueNode? variableDefault, GraphQLType location, bool locationHasDefault)
    {
        if (location is NonNullType && variable is not NonNullType)
            return (variableDefault is not (null or NullNode) || locationHasDefault) && IsSubtype(variable, location.Nullable);
        return IsSubtype(variable, location);
    }

    private static bool IsSubtype(GraphQLType type, GraphQLType wanted)
    {
        if (wanted is NonNullType) return type is NonNullType && IsSubtype(type.Nullable, wanted.Nullable);
        type = type.Nullable;
        if (wanted is ListType list) return type is ListType t && IsSubtype(t.Item, list.Item);
        return type is not ListType && ReferenceEquals(type, wanted);
    }
}
