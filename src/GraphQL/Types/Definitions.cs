using GraphQL.Execution;
using GraphQL.Language;

namespace GraphQL;

/// <summary>A field of an object type or interface (section 3.6).</summary>
public sealed class FieldDefinition
{
    internal FieldDefinition(FieldsType declaring, FieldDefinitionNode node)
    {
        DeclaringType = declaring;
        Node = node;
    }

    internal FieldDefinitionNode Node { get; }

    /// <summary>The object type or interface the field stands in.</summary>
    public FieldsType DeclaringType { get; }

    /// <summary>The name in the SDL.</summary>
    public string Name => Node.Name.Value;

    /// <summary>The description in the SDL, or null.</summary>
    public string? Description => Node.Description?.Value;

    /// <summary>The type of its value.</summary>
    public GraphQLType Type { get; internal set; } = null!;

    /// <summary>The arguments in the order of the SDL.</summary>
    public IReadOnlyList<InputValueDefinition> Arguments { get; internal set; } = [];

    /// <summary>The directives applied to the field.</summary>
    public IReadOnlyList<DirectiveUse> Directives { get; internal set; } = [];

    /// <summary>The reason given by <c>@deprecated</c>, or null.</summary>
    public string? DeprecationReason { get; internal set; }

    internal InputValueDefinition? Argument(string name)
    {
        foreach (var argument in Arguments)
            if (argument.Name == name) return argument;
        return null;
    }

    /// <summary>
    /// The property, or the method of a resolver class or of the parent, that gives the field's value; null before the schema
    /// is built, and for interfaces. A host may learn from it what a field costs.
    /// </summary>
    public System.Reflection.MemberInfo? Member { get; internal set; }

    internal FieldResolver? Resolver { get; set; }

    /// <summary>By argument: how it reaches its parameter; null where no parameter takes it.</summary>
    internal ArgumentSlot?[] ArgumentSlots { get; set; } = [];

    internal bool ArgumentsAreImmutable { get; set; }

    /// <summary>Field and type, as <c>Query.activity</c>.</summary>
    public override string ToString() => $"{DeclaringType.Name}.{Name}";
}

/// <summary>An argument or an input field (section 3.6.1 and 3.10).</summary>
public sealed class InputValueDefinition
{
    internal InputValueDefinition(InputValueNode node) => Node = node;

    internal InputValueNode Node { get; }

    /// <summary>The name in the SDL.</summary>
    public string Name => Node.Name.Value;

    /// <summary>The description in the SDL, or null.</summary>
    public string? Description => Node.Description?.Value;

    /// <summary>The type of its value.</summary>
    public GraphQLType Type { get; internal set; } = null!;

    /// <summary>Whether the SDL gives a default value.</summary>
    public bool HasDefault => Node.Default is not null;

    /// <summary>The directives applied to it.</summary>
    public IReadOnlyList<DirectiveUse> Directives { get; internal set; } = [];

    /// <summary>The reason given by <c>@deprecated</c>, or null.</summary>
    public string? DeprecationReason { get; internal set; }

    internal ValueNode? Default => Node.Default;

    /// <summary>The default in its coerced form, made when it is first wanted: defaults may lean on one another.</summary>
    internal object? DefaultValue
    {
        get
        {
            if (_state == 2 || Default is null) return _default;
            if (_state == 1) throw new InputException($"The default of {Name} leads back to itself.");
            _state = 1;
            try
            {
                _default = InputCoercion.FromLiteral(Type, Default, null);
                _state = 2;
            }
            finally
            {
                if (_state == 1) _state = 0;
            }
            return _default;
        }
    }

    private object? _default;
    private int _state;

    internal bool IsRequired => Type is NonNullType && !HasDefault;
}

/// <summary>A value of an enum (section 3.9).</summary>
public sealed class EnumValueDefinition
{
    internal EnumValueDefinition(EnumValueDefinitionNode node) => Node = node;

    internal EnumValueDefinitionNode Node { get; }

    /// <summary>The name in the SDL.</summary>
    public string Name => Node.Name.Value;

    /// <summary>The description in the SDL, or null.</summary>
    public string? Description => Node.Description?.Value;

    /// <summary>The directives applied to it.</summary>
    public IReadOnlyList<DirectiveUse> Directives { get; internal set; } = [];

    /// <summary>The reason given by <c>@deprecated</c>, or null.</summary>
    public string? DeprecationReason { get; internal set; }
}

/// <summary>A directive that the schema declares (section 3.13).</summary>
public sealed class DirectiveDefinition
{
    internal DirectiveDefinition(DirectiveDefinitionNode node) => Node = node;

    internal DirectiveDefinitionNode Node { get; }

    /// <summary>The name without its at sign.</summary>
    public string Name => Node.Name!.Value;

    /// <summary>The description in the SDL, or null.</summary>
    public string? Description => Node.Description?.Value;

    /// <summary>The arguments in the order of the SDL.</summary>
    public IReadOnlyList<InputValueDefinition> Arguments { get; internal set; } = [];

    /// <summary>Whether it may be applied more than once in a place.</summary>
    public bool IsRepeatable => Node.Repeatable;

    /// <summary>The places where it may be applied, as <c>FIELD_DEFINITION</c>.</summary>
    public IReadOnlyList<string> Locations => [.. Node.Locations.Select(l => l.Value)];

    internal bool AllowedAt(string location) => Node.Locations.Exists(l => l.Value == location);

    internal InputValueDefinition? Argument(string name)
    {
        foreach (var argument in Arguments)
            if (argument.Name == name) return argument;
        return null;
    }
}

/// <summary>
/// A directive as it is applied in the SDL. Argument values are coerced by the directive's definition:
/// scalars as CLR values, enums as their SDL names, lists as <c>IReadOnlyList&lt;object?&gt;</c>, input objects as
/// <c>IReadOnlyDictionary&lt;string, object?&gt;</c>. An argument neither given nor defaulted is not in the dictionary.
/// </summary>
public sealed class DirectiveUse
{
    internal DirectiveUse(DirectiveNode node, DirectiveDefinition definition, IReadOnlyDictionary<string, object?> arguments)
    {
        Node = node;
        Definition = definition;
        Arguments = arguments;
    }

    internal DirectiveNode Node { get; }

    /// <summary>The name without its at sign.</summary>
    public string Name => Node.Name.Value;

    /// <summary>What the schema declares about it.</summary>
    public DirectiveDefinition Definition { get; }

    /// <summary>The coerced arguments.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; }
}
