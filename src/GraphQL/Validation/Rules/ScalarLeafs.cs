using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Scalars and enums are selected without subfields, everything else with them.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections</remarks>
internal sealed class ScalarLeafs() : Rule("sec-Leaf-Field-Selections")
{
    public override void EnterField(FieldNode node, ValidationContext context)
    {
        if (context.Type is not { } type) return;
        if (type.Named.IsLeaf)
        {
            if (node.Selection is not null) Report(context, $"The field {node.Name} is of the type {type}, which has no subfields to select.", node.Selection);
        }
        else if (node.Selection is null)
        {
            Report(context, $"The field {node.Name} is of the type {type}; say which of its subfields are wanted.", node);
        }
    }
}
