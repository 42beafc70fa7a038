using GraphQL.Validation;
using GraphQL.Validation.Rules;
using Xunit;

namespace GraphQL.Tests.Validation.Rules;

public sealed class LoneAnonymousOperationTests : RuleTest
{
    private protected override Rule Rule() => new LoneAnonymousOperation();

    [Fact]
    public void One_anonymous_operation_passes()
    {
        Valid("{ count } fragment F on Branch { id }");
    }

    [Fact]
    public void An_anonymous_operation_beside_others_is_refused()
    {
        Invalid("{ count } query A { count }", "1:1");
        Invalid("{ count } { count }", "1:1", "1:11");
    }
}
