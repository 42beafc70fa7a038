using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class FieldsOnCorrectTypeTests : RuleTest
{
    private protected override Rule Rule() => new FieldsOnCorrectType();

    [Fact]
    public void Fields_of_the_type_and_meta_fields_pass()
    {
        Valid("""{ __schema { description } __type(name: "A") { name } subject { __typename ... on Activity { people } } record { title } }""");
    }

    [Fact]
    public void Unknown_fields_are_refused()
    {
        Invalid("{ nope node { title } subject { id } branch { __schema { x } } }", "1:3", "1:15", "1:33", "1:47");
    }

    [Fact]
    public void Below_something_unknown_nothing_more_is_said()
    {
        Invalid("{ nope { deeper { still } } }", "1:3");
    }
}
