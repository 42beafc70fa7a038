using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>A variable is of an input type.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types</remarks>
internal sealed class VariablesAreInputTypes() : Rule("sec-Variables-Are-Input-Types")
{
    public override void EnterVariableDefinition(VariableDefinitionNode node, ValidationContext context)
    {
        if (context.TypeOf(node.Type) is { IsInput: false } type) Report(context, $"The variable ${node.Variable.Name} cannot be of the output type {type}.", node.Type);
    }
}
