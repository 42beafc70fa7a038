using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Every argument is one that the field or directive defines.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Argument-Names</remarks>
internal sealed class KnownArgumentNames() : Rule("sec-Argument-Names")
{
    public override void EnterArgument(ArgumentNode node, ValidationContext context)
    {
        if (context.Argument is not null) return;
        if (context.DirectiveName is not null)
        {
            if (context.Directive is { } directive)
                Report(context, $"The directive @{directive.Name} has no argument {node.Name}.{Suggestions.For(node.Name.Value, directive.Arguments.Select(a => a.Name))}", node);
        }
        else if (context.Field is { } field)
        {
            var subject = ReferenceEquals(field, context.Schema.TypenameField) ? "__typename" : field.ToString();
            Report(context, $"{subject} has no argument {node.Name}.{Suggestions.For(node.Name.Value, field.Arguments.Select(a => a.Name))}", node);
        }
    }
}
