namespace GraphQL;

/// <summary>A type of the schema: a named one, or a list or non-null wrapper (specification, section 3.4).</summary>
public abstract class GraphQLType
{
    /// <summary>The named type inside all wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>This type without a non-null wrapper.</summary>
    public virtual GraphQLType Nullable => this;

    internal virtual bool IsInput => Named is NamedScalar or EnumType or InputObjectType;
    internal virtual bool IsOutput => Named is not InputObjectType;
}

/// <summary>A list of <see cref="Item"/>.</summary>
public sealed class ListType(GraphQLType item) : GraphQLType
{
    /// <summary>The type of each entry.</summary>
    public GraphQLType Item { get; } = item;

    /// <inheritdoc/>
    public override NamedType Named => Item.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{Item}]";
}

/// <summary>A type whose value is never null.</summary>
public sealed class NonNullType(GraphQLType inner) : GraphQLType
{
    /// <inheritdoc/>
    public override NamedType Named => inner.Named;

    /// <inheritdoc/>
    public override GraphQLType Nullable => inner;

    /// <inheritdoc/>
    public override string ToString() => $"{inner}!";
}
