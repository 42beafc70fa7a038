using System.Net;
using System.Net.Http.Json;
using Compliance.Host;
using Compliance.Scenarios;
using EmbeddedPostgres;
using Xunit;

namespace Compliance.Attacks.Hardening;

/// <summary>A host that lets one account ask sixty times a minute.</summary>
public sealed class SlowFixture : HostFixture
{
    internal override Settings Adjust(Settings settings) => settings with { GraphqlCostPerMinute = 60 };
}

public sealed class PaceTests(SlowFixture host) : IClassFixture<SlowFixture>
{
    [Fact]
    public async Task Who_asks_too_much_waits_and_nobody_else_does()
    {
        using var client = await host.Client("finance");
        var asked = 0;
        for (; asked < 5_000; asked++)
        {
            using var answer = await client.PostAsJsonAsync("/graphql", new { query = "{ me { id } }" });
            if (answer.StatusCode != HttpStatusCode.TooManyRequests) continue;
            Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            Assert.Contains("RATE_LIMITED", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            break;
        }
        Assert.InRange(asked, 50, 4_999);
        // A connection of the same account pays from the same purse.
        using (var socket = await Tokens.Socket.Open(host, new { Authorization = client.DefaultRequestHeaders.Authorization!.ToString() }))
        {
            for (var i = 0; i < 20; i++) await socket.Ask("{ me { id } }");
            var heard = await socket.Hear();
            for (var i = 0; i < 40 && !heard.Contains("RATE_LIMITED", StringComparison.Ordinal); i++) heard = await socket.Hear();
            Assert.Contains("RATE_LIMITED", heard, StringComparison.Ordinal);
        }
        using var other = await host.Client("leader");
        using var free = await other.Graph("{ me { id } }");
        Assert.Null(free.Code());
    }
}

/// <summary>A host that lets one name try twice a minute, and one address twelve times.</summary>
public sealed class FewTriesFixture : HostFixture
{
    internal override Settings Adjust(Settings settings) => settings with { SignInsPerMinute = 2 };
}

public sealed class AddressPaceTests(FewTriesFixture host) : IClassFixture<FewTriesFixture>
{
    [Fact]
    public async Task Who_tries_many_names_from_one_address_waits_and_another_address_does_not()
    {
        using var client = await host.Client();
        var seen = new List<HttpStatusCode>();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 20; i++)
        {
            var (status, body) = await client.SignIn(new { user = $"name-{i}", password = "the same guess for all" });
            using (body) seen.Add(status);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, seen[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, seen);
        // Twelve, and one more every six seconds.
        Assert.True(seen.Count(s => s == HttpStatusCode.Unauthorized) <= 13 + (int)(clock.Elapsed.TotalSeconds / 6));
        // Who was let through is on record, without the names that nobody has and without the guess.
        Assert.Equal(seen.Count(s => s == HttpStatusCode.Unauthorized), (await host.Sql("select what from access.account_log where what = 'NO_ACCOUNT' and user_name is null")).Count);
        Assert.Empty(await host.Sql("select 1 from access.account_log l where l::text like '%name-%' or l::text like '%the same guess%'"));

        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, "/auth/sign-in") { Content = JsonContent.Create(new { user = "leader", password = HostFixture.Password }) };
        elsewhere.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await client.SendAsync(elsewhere);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}

public sealed class HeaderTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/graphql/ui")]
    [InlineData("/health/live")]
    [InlineData("/files/x")]
    [InlineData("/no/such/page")]
    public async Task Every_answer_forbids_frames_sniffing_other_origins_and_inline_scripts(string path)
    {
        using var client = await host.Client();
        using var answer = await client.GetAsync(path);
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";
        Assert.Equal(("DENY", "nosniff", "same-origin", "no-referrer"), (Header("X-Frame-Options"), Header("X-Content-Type-Options"), Header("Cross-Origin-Opener-Policy"), Header("Referrer-Policy")));
        var scripts = Header("Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries).Single(d => d.StartsWith("script-src", StringComparison.Ordinal));
        Assert.Equal("script-src 'self'", scripts);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Behind_TLS_the_browser_is_held_to_it_and_the_cookie_to_this_host()
    {
        using var client = await host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/sign-in") { Content = JsonContent.Create(new { user = "leader", password = HostFixture.Password }) };
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await client.SendAsync(request);
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-compliance_session=", cookie, StringComparison.Ordinal);
        foreach (var part in new[] { "secure", "httponly", "samesite=strict", "path=/" }) Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }
}

public sealed class FirstStartTests
{
    [Fact]
    public async Task A_register_without_accounts_tells_its_operator_once_how_the_administrator_signs_in()
    {
        var cluster = await TestCluster.SharedAsync();
        var settings = new Settings { Database = await cluster.CreateDatabaseAsync() + ";Maximum Pool Size=10", Data = Path.Combine(Path.GetTempPath(), $"compliance-first-{Guid.NewGuid():N}"), Urls = ["http://127.0.0.1:0"], Demo = false };
        string password;
        await using (var first = await Serving.StartAsync(settings, default))
        {
            password = Assert.Single(first.Told, l => l.StartsWith("one-time password: ", StringComparison.Ordinal)).Split(' ')[2];
            using var client = new HttpClient { BaseAddress = new Uri(first.Address) };
            var (status, body) = await client.SignIn(new { user = "admin", password });
            using (body) Assert.Equal((HttpStatusCode.Forbidden, "PASSWORD_CHANGE_REQUIRED"), (status, body.Code()));
            var (changed, signed) = await client.SignIn(new { user = "admin", password, newPassword = "seven slow horses" });
            using (signed)
            {
                Assert.Equal(HttpStatusCode.OK, changed);
                using var me = await client.Graph("{ me { id roles } }", signed.RootElement.GetProperty("token").GetString());
                Assert.Equal("""{"data":{"me":{"id":"person/admin","roles":["ADMIN"]}}}""", me.RootElement.GetRawText());
            }
        }
        await using (var second = await Serving.StartAsync(settings, default))
            Assert.DoesNotContain(second.Told, l => l.Contains("password", StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(settings.Data, "*", SearchOption.AllDirectories), f => File.ReadAllText(f).Contains(password, StringComparison.Ordinal));
        await cluster.DropDatabaseAsync(settings.Database!);
        Directory.Delete(settings.Data, recursive: true);
    }
}
