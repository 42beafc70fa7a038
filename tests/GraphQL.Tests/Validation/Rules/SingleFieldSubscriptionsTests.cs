using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class SingleFieldSubscriptionsTests : RuleTest
{
    private protected override Rule Rule() => new SingleFieldSubscriptions();

    [Fact]
    public void One_root_field_passes_also_through_a_fragment()
    {
        Valid("subscription { changed { id } }");
        Valid("subscription { ...F } fragment F on Subscription { changed { id } changed { title } }");
    }

    [Fact]
    public void Two_root_fields_are_refused()
    {
        Invalid("subscription { changed { id } other }", "1:31");
        Invalid("subscription { ...F } fragment F on Subscription { changed { id } x: other y: other }", "1:67 1:76");
    }

    [Fact]
    public void No_root_field_is_refused()
    {
        Invalid("subscription { ...F } fragment F on Mutation { set(v: 1) }", "1:14");
    }

    [Fact]
    public void A_meta_field_is_refused()
    {
        Invalid("subscription { __typename }", "1:16");
    }

    [Fact]
    public void A_condition_at_the_root_is_refused()
    {
        Invalid("subscription($b: Boolean!) { changed @skip(if: $b) { id } }", "1:38");
    }
}
