using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class NoFragmentCyclesTests : RuleTest
{
    private protected override Rule Rule() => new NoFragmentCycles();

    [Fact]
    public void A_fragment_may_be_spread_often()
    {
        Valid("fragment A on Branch { ...B ...B } fragment B on Branch { id }");
    }

    [Fact]
    public void A_fragment_that_spreads_itself_is_refused()
    {
        Invalid("fragment A on Branch { ...A }", "1:24");
    }

    [Fact]
    public void A_cycle_through_others_is_refused_once()
    {
        Invalid("fragment A on Branch { ...B } fragment B on Branch { ...C } fragment C on Branch { ...A }", "1:24 1:54 1:84");
    }

    [Fact]
    public void A_very_long_chain_does_not_exhaust_the_stack()
    {
        var chain = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"fragment F{i} on Branch {{ ...F{i + 1} }}"));
        Valid(chain);
        Assert.Throws<Xunit.Sdk.EqualException>(() => Valid(chain + " fragment F20000 on Branch { ...F0 }"));
    }
}
