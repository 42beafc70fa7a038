using System.Runtime.CompilerServices;
using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>A subscription selects exactly one root field, no meta-field, and without conditions.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Single-Root-Field</remarks>
internal sealed class SingleFieldSubscriptions() : Rule("sec-Single-Root-Field")
{
    public override void EnterOperation(OperationNode node, ValidationContext context)
    {
        if (node.Kind != OperationKind.Subscription || context.Schema.Subscription is not { } root) return;
        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var conditions = new List<DirectiveNode>();
        Collect(node.Selection, root, groups, conditions, [], context);
        if (conditions.Count > 0)
        {
            Report(context, $"{Name(node)} must not make its root field depend on @skip or @include.", conditions);
            return;
        }
        if (groups.Count == 0) Report(context, $"{Name(node)} must select one root field.", node.Selection);
        if (groups.Count > 1) Report(context, $"{Name(node)} must select one root field only.", groups.Values.Skip(1).SelectMany(g => g));
        foreach (var nodes in groups.Values)
            if (nodes[0].Name.Value.StartsWith("__", StringComparison.Ordinal)) Report(context, $"{Name(node)} must not select a meta-field.", nodes);
    }

    private static string Name(OperationNode node) => node.Name is null ? "An anonymous subscription" : $"The subscription {node.Name}";

    private static void Collect(SelectionSetNode set, ObjectType root, OrderedDictionary<string, List<FieldNode>> groups, List<DirectiveNode> conditions, HashSet<string> seen, ValidationContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            if ((selection.Directives.Find(d => d.Name.Value == "skip") ?? selection.Directives.Find(d => d.Name.Value == "include")) is { } condition)
            {
                conditions.Add(condition);
                continue;
            }
            switch (selection)
            {
                case FieldNode field:
                    if (groups.TryGetValue(field.ResponseKey, out var nodes)) nodes.Add(field);
                    else groups.Add(field.ResponseKey, [field]);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, root, context):
                    Collect(inline.Selection, root, groups, conditions, seen, context);
                    break;
                case FragmentSpreadNode spread when seen.Add(spread.Name.Value) && context.Fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition, root, context):
                    Collect(fragment.Selection, root, groups, conditions, seen, context);
                    break;
            }
        }
    }

    private static bool Applies(NamedTypeNode? condition, ObjectType root, ValidationContext context) =>
        condition is null || (context.Schema.Type(condition.Name.Value) is { } type && context.Schema.IsPossible(type, root));
}
