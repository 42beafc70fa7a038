using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class ProvidedRequiredArgumentsTests : RuleTest
{
    private protected override Rule Rule() => new ProvidedRequiredArguments();

    [Fact]
    public void What_has_a_default_may_be_left_out()
    {
        Valid("{ list(ids: []) { id } count }");
    }

    [Fact]
    public void Missing_ones_are_refused()
    {
        Invalid("{ list { id } activity { near(x: 1) } count @skip @note }", "1:3", "1:15", "1:26", "1:45", "1:51");
    }
}
