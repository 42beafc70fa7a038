using System.Net;
using System.Text.Json;
using Compliance.Host;
using Compliance.Scenarios.Files;
using Xunit;

namespace Compliance.Scenarios.Hosting;

public sealed class HealthAndLogTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task A_healthy_host_says_so(string path, string status)
    {
        using var client = await host.Client();
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(status, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_correlation_id_comes_back_and_a_dangerous_one_is_replaced()
    {
        using var client = await host.Client();
        Assert.Equal("batch-42.a_b", await Echo(client, "batch-42.a_b"));
        Assert.NotEqual("a b<script>", await Echo(client, "a b<script>"));
        Assert.NotEqual(new string('x', 65), await Echo(client, new string('x', 65)));

        static async Task<string> Echo(HttpClient client, string id)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
            request.Headers.TryAddWithoutValidation("X-Correlation-Id", id);
            using var answer = await client.SendAsync(request);
            return Assert.Single(answer.Headers.GetValues("X-Correlation-Id"));
        }
    }

    [Fact]
    public async Task The_request_log_tells_who_did_what_and_nothing_of_the_content()
    {
        using var client = await host.Client("branch");
        var token = client.DefaultRequestHeaders.Authorization!.Parameter!;
        client.DefaultRequestHeaders.Add("X-Correlation-Id", "log-test-1");
        using (await client.PostAsync("/files?name=secret-name-in-query.pdf", new ByteArrayContent(Samples.Pdf("secret-body"))))
        {
        }
        var line = await LineOf("log-test-1");
        using var entry = JsonDocument.Parse(line);
        var properties = entry.RootElement.GetProperty("Properties");
        Assert.Equal("/files", properties.GetProperty("Route").GetString());
        Assert.Equal("person/branch", properties.GetProperty("Actor").GetString());
        Assert.Equal(201, properties.GetProperty("Status").GetInt32());
        Assert.True(properties.GetProperty("Milliseconds").GetDouble() > 0);

        foreach (var file in Directory.GetFiles(Path.Combine(host.Settings.Data, "logs")))
        {
            var text = await ReadShared(file);
            Assert.DoesNotContain(token, text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-", text, StringComparison.Ordinal);
        }
    }

    // The log is written in blocks, a second apart.
    private async Task<string> LineOf(string correlation)
    {
        for (var i = 0; i < 100; i++, await Task.Delay(100))
            foreach (var file in Directory.GetFiles(Path.Combine(host.Settings.Data, "logs"), "requests-*"))
                if ((await ReadShared(file)).Split('\n').FirstOrDefault(l => l.Contains(correlation, StringComparison.Ordinal)) is { } line)
                    return line;
        throw new Xunit.Sdk.XunitException("The request left no line in the log.");
    }

    private static async Task<string> ReadShared(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
