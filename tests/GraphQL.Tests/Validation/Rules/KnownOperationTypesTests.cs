using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class KnownOperationTypesTests : RuleTest
{
    private protected override Rule Rule() => new KnownOperationTypes();

    [Fact]
    public void A_served_operation_passes()
    {
        Valid("mutation { set }");
    }

    [Fact]
    public void An_operation_without_a_root_type_is_refused()
    {
        InvalidWhenOnlyQueriesAreServed("{ a } mutation { set } subscription { changed { id } }", "1:7", "1:24");
    }
}
