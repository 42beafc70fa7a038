using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Compliance.Activities;
using Compliance.Host;
using Compliance.Scenarios.Hosting;
using EmbeddedPostgres;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Scenarios.Crash;

public sealed class KilledHostTests(ITestOutputHelper output)
{
    private const int Submissions = 1_000, Clients = 8, KillAfter = 350;

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_and_nothing_is_there_twice()
    {
        var cluster = await TestCluster.SharedAsync();
        var database = await cluster.CreateDatabaseAsync();
        var data = Path.Combine(Path.GetTempPath(), $"compliance-crash-{Environment.ProcessId}-{Guid.NewGuid():N}");
        await using (var place = await Workplace.OpenAsync(new Settings { Database = database, Data = data, Demo = false }, default))
            await OfficeSeed.EnsureAsync(place.Services, "association");

        var acknowledged = new ConcurrentDictionary<int, string>();
        using (var host = await HostProcess.ServeAsync("--urls", "http://127.0.0.1:0", "--database", database, "--data", data, "--demo"))
        {
            var token = await host.TokenAsync("branch");
            await SubmitAll(new(host.Address), token, acknowledged, () => { if (acknowledged.Count >= KillAfter) host.Kill(); });
        }
        output.WriteLine($"{acknowledged.Count} of {Submissions} acknowledged when the host was killed");
        Assert.InRange(acknowledged.Count, KillAfter, Submissions - 1);
        var before = new Dictionary<int, string>(acknowledged);
        var stored = await Stored(database);
        Assert.All(before.Values, id => Assert.Contains(id, stored.Keys));
        output.WriteLine($"{stored.Count} were stored: {stored.Count - before.Count} had been written and not yet answered");

        // The clients know only what was answered; they send everything again under the same keys.
        acknowledged.Clear();
        using (var host = await HostProcess.ServeAsync("--urls", "http://127.0.0.1:0", "--database", database, "--data", data, "--demo"))
            await SubmitAll(new(host.Address), await host.TokenAsync("branch"), acknowledged, () => { });
        Assert.Equal(Submissions, acknowledged.Count);
        Assert.All(before, b => Assert.Equal(b.Value, acknowledged[b.Key]));
        stored = await Stored(database);
        Assert.Equal(Submissions, stored.Count);
        Assert.Equal(acknowledged.Values.Order(), stored.Keys.Order());
        Assert.All(stored.Values, titles => Assert.Equal(1, titles));
        Assert.Equal(Submissions, await Rows(database));
        await cluster.DropDatabaseAsync(database);
        Directory.Delete(data, recursive: true);
    }

    private static async Task SubmitAll(Uri address, string token, ConcurrentDictionary<int, string> acknowledged, Action afterEach)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            using var client = new HttpClient { BaseAddress = address };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            for (int n; (n = Interlocked.Increment(ref next)) < Submissions;)
            {
                try
                {
                    using var answer = await client.PostAsJsonAsync("/graphql", new { query = Mutation, variables = new { input = Input(n) } });
                    var payload = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("submitActivity");
                    Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, payload.ToString());
                    acknowledged[n] = payload.GetProperty("activity").GetProperty("id").GetString()!;
                }
                catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
                {
                    return; // the host is gone
                }
                afterEach();
            }
        }));
    }

    private const string Mutation = "mutation($input: SubmitActivityInput!) { submitActivity(input: $input) { activity { id } errors { ... on Error { code message } } } }";

    internal static object Input(int n) => new
    {
        branch = OfficeSeed.Branch, type = "MEETING", @class = "IV", title = $"Meeting {n}", inPlan = true, startsOn = "2026-03-10", endsOn = "2026-03-10",
        venue = new { city = "滨江", place = "本会会议室", kind = "OWN_PREMISES" }, participants = 40, staff = 2, conveys = false,
        budgetLines = new[]
        {
            new { kind = "LODGING", amount = "0" }, new { kind = "MEALS", amount = "4000" }, new { kind = "VENUE", amount = "1000" },
            new { kind = "MATERIAL", amount = "500" }, new { kind = "TRANSPORT", amount = "500" },
        },
        idempotencyKey = $"crash-{n}",
    };

    private static string View => Host.Views.ViewTable.Of(PlannedActivity.Kind.View).Name;

    /// <summary>The streams of the activities submitted here (the demo association has its own), with how many submissions each holds.</summary>
    private static async Task<Dictionary<string, long>> Stored(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand($"select stream_id, count(*) from mt_events where type = 'activity_submitted' and stream_id in (select id from {View} where title like 'Meeting %') group by stream_id");
        await using var reader = await command.ExecuteReaderAsync();
        var stored = new Dictionary<string, long>();
        while (await reader.ReadAsync()) stored.Add(reader.GetString(0), reader.GetInt64(1));
        return stored;
    }

    private static async Task<long> Rows(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand($"select count(*) from {View} where valid_to is null and title like 'Meeting %'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
