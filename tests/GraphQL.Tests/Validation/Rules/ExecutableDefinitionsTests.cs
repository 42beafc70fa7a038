using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class ExecutableDefinitionsTests : RuleTest
{
    private protected override Rule Rule() => new ExecutableDefinitions();

    [Fact]
    public void Operations_and_fragments_are_executable()
    {
        Valid("{ count } fragment F on Branch { id }");
    }

    [Fact]
    public void Definitions_of_types_are_not()
    {
        Invalid("{ count } type T { a: Int } extend type Branch { b: Int } schema { query: T }", "1:11", "1:29", "1:59");
    }
}
