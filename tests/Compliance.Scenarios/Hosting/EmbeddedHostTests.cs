using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Hosting;

/// <summary>The host on its own private database, as a fresh machine runs it.</summary>
public sealed class EmbeddedHostTests : IDisposable
{
    private readonly string data = Path.Combine(Path.GetTempPath(), $"compliance-{Guid.NewGuid().ToString("N")[..8]}");

    [Fact]
    public async Task A_host_shares_its_database_with_verbs_keeps_it_through_a_kill_and_is_alone_in_its_directory()
    {
        using (var first = await HostProcess.ServeAsync("--data", data, "--urls", "http://127.0.0.1:0"))
        {
            var second = await HostProcess.RunAsync("serve", "--data", data, "--urls", "http://127.0.0.1:0");
            Assert.Equal(2, second.Code);
            Assert.Contains($"process {first.Pid} ", second.Error, StringComparison.Ordinal);
            Assert.Contains(first.Address, second.Error, StringComparison.Ordinal);

            var added = await HostProcess.RunAsync("user", "add", "wang", "--name", "王芳", "--data", data);
            Assert.Equal(0, added.Code);
            Assert.StartsWith("wang person/", added.Out, StringComparison.Ordinal);
            var granted = await HostProcess.RunAsync("user", "roles", "wang", "--grant", "FINANCE", "--data", data);
            Assert.EndsWith("\tFINANCE\n", granted.Out, StringComparison.Ordinal);
            var toxic = await HostProcess.RunAsync("user", "roles", "wang", "--grant", "LEADER", "--data", data);
            Assert.Equal((2, 1), (toxic.Code, toxic.Error.Trim().Split('\n').Length));
            first.Kill();
        }

        var clock = Stopwatch.StartNew();
        using var next = await HostProcess.ServeAsync("--data", data, "--urls", "http://127.0.0.1:0");
        // Within 3 s on a machine of its own (0.9 s measured); the bound leaves room for busy neighbours.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
        using (var client = new HttpClient())
        using (var ready = await client.GetAsync(next.Address + "/health/ready"))
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var roles = await HostProcess.RunAsync("user", "roles", "wang", "--data", data);
        Assert.EndsWith("\tFINANCE\n", roles.Out, StringComparison.Ordinal);

        Assert.Equal(0, await next.TerminateAsync());
        Assert.False(File.Exists(Path.Combine(data, "postgres", "postmaster.pid")));
        Assert.False(File.Exists(Path.Combine(data, "host.json")));
    }

    public void Dispose()
    {
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
    }
}

public sealed class VerbTests(HostFixture host) : IClassFixture<HostFixture>
{
    private string[] Database => ["--database", host.Settings.Database!, "--data", host.Settings.Data];

    [Theory]
    [InlineData("frob")]
    [InlineData("serve", "--urls", "ftp://x")]
    [InlineData("serve", "--demo", "--no-demo")]
    [InlineData("user", "add", "No Name", "--name", "x")]
    [InlineData("user", "add", "abc")]
    [InlineData("user", "roles", "abc", "--grant", "KING")]
    [InlineData("user", "list", "--database", "no connection string")]
    public async Task Bad_input_is_one_line_on_stderr_and_exit_code_2(params string[] arguments)
    {
        var (code, answer, error) = await HostProcess.RunAsync(arguments);
        Assert.Equal((2, ""), (code, answer));
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_view_that_is_not_there_is_named_with_those_that_are()
    {
        var (code, _, error) = await HostProcess.RunAsync(["views", "rebuild", "nonsense", .. Database]);
        Assert.Equal(2, code);
        Assert.Contains("activities", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rebuilt_view_tells_events_rows_and_seconds()
    {
        var (code, answer, _) = await HostProcess.RunAsync(["views", "rebuild", "people", .. Database]);
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(answer);
        var people = json.RootElement.GetProperty("views").GetProperty("people");
        Assert.True(people.GetProperty("events").GetInt64() >= 9);
        Assert.True(people.GetProperty("rows").GetInt64() >= 9);
        Assert.True(people.GetProperty("seconds").GetDouble() >= 0);
    }

    [Fact]
    public async Task The_record_verifies_the_same_twice_and_a_removed_event_is_found()
    {
        var first = await HostProcess.RunAsync(["audit", "verify", .. Database]);
        Assert.Equal(0, first.Code);
        Assert.Equal(first.Out, (await HostProcess.RunAsync(["audit", "verify", .. Database])).Out);

        await using var connection = new Npgsql.NpgsqlConnection(host.Settings.Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var remove = new Npgsql.NpgsqlCommand("delete from mt_events where stream_id = 'person/finance' and version = 1", connection);
        Assert.Equal(1, await remove.ExecuteNonQueryAsync());
        var broken = await HostProcess.RunAsync(["audit", "verify", .. Database]);
        Assert.Equal(1, broken.Code);
        Assert.Equal("person/finance", JsonDocument.Parse(broken.Out).RootElement.GetProperty("broken").GetProperty("stream").GetString());
    }

    [Fact]
    public async Task The_contract_and_the_tables_are_printed_without_a_database()
    {
        var sdl = await HostProcess.RunAsync("schema", "print");
        Assert.Equal(0, sdl.Code);
        Assert.Contains("extend type Query", sdl.Out, StringComparison.Ordinal);
        var ddl = await HostProcess.RunAsync("schema", "print", "--database");
        foreach (var table in new[] { "mt_events", "access.accounts", "register.files", "vault.people" })
            Assert.Contains(table, ddl.Out, StringComparison.Ordinal);
    }
}
