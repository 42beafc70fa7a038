using System.Text.Json;
using EventStore;
using EventStore.Projections;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Compliance.Scenarios.Hosting;

/// <summary>A follower that somebody runs on the register's events, seen and helped from the command line.</summary>
public sealed class FollowersVerbTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Name = "Warehouse:All";

    private readonly FollowerOptions _impatient = new() { PageSize = 50, Attempts = 2, PollEvery = TimeSpan.FromMilliseconds(20), LongestPause = TimeSpan.FromMilliseconds(20), StandbyEvery = TimeSpan.FromMilliseconds(20) };
    private volatile bool _refusesEverything;

    private string[] Database => ["--database", host.Settings.Database!, "--data", host.Settings.Data];

    [Fact]
    public async Task A_stopped_follower_is_shown_with_its_event_and_error_skipped_with_a_reason_and_resumed()
    {
        var none = await HostProcess.RunAsync(["followers", "list", .. Database]);
        Assert.Equal((0, ""), (none.Code, none.Out));

        using var stop = new CancellationTokenSource();
        var follower = new Follower(host.Services.GetRequiredService<NpgsqlDataSource>(), host.Services.GetRequiredService<PostgresEventStore>(), Name, RefuseTheThird, _impatient);
        var running = follower.RunAsync(stop.Token);
        await Until(() => follower.StoppedAt is not null);
        var stoppedAt = follower.StoppedAt!.Value;

        var (code, row) = await List();
        Assert.Equal(CommandLineFailed, code);
        Assert.Equal(("STOPPED", stoppedAt - 1), (row.GetProperty("standing").GetString(), row.GetProperty("position").GetInt64()));
        Assert.True(row.GetProperty("behind").GetInt64() > 1);
        Assert.NotEqual(JsonValueKind.Null, row.GetProperty("waitingSince").ValueKind);
        var stopped = row.GetProperty("stopped");
        Assert.Equal((stoppedAt, "the warehouse is full"), (stopped.GetProperty("sequence").GetInt64(), stopped.GetProperty("error").GetString()));
        Assert.Equal((follower.Poison!.Stream, follower.Poison.Version, follower.Poison.Type),
            (stopped.GetProperty("stream").GetString(), stopped.GetProperty("version").GetInt64(), stopped.GetProperty("type").GetString()));

        await RefusedAsync("skip", Name, $"{stoppedAt + 1}", "--reason", "a slip of the finger");
        await RefusedAsync("skip", Name, $"{stoppedAt}", "--reason", " ");
        await RefusedAsync("skip", "Nobody:All", $"{stoppedAt}", "--reason", "a slip of the finger");
        Assert.Equal(stoppedAt, follower.StoppedAt);

        _refusesEverything = true;
        var skipped = await HostProcess.RunAsync(["followers", "skip", Name, $"{stoppedAt}", "--reason", "duplicate of paper record 7", "--by", "auditor", .. Database]);
        Assert.Equal(0, skipped.Code);
        await Until(() => follower.StoppedAt > stoppedAt);

        _refusesEverything = false;
        var resumed = await HostProcess.RunAsync(["followers", "resume", Name, .. Database]);
        Assert.Equal(0, resumed.Code);
        await Until(() => follower.StoppedAt is null && follower.Failure is null);
        (code, row) = await List();
        Assert.Equal((0, "RUNNING", JsonValueKind.Null), (code, row.GetProperty("standing").GetString(), row.GetProperty("stopped").ValueKind));
        var record = Assert.Single(row.GetProperty("skipped").EnumerateArray());
        Assert.Equal((stoppedAt, "duplicate of paper record 7", "auditor"), (record.GetProperty("sequence").GetInt64(), record.GetProperty("reason").GetString(), record.GetProperty("by").GetString()));
        await RefusedAsync("resume", Name);

        await stop.CancelAsync();
        await running;
    }

    private const int CommandLineFailed = 1;

    private Task RefuseTheThird(IReadOnlyList<StoredEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct) =>
        _refusesEverything || events.Any(e => e.Sequence == 3) ? throw new InvalidOperationException("the warehouse is full") : Task.CompletedTask;

    private async Task<(int Code, JsonElement Row)> List()
    {
        var (code, answer, _) = await HostProcess.RunAsync(["followers", "list", .. Database]);
        using var json = JsonDocument.Parse(Assert.Single(answer.Trim().Split('\n')));
        Assert.Equal(Name, json.RootElement.GetProperty("name").GetString());
        return (code, json.RootElement.Clone());
    }

    private async Task RefusedAsync(params string[] arguments)
    {
        var (code, answer, error) = await HostProcess.RunAsync(["followers", .. arguments, .. Database]);
        Assert.Equal((2, ""), (code, answer));
        Assert.Single(error.Trim().Split('\n'));
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var waited = 0; !holds(); waited += 20)
        {
            Assert.True(waited < 20_000, "Waited in vain.");
            await Task.Delay(20);
        }
    }
}
