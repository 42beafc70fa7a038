using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Every type that a document names is in the schema.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence</remarks>
internal sealed class KnownTypeNames() : Rule("sec-Fragment-Spread-Type-Existence")
{
    public override void EnterNamedType(NamedTypeNode node, ValidationContext context)
    {
        if (context.Schema.Type(node.Name.Value) is null)
            Report(context, $"The type {node.Name} is unknown.{Suggestions.For(node.Name.Value, context.Schema.Types.Select(t => t.Name))}", node);
    }
}
