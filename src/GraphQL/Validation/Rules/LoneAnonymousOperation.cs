using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>An operation without a name is the only one of its document.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation</remarks>
internal sealed class LoneAnonymousOperation() : Rule("sec-Lone-Anonymous-Operation")
{
    private int _operations;

    public override void EnterDocument(DocumentNode node, ValidationContext context) => _operations = node.Definitions.OfType<OperationNode>().Count();

    public override void EnterOperation(OperationNode node, ValidationContext context)
    {
        if (node.Name is null && _operations > 1) Report(context, "An operation without a name must be the only one.", node);
    }
}
