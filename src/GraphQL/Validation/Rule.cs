using GraphQL.Language;

namespace GraphQL.Validation;

/// <summary>A validation rule: it is told of every node on the walk and reports what breaks it. An instance serves one walk.</summary>
/// <param name="section">The anchor of its section in the specification.</param>
internal abstract class Rule(string section)
{
    public virtual void EnterDocument(DocumentNode node, ValidationContext context) { }
    public virtual void LeaveDocument(DocumentNode node, ValidationContext context) { }
    public virtual void EnterOperation(OperationNode node, ValidationContext context) { }
    public virtual void LeaveOperation(OperationNode node, ValidationContext context) { }
    public virtual void EnterFragment(FragmentNode node, ValidationContext context) { }
    public virtual void EnterVariableDefinition(VariableDefinitionNode node, ValidationContext context) { }
    public virtual void EnterField(FieldNode node, ValidationContext context) { }
    public virtual void EnterSpread(FragmentSpreadNode node, ValidationContext context) { }
    public virtual void EnterInline(InlineFragmentNode node, ValidationContext context) { }
    public virtual void EnterDirectives(IReadOnlyList<DirectiveNode> nodes, string location, ValidationContext context) { }
    public virtual void EnterDirective(DirectiveNode node, string location, ValidationContext context) { }
    public virtual void EnterArguments(IReadOnlyList<ArgumentNode> nodes, ValidationContext context) { }
    public virtual void EnterArgument(ArgumentNode node, ValidationContext context) { }
    public virtual void EnterNamedType(NamedTypeNode node, ValidationContext context) { }

    /// <summary>The context's input type is the type wanted at this value.</summary>
    public virtual void EnterValue(ValueNode node, ValidationContext context) { }
    public virtual void LeaveValue(ValueNode node, ValidationContext context) { }

    /// <summary>The context's input type is that of the field, its parent input type that of the object.</summary>
    public virtual void EnterObjectField(ObjectFieldNode node, ValidationContext context) { }

    protected void Report(ValidationContext context, string message, params IEnumerable<Node> nodes) => context.Add(new GraphQLError(message)
    {
        Locations = [.. nodes.Select(n => n.Location)],
        Extensions = ErrorCodes.With(ErrorCodes.ValidationFailed, section),
        Rule = GetType().Name,
    });
}
