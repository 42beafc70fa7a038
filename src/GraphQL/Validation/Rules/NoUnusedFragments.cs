using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Every fragment is used by some operation, itself or through other fragments.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used</remarks>
internal sealed class NoUnusedFragments() : Rule("sec-Fragments-Must-Be-Used")
{
    public override void LeaveDocument(DocumentNode node, ValidationContext context)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in node.Definitions.OfType<OperationNode>())
            foreach (var fragment in context.ReachableFrom(operation)) used.Add(fragment.Name!.Value);
        foreach (var fragment in node.Definitions.OfType<FragmentNode>())
            if (!used.Contains(fragment.Name!.Value)) Report(context, $"The fragment {fragment.Name} is not used.", fragment);
    }
}
