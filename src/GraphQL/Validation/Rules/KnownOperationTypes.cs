using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>An operation is of a type that the schema has a root type for.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Operation-Type-Existence</remarks>
internal sealed class KnownOperationTypes() : Rule("sec-Operation-Type-Existence")
{
    public override void EnterOperation(OperationNode node, ValidationContext context)
    {
        if (context.Schema.Root(node.Kind) is null) Report(context, $"This schema serves no {Printer.KeywordOf(node.Kind)}.", node);
    }
}
