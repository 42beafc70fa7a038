using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class KnownFragmentNamesTests : RuleTest
{
    private protected override Rule Rule() => new KnownFragmentNames();

    [Fact]
    public void A_defined_fragment_passes()
    {
        Valid("{ branch { ...A } } fragment A on Branch { id }");
    }

    [Fact]
    public void An_undefined_one_is_refused()
    {
        Invalid("{ branch { ...Nope id } }", "1:15");
    }
}
