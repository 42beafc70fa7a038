using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>A fragment does not spread itself, directly or through others.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles</remarks>
internal sealed class NoFragmentCycles() : Rule("sec-Fragment-Spreads-Must-Not-Form-Cycles")
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Dictionary<string, int> _indexInPath = new(StringComparer.Ordinal);

    public override void EnterFragment(FragmentNode node, ValidationContext context) => Detect(node, context);

    // Walked with a stack of its own: a chain of fragments may be longer than the thread's stack allows.
    private void Detect(FragmentNode root, ValidationContext context)
    {
        if (!_visited.Add(root.Name!.Value)) return;
        _indexInPath[root.Name.Value] = _path.Count;
        var open = new Stack<(FragmentNode Fragment, int Next)>([(root, 0)]);
        while (open.TryPop(out var top))
        {
            var spreads = context.SpreadsIn(top.Fragment);
            if (top.Next == spreads.Count)
            {
                _indexInPath.Remove(top.Fragment.Name!.Value);
                if (open.Count > 0) _path.RemoveAt(_path.Count - 1);
                continue;
            }
            open.Push((top.Fragment, top.Next + 1));
            var spread = spreads[top.Next];
            var name = spread.Name.Value;
            if (_indexInPath.TryGetValue(name, out var start))
            {
                var via = _path.Skip(start).Select(s => s.Name.Value).ToList();
                Report(context, $"The fragment {name} spreads itself{(via.Count > 0 ? $" by way of {string.Join(", ", via)}" : "")}.", _path.Skip(start).Append(spread));
            }
            else if (context.Fragments.TryGetValue(name, out var fragment) && _visited.Add(name))
            {
                _path.Add(spread);
                _indexInPath[name] = _path.Count;
                open.Push((fragment, 0));
            }
        }
    }
}
