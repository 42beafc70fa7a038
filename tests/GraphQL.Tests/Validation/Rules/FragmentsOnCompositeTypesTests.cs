using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class FragmentsOnCompositeTypesTests : RuleTest
{
    private protected override Rule Rule() => new FragmentsOnCompositeTypes();

    [Fact]
    public void Objects_interfaces_and_unions_pass()
    {
        Valid("{ ... on Query { count } } fragment A on Record { id } fragment B on Subject { __typename }");
    }

    [Fact]
    public void Scalars_enums_and_inputs_are_refused()
    {
        Invalid("{ ... on Int { x } } fragment A on Status { x } fragment B on Filter { x }", "1:10", "1:36", "1:63");
    }
}
