using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Each named operation has a name of its own.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness</remarks>
internal sealed class UniqueOperationNames() : Rule("sec-Operation-Name-Uniqueness")
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterOperation(OperationNode node, ValidationContext context)
    {
        if (node.Name is null || _known.TryAdd(node.Name.Value, node.Name)) return;
        Report(context, $"There are several operations named {node.Name}.", _known[node.Name.Value], node.Name);
    }
}
