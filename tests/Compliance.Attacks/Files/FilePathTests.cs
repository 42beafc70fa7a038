using System.Net;
using System.Net.Sockets;
using System.Text;
using Compliance.Scenarios;
using Xunit;

namespace Compliance.Attacks.Files;

/// <summary>Paths and headers that try to get more out of <c>/files</c> than the file somebody may read, sent byte for byte as an attacker would.</summary>
public sealed class FilePathTests(HostFixture host) : IClassFixture<HostFixture>
{
    private async Task<(int Status, string Body)> Raw(string requestLine, string token, params string[] headers)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(host.Address.Host, host.Address.Port);
        var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{requestLine}\r\nHost: {host.Address.Authority}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n"));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var answer = await reader.ReadToEndAsync();
        return (answer.Length < 12 ? 0 : int.Parse(answer[9..12], null), answer);
    }

    private async Task<string> Token(string user)
    {
        using var client = await host.Client(user);
        return client.DefaultRequestHeaders.Authorization!.Parameter!;
    }

    [Theory]
    [InlineData("/files/../../../../etc/passwd")]
    [InlineData("/files/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/files/%2e%2e/%2e%2e/vault.key")]
    [InlineData("/files/..\\..\\vault.key")]
    [InlineData("/files/....//....//vault.key")]
    [InlineData("/files/%00")]
    [InlineData("/files/aa%00.pdf")]
    [InlineData("/files/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/files/*")]
    [InlineData("/files/demo-password")]
    [InlineData("//etc/passwd")]
    [InlineData("/assets/..%2f..%2fappsettings.json")]
    [InlineData("/assets/../Compliance.Host.dll")]
    public async Task No_path_leads_out_of_the_register(string path)
    {
        var (status, body) = await Raw($"GET {path} HTTP/1.1", await Token("secretariat"));
        Assert.True(status is 400 or 404 || body.Contains("<div id=\"root\"", StringComparison.Ordinal), $"{status} {body[..Math.Min(300, body.Length)]}");
        Assert.DoesNotContain("root:", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_header_lends_an_office_or_another_address()
    {
        var token = await Token("admin");
        foreach (var header in new[] { "X-Original-URL: /files/x", "X-Rewrite-URL: /health/ready", "X-HTTP-Method-Override: DELETE", "X-Acting-For: person/leader", "X-User: leader", "X-Forwarded-User: leader", "X-Forwarded-Host: evil.example" })
        {
            var (status, body) = await Raw($"GET /files/{new string('a', 64)} HTTP/1.1", token, header);
            Assert.True(status is 403 or 404, $"{header}: {status}");
            Assert.DoesNotContain("evil.example", body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a.html", "text/html", "<html><script>1</script></html>")]
    [InlineData("a.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>")]
    [InlineData("a.pdf", "application/pdf", "MZ\u0090this is no pdf")]
    [InlineData("a.png", "image/png", "<?php echo 1 ?>")]
    public async Task What_a_file_is_follows_from_its_bytes_and_not_from_what_it_is_called(string name, string type, string content)
    {
        using var client = await host.Client("branch");
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(Encoding.Latin1.GetBytes(content));
        part.Headers.ContentType = new(type);
        form.Add(part, "file", name);
        using var answer = await client.PostAsync("/files", form);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_file_is_served_to_be_kept_and_not_to_be_run_and_to_nobody_else()
    {
        using var client = await host.Client("branch");
        using var uploaded = await client.PostAsync("/files", new StringContent("项目,金额\n餐费,100\n"));
        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        using var body = System.Text.Json.JsonDocument.Parse(await uploaded.Content.ReadAsStringAsync());
        var hash = body.RootElement.GetProperty("hash").GetString();
        using (var own = await client.GetAsync($"/files/{hash}"))
        {
            Assert.Equal("attachment", own.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal("default-src 'none'; sandbox", own.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("same-origin", own.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        }
        foreach (var user in new[] { "finance", "auditor", "head" })
        {
            using var stranger = await host.Client(user);
            using var refused = await stranger.GetAsync($"/files/{hash}");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }
}
