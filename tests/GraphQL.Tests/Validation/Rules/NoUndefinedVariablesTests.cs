using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class NoUndefinedVariablesTests : RuleTest
{
    private protected override Rule Rule() => new NoUndefinedVariables();

    [Fact]
    public void Defined_variables_pass_also_in_fragments()
    {
        Valid("query($n: Int, $f: Filter) { count(of: $n) branch { ...A } } fragment A on Branch { activities(where: $f) { id } }");
    }

    [Fact]
    public void Undefined_ones_are_refused_for_each_operation()
    {
        Invalid("query A { count(of: $n) branch { ...F } } query B($f: Int) { branch { ...F } } fragment F on Branch { activities(first: $f) { id } }", "1:21 1:1", "1:121 1:1");
    }
}
