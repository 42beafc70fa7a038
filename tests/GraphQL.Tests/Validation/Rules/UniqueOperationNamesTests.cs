using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class UniqueOperationNamesTests : RuleTest
{
    private protected override Rule Rule() => new UniqueOperationNames();

    [Fact]
    public void Different_names_pass()
    {
        Valid("query A { count } mutation B { set }");
    }

    [Fact]
    public void The_same_name_twice_is_refused_also_between_kinds()
    {
        Invalid("query A { count } query A { count } mutation A { set }", "1:7 1:25", "1:7 1:46");
    }
}
