using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class UniqueArgumentNamesTests : RuleTest
{
    private protected override Rule Rule() => new UniqueArgumentNames();

    [Fact]
    public void Different_ones_pass()
    {
        Valid("""{ count(of: 1, text: "") x: count(of: 1) }""");
    }

    [Fact]
    public void The_same_one_twice_is_refused()
    {
        Invalid("{ count(of: 1, of: 2, of: 3) @skip(if: true, if: true) }", "1:9 1:16 1:23", "1:36 1:46");
    }
}
