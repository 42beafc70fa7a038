using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>A spread names a fragment of the document.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined</remarks>
internal sealed class KnownFragmentNames() : Rule("sec-Fragment-Spread-Target-Defined")
{
    public override void EnterSpread(FragmentSpreadNode node, ValidationContext context)
    {
        if (!context.Fragments.ContainsKey(node.Name.Value)) Report(context, $"The fragment {node.Name} is unknown.", node.Name);
    }
}
