using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Every argument that must be given is given.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Required-Arguments</remarks>
internal sealed class ProvidedRequiredArguments() : Rule("sec-Required-Arguments")
{
    public override void EnterField(FieldNode node, ValidationContext context)
    {
        if (context.Field is not { } field) return;
        foreach (var argument in field.Arguments)
            if (argument.IsRequired && !node.Arguments.Exists(a => a.Name.Value == argument.Name))
                Report(context, $"{field} needs its argument {argument.Name} of type {argument.Type}.", node);
    }

    public override void EnterDirective(DirectiveNode node, string location, ValidationContext context)
    {
        if (context.Directive is not { } directive) return;
        foreach (var argument in directive.Arguments)
            if (argument.IsRequired && !node.Arguments.Exists(a => a.Name.Value == argument.Name))
                Report(context, $"The directive @{directive.Name} needs its argument {argument.Name} of type {argument.Type}.", node);
    }
}
