namespace GraphQL.Language;

/// <summary>A definition or, with the same shape, an extension of a part of the type system (section 3).</summary>
internal abstract class TypeSystemNode : DefinitionNode
{
    public required bool IsExtension { get; init; }
}

internal sealed class SchemaNode : TypeSystemNode
{
    public required List<OperationTypeNode> OperationTypes { get; init; }
}

internal sealed class OperationTypeNode : Node
{
    public required OperationKind Kind { get; init; }
    public required NamedTypeNode Type { get; init; }
}

internal abstract class TypeDefinitionNode : TypeSystemNode;

internal sealed class ScalarDefinitionNode : TypeDefinitionNode;

internal sealed class ObjectDefinitionNode : TypeDefinitionNode
{
    public required List<NamedTypeNode> Interfaces { get; init; }
    public required List<FieldDefinitionNode> Fields { get; init; }
}

internal sealed class InterfaceDefinitionNode : TypeDefinitionNode
{
    public required List<NamedTypeNode> Interfaces { get; init; }
    public required List<FieldDefinitionNode> Fields { get; init; }
}

internal sealed class UnionDefinitionNode : TypeDefinitionNode
{
    public required List<NamedTypeNode> Members { get; init; }
}

internal sealed class EnumDefinitionNode : TypeDefinitionNode
{
    public required List<EnumValueDefinitionNode> Values { get; init; }
}

internal sealed class InputDefinitionNode : TypeDefinitionNode
{
    public required List<InputValueNode> Fields { get; init; }
}

internal sealed class FieldDefinitionNode : Node
{
    public StringNode? Description { get; init; }
    public required NameNode Name { get; init; }
    public required List<InputValueNode> Arguments { get; init; }
    public required TypeNode Type { get; init; }
    public required List<DirectiveNode> Directives { get; init; }
}

internal sealed class InputValueNode : Node
{
    public StringNode? Description { get; init; }
    public required NameNode Name { get; init; }
    public required TypeNode Type { get; init; }
    public ValueNode? Default { get; init; }
    public required List<DirectiveNode> Directives { get; init; }
}

internal sealed class EnumValueDefinitionNode : Node
{
    public StringNode? Description { get; init; }
    public required NameNode Name { get; init; }
    public required List<DirectiveNode> Directives { get; init; }
}

internal sealed class DirectiveDefinitionNode : TypeSystemNode
{
    public required List<InputValueNode> Arguments { get; init; }
    public required bool Repeatable { get; init; }
    public required List<NameNode> Locations { get; init; }
}
