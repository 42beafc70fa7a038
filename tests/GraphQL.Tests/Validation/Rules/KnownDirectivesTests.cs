using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class KnownDirectivesTests : RuleTest
{
    private protected override Rule Rule() => new KnownDirectives();

    [Fact]
    public void Known_ones_in_their_places_pass()
    {
        Valid("""query @onQuery { count @skip(if: false) @note(text: "x") ... @include(if: true) { count } }""");
    }

    [Fact]
    public void Unknown_ones_are_refused()
    {
        Invalid("query @nope { count @nada }", "1:7", "1:21");
    }

    [Fact]
    public void Ones_in_the_wrong_place_are_refused()
    {
        Invalid("""mutation @onQuery { set @onQuery } query($a: Int @note(text: "")) @skip(if: true) { count(of: $a) }""", "1:10", "1:25", "1:50", "1:67");
    }
}
