using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class KnownArgumentNamesTests : RuleTest
{
    private protected override Rule Rule() => new KnownArgumentNames();

    [Fact]
    public void Known_ones_pass()
    {
        Valid("{ count(of: 1) @skip(if: true) branch { activities(first: 1, where: null) { near(y: 1) } } }");
    }

    [Fact]
    public void Unknown_ones_of_fields_and_directives_are_refused()
    {
        Invalid("{ count(off: 1) @skip(unless: true) __typename(x: 1) }", "1:9", "1:23", "1:48");
    }

    [Fact]
    public void Nothing_is_said_of_unknown_fields_and_directives()
    {
        Valid("{ nope(x: 1) count @nope(x: 1) }");
    }
}
