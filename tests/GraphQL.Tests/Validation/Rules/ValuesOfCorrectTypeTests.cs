using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class ValuesOfCorrectTypeTests : RuleTest
{
    private protected override Rule Rule() => new ValuesOfCorrectType();

    [Fact]
    public void Good_literals_pass()
    {
        Valid("""{ count(of: 1, status: DRAFT, ratio: 2, yes: true, text: "s", id: 7) list(ids: "one") { id } any(v: {a: [1, x, null]}) a: filter(by: {required: true, min: 3, tags: "t", grid: [[1], null], and: []}) b: filter(by: null) find(key: {number: 1}) { id } }""");
    }

    [Fact]
    public void Wrong_scalars_are_refused()
    {
        Invalid("""{ count(of: 1.5, status: "DRAFT", ratio: "2", yes: 1, text: 5, id: 1.0) x: count(of: 3000000000, status: NOPE, id: true) }""", "1:13", "1:26", "1:42", "1:52", "1:61", "1:68", "1:86", "1:106", "1:116");
    }

    [Fact]
    public void Null_is_refused_where_it_has_no_place()
    {
        Invalid("""{ list(ids: [null, "a"], most: null) { id } y: list(ids: null) { id } }""", "1:14", "1:32", "1:58");
    }

    [Fact]
    public void Inputs_are_looked_into()
    {
        Invalid("""{ filter(by: {min: "x", tags: [1], nope: 1, grid: [[true]]}) a: filter(by: 4) b: filter(by: [{required: true}]) }""", "1:14", "1:20", "1:32", "1:36", "1:53", "1:76", "1:93");
    }

    [Fact]
    public void One_of_takes_exactly_one_field_that_is_not_null()
    {
        Invalid("{ a: find(key: {}) { id } b: find(key: {id: 1, number: 2}) { id } c: find(key: {id: null}) { id } }", "1:16", "1:40", "1:80");
    }

    [Fact]
    public void Defaults_of_variables_are_looked_at()
    {
        Invalid("""query($a: Int = "x", $b: Filter = {}, $c: [Int!] = [1, null]) { count }""", "1:17", "1:35", "1:56");
    }
}
