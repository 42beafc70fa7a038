using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Fragments stand on objects, interfaces and unions only.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types</remarks>
internal sealed class FragmentsOnCompositeTypes() : Rule("sec-Fragments-on-Object-Interface-or-Union-Types")
{
    public override void EnterInline(InlineFragmentNode node, ValidationContext context)
    {
        if (node.TypeCondition is { } condition) Check(condition, "A fragment", context);
    }

    public override void EnterFragment(FragmentNode node, ValidationContext context) => Check(node.TypeCondition, $"The fragment {node.Name}", context);

    private void Check(NamedTypeNode condition, string subject, ValidationContext context)
    {
        if (context.Schema.Type(condition.Name.Value) is { IsComposite: false }) Report(context, $"{subject} cannot stand on {condition.Name}, which has no fields.", condition);
    }
}
