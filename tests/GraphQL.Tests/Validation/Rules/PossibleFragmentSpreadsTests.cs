using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class PossibleFragmentSpreadsTests : RuleTest
{
    private protected override Rule Rule() => new PossibleFragmentSpreads();

    [Fact]
    public void Types_that_overlap_pass()
    {
        Valid("{ node { ... on Record { id } } record { ... on Subject { __typename } ...A } subject { ... on Node { id } } } fragment A on Activity { id }");
    }

    [Fact]
    public void Types_that_cannot_meet_are_refused()
    {
        Invalid("{ branch { ... on Activity { id } ...R } subject { ... on Branch { id } } } fragment R on Record { id }", "1:12", "1:35", "1:52");
    }
}
