using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Directives are defined, and stand where their definition lets them.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Directives-Are-Defined</remarks>
internal sealed class KnownDirectives() : Rule("sec-Directives-Are-Defined")
{
    public override void EnterDirective(DirectiveNode node, string location, ValidationContext context)
    {
        if (context.Directive is not { } definition) Report(context, $"The directive @{node.Name} is unknown.", node);
        else if (!definition.AllowedAt(location)) Report(context, $"The directive @{node.Name} may not stand at {location}.", node);
    }
}
