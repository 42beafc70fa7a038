using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class OverlappingFieldsCanBeMergedTests : RuleTest
{
    private protected override Rule Rule() => new OverlappingFieldsCanBeMerged();

    [Fact]
    public void Equal_fields_merge()
    {
        Valid("{ count(of: 1) count(of: 1) branch { id } branch { name ...F } } fragment F on Branch { id name }");
    }

    [Fact]
    public void Different_fields_under_one_key_are_refused()
    {
        Invalid("{ x: count x: __typename }", "1:3 1:12");
        Invalid("{ branch { x: id } ...F } fragment F on Query { branch { x: name } }", "1:3 1:12 1:49 1:58");
    }

    [Fact]
    public void Different_arguments_are_refused()
    {
        Invalid("{ count(of: 1) count(of: 2) }", "1:3 1:16");
        Invalid("query($a: Int) { count(of: $a) count(of: 1) }", "1:18 1:32");
        Invalid("{ count count(of: 1) }", "1:3 1:9");
    }

    [Fact]
    public void Objects_that_cannot_be_the_same_may_differ_in_fields_but_not_in_shape()
    {
        Valid("{ subject { ... on Activity { x: people } ... on Reception { x: guests } } }");
        Invalid("{ subject { ... on Activity { amount } ... on Reception { amount } } }", "1:31 1:59");
        Invalid("{ subject { ... on Activity { status } ... on Reception { status } } }", "1:31 1:59");
    }

    [Fact]
    public void Shapes_are_compared_in_depth()
    {
        Invalid("{ subject { ... on Activity { parts { x: id } } ... on Reception { parts { x: id ... on Branch { y: name } } parts { ... on Activity { y: people } } } } }", "1:68 1:98 1:110 1:136");
    }

    [Fact]
    public void Interfaces_may_be_any_of_their_objects()
    {
        Invalid("""{ record { title(language: "zh") ... on Activity { title(language: "en") } } }""", "1:12 1:52");
    }

    [Fact]
    public void Values_are_compared_whatever_the_order_of_their_fields()
    {
        Valid("{ filter(by: {required: true, min: 1}) filter(by: {min: 1, required: true}) }");
        Invalid("{ filter(by: {required: true, min: 1}) filter(by: {required: true, min: 2}) }", "1:3 1:40");
    }

    [Fact]
    public void Fragments_that_spread_one_another_do_not_trap_the_rule()
    {
        Valid("{ branch { ...A } } fragment A on Branch { id activities { branch { ...B } } } fragment B on Branch { name ...A }");
    }

    [Fact]
    public void Thousands_of_equal_fields_are_checked_at_once()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Valid("{ " + string.Concat(Enumerable.Repeat("branch { id name } ", 5_000)) + "}");
        Assert.InRange(watch.ElapsedMilliseconds, 0, 20_000);
    }

    [Fact]
    public void Doubling_fragments_are_checked_at_once()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Valid("{ branch { ...F0 } } " + string.Join(' ', Enumerable.Range(0, 60).Select(i => $"fragment F{i} on Branch {{ a: activities {{ branch {{ ...F{i + 1} }} }} b: activities {{ branch {{ ...F{i + 1} }} }} }}")) + " fragment F60 on Branch { id }");
        Assert.InRange(watch.ElapsedMilliseconds, 0, 20_000);
    }
}
