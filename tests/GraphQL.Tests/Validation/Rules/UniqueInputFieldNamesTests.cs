using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class UniqueInputFieldNamesTests : RuleTest
{
    private protected override Rule Rule() => new UniqueInputFieldNames();

    [Fact]
    public void Different_ones_pass()
    {
        Valid("{ filter(by: {required: true, and: [{required: true}]}) }");
    }

    [Fact]
    public void The_same_one_twice_is_refused()
    {
        Invalid("{ filter(by: {required: true, required: false, and: [{min: 1, min: 2}]}) }", "1:15 1:31", "1:55 1:63");
    }
}
