namespace GraphQL.Language;

/// <summary>A node of the syntax tree, with the span of source it was read from.</summary>
internal abstract class Node
{
    public required Source Source { get; init; }
    public required int Start { get; init; }
    public int End { get; set; }
    public SourceLocation Location => Source.LocationOf(Start);
}

internal sealed class NameNode : Node
{
    public required string Value { get; init; }
    public override string ToString() => Value;
}

internal sealed class DocumentNode : Node
{
    public required List<DefinitionNode> Definitions { get; init; }
}

internal abstract class DefinitionNode : Node
{
    public StringNode? Description { get; init; }
    public NameNode? Name { get; init; }
    public required List<DirectiveNode> Directives { get; init; }
}

internal enum OperationKind { Query, Mutation, Subscription }

internal sealed class OperationNode : DefinitionNode
{
    public required OperationKind Kind { get; init; }
    public required bool Shorthand { get; init; }
    public required List<VariableDefinitionNode> Variables { get; init; }
    public required SelectionSetNode Selection { get; init; }
}

internal sealed class FragmentNode : DefinitionNode
{
    public required NamedTypeNode TypeCondition { get; init; }
    public required SelectionSetNode Selection { get; init; }
}

internal sealed class VariableDefinitionNode : Node
{
    public StringNode? Description { get; init; }
    public required VariableNode Variable { get; init; }
    public required TypeNode Type { get; init; }
    public ValueNode? Default { get; init; }
    public required List<DirectiveNode> Directives { get; init; }
}

internal sealed class SelectionSetNode : Node
{
    public required List<SelectionNode> Selections { get; init; }
}

internal abstract class SelectionNode : Node
{
    public required List<DirectiveNode> Directives { get; init; }
}

internal sealed class FieldNode : SelectionNode
{
    public NameNode? Alias { get; init; }
    public required NameNode Name { get; init; }
    public required List<ArgumentNode> Arguments { get; init; }
    public SelectionSetNode? Selection { get; init; }
    public string ResponseKey => (Alias ?? Name).Value;
}

internal sealed class FragmentSpreadNode : SelectionNode
{
    public required NameNode Name { get; init; }
}

internal sealed class InlineFragmentNode : SelectionNode
{
    public NamedTypeNode? TypeCondition { get; init; }
    public required SelectionSetNode Selection { get; init; }
}

internal sealed class ArgumentNode : Node
{
    public required NameNode Name { get; init; }
    public required ValueNode Value { get; init; }
}

internal sealed class DirectiveNode : Node
{
    public required NameNode Name { get; init; }
    public required List<ArgumentNode> Arguments { get; init; }
}
