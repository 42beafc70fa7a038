using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Each fragment has a name of its own.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness</remarks>
internal sealed class UniqueFragmentNames() : Rule("sec-Fragment-Name-Uniqueness")
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterFragment(FragmentNode node, ValidationContext context)
    {
        if (!_known.TryAdd(node.Name!.Value, node.Name)) Report(context, $"There are several fragments named {node.Name}.", _known[node.Name.Value], node.Name);
    }
}
