using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Every variable that an operation defines is used by it or its fragments.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variables-Used</remarks>
internal sealed class NoUnusedVariables() : Rule("sec-All-Variables-Used")
{
    public override void LeaveDocument(DocumentNode node, ValidationContext context)
    {
        foreach (var operation in node.Definitions.OfType<OperationNode>())
        {
            if (operation.Variables.Count == 0) continue;
            var used = context.UsagesOf(operation).Select(u => u.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var variable in operation.Variables)
                if (!used.Contains(variable.Variable.Name.Value))
                    Report(context, operation.Name is null ? $"The variable ${variable.Variable.Name} is never used." : $"The variable ${variable.Variable.Name} is never used in the operation {operation.Name}.", variable);
        }
    }
}
