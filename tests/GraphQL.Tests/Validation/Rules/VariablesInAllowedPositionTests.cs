using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class VariablesInAllowedPositionTests : RuleTest
{
    private protected override Rule Rule() => new VariablesInAllowedPosition();

    [Fact]
    public void Variables_that_fit_pass()
    {
        Valid("query($a: Int!, $b: [ID!]!, $c: Int = 4, $d: Int) { count(of: $a) list(ids: $b, most: $c) { id } x: list(ids: $b, most: $d) { id } }");
    }

    [Fact]
    public void Variables_that_do_not_fit_are_refused()
    {
        Invalid("query($a: Int, $b: [ID]!, $c: String, $d: ID!) { activity(id: $a) { id } list(ids: $b) { id } count(of: $c) y: list(ids: $d) { id } }", "1:7 1:63", "1:16 1:84", "1:27 1:105", "1:39 1:122");
    }

    [Fact]
    public void A_variable_in_a_list_must_fit_its_items()
    {
        Invalid("query($a: ID) { list(ids: [$a]) { id } }", "1:7 1:28");
    }

    [Fact]
    public void A_default_of_null_is_no_default()
    {
        Invalid("query($m: Boolean = null) { count @skip(if: $m) }", "1:7 1:45");
    }

    [Fact]
    public void The_only_field_of_an_input_must_not_be_nullable()
    {
        Invalid("query($a: ID) { find(key: {id: $a}) { id } }", "1:7 1:32");
        Valid("query($a: ID!) { find(key: {id: $a}) { id } }");
    }

    [Fact]
    public void A_whole_input_that_takes_one_field_may_be_nullable()
    {
        Valid("query($a: Key, $b: Key!) { find(key: $a) { id } x: find(key: $b) { id } }");
    }
}
