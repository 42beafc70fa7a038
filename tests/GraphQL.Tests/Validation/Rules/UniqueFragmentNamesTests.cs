using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class UniqueFragmentNamesTests : RuleTest
{
    private protected override Rule Rule() => new UniqueFragmentNames();

    [Fact]
    public void Different_names_pass()
    {
        Valid("{ count } fragment A on Branch { id } fragment B on Branch { id }");
    }

    [Fact]
    public void The_same_name_twice_is_refused()
    {
        Invalid("{ count } fragment A on Branch { id } fragment A on Node { id }", "1:20 1:48");
    }
}
