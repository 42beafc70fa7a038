using System.Diagnostics.CodeAnalysis;
using GraphQL.Language;

namespace GraphQL;

/// <summary>A schema ready to be served: its types, directives and bound resolvers. Immutable and shared by all requests.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DirectiveDefinition> _directives = new(StringComparer.Ordinal);
    private readonly Dictionary<NamedType, ObjectType[]> _possible = [];
    private readonly HashSet<(NamedType, ObjectType)> _implementations = [];

    internal Schema() { }

    internal SchemaNode? Node { get; set; }

    /// <summary>The description of the schema, or null.</summary>
    public string? Description => Node?.Description?.Value;

    /// <summary>The type of queries.</summary>
    public ObjectType Query { get; internal set; } = null!;

    /// <summary>The type of mutations, or null.</summary>
    public ObjectType? Mutation { get; internal set; }

    /// <summary>The type of subscriptions, or null.</summary>
    public ObjectType? Subscription { get; internal set; }

    /// <summary>All types in the order of the SDL, the specification's own last.</summary>
    public IReadOnlyCollection<NamedType> Types => _types.Values;

    /// <summary>All directives in the order of the SDL, the specification's own last.</summary>
    public IReadOnlyCollection<DirectiveDefinition> Directives => _directives.Values;

    /// <summary>The type of that name, if there is one.</summary>
    public bool TryGetType(string name, [NotNullWhen(true)] out NamedType? type) => _types.TryGetValue(name, out type);

    internal FieldDefinition SchemaField { get; set; } = null!;
    internal FieldDefinition TypeField { get; set; } = null!;
    internal FieldDefinition TypenameField { get; set; } = null!;

    internal bool Add(NamedType type) => _types.TryAdd(type.Name, type);
    internal void Remove(string type) => _types.Remove(type);
    internal bool Add(DirectiveDefinition directive) => _directives.TryAdd(directive.Name, directive);
    internal DirectiveDefinition? Directive(string name) => _directives.GetValueOrDefault(name);
    internal NamedType? Type(string name) => _types.GetValueOrDefault(name);

    internal ObjectType? Root(OperationKind kind) => kind switch
    {
        OperationKind.Query => Query,
        OperationKind.Mutation => Mutation,
        _ => Subscription,
    };

    /// <summary>GetPossibleTypes() of section 5.5.2.3.</summary>
    internal ObjectType[] PossibleTypes(NamedType type) => _possible.TryGetValue(type, out var possible) ? possible : [];

    internal bool IsPossible(NamedType abstractType, ObjectType type) =>
        ReferenceEquals(abstractType, type) || _implementations.Contains((abstractType, type));

    /// <summary>The field a selection names on a type, the meta-fields included (section 4.1 and 4.2).</summary>
    internal FieldDefinition? Field(NamedType parent, string name)
    {
        if (name.Length > 1 && name[0] == '_' && name[1] == '_')
        {
            if (name == "__typename" && parent.IsComposite) return TypenameField;
            if (ReferenceEquals(parent, Query))
            {
                if (name == "__schema") return SchemaField;
                if (name == "__type") return TypeField;
            }
        }
        return parent is FieldsType fields && fields.TryGetField(name, out var field) ? field : null;
    }

    internal void IndexPossibleTypes()
    {
        var implementers = new Dictionary<NamedType, List<ObjectType>>();
        foreach (var type in _types.Values)
        {
            if (type is UnionType union) implementers[union] = [.. union.Members.Distinct()];
            if (type is InterfaceType) implementers.TryAdd(type, []);
        }
        foreach (var type in _types.Values.OfType<ObjectType>())
        {
            _possible[type] = [type];
            foreach (var contract in type.Interfaces.Distinct())
                if (implementers.TryGetValue(contract, out var list)) list.Add(type);
        }
        foreach (var (type, list) in implementers)
        {
            _possible[type] = [.. list];
            foreach (var member in list) _implementations.Add((type, member));
        }
    }
}
