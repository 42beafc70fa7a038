using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Compliance.Scenarios;
using OtpNet;
using Xunit;

namespace Compliance.Attacks.Tokens;

/// <summary>Sessions, cookies, the second factor and program tokens, as somebody would misuse them.</summary>
public sealed class SessionTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Me = "{ me { id } }", Errors = "errors { ... on Error { code } }";

    private async Task<(string Token, string Cookie)> SignedIn(HttpClient client, string user, string? code = null)
    {
        using var answer = await client.PostAsJsonAsync("/auth/sign-in", new { user, password = HostFixture.Password, code });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        return (body.RootElement.GetProperty("token").GetString()!, cookie[..cookie.IndexOf(';', StringComparison.Ordinal)]);
    }

    private static async Task<string?> AskWithCookie(HttpClient client, string cookie, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Me }) };
        request.Headers.Add("Cookie", cookie);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using var answer = await client.SendAsync(request);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return body.Code();
    }

    [Fact]
    public async Task A_cookie_kept_from_before_the_sign_out_is_dead()
    {
        using var client = await host.Client();
        var (_, cookie) = await SignedIn(client, "auditor");
        Assert.Null(await AskWithCookie(client, cookie));
        using var leave = new HttpRequestMessage(HttpMethod.Post, "/auth/sign-out");
        leave.Headers.Add("Cookie", cookie);
        using (var left = await client.SendAsync(leave)) Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        for (var i = 0; i < 3; i++) Assert.Equal("UNAUTHENTICATED", await AskWithCookie(client, cookie));
        Assert.Equal(["ENDED_TOKEN_TRIED"], await host.Sql("select what from access.account_log where user_name = 'auditor' and what <> 'SIGNED_IN'"));
        // Of a token that nobody ever had nothing is kept.
        var entries = await host.Sql("select count(*) from access.account_log");
        Assert.Equal("UNAUTHENTICATED", await AskWithCookie(client, cookie[..^4] + "AAAA"));
        Assert.Equal(entries, await host.Sql("select count(*) from access.account_log"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task A_cookie_counts_for_no_other_site(string header, string value)
    {
        using var client = await host.Client();
        var (_, cookie) = await SignedIn(client, "leader");
        Assert.Equal("UNAUTHENTICATED", await AskWithCookie(client, cookie, (header, value)));
        Assert.Null(await AskWithCookie(client, cookie, ("Sec-Fetch-Site", "same-origin")));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "query={me{id}}")]
    [InlineData("text/plain", """{"query":"{me{id}}"}""")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\n\r\n{\"query\":\"{me{id}}\"}\r\n--x--")]
    public async Task A_form_of_another_site_cannot_ask_the_graph(string type, string body)
    {
        using var client = await host.Client("leader");
        using var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        using var answer = await client.PostAsync("/graphql", content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_mutation_by_GET_changes_nothing()
    {
        using var client = await host.Client("admin");
        using var answer = await client.GetAsync("/graphql?query=" + Uri.EscapeDataString("""mutation { openBranch(input: { slug: "by-get", kind: BRANCH, nameZh: "x", nameEn: "x" }) { branch { id } } }"""));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Empty(await host.Sql("select id from public.mt_streams where id = 'branch/by-get'"));
    }

    [Fact]
    public async Task A_session_is_seen_and_ended_by_its_owner_and_by_nobody_else()
    {
        using var client = await host.Client();
        var (mine, _) = await SignedIn(client, "secretariat");
        var (other, _) = await SignedIn(client, "secretariat");
        using var seen = await client.Graph("{ myAccount { user sessions { id current address } log { what } } }", mine);
        var account = seen.RootElement.GetProperty("data").GetProperty("myAccount");
        var foreign = account.GetProperty("sessions").EnumerateArray().First(s => !s.GetProperty("current").GetBoolean()).GetProperty("id").GetString();
        Assert.Equal("SIGNED_IN", account.GetProperty("log")[0].GetProperty("what").GetString());
        var (stranger, _) = await SignedIn(client, "head");
        using (var refused = await client.Graph($"mutation {{ it: revokeSession(input: {{ id: \"{foreign}\" }}) {{ {Errors} }} }}", stranger))
            Assert.Equal("SESSION_UNKNOWN", refused.RootElement.GetProperty("data").GetProperty("it").GetProperty("errors")[0].GetProperty("code").GetString());
        using (var all = await client.Graph($"mutation {{ it: revokeSessions(input: {{ user: \"secretariat\" }}) {{ {Errors} }} }}", stranger))
            Assert.Equal("NOT_ALLOWED", all.RootElement.GetProperty("data").GetProperty("it").GetProperty("errors")[0].GetProperty("code").GetString());
        using (var still = await client.Graph(Me, other)) Assert.Null(still.Code());
        using (var ended = await client.Graph($"mutation {{ it: revokeSession(input: {{ id: \"{foreign}\" }}) {{ {Errors} }} }}", mine))
            Assert.Equal(JsonValueKind.Null, ended.RootElement.GetProperty("data").GetProperty("it").GetProperty("errors").ValueKind);
        using var dead = await client.Graph(Me, other);
        Assert.Equal("UNAUTHENTICATED", dead.Code());
    }

    [Fact]
    public async Task The_second_factor_is_wanted_once_enrolled_and_no_code_counts_twice()
    {
        using var client = await host.Client(language: "en");
        var (token, _) = await SignedIn(client, "custodian");
        using var enrolled = await client.Graph($"mutation {{ it: enrolTotp(input: {{}}) {{ secret uri {Errors} }} }}", token);
        var secret = enrolled.RootElement.GetProperty("data").GetProperty("it").GetProperty("secret").GetString()!;
        Assert.Contains($"secret={secret}", enrolled.RootElement.GetProperty("data").GetProperty("it").GetProperty("uri").GetString(), StringComparison.Ordinal);
        var totp = new Totp(Base32Encoding.ToBytes(secret));
        using (var wrong = await client.Graph($"mutation {{ it: confirmTotp(input: {{ code: \"000000\" }}) {{ recoveryCodes {Errors} }} }}", token))
            Assert.Equal("CODE_WRONG", wrong.RootElement.GetProperty("data").GetProperty("it").GetProperty("errors")[0].GetProperty("code").GetString());
        // Not at the seam of two half minutes, where "the last code" would be the one before it.
        if (DateTime.UtcNow.Second % 30 > 24) await Task.Delay(TimeSpan.FromSeconds(7));
        var code = totp.ComputeTotp(DateTime.UtcNow.AddSeconds(-30));
        using var confirmed = await client.Graph($"mutation {{ it: confirmTotp(input: {{ code: \"{code}\" }}) {{ recoveryCodes {Errors} }} }}", token);
        var codes = confirmed.RootElement.GetProperty("data").GetProperty("it").GetProperty("recoveryCodes").EnumerateArray().Select(c => c.GetString()!).ToList();
        Assert.Equal(10, codes.Distinct().Count());

        await Refused("CODE_REQUIRED", null);
        await Refused("CODE_WRONG", code);
        await Refused("CODE_WRONG", "123456");
        await SignedIn(client, "custodian", totp.ComputeTotp(DateTime.UtcNow.AddSeconds(30)));
        await SignedIn(client, "custodian", codes[0]);
        await Refused("CODE_WRONG", codes[0]);
        Assert.Empty(await host.Sql($"select value from access.account_secrets where value like '%{secret}%' or value like '%{codes[1]}%'"));
        Assert.Contains("WRONG_CODE", await host.Sql("select what from access.account_log where user_name = 'custodian'"));

        using (var admin = await host.Client("admin"))
        using (var reset = await admin.Graph($"mutation {{ it: resetSecondFactor(input: {{ user: \"custodian\", reason: \"手机遗失\" }}) {{ {Errors} }} }}"))
            Assert.True(reset.RootElement.GetProperty("data").GetProperty("it").GetProperty("errors").ValueKind == JsonValueKind.Null);
        using (var gone = await client.Graph(Me, token)) Assert.Equal("UNAUTHENTICATED", gone.Code());
        await host.Sql("update access.accounts set failures = 0, locked_until = null where user_name = 'custodian'");
        await SignedIn(client, "custodian");

        async Task Refused(string expected, string? with)
        {
            var (status, body) = await client.SignIn(new { user = "custodian", password = HostFixture.Password, code = with });
            using (body) Assert.Equal((HttpStatusCode.Unauthorized, expected), (status, body.Code()));
        }
    }

    [Fact]
    public async Task A_programs_token_does_less_than_its_person_and_ends()
    {
        using var client = await host.Client();
        var (finance, _) = await SignedIn(client, "finance");
        async Task<(string Secret, string Id)> Make(string scopes, string offices = "[]", int hours = 1)
        {
            using var made = await client.Graph($"mutation {{ it: createApiToken(input: {{ name: \"账务系统\", scopes: {scopes}, offices: {offices}, expiresAt: \"{DateTimeOffset.UtcNow.AddHours(hours):o}\" }}) {{ secret apiToken {{ id }} {Errors} }} }}", finance);
            var it = made.RootElement.GetProperty("data").GetProperty("it");
            Assert.True(it.GetProperty("errors").ValueKind == JsonValueKind.Null, made.RootElement.GetRawText());
            return (it.GetProperty("secret").GetString()!, it.GetProperty("apiToken").GetProperty("id").GetString()!);
        }
        const string Allocate = """mutation { it: allocateBudget(input: { branch: "branch/cardiology", year: 2029, line: "tokens", amount: 1, basis: "x" }) { errors { ... on Error { code } } } }""";
        var reading = await Make("[READ]");
        using (var reads = await client.Graph("{ budgets { totalCount } }", reading.Secret)) Assert.Null(reads.Code());
        using (var writes = await client.Graph(Allocate, reading.Secret)) Assert.Equal("TOKEN_READS_ONLY", writes.Code());
        using (var upload = new HttpRequestMessage(HttpMethod.Post, "/files") { Content = new StringContent("a,b\n1,2\n"), Headers = { Authorization = new("Bearer", reading.Secret) } })
        using (var refused = await client.SendAsync(upload)) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty(await host.Sql("select id from public.mt_streams where id like 'budget/cardiology/2029/%'"));

        var writing = await Make("[READ, WRITE]");
        using (var writes = await client.Graph(Allocate, writing.Secret)) Assert.Null(writes.Code());
        using (var account = await client.Graph($"mutation {{ it: enrolTotp(input: {{}}) {{ {Errors} }} }}", writing.Secret))
            Assert.Equal("SIGNED_IN_PERSON_ONLY", account.RootElement.GetProperty("data").GetProperty("it").GetProperty("errors")[0].GetProperty("code").GetString());
        var limited = await Make("[READ]", "[AUDITOR]");
        using (var none = await client.Graph("{ budgets { totalCount } }", limited.Secret)) Assert.Equal("FORBIDDEN", none.Code());

        await host.Sql($"update access.api_tokens set expires_at = now() - interval '1 second' where id = '{writing.Id}'");
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Host.Access.Sessions>(host.Services).Forget();
        using (var late = await client.Graph(Me, writing.Secret)) Assert.Equal("UNAUTHENTICATED", late.Code());
        using (var revoked = await client.Graph($"mutation {{ it: revokeApiToken(input: {{ id: \"{reading.Id}\" }}) {{ {Errors} }} }}", finance)) Assert.Null(revoked.Code());
        using (var dead = await client.Graph(Me, reading.Secret)) Assert.Equal("UNAUTHENTICATED", dead.Code());
        Assert.Contains("ENDED_TOKEN_TRIED", await host.Sql("select what from access.account_log where user_name = 'finance'"));
        Assert.Empty(await host.Sql($"select 1 from access.api_tokens t where t::text like '%{reading.Secret}%'"));
    }

    [Fact]
    public async Task A_one_time_password_opens_once_and_only_to_be_changed()
    {
        using var admin = await host.Client();
        var (signed, _) = await SignedIn(admin, "admin");
        using var added = await admin.Graph($"mutation {{ r: registerPerson(input: {{ name: \"新人\", idempotencyKey: \"one-time\" }}) {{ person {{ id }} }} }}", signed);
        var person = added.RootElement.GetProperty("data").GetProperty("r").GetProperty("person").GetProperty("id").GetString();
        using var made = await admin.Graph($"mutation {{ it: addAccount(input: {{ user: \"newcomer\", person: \"{person}\" }}) {{ oneTimePassword account {{ mustChangePassword }} {Errors} }} }}", signed);
        var password = made.RootElement.GetProperty("data").GetProperty("it").GetProperty("oneTimePassword").GetString()!;

        using var client = await host.Client();
        await Answers(HttpStatusCode.Forbidden, "PASSWORD_CHANGE_REQUIRED", null);
        await Answers(HttpStatusCode.BadRequest, "PASSWORD_TOO_SHORT", "short");
        await Answers(HttpStatusCode.BadRequest, "PASSWORD_TOO_SIMPLE", "password12345678");
        await Answers(HttpStatusCode.BadRequest, "PASSWORD_HOLDS_THE_NAME", "my newcomer 7 horses");
        await Answers(HttpStatusCode.OK, null, "a horse walks slowly");
        await Answers(HttpStatusCode.Unauthorized, "SIGN_IN_REFUSED", null);
        var (again, body) = await client.SignIn(new { user = "newcomer", password = "a horse walks slowly" });
        using (body) Assert.Equal(HttpStatusCode.OK, again);

        async Task Answers(HttpStatusCode status, string? code, string? newPassword)
        {
            var (answered, with) = await client.SignIn(new { user = "newcomer", password, newPassword });
            using (with) Assert.Equal((status, code), (answered, with.Code()));
        }
    }

    [Fact]
    public async Task Guessing_a_password_locks_the_account_and_leaves_its_trace_without_the_guesses()
    {
        using var client = await host.Client();
        for (var i = 0; i < 6; i++)
        {
            var (status, body) = await client.SignIn(new { user = "discipline", password = $"guess-number-{i}" });
            using (body) Assert.Equal(HttpStatusCode.Unauthorized, status);
        }
        var (locked, answer) = await client.SignIn(new { user = "discipline", password = HostFixture.Password });
        using (answer) Assert.Equal((HttpStatusCode.Unauthorized, "SIGN_IN_REFUSED"), (locked, answer.Code()));
        var (nobody, same) = await client.SignIn(new { user = "a-password-typed-as-name", password = "guess-number-9" });
        using (same) Assert.Equal((HttpStatusCode.Unauthorized, "SIGN_IN_REFUSED"), (nobody, same.Code()));
        var log = await host.Sql("select what from access.account_log where user_name = 'discipline' order by id");
        Assert.Equal(5, log.Count(w => w == "WRONG_PASSWORD"));
        Assert.Equal(2, log.Count(w => w == "LOCKED"));
        Assert.Empty(await host.Sql("select 1 from access.account_log l where l::text like '%guess-number%' or l::text like '%a-password-typed%'"));
    }
}
