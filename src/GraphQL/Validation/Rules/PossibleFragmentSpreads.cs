using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>A fragment is spread only where its type and the surrounding one have an object in common.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible</remarks>
internal sealed class PossibleFragmentSpreads() : Rule("sec-Fragment-Spread-Is-Possible")
{
    public override void EnterInline(InlineFragmentNode node, ValidationContext context)
    {
        if (context.Type is NamedType { IsComposite: true } type && context.ParentType is { } parent && !Overlap(context.Schema, parent, type))
            Report(context, $"No {parent} can be a {type}, so the fragment can never apply.", node);
    }

    public override void EnterSpread(FragmentSpreadNode node, ValidationContext context)
    {
        if (!context.Fragments.TryGetValue(node.Name.Value, out var fragment) || context.ParentType is not { } parent) return;
        if (context.Schema.Type(fragment.TypeCondition.Name.Value) is { IsComposite: true } type && !Overlap(context.Schema, parent, type))
            Report(context, $"No {parent} can be a {type}, so the fragment {node.Name} can never apply.", node);
    }

    private static bool Overlap(Schema schema, NamedType a, NamedType b)
    {
        if (ReferenceEquals(a, b)) return true;
        foreach (var possible in schema.PossibleTypes(a))
            if (schema.IsPossible(b, possible)) return true;
        return false;
    }
}
