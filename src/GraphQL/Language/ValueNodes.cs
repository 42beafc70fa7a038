namespace GraphQL.Language;

internal abstract class ValueNode : Node;

internal sealed class VariableNode : ValueNode
{
    public required NameNode Name { get; init; }
}

internal sealed class IntNode : ValueNode
{
    public required string Text { get; init; }
}

internal sealed class FloatNode : ValueNode
{
    public required string Text { get; init; }
}

internal sealed class StringNode : ValueNode
{
    public required string Value { get; init; }
    public required bool Block { get; init; }
}

internal sealed class BooleanNode : ValueNode
{
    public required bool Value { get; init; }
}

internal sealed class NullNode : ValueNode;

internal sealed class EnumNode : ValueNode
{
    public required string Value { get; init; }
}

internal sealed class ListNode : ValueNode
{
    public required List<ValueNode> Values { get; init; }
}

internal sealed class ObjectNode : ValueNode
{
    public required List<ObjectFieldNode> Fields { get; init; }
}

internal sealed class ObjectFieldNode : Node
{
    public required NameNode Name { get; init; }
    public required ValueNode Value { get; init; }
}

internal abstract class TypeNode : Node;

internal sealed class NamedTypeNode : TypeNode
{
    public required NameNode Name { get; init; }
}

internal sealed class ListTypeNode : TypeNode
{
    public required TypeNode Item { get; init; }
}

internal sealed class NonNullTypeNode : TypeNode
{
    public required TypeNode Inner { get; init; }
}
