using System.Collections.Concurrent;
using System.Text;
using GraphQL.Language;

namespace GraphQL.Execution;

/// <summary>A document that passed validation, with what is looked up in it by name.</summary>
internal sealed class PreparedDocument
{
    public PreparedDocument(Schema schema, DocumentNode document, ExecutorOptions options)
    {
        Schema = schema;
        Options = options;
        Length = document.Source.Body.Length;
        var operations = new List<OperationNode>();
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationNode operation) operations.Add(operation);
            if (definition is FragmentNode fragment) Fragments[fragment.Name!.Value] = fragment;
        }
        Operations = [.. operations.Select(o => new PreparedOperation(this, o))];
        AsksIntrospection = operations.Exists(o => Asks(o.Selection)) || Fragments.Values.Any(f => Asks(f.Selection));
    }

    /// <summary>Whether any of its selections names <c>__schema</c> or <c>__type</c>.</summary>
    public bool AsksIntrospection { get; }

    private static bool Asks(SelectionSetNode set) => set.Selections.Exists(s => s switch
    {
        FieldNode f => f.Name.Value is "__schema" or "__type" || (f.Selection is { } inner && Asks(inner)),
        InlineFragmentNode f => Asks(f.Selection),
        _ => false,
    });

    public Schema Schema { get; }
    public ExecutorOptions Options { get; }

    /// <summary>The characters of its text.</summary>
    public int Length { get; }

    public PreparedOperation[] Operations { get; }
    public Dictionary<string, FragmentNode> Fragments { get; } = new(StringComparer.Ordinal);
}

/// <summary>An operation of a prepared document, with its plans.</summary>
internal sealed class PreparedOperation(PreparedDocument document, OperationNode node)
{
    private readonly ConcurrentDictionary<ulong, OperationPlan> _plans = new();
    private string[]? _conditions;
    private OperationPlan? _only;
    private Complexity? _complexity;

    public OperationNode Node => node;

    public Complexity Complexity => _complexity ??= new Complexity(document, node, document.Options);

    /// <summary>
    /// There is one plan for each outcome of the operation's @skip and @include conditions, so that the running of a
    /// plan asks no conditions.
    /// </summary>
    public OperationPlan PlanFor(VariableValues variables)
    {
        var conditions = _conditions ??= ConditionVariables.Of(node, document.Fragments);
        if (conditions.Length == 0) return _only ??= new OperationPlan(document, node, []);
        ulong outcome = 0;
        for (var i = 0; i < conditions.Length && i < 64; i++)
            if (variables.TryGetValue(conditions[i], out var value) && value is true) outcome |= 1UL << i;
        if (_plans.TryGetValue(outcome, out var plan)) return plan;
        plan = new OperationPlan(document, node, conditions.ToDictionary(n => n, n => variables.GetValueOrDefault(n) as bool?, StringComparer.Ordinal));
        // A null counts as false in the outcome, but it is an error; such a plan was not made. A document with many
        // conditions has more outcomes than are worth keeping.
        if (conditions.Length <= 64 && _plans.Count < 32) _plans.TryAdd(outcome, plan);
        return plan;
    }
}

/// <summary>The variables on which @skip and @include of an operation depend.</summary>
internal static class ConditionVariables
{
    public static string[] Of(OperationNode operation, Dictionary<string, FragmentNode> fragments)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Visit(operation.Selection);
        return [.. names];

        void Visit(SelectionSetNode set)
        {
            foreach (var selection in set.Selections)
            {
                foreach (var directive in selection.Directives)
                    if (directive.Name.Value is "skip" or "include" && directive.Arguments is [{ Value: VariableNode v }]) names.Add(v.Name.Value);
                switch (selection)
                {
                    case FieldNode { Selection: { } inner }: Visit(inner); break;
                    case InlineFragmentNode inline: Visit(inline.Selection); break;
                    case FragmentSpreadNode spread when seen.Add(spread.Name.Value): Visit(fragments[spread.Name.Value].Selection); break;
                }
            }
        }
    }
}

/// <summary>An operation with its fields collected and merged ahead of time (section 6.3.2).</summary>
internal sealed class OperationPlan
{
    private readonly Dictionary<string, bool?> _conditions;
    private readonly Dictionary<FieldNode, SubSelection> _shared = [];
    private int _slots;

    public OperationPlan(PreparedDocument document, OperationNode operation, Dictionary<string, bool?> conditions)
    {
        Document = document;
        Operation = operation;
        _conditions = conditions;
        RootType = document.Schema.Root(operation.Kind)!;
        Root = Plan(RootType, [operation.Selection]);
    }

    public PreparedDocument Document { get; }
    public OperationNode Operation { get; }
    public ObjectType RootType { get; }
    public SelectionPlan Root { get; }
    public int Slots => _slots;

    public SelectionPlan Plan(ObjectType type, IEnumerable<SelectionSetNode> sets)
    {
        var order = new List<string>();
        var groups = new Dictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets) Collect(type, set, order, groups, spread);
        var fields = new PlannedField[order.Count];
        for (var i = 0; i < fields.Length; i++) fields[i] = Field(type, order[i], groups[order[i]], i == 0);
        return new SelectionPlan(type, fields);
    }

    private PlannedField Field(ObjectType type, string key, List<FieldNode> nodes, bool first)
    {
        var definition = Document.Schema.Field(type, nodes[0].Name.Value)!;
        var slot = definition.Arguments.Count > 0 ? Interlocked.Increment(ref _slots) - 1 : -1;
        return new PlannedField(type, definition, key, nodes, slot, definition.Type.Named.IsComposite ? Sub(nodes) : null, first);
    }

    /// <summary>Selections made of the same nodes share their plans, so that nested interfaces do not multiply them.</summary>
    private SubSelection Sub(List<FieldNode> nodes)
    {
        if (nodes.Count > 1) return new SubSelection(this, nodes);
        lock (_shared)
        {
            if (!_shared.TryGetValue(nodes[0], out var sub)) _shared[nodes[0]] = sub = new SubSelection(this, nodes);
            return sub;
        }
    }

    private void Collect(ObjectType type, SelectionSetNode set, List<string> order, Dictionary<string, List<FieldNode>> groups, HashSet<string> spread)
    {
        foreach (var selection in set.Selections)
        {
            if (!IsIncluded(selection)) continue;
            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseKey, out var nodes))
                    {
                        groups[field.ResponseKey] = nodes = [];
                        order.Add(field.ResponseKey);
                    }
                    nodes.Add(field);
                    break;
                case InlineFragmentNode inline:
                    if (inline.TypeCondition is null || Applies(inline.TypeCondition, type)) Collect(type, inline.Selection, order, groups, spread);
                    break;
                case FragmentSpreadNode { Name.Value: var name }:
                    if (spread.Add(name) && Document.Fragments[name] is var fragment && Applies(fragment.TypeCondition, type))
                        Collect(type, fragment.Selection, order, groups, spread);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode condition, ObjectType type) =>
        Document.Schema.Type(condition.Name.Value) is { } named && Document.Schema.IsPossible(named, type);

    public bool IsIncluded(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == "skip" && Condition(directive)) return false;
            if (directive.Name.Value == "include" && !Condition(directive)) return false;
        }
        return true;
    }

    private bool Condition(DirectiveNode directive) => directive.Arguments[0].Value switch
    {
        BooleanNode literal => literal.Value,
        VariableNode variable => _conditions.GetValueOrDefault(variable.Name.Value) ?? throw new GraphQLException(
            new GraphQLError($"The variable ${variable.Name} must not be null where @{directive.Name} asks it.")
            {
                Locations = [variable.Location],
                Extensions = ErrorCodes.With(ErrorCodes.BadInput, "sec--include"),
            }),
        _ => false,
    };
}

internal sealed class SelectionPlan(ObjectType type, PlannedField[] fields)
{
    public ObjectType Type { get; } = type;
    public PlannedField[] Fields { get; } = fields;
}

/// <summary>What is selected below a field, planned for each concrete type when that type first appears.</summary>
internal sealed class SubSelection(OperationPlan plan, List<FieldNode> nodes)
{
    private readonly ConcurrentDictionary<ObjectType, SelectionPlan> _plans = new();
    private SelectionPlan? _last;

    public OperationPlan Plan => plan;

    public SelectionPlan For(ObjectType type)
    {
        var last = _last;
        if (last is not null && ReferenceEquals(last.Type, type)) return last;
        return _last = _plans.GetOrAdd(type, static (t, s) => s.Plan.Plan(t, s.Sets()), this);
    }

    public IEnumerable<SelectionSetNode> Sets() => nodes.Where(n => n.Selection is not null).Select(n => n.Selection!);
}
