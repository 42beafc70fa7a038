using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedFragmentsTests : RuleTest
{
    private protected override Rule Rule() => new NoUnusedFragments();

    [Fact]
    public void Fragments_used_directly_or_through_others_pass()
    {
        Valid("{ branch { ...A } } fragment A on Branch { ...B } fragment B on Branch { id }");
    }

    [Fact]
    public void A_fragment_that_no_operation_reaches_is_refused()
    {
        Invalid("{ count } fragment A on Branch { ...B } fragment B on Branch { ...A }", "1:11", "1:41");
    }
}
