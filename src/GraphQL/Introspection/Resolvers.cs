using GraphQL.Language;

namespace GraphQL.Introspection;

/// <summary>
/// The schema asked about itself (section 4.2). The introspection types are ordinary SDL, and these are their
/// ordinary resolvers.
/// </summary>
internal static class Resolvers
{
    public static Type ClassOf(string type) => type switch
    {
        "__Schema" => typeof(SchemaFields),
        "__Type" => typeof(TypeFields),
        "__Field" => typeof(FieldFields),
        "__InputValue" => typeof(InputValueFields),
        "__EnumValue" => typeof(EnumValueFields),
        _ => typeof(DirectiveFields),
    };
}

internal sealed class QueryFields(Schema schema)
{
    public SchemaHandle Schema() => new(schema);
    public GraphQLType? Type(string name) => schema.Type(name);
}

/// <summary>A schema with the way to what its types need to know of it.</summary>
internal sealed record SchemaHandle(Schema Schema);

internal sealed class SchemaFields
{
    public string? Description(SchemaHandle parent) => parent.Schema.Description;
    public IEnumerable<GraphQLType> Types(SchemaHandle parent) => parent.Schema.Types;
    public GraphQLType QueryType(SchemaHandle parent) => parent.Schema.Query;
    public GraphQLType? MutationType(SchemaHandle parent) => parent.Schema.Mutation;
    public GraphQLType? SubscriptionType(SchemaHandle parent) => parent.Schema.Subscription;
    public IEnumerable<DirectiveDefinition> Directives(SchemaHandle parent) => parent.Schema.Directives;
}

internal sealed class TypeFields
{
    public string Kind(GraphQLType parent) => parent switch
    {
        NamedScalar => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    public string? Name(GraphQLType parent) => (parent as NamedType)?.Name;
    public string? Description(GraphQLType parent) => (parent as NamedType)?.Description;
    public string? SpecifiedByURL(GraphQLType parent) => (parent as NamedScalar)?.SpecifiedBy;

    public IEnumerable<FieldDefinition>? Fields(GraphQLType parent, bool includeDeprecated) =>
        (parent as FieldsType)?.Fields.Where(f => includeDeprecated || f.DeprecationReason is null);

    public IEnumerable<GraphQLType>? Interfaces(GraphQLType parent) => (parent as FieldsType)?.Interfaces;

    public IEnumerable<GraphQLType>? PossibleTypes(GraphQLType parent, FieldContext context) =>
        parent is NamedType { IsAbstract: true } named ? context.Run.Schema.PossibleTypes(named) : null;

    public IEnumerable<EnumValueDefinition>? EnumValues(GraphQLType parent, bool includeDeprecated) =>
        (parent as EnumType)?.Values.Where(v => includeDeprecated || v.DeprecationReason is null);

    public IEnumerable<InputValueDefinition>? InputFields(GraphQLType parent, bool includeDeprecated) =>
        (parent as InputObjectType)?.Fields.Where(f => includeDeprecated || f.DeprecationReason is null);

    public GraphQLType? OfType(GraphQLType parent) => parent switch
    {
        ListType list => list.Item,
        NonNullType nonNull => nonNull.Nullable,
        _ => null,
    };

    public bool? IsOneOf(GraphQLType parent) => (parent as InputObjectType)?.IsOneOf;
}

internal sealed class FieldFields
{
    public string Name(FieldDefinition parent) => parent.Name;
    public string? Description(FieldDefinition parent) => parent.Description;
    public GraphQLType Type(FieldDefinition parent) => parent.Type;
    public bool IsDeprecated(FieldDefinition parent) => parent.DeprecationReason is not null;
    public string? DeprecationReason(FieldDefinition parent) => parent.DeprecationReason;

    public IEnumerable<InputValueDefinition> Args(FieldDefinition parent, bool includeDeprecated) =>
        parent.Arguments.Where(a => includeDeprecated || a.DeprecationReason is null);
}

internal sealed class InputValueFields
{
    public string Name(InputValueDefinition parent) => parent.Name;
    public string? Description(InputValueDefinition parent) => parent.Description;
    public GraphQLType Type(InputValueDefinition parent) => parent.Type;
    public string? DefaultValue(InputValueDefinition parent) => parent.Default is { } value ? Printer.Print(value) : null;
    public bool IsDeprecated(InputValueDefinition parent) => parent.DeprecationReason is not null;
    public string? DeprecationReason(InputValueDefinition parent) => parent.DeprecationReason;
}

internal sealed class EnumValueFields
{
    public string Name(EnumValueDefinition parent) => parent.Name;
    public string? Description(EnumValueDefinition parent) => parent.Description;
    public bool IsDeprecated(EnumValueDefinition parent) => parent.DeprecationReason is not null;
    public string? DeprecationReason(EnumValueDefinition parent) => parent.DeprecationReason;
}

internal sealed class DirectiveFields
{
    public string Name(DirectiveDefinition parent) => parent.Name;
    public string? Description(DirectiveDefinition parent) => parent.Description;
    public bool IsRepeatable(DirectiveDefinition parent) => parent.IsRepeatable;
    public IEnumerable<string> Locations(DirectiveDefinition parent) => parent.Locations;

    public IEnumerable<InputValueDefinition> Args(DirectiveDefinition parent, bool includeDeprecated) =>
        parent.Arguments.Where(a => includeDeprecated || a.DeprecationReason is null);
}
