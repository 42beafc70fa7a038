using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Every variable that an operation uses, itself or through fragments, it defines.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined</remarks>
internal sealed class NoUndefinedVariables() : Rule("sec-All-Variable-Uses-Defined")
{
    public override void LeaveDocument(DocumentNode node, ValidationContext context)
    {
        foreach (var operation in node.Definitions.OfType<OperationNode>())
        {
            var defined = operation.Variables.Select(v => v.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var usage in context.UsagesOf(operation))
                if (!defined.Contains(usage.Node.Name.Value))
                    Report(context, operation.Name is null ? $"The variable ${usage.Node.Name} is not defined." : $"The variable ${usage.Node.Name} is not defined by the operation {operation.Name}.", usage.Node, operation);
        }
    }
}
