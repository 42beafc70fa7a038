using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class UniqueDirectivesPerLocationTests : RuleTest
{
    private protected override Rule Rule() => new UniqueDirectivesPerLocation();

    [Fact]
    public void Repeatable_ones_and_ones_in_different_places_pass()
    {
        Valid("""{ count @tag(n: 1) @tag(n: 2) @note(text: "") x: count @note(text: "") }""");
    }

    [Fact]
    public void One_that_is_not_repeatable_stands_once()
    {
        Invalid("""{ count @note(text: "a") @note(text: "b") @note(text: "c") }""", "1:9 1:26", "1:9 1:43");
    }
}
