using Compliance.Host;
using Xunit;

namespace Compliance.Scenarios.Access;

/// <summary>A register in earnest, set to run the console's documents only.</summary>
public sealed class TrustedDocumentsFixture : HostFixture
{
    internal override Settings Adjust(Settings settings) => settings with { Demo = false, TrustedDocumentsOnly = true };
}

public sealed class TrustedDocumentsTests(TrustedDocumentsFixture fixture) : IClassFixture<TrustedDocumentsFixture>
{
    [Theory]
    [InlineData("{ me { roles } }")]
    [InlineData("{ __schema { description } }")]
    public async Task A_document_that_the_console_does_not_have_is_refused(string query)
    {
        using var answer = await fixture.GraphQL(null, query);
        Assert.Equal("DOCUMENT_NOT_TRUSTED", answer.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }
}

/// <summary>A register in earnest.</summary>
public sealed class EarnestFixture : HostFixture
{
    internal override Settings Adjust(Settings settings) => settings with { Demo = false };
}

public sealed class StrangerTests(EarnestFixture fixture) : IClassFixture<EarnestFixture>
{
    [Fact]
    public async Task A_stranger_does_not_read_the_schema_but_who_is_signed_in_does()
    {
        using var stranger = await fixture.GraphQL(null, "{ __schema { queryType { name } } }");
        Assert.False(stranger.RootElement.TryGetProperty("data", out _));
        Assert.Equal("Query", (await fixture.Data("auditor", "{ __schema { queryType { name } } }")).GetProperty("__schema").GetProperty("queryType").GetProperty("name").GetString());
    }
}
