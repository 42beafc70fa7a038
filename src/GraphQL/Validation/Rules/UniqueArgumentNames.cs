using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Each argument is given once.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Argument-Uniqueness</remarks>
internal sealed class UniqueArgumentNames() : Rule("sec-Argument-Uniqueness")
{
    public override void EnterArguments(IReadOnlyList<ArgumentNode> nodes, ValidationContext context)
    {
        if (nodes.Count < 2) return;
        foreach (var group in nodes.GroupBy(a => a.Name.Value))
            if (group.Count() > 1) Report(context, $"The argument {group.Key} is given more than once.", group.Select(a => a.Name));
    }
}
