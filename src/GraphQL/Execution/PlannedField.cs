using System.Collections.Concurrent;
using GraphQL.Language;

namespace GraphQL.Execution;

/// <summary>A field of a plan: all nodes that merge under one response key, with everything that can be known before the request.</summary>
internal sealed class PlannedField
{
    private readonly List<FieldNode> _nodes;
    private ConcurrentDictionary<string, bool>? _includes;
    private SourceLocation[]? _locations;

    public PlannedField(ObjectType parent, FieldDefinition definition, string key, List<FieldNode> nodes, int slot, SubSelection? selection, bool first)
    {
        ParentType = parent;
        Definition = definition;
        Key = key;
        _nodes = nodes;
        ArgumentSlot = slot;
        Selection = selection;
        NonNull = definition.Type is NonNullType;
        Resolver = definition.Resolver ?? throw new InvalidOperationException($"{definition} has no resolver.");
        Label = new Label(first ? $"\"{key}\":" : $",\"{key}\":");
    }

    public ObjectType ParentType { get; }
    public FieldDefinition Definition { get; }
    public FieldResolver Resolver { get; }
    public string Key { get; }

    /// <summary>The key as it is written, with its comma and colon.</summary>
    public Label Label { get; }

    public bool NonNull { get; }
    public int ArgumentSlot { get; }
    public SubSelection? Selection { get; }
    public FieldNode Node => _nodes[0];

    /// <summary>Arguments that depend on no variable and that nobody can change; made once.</summary>
    public object?[]? ConstantArguments { get; set; }

    public SourceLocation[] Locations => _locations ??= [.. _nodes.Select(n => n.Location)];

    /// <summary>What the host keeps with the field, see <see cref="FieldContext.Once"/>.</summary>
    public object? Kept { get; set; }

    public IReadOnlyCollection<string> Selected(string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (Selection is not null) Search(Selection.Plan, Selection.Sets(), [.. path.Split('.'), "*"], 0, [], names);
        return names;
    }

    public bool Includes(string path)
    {
        if (Selection is null) return false;
        _includes ??= new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        if (_includes.TryGetValue(path, out var known)) return known;
        var found = Search(Selection.Plan, Selection.Sets(), path.Split('.'), 0, []);
        if (_includes.Count < 64) _includes[path] = found;
        return found;
    }

    /// <param name="steps">A path of field names; the last may be <c>*</c>, whose fields are gathered in <paramref name="all"/>.</param>
    private static bool Search(OperationPlan plan, IEnumerable<SelectionSetNode> sets, string[] steps, int at, HashSet<(string, int)> seen, HashSet<string>? all = null)
    {
        foreach (var selection in sets.SelectMany(s => s.Selections))
        {
            if (!plan.IsIncluded(selection)) continue;
            var found = selection switch
            {
                FieldNode field when at == steps.Length - 1 && all is not null => all.Add(field.Name.Value) && false,
                FieldNode field when field.Name.Value == steps[at] =>
                    at == steps.Length - 1 || (field.Selection is not null && Search(plan, [field.Selection], steps, at + 1, seen, all)),
                InlineFragmentNode inline => Search(plan, [inline.Selection], steps, at, seen, all),
                FragmentSpreadNode spread when seen.Add((spread.Name.Value, at)) => Search(plan, [plan.Document.Fragments[spread.Name.Value].Selection], steps, at, seen, all),
                _ => false,
            };
            if (found) return true;
        }
        return false;
    }
}
