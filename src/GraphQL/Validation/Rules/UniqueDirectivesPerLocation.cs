using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands once in a place.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location</remarks>
internal sealed class UniqueDirectivesPerLocation() : Rule("sec-Directives-Are-Unique-per-Location")
{
    public override void EnterDirectives(IReadOnlyList<DirectiveNode> nodes, string location, ValidationContext context)
    {
        if (nodes.Count < 2) return;
        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (context.Schema.Directive(node.Name.Value) is not { IsRepeatable: false }) continue;
            if (!seen.TryAdd(node.Name.Value, node)) Report(context, $"The directive @{node.Name} may stand here only once.", seen[node.Name.Value], node);
        }
    }
}
