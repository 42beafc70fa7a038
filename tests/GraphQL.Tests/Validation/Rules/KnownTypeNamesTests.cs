using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class KnownTypeNamesTests : RuleTest
{
    private protected override Rule Rule() => new KnownTypeNames();

    [Fact]
    public void Known_names_pass()
    {
        Valid("query($a: ID!, $b: [Filter!]) { node { ... on Branch { id } ...F } } fragment F on Activity { id }");
    }

    [Fact]
    public void Unknown_names_are_refused_wherever_they_stand()
    {
        Invalid("query($a: Nope) { node { ... on Nada { id } ...F } } fragment F on Nix { id }", "1:11", "1:33", "1:68");
    }
}
