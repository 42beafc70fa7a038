using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class ScalarLeafsTests : RuleTest
{
    private protected override Rule Rule() => new ScalarLeafs();

    [Fact]
    public void Leaves_without_and_objects_with_subfields_pass()
    {
        Valid("{ count node { id } }");
    }

    [Fact]
    public void An_object_without_subfields_is_refused()
    {
        Invalid("{ node }", "1:3");
    }

    [Fact]
    public void A_leaf_with_subfields_is_refused()
    {
        Invalid("{ count { x } activity(id: 1) { status { x } } }", "1:9", "1:40");
    }
}
