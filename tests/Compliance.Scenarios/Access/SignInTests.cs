using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Compliance.Host.Access;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Compliance.Scenarios.Access;

public sealed class SignInTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task Every_demo_account_signs_in_and_is_who_it_says()
    {
        using var client = await host.Client();
        foreach (var user in DemoAccounts.Users)
        {
            var session = await SignedIn(client, user);
            using var who = await Who(client, session.Token);
            Assert.Equal(user, who.RootElement.GetProperty("user").GetString());
            Assert.Equal(DemoAccounts.PersonOf(user), who.RootElement.GetProperty("person").GetString());
            Assert.True(session.ExpiresAt > DateTimeOffset.UtcNow.AddHours(1));
        }
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        using var client = await host.Client();
        using var answer = await SignIn(client, "finance", HostFixture.Password);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());

        var pair = cookie[..cookie.IndexOf(';', StringComparison.Ordinal)];
        Assert.Equal(HttpStatusCode.Created, await Upload(pair, ("Sec-Fetch-Site", "same-origin")));
        Assert.Equal(HttpStatusCode.Unauthorized, await Upload(pair, ("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.Unauthorized, await Upload(pair, ("Origin", "http://evil.example")));

        async Task<HttpStatusCode> Upload(string cookie, (string Name, string Value) header)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/files") { Content = new StringContent("a,b\n1,2\n") };
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add(header.Name, header.Value);
            using var uploaded = await client.SendAsync(request);
            return uploaded.StatusCode;
        }
    }

    [Theory]
    [InlineData("branch", "wrong-password")]
    [InlineData("nobody-of-that-name", "wrong-password")]
    [InlineData("branch", "")]
    public async Task A_refusal_does_not_tell_whether_the_account_exists(string user, string password)
    {
        using var client = await host.Client();
        using var answer = await SignIn(client, user, password);
        if (password.Length == 0)
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return;
        }
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("""{"errors":[{"code":"SIGN_IN_REFUSED","message":"用户名或密码不正确，或账号暂时锁定。"}]}""", JsonSerializer.Serialize(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()), Readable));
    }

    [Theory]
    [InlineData("application/json", "not json")]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", "{}")]
    [InlineData("text/plain", """{"user":"branch","password":"x"}""")]
    public async Task What_is_no_sign_in_is_a_bad_request(string type, string body)
    {
        using var client = await host.Client();
        using var answer = await client.PostAsync("/auth/sign-in", new StringContent(body, new MediaTypeHeaderValue(type)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("BAD_REQUEST", await Code(answer));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await host.Services.GetRequiredService<Accounts>().AddAsync("locked", host.Settings.Tenant, "person/locked", host.Services.GetRequiredService<Passwords>().Hash(HostFixture.Password), default);
        using var client = await host.Client(language: "en");
        for (var i = 0; i < 5; i++)
            using (var wrong = await SignIn(client, "locked", "wrong-password"))
                Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using (var right = await SignIn(client, "locked", HostFixture.Password))
            Assert.Equal(HttpStatusCode.Unauthorized, right.StatusCode);

        await Sql("update access.accounts set locked_until = now() - interval '1 second' where user_name = 'locked'");
        using var later = await SignIn(client, "LOCKED ", HostFixture.Password);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Who_tries_too_often_is_told_to_wait()
    {
        using var client = await host.Client();
        var seen = new List<HttpStatusCode>();
        // Ten tries and one more every six seconds: a slow machine is let off a little longer.
        while (seen.Count < 60 && !seen.Contains(HttpStatusCode.TooManyRequests))
            using (var answer = await SignIn(client, "someone-impatient", "wrong-password"))
                seen.Add(answer.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, seen[^1]);
        Assert.Contains(HttpStatusCode.Unauthorized, seen);
    }

    [Fact]
    public async Task A_signed_out_token_is_dead_at_once()
    {
        using var client = await host.Client();
        var (token, _) = await SignedIn(client, "leader");
        using (var before = await Who(client, token))
            Assert.True(before.RootElement.GetProperty("signedIn").GetBoolean());

        using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/sign-out") { Headers = { Authorization = new("Bearer", token) } };
        using (var out_ = await client.SendAsync(request))
            Assert.Equal(HttpStatusCode.NoContent, out_.StatusCode);
        using var after = await Who(client, token);
        Assert.False(after.RootElement.GetProperty("signedIn").GetBoolean());
    }

    [Fact]
    public async Task A_session_revoked_elsewhere_is_dead_within_seconds()
    {
        using var client = await host.Client();
        var (token, _) = await SignedIn(client, "auditor");
        using (await Who(client, token))
        {
        }
        // What another host does: it knows the database, and not this host's memory.
        await Sql("update access.sessions set revoked_at = now() where user_name = 'auditor'");
        var until = DateTime.UtcNow.AddSeconds(10);
        while (DateTime.UtcNow < until)
        {
            using var who = await Who(client, token);
            if (!who.RootElement.GetProperty("signedIn").GetBoolean())
                return;
            await Task.Delay(200);
        }
        Assert.Fail("The session was still alive ten seconds after it was revoked.");
    }

    [Fact]
    public async Task A_disabled_account_neither_signs_in_nor_stays_in()
    {
        var accounts = host.Services.GetRequiredService<Accounts>();
        await accounts.AddAsync("leaver", host.Settings.Tenant, "person/leaver", host.Services.GetRequiredService<Passwords>().Hash(HostFixture.Password), default);
        using var client = await host.Client();
        var (token, _) = await SignedIn(client, "leaver");
        await accounts.SetDisabledAsync("leaver", true, default);
        host.Services.GetRequiredService<Sessions>().Forget();

        using (var who = await Who(client, token))
            Assert.False(who.RootElement.GetProperty("signedIn").GetBoolean());
        using var again = await SignIn(client, "leaver", HostFixture.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task Neither_tokens_nor_passwords_are_stored()
    {
        using var client = await host.Client();
        var (token, _) = await SignedIn(client, "custodian");
        Assert.Equal(0L, await Sql($"select count(*) from access.accounts a where a::text like '%{HostFixture.Password}%'"));
        Assert.Equal(0L, await Sql($"select count(*) from access.sessions s where s::text like '%{token}%'"));
    }

    [Fact]
    public async Task A_busy_session_costs_one_query_in_five_seconds()
    {
        using var client = await host.Client();
        var (token, _) = await SignedIn(client, "head");
        Token.TryHash(token, out var hash);
        var sessions = host.Services.GetRequiredService<Sessions>();
        var before = await Lookups();
        for (var i = 0; i < 500; i++)
            Assert.NotNull(await sessions.FindAsync(hash));
        Assert.InRange(await Lookups() - before, 0, 25);

        // Statistics arrive late; ours is a count of calls on the table by its index.
        async Task<long> Lookups()
        {
            await Task.Delay(1200);
            return (long)(await Sql("select pg_stat_clear_snapshot(); select coalesce(idx_scan, 0) from pg_stat_user_indexes where indexrelname = 'sessions_pkey'"))!;
        }
    }

    [Fact]
    public async Task Only_the_delegation_of_a_living_principal_lets_somebody_act_for_him()
    {
        using var client = await host.Client("finance");
        client.DefaultRequestHeaders.Add(ActorMiddleware.ActingFor, "person/leader");
        using var answer = await client.GetAsync("/auth/session");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("NOT_DELEGATED", await Code(answer));
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string user, string password) =>
        client.PostAsJsonAsync("/auth/sign-in", new { user, password });

    private static async Task<(string Token, DateTimeOffset ExpiresAt)> SignedIn(HttpClient client, string user)
    {
        using var answer = await SignIn(client, user, HostFixture.Password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (body.RootElement.GetProperty("token").GetString()!, body.RootElement.GetProperty("expiresAt").GetDateTimeOffset());
    }

    private static async Task<JsonDocument> Who(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/auth/session") { Headers = { Authorization = new("Bearer", token) } };
        using var answer = await client.SendAsync(request);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string?> Code(HttpResponseMessage answer)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("errors")[0].GetProperty("code").GetString();
    }

    private async Task<object?> Sql(string text)
    {
        await using var connection = new NpgsqlConnection(host.Settings.Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(text, connection);
        await using var reader = await command.ExecuteReaderAsync();
        object? last = null;
        do
            while (await reader.ReadAsync())
                last = reader.GetValue(0);
        while (await reader.NextResultAsync());
        return last;
    }
}
