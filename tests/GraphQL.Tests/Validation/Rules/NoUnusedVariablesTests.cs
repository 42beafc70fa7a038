using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedVariablesTests : RuleTest
{
    private protected override Rule Rule() => new NoUnusedVariables();

    [Fact]
    public void Used_ones_pass_also_inside_of_objects_and_directives()
    {
        Valid("query($a: Boolean!, $b: Status, $c: Int!) { count @skip(if: $a) filter(by: {required: true, status: $b, and: [{required: $a}]}) x: count @tag(n: $c) }");
    }

    [Fact]
    public void Unused_ones_are_refused()
    {
        Invalid("query($a: Int, $b: Int) { count(of: $b) }", "1:7");
    }
}
