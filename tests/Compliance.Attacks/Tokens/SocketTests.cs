using Compliance.Host.Access;
using Compliance.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Attacks.Tokens;

/// <summary>Tokens of an outside provider on a WebSocket: they open it as they open a request, and it lives as long as they do.</summary>
public sealed class OutsideSocketTests(ProviderFixture host) : IClassFixture<ProviderFixture>
{
    private const string Acknowledged = """{"type":"connection_ack"}""", Me = "{ me { id roles } }", Listen = "subscription { registerChanged { kind } }";

    [Fact]
    public async Task A_signed_token_opens_a_connection_in_its_introduction_or_in_its_header()
    {
        var bearer = "Bearer " + host.Provider.Token();
        foreach (var open in new[] { () => Socket.Open(host, new { Authorization = bearer }), () => Socket.Open(host, null, bearer), () => Socket.Open(host, new { authorization = bearer }, bearer) })
        {
            using var socket = await open();
            Assert.Equal(Acknowledged, await socket.Hear());
            await socket.Ask(Me);
            Assert.Contains("""{"data":{"me":{"id":"person/finance","roles":["FINANCE"]}}}""", await socket.Hear(), StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> Forgeries() => OutsideTokenTests.Forgeries();

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_the_provider_did_not_sign_for_us_opens_no_connection(string forgery)
    {
        using var socket = await Socket.Open(host, new { Authorization = "Bearer " + OutsideTokenTests.Forge(host.Provider, forgery) });
        Assert.Equal("closed 4403", await socket.Hear());
    }

    [Fact]
    public async Task An_introduction_that_names_another_than_the_header_is_never_the_headers()
    {
        using (var socket = await Socket.Open(host, new { Authorization = "Bearer " + host.Provider.Token("head", ["cardiology-heads"]) }, "Bearer " + host.Provider.Token()))
            Assert.Equal("closed 4403", await socket.Hear());
        var account = await host.Services.GetRequiredService<Accounts>().FindAsync("auditor", default);
        var (session, _) = await host.Services.GetRequiredService<Sessions>().IssueAsync(account!, default);
        using var ours = await Socket.Open(host, new { Authorization = "Bearer " + session }, "Bearer " + host.Provider.Token());
        Assert.Equal(Acknowledged, await ours.Hear());
        await ours.Ask(Me);
        Assert.Contains("person/auditor", await ours.Hear(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_with_its_subscription_is_closed_when_the_token_ends()
    {
        var ends = DateTime.UtcNow.AddSeconds(10);
        using var socket = await Socket.Open(host, new { Authorization = "Bearer " + host.Provider.Token(change: d => d.Expires = ends) });
        Assert.Equal(Acknowledged, await socket.Hear());
        await socket.Ask(Listen);
        Assert.Equal("closed 4401", await socket.HearTheEnd());
        Assert.InRange(DateTime.UtcNow, ends.AddSeconds(-2), ends.AddSeconds(15));
    }
}

/// <summary>Our own sessions and tokens on a WebSocket end it when they end.</summary>
public sealed class EndedSocketTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("the session is revoked", "update access.sessions set revoked_at = now() where user_name = 'leader'")]
    [InlineData("the session runs out", "update access.sessions set expires_at = now() where user_name = 'leader'")]
    [InlineData("the account is shut", "update access.accounts set disabled = true where user_name = 'leader'")]
    public async Task A_silent_connection_is_closed_within_seconds_once_its_sign_in_is_over(string _, string happening)
    {
        await host.Sql("update access.accounts set disabled = false where user_name = 'leader'");
        var account = await host.Services.GetRequiredService<Accounts>().FindAsync("leader", default);
        var (session, _) = await host.Services.GetRequiredService<Sessions>().IssueAsync(account!, default);
        using var socket = await Socket.Open(host, new { Authorization = "Bearer " + session });
        Assert.Equal("""{"type":"connection_ack"}""", await socket.Hear());
        await socket.Ask("subscription { registerChanged { kind } }");
        await host.Sql(happening);
        Assert.Equal("closed 4401", await socket.HearTheEnd());
    }

    [Fact]
    public async Task A_page_left_open_does_not_keep_its_session_alive()
    {
        var account = await host.Services.GetRequiredService<Accounts>().FindAsync("auditor", default);
        var (session, _) = await host.Services.GetRequiredService<Sessions>().IssueAsync(account!, default);
        using var socket = await Socket.Open(host, new { Authorization = "Bearer " + session });
        await socket.Hear();
        await host.Sql("update access.sessions set seen_at = now() - interval '2 hours' where user_name = 'auditor'");
        await Task.Delay(TimeSpan.FromSeconds(7));
        Assert.Equal(["True"], await host.Sql("select max(seen_at) < now() - interval '1 hour' from access.sessions where user_name = 'auditor'"));
    }

    [Fact]
    public async Task A_programs_token_is_as_narrow_on_a_connection_as_in_a_request_and_ends_it_when_it_is_taken_back()
    {
        var made = await host.Data("finance", "mutation($until: DateTime!) { createApiToken(input: { name: \"x\", scopes: [READ], offices: [AUDITOR], expiresAt: $until }) { secret apiToken { id } } }", new { until = DateTimeOffset.UtcNow.AddHours(1) });
        using var socket = await Socket.Open(host, new { Authorization = "Bearer " + made.GetProperty("createApiToken").GetProperty("secret").GetString() });
        Assert.Equal("""{"type":"connection_ack"}""", await socket.Hear());
        await socket.Ask("{ budgets { totalCount } }");
        Assert.Contains("FORBIDDEN", await socket.Hear(), StringComparison.Ordinal);
        await host.Data("finance", "mutation($id: ID!) { revokeApiToken(input: { id: $id }) { account { user } } }", new { id = made.GetProperty("createApiToken").GetProperty("apiToken").GetProperty("id").GetString() });
        Assert.Equal("closed 4401", await socket.HearTheEnd());
    }

    [Fact]
    public async Task A_strangers_connection_stays_and_shows_nothing()
    {
        using var socket = await Socket.Open(host, null);
        Assert.Equal("""{"type":"connection_ack"}""", await socket.Hear());
        await Task.Delay(TimeSpan.FromSeconds(4));
        await socket.Ask("{ me { id } }");
        Assert.Contains("UNAUTHENTICATED", await socket.Hear(), StringComparison.Ordinal);
    }
}
