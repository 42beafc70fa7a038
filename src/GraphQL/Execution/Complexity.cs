using GraphQL.Language;

namespace GraphQL.Execution;

/// <summary>
/// What an operation may cost: every field one, and what stands below a list as often as the list may have items. How
/// many that are, <c>first</c> and <c>last</c> say, on the list itself or on the connection around it. What does not
/// depend on variables is added up once.
/// </summary>
internal sealed class Complexity
{
    private const long Ceiling = 1_000_000_000_000;

    private readonly record struct Size(long Known, string? Variable);

    private sealed record Cost(long Fixed, List<(Size Times, Cost Each)> Open);

    private readonly PreparedDocument _document;
    private readonly ExecutorOptions _options;
    private readonly Dictionary<(string Fragment, Size? Page), Cost> _fragments = [];
    private readonly Cost _root;

    public Complexity(PreparedDocument document, OperationNode operation, ExecutorOptions options)
    {
        _document = document;
        _options = options;
        _root = Of(operation.Selection, document.Schema.Root(operation.Kind)!, null);
    }

    public long For(VariableValues variables) => Evaluate(_root, variables);

    private long Evaluate(Cost cost, VariableValues variables)
    {
        var sum = cost.Fixed;
        foreach (var (times, each) in cost.Open) sum = Math.Min(sum + Times(SizeOf(times, variables), Evaluate(each, variables)), Ceiling);
        return sum;
    }

    private long SizeOf(Size size, VariableValues variables) => size.Variable is null ? size.Known
        : variables.GetValueOrDefault(size.Variable) is int given ? Math.Max(given, 0) : size.Known;

    private static long Times(long size, long cost) => size == 0 || cost <= Ceiling / size ? size * cost : Ceiling;

    private Cost Of(SelectionSetNode set, NamedType parent, Size? page)
    {
        long known = 0;
        var open = new List<(Size, Cost)>();
        foreach (var selection in set.Selections)
        {
            var part = selection switch
            {
                FieldNode field => Field(field, parent, page),
                InlineFragmentNode inline => Of(inline.Selection, inline.TypeCondition is { } condition ? _document.Schema.Type(condition.Name.Value)! : parent, page),
                FragmentSpreadNode { Name.Value: var name } => Fragment(name, page),
                _ => new Cost(0, []),
            };
            known = Math.Min(known + part.Fixed, Ceiling);
            open.AddRange(part.Open);
        }
        return new Cost(known, open);
    }

    private Cost Fragment(string name, Size? page)
    {
        if (_fragments.TryGetValue((name, page), out var cost)) return cost;
        var fragment = _document.Fragments[name];
        return _fragments[(name, page)] = Of(fragment.Selection, _document.Schema.Type(fragment.TypeCondition.Name.Value)!, page);
    }

    private Cost Field(FieldNode node, NamedType parent, Size? page)
    {
        if (node.Selection is null || _document.Schema.Field(parent, node.Name.Value) is not { } field) return new Cost(1, []);
        var own = Asked(node, field);
        var isList = field.Type.Nullable is ListType;
        var below = Of(node.Selection, field.Type.Named, isList ? null : own);
        if (!isList) return below with { Fixed = below.Fixed + 1 };
        var times = own ?? page ?? new Size(_options.AssumedListSize, null);
        return times.Variable is null && below.Open.Count == 0
            ? new Cost(Math.Min(Times(times.Known, below.Fixed) + 1, Ceiling), [])
            : new Cost(1, [(times, below)]);
    }

    /// <summary>The number of items a field is asked for; null when it takes no such argument.</summary>
    private Size? Asked(FieldNode node, FieldDefinition field)
    {
        Size? asked = null;
        foreach (var argument in field.Arguments)
        {
            if (argument.Name is not ("first" or "last") || argument.Type.Nullable is not NamedScalar { Name: "Int" }) continue;
            var otherwise = argument.DefaultValue is int given ? given : _options.AssumedPageSize;
            switch (node.Arguments.Find(a => a.Name.Value == argument.Name)?.Value)
            {
                case IntNode literal when int.TryParse(literal.Text, out var number): return new Size(Math.Max(number, 0), null);
                case VariableNode variable: return new Size(otherwise, variable.Name.Value);
                default: asked ??= new Size(otherwise, null); break;
            }
        }
        return asked;
    }
}
