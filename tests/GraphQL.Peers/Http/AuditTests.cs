using Xunit;

namespace GraphQL.Peers.Http;

/// <summary>GraphQL over HTTP, as the audits of the npm package graphql-http ask it.</summary>
public sealed class AuditTests(ServedSchema served) : IClassFixture<ServedSchema>
{
    [Fact]
    public async Task Every_audit_of_graphql_http_passes()
    {
        var results = await Peer.RunAsync("audit.mjs", served.Url);
        Assert.True(results.Count > 60, $"{results.Count} audits ran.");
        Assert.Equal([], results.Where(r => r.GetProperty("status").GetString() != "ok").Select(r => r.GetRawText()));
        foreach (var kind in new[] { "MUST", "SHOULD", "MAY" }) Assert.Contains(results, r => r.GetProperty("name").GetString()!.StartsWith(kind, StringComparison.Ordinal));
    }
}
