using System.Diagnostics;
using System.Text.Json;
using Compliance.Funds;
using Compliance.Host;
using Compliance.Host.Commands;
using Compliance.Host.Views;
using Compliance.Kernel;
using Compliance.Scenarios.Hosting;
using EventStore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Scenarios.Views;

/// <summary>A rebuild is killed in the middle, by SIGKILL: readers notice nothing, and the next one goes on where it stood.</summary>
public sealed class KilledRebuildTests(HostFixture host, ITestOutputHelper output) : IClassFixture<HostFixture>
{
    private const int Budgets = 6_000, Movements = 25;
    private static readonly string View = ViewTable.Of(Budget.Kind.View).Name;

    private NpgsqlDataSource Source => host.Services.GetRequiredService<NpgsqlDataSource>();

    [Fact]
    public async Task A_killed_rebuild_shows_nobody_a_half_and_goes_on_where_it_stood()
    {
        await Fill();
        // Built once without a disturbance: what every reader is to see from now on.
        Assert.Equal(Budgets * Movements, (await host.Services.GetRequiredService<ViewRebuild>().RunAsync(Budget.Kind, null, default)).Rows);
        var before = await Rows();
        string[] verb = ["views", "rebuild", "budgets", "--database", host.Settings.Database!, "--data", host.Settings.Data];

        using (var doomed = Process.Start(HostProcess.Describe(verb))!)
        {
            for (var until = DateTime.UtcNow.AddMinutes(2); await Folded() == 0; await Task.Delay(2))
                Assert.True(DateTime.UtcNow < until && !doomed.HasExited, "The rebuild was over before it could be killed.");
            doomed.Kill();
            await doomed.WaitForExitAsync();
        }
        var folded = await Folded();
        output.WriteLine($"killed after {folded} of {Budgets * Movements} events");
        Assert.InRange(folded, 1, Budgets * Movements - 1);
        Assert.Equal(before, await Rows());
        var half = await Single<uint>($"select '{View}_building'::regclass::oid");

        var (code, answer, error) = await HostProcess.RunAsync(verb);
        Assert.True(code == 0, error);
        var told = JsonDocument.Parse(answer.Trim().Split('\n')[^1]).RootElement.GetProperty("views").GetProperty("budgets");
        Assert.Equal((Budgets * Movements, Budgets * Movements), (told.GetProperty("events").GetInt64(), told.GetProperty("rows").GetInt64()));
        // The table that was begun is the one that is live now: nothing was folded twice.
        Assert.Equal(half, await Single<uint>($"select '{View}'::regclass::oid"));
        Assert.Equal(before, await Rows());
        Assert.Equal(0, await Single<long>("select count(*) from register.rebuilds"));
        Assert.Equal(Budgets, await Single<long>($"select sum(n)::bigint from {ViewCounts.Table} where view = '{ViewCounts.Key(ViewTable.Of(Budget.Kind.View))}'"));
    }

    private Task<string> Rows() => Single<string>($"select md5(string_agg(v::text, '|' order by id, version)) from {View} v");

    private Task<long> Folded() => Single<long>("select coalesce(sum(events), 0)::bigint from register.rebuilds");

    private async Task Fill()
    {
        var store = host.Services.GetRequiredService<PostgresEventStore>();
        foreach (var some in Enumerable.Range(0, Budgets).Chunk(2_000))
        {
            var streams = some.Select(n => (Id: $"budget/cardiology/2040/line-{n}", Events: (IReadOnlyList<object>)
                [new BudgetAllocated(OfficeSeed.Branch, 2040, $"line-{n}", "会议费", 1_000_000, OverdrawPolicy.Stop, "年度预算", "system"),
                    .. Enumerable.Range(1, Movements - 1).Select(m => new BudgetCommitted($"budget/cardiology/2040/line-{n}", $"activity/{m}", m))])).ToList();
            var appends = streams.ConvertAll(s => new StreamAppend(s.Id, "budget", StreamAppend.New, [.. s.Events.Select(e => new NewEvent(e))]));
            await store.BulkAppendAsync(host.Settings.Tenant, appends, Metadata.None);
        }
        // As if each movement had been a commit of its own, a second after the one before.
        await using var spread = Source.CreateCommand("update mt_events set timestamp = timestamp + version * interval '1 second' where stream_id like 'budget/cardiology/2040/%'");
        spread.CommandTimeout = 300;
        await spread.ExecuteNonQueryAsync();
    }

    private async Task<T> Single<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 300;
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return reader.GetFieldValue<T>(0);
    }
}
