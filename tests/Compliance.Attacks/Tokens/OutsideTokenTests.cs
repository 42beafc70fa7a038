using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Compliance.Host;
using Compliance.Scenarios;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Compliance.Attacks.Tokens;

/// <summary>A host that believes an outside provider, whose groups mean offices here.</summary>
public sealed class ProviderFixture : HostFixture
{
    internal Provider Provider { get; } = Provider.Start();

    internal override Settings Adjust(Settings settings) => settings with
    {
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Compliance:Oidc:Authority"] = Provider.Issuer, ["Compliance:Oidc:Audience"] = Provider.Audience, ["Compliance:Oidc:RoleClaim"] = "groups",
            ["Compliance:Oidc:Roles:money"] = "FINANCE", ["Compliance:Oidc:Roles:cardiology-heads"] = "BRANCH_HEAD@branch/cardiology", ["Compliance:Oidc:Roles:board"] = "LEADER",
        }).Build(),
    };
}

public sealed class OutsideTokenTests(ProviderFixture host) : IClassFixture<ProviderFixture>
{
    private const string Me = "{ me { id roles offices { role branch { id } } } }";

    [Fact]
    public async Task A_signed_token_is_who_it_says_with_the_offices_its_groups_mean()
    {
        using var client = await host.Client();
        using var money = await client.Graph(Me, host.Provider.Token());
        Assert.Equal("""{"data":{"me":{"id":"person/finance","roles":["FINANCE"],"offices":[{"role":"FINANCE","branch":null}]}}}""", money.RootElement.GetRawText());
        using var head = await client.Graph(Me, host.Provider.Token("head", ["cardiology-heads", "tennis"]));
        Assert.Equal("""{"data":{"me":{"id":"person/head","roles":["BRANCH_HEAD"],"offices":[{"role":"BRANCH_HEAD","branch":{"id":"branch/cardiology"}}]}}}""", head.RootElement.GetRawText());
        using var groupless = await client.Graph(Me, host.Provider.Token("leader", ["tennis"]));
        Assert.Equal("FORBIDDEN", groupless.Code());
    }

    public static TheoryData<string> Forgeries() => ["signed by another key", "no signature (alg none)", "signed with the public key as a secret", "expired", "not valid yet", "without an end", "for another audience",
        "for no audience", "from another issuer", "of nobody registered", "a person with a path in the name", "offices that never meet", "payload changed", "signature cut off", "three dots and nothing"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_the_provider_did_not_sign_for_us_opens_nothing(string forgery)
    {
        using var client = await host.Client();
        var token = Forge(host.Provider, forgery);
        await host.Sql("delete from access.account_log");
        using (var answer = await client.Graph(Me, token)) Assert.Equal("UNAUTHENTICATED", answer.Code());
        Assert.Equal(["OUTSIDE_TOKEN_REFUSED 127.0.0.1"], await host.Sql("select what || ' ' || replace(address, '::ffff:', '') from access.account_log"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/files/" + new string('a', 64)) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var file = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, file.StatusCode);
        Assert.DoesNotContain("IDX", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outside_token_touches_no_account()
    {
        using var client = await host.Client();
        using var answer = await client.Graph("""mutation { changePassword(input: { password: "x", newPassword: "a long enough one" }) { errors { ... on Error { code } } } }""", host.Provider.Token());
        Assert.Equal("SIGNED_IN_PERSON_ONLY", answer.RootElement.GetProperty("data").GetProperty("changePassword").GetProperty("errors")[0].GetProperty("code").GetString());
    }

    internal static string Forge(Provider provider, string forgery)
    {
        var good = provider.Token().Split('.');
        var now = DateTime.UtcNow;
        switch (forgery)
        {
            case "signed by another key": return provider.Token(change: d => d.SigningCredentials = new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "key-1" }, SecurityAlgorithms.RsaSha256));
            case "no signature (alg none)": return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{good[1]}.";
            case "signed with the public key as a secret":
                var head = Base64UrlEncoder.Encode("""{"alg":"HS256","typ":"JWT","kid":"key-1"}""");
                var body = $"{head}.{good[1]}";
                return $"{body}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.ASCII.GetBytes(provider.Key.Rsa.ExportRSAPublicKeyPem()), Encoding.ASCII.GetBytes(body)))}";
            case "expired": return provider.Token(change: d => (d.NotBefore, d.IssuedAt, d.Expires) = (now.AddHours(-2), now.AddHours(-2), now.AddHours(-1)));
            case "not valid yet": return provider.Token(change: d => (d.NotBefore, d.Expires) = (now.AddHours(1), now.AddHours(2)));
            case "without an end": return provider.Token(change: d => d.Expires = null);
            case "for another audience": return provider.Token(change: d => d.Audience = "another-service");
            case "for no audience": return provider.Token(change: d => d.Audience = null);
            case "from another issuer": return provider.Token(change: d => d.Issuer = "http://127.0.0.1:9");
            case "of nobody registered": return provider.Token("nobody-at-all");
            case "a person with a path in the name": return provider.Token("../admin");
            case "offices that never meet": return provider.Token("finance", ["money", "board"]);
            case "payload changed": return $"{good[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(good[1]).Replace("finance", "leader", StringComparison.Ordinal))}.{good[2]}";
            case "signature cut off": return $"{good[0]}.{good[1]}.{good[2][..^4]}";
            default: return "..";
        }
    }
}
