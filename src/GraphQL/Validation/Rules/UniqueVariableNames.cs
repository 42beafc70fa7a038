using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>An operation defines each variable once.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Variable-Uniqueness</remarks>
internal sealed class UniqueVariableNames() : Rule("sec-Variable-Uniqueness")
{
    public override void EnterOperation(OperationNode node, ValidationContext context)
    {
        foreach (var group in node.Variables.GroupBy(v => v.Variable.Name.Value))
            if (group.Count() > 1) Report(context, $"The variable ${group.Key} is defined more than once.", group.Select(v => v.Variable.Name));
    }
}
