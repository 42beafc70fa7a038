using GraphQL.Execution;
using GraphQL.Language;

namespace GraphQL.Validation;

/// <summary>A variable where it is used, with what is expected there.</summary>
internal sealed record VariableUsage(VariableNode Node, GraphQLType? Type, bool LocationHasDefault, NamedType? OneOfParent);

/// <summary>Where the walk stands, and what rules share: the fragments, and the variables used below each definition.</summary>
internal sealed class ValidationContext
{
    /// <summary>Fragments and their variables looked at for all operations together; no honest document comes near.</summary>
    private const int MaxReached = 50_000;

    private readonly Dictionary<DefinitionNode, List<VariableUsage>> _usages = [];
    private readonly Dictionary<DefinitionNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<OperationNode, List<FragmentNode>> _reachable = [];
    private int _reached;

    public ValidationContext(Schema schema, DocumentNode document, int maxErrors)
    {
        Schema = schema;
        Document = document;
        MaxErrors = maxErrors;
        foreach (var definition in document.Definitions)
            if (definition is FragmentNode fragment) Fragments[fragment.Name!.Value] = fragment;
    }

    public Schema Schema { get; }
    public DocumentNode Document { get; }
    public int MaxErrors { get; }
    public Dictionary<string, FragmentNode> Fragments { get; } = new(StringComparer.Ordinal);
    public List<GraphQLError> Errors { get; } = [];

    /// <summary>The type of the field or fragment the walk is in; null below something unknown.</summary>
    public GraphQLType? Type { get; set; }
    public NamedType? ParentType { get; set; }
    public FieldDefinition? Field { get; set; }
    public DirectiveDefinition? Directive { get; set; }
    public string? DirectiveName { get; set; }
    public InputValueDefinition? Argument { get; set; }
    public GraphQLType? InputType { get; set; }
    public GraphQLType? ParentInputType { get; set; }
    public bool LocationHasDefault { get; set; }

    /// <summary>The input object around a value, where it takes one field only.</summary>
    public InputObjectType? OneOfParent { get; set; }
    public DefinitionNode? Definition { get; set; }

    public void Add(GraphQLError error)
    {
        if (Errors.Count >= MaxErrors) throw new ValidationEnds("There are more faults; they are not listed.");
        Errors.Add(error);
    }

    public GraphQLType? TypeOf(TypeNode node) => VariableCoercion.TryTypeOf(Schema, node);

    public void Use(VariableUsage usage)
    {
        if (!_usages.TryGetValue(Definition!, out var list)) _usages[Definition!] = list = [];
        list.Add(usage);
    }

    public List<VariableUsage> UsagesIn(DefinitionNode definition) => _usages.TryGetValue(definition, out var list) ? list : [];

    /// <summary>The variables an operation uses, itself and through its fragments. Complete when the walk is.</summary>
    public IEnumerable<VariableUsage> UsagesOf(OperationNode operation) =>
        UsagesIn(operation).Concat(ReachableFrom(operation).SelectMany(UsagesIn));

    public List<FragmentNode> ReachableFrom(OperationNode operation)
    {
        if (_reachable.TryGetValue(operation, out var list)) return list;
        list = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<DefinitionNode>([operation]);
        while (open.TryPop(out var definition))
        {
            foreach (var spread in SpreadsIn(definition))
            {
                if (!seen.Add(spread.Name.Value) || !Fragments.TryGetValue(spread.Name.Value, out var fragment)) continue;
                list.Add(fragment);
                open.Push(fragment);
                _reached += 1 + UsagesIn(fragment).Count;
                if (_reached > MaxReached) throw new ValidationEnds("The operations of the document share too many fragments to be checked.");
            }
        }
        return _reachable[operation] = list;
    }

    /// <summary>The spreads inside a definition: those of a selection set before those of the sets below it, the last of these first.</summary>
    public List<FragmentSpreadNode> SpreadsIn(DefinitionNode definition)
    {
        if (_spreads.TryGetValue(definition, out var list)) return list;
        list = [];
        var open = new Stack<SelectionSetNode>([definition is OperationNode o ? o.Selection : ((FragmentNode)definition).Selection]);
        while (open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread: list.Add(spread); break;
                    case FieldNode { Selection: { } inner }: open.Push(inner); break;
                    case InlineFragmentNode inline: open.Push(inline.Selection); break;
                }
            }
        }
        return _spreads[definition] = list;
    }
}
