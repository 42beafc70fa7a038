using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class VariablesAreInputTypesTests : RuleTest
{
    private protected override Rule Rule() => new VariablesAreInputTypes();

    [Fact]
    public void Input_types_pass()
    {
        Valid("query($a: ID!, $b: [[Filter!]!], $c: Status) { count }");
    }

    [Fact]
    public void Output_types_are_refused()
    {
        Invalid("query($a: Activity, $b: [[Subject!]]!, $c: Node) { count }", "1:11", "1:25", "1:44");
    }
}
