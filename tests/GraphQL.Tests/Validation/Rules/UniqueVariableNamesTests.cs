using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class UniqueVariableNamesTests : RuleTest
{
    private protected override Rule Rule() => new UniqueVariableNames();

    [Fact]
    public void Different_names_pass()
    {
        Valid("query A($a: Int, $b: Int) { count } query B($a: Int) { count }");
    }

    [Fact]
    public void The_same_name_twice_is_refused()
    {
        Invalid("query($a: Int, $b: Int, $a: ID) { count }", "1:8 1:26");
    }
}
