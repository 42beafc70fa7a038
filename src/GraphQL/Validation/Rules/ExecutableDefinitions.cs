using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>A document to execute holds operations and fragments only.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Executable-Definitions</remarks>
internal sealed class ExecutableDefinitions() : Rule("sec-Executable-Definitions")
{
    public override void EnterDocument(DocumentNode node, ValidationContext context)
    {
        foreach (var definition in node.Definitions)
            if (definition is TypeSystemNode)
                Report(context, definition is SchemaNode ? "A schema definition cannot be executed." : $"The definition of {definition.Name} cannot be executed.", definition);
    }
}
