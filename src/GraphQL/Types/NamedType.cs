using System.Diagnostics.CodeAnalysis;
using GraphQL.Language;

namespace GraphQL;

/// <summary>A type with a name. Read-only once the schema is built.</summary>
public abstract class NamedType : GraphQLType
{
    internal NamedType(TypeDefinitionNode node) => Node = node;

    internal TypeDefinitionNode Node { get; }

    /// <summary>The name in the SDL.</summary>
    public string Name => Node.Name!.Value;

    /// <summary>The description in the SDL, or null.</summary>
    public string? Description => Node.Description?.Value;

    /// <summary>The directives applied to the type, extensions included.</summary>
    public IReadOnlyList<DirectiveUse> Directives { get; internal set; } = [];

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);
    internal bool IsComposite => this is FieldsType or UnionType;
    internal bool IsAbstract => this is InterfaceType or UnionType;
    internal bool IsLeaf => this is NamedScalar or EnumType;
}

/// <summary>A scalar of the schema with the code that reads and writes it (section 3.5).</summary>
public sealed class NamedScalar : NamedType
{
    internal NamedScalar(ScalarDefinitionNode node) : base(node) { }

    /// <summary>The code behind the name.</summary>
    public ScalarType Scalar { get; internal set; } = null!;

    /// <summary>The address of the scalar's specification, from <c>@specifiedBy</c>, or null.</summary>
    public string? SpecifiedBy { get; internal set; }
}

/// <summary>What objects and interfaces have in common: fields, and interfaces they implement.</summary>
public abstract class FieldsType : NamedType
{
    private Dictionary<string, FieldDefinition> _byName = [];

    internal FieldsType(TypeDefinitionNode node) : base(node) { }

    /// <summary>The fields in the order of the SDL.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; private set; } = [];

    /// <summary>The interfaces declared after <c>implements</c>.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>The field of that name, if there is one.</summary>
    public bool TryGetField(string name, [NotNullWhen(true)] out FieldDefinition? field) => _byName.TryGetValue(name, out field);

    internal void SetFields(List<FieldDefinition> fields)
    {
        Fields = fields;
        _byName = new Dictionary<string, FieldDefinition>(StringComparer.Ordinal);
        foreach (var field in fields) _byName.TryAdd(field.Name, field);
    }
}

/// <summary>An object type (section 3.6).</summary>
public sealed class ObjectType : FieldsType
{
    internal ObjectType(ObjectDefinitionNode node) : base(node) { }

    /// <summary>The CLR type bound to it, or null when every field has a resolver.</summary>
    public Type? ClrType { get; internal set; }

    internal byte[] TypenameJson { get; set; } = [];
}

/// <summary>An interface (section 3.7).</summary>
public sealed class InterfaceType : FieldsType
{
    internal InterfaceType(InterfaceDefinitionNode node) : base(node) { }
}

/// <summary>A union (section 3.8).</summary>
public sealed class UnionType : NamedType
{
    internal UnionType(UnionDefinitionNode node) : base(node) { }

    /// <summary>The member types in the order of the SDL.</summary>
    public IReadOnlyList<ObjectType> Members { get; internal set; } = [];
}

/// <summary>An enum (section 3.9).</summary>
public sealed class EnumType : NamedType
{
    private Dictionary<string, EnumValueDefinition> _byName = [];

    internal EnumType(EnumDefinitionNode node) : base(node) { }

    /// <summary>The values in the order of the SDL.</summary>
    public IReadOnlyList<EnumValueDefinition> Values { get; private set; } = [];

    /// <summary>The CLR enum bound to it, or null when its values are strings.</summary>
    public Type? ClrType { get; internal set; }

    internal void SetValues(List<EnumValueDefinition> values)
    {
        Values = values;
        _byName = new Dictionary<string, EnumValueDefinition>(StringComparer.Ordinal);
        foreach (var value in values) _byName.TryAdd(value.Name, value);
    }

    internal bool Has(string name) => _byName.ContainsKey(name);
}

/// <summary>An input object (section 3.10).</summary>
public sealed class InputObjectType : NamedType
{
    private Dictionary<string, InputValueDefinition> _byName = [];

    internal InputObjectType(InputDefinitionNode node) : base(node) { }

    /// <summary>The input fields in the order of the SDL.</summary>
    public IReadOnlyList<InputValueDefinition> Fields { get; private set; } = [];

    /// <summary>Whether exactly one field must be given (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; internal set; }

    /// <summary>The CLR type bound to it, or null when it is bound where it is used.</summary>
    public Type? ClrType { get; internal set; }

    internal void SetFields(List<InputValueDefinition> fields)
    {
        Fields = fields;
        _byName = new Dictionary<string, InputValueDefinition>(StringComparer.Ordinal);
        foreach (var field in fields) _byName.TryAdd(field.Name, field);
    }

    internal bool TryGetField(string name, [NotNullWhen(true)] out InputValueDefinition? field) => _byName.TryGetValue(name, out field);
}
