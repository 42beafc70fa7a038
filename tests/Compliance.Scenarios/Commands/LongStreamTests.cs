using System.Diagnostics;
using Compliance.Funds;
using Compliance.Host;
using Compliance.Host.Commands;
using Compliance.Host.Views;
using Compliance.Kernel;
using EventStore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

using Xunit;
using Xunit.Abstractions;

namespace Compliance.Scenarios.Commands;

/// <summary>A budget that has seen 100,000 movements is decided on as fast as a new one, on a host that has just started.</summary>
public sealed class LongStreamTests(HostFixture host, ITestOutputHelper output) : IClassFixture<HostFixture>
{
    private const int Movements = 100_000;
    private const string Long = "budget/cardiology/2031/meetings", Short = "budget/cardiology/2032/meetings";

    private string Tenant => host.Settings.Tenant;

    /// <summary>The desk of a host that remembers nothing.</summary>
    private Desk Cold() => new(new DeskServices(host.Services.GetRequiredService<IEventStore>(), host.Services.GetRequiredService<RoomBook>(), new StreamCache(), new StreamLocks(),
        Polly.ResiliencePipeline.Empty, TimeProvider.System, host.Services.GetRequiredService<DeskSnapshots>()), Actor.System(Tenant), "en", null);

    private static Task<Outcome<BudgetRow>> Adjust(Desk desk, string id, string? key = null) =>
        desk.Handle(Budget.Kind, id, key, id, (state, _) => ValueTask.FromResult(state.Exists ? Decision.Accept(new BudgetAdjusted(1, "盘点", "system")) : Refusal.NotFound(id)), default);

    /// <summary>A row by its values: lists are equal only to themselves.</summary>
    private static string Json(BudgetRow row) => System.Text.Json.JsonSerializer.Serialize(row);

    private async Task Fill(string id, int movements)
    {
        var events = new List<NewEvent> { new(new BudgetAllocated(OfficeSeed.Branch, int.Parse(id.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture), "meetings", "会议费", 9_000_000, OverdrawPolicy.Stop, "年度预算", "system")) };
        for (var n = 1; n < movements; n++) events.Add(new(n % 2 == 1 ? new BudgetCommitted(id, $"activity/{n}", 12.50m) : new BudgetReleased(id, $"activity/{n - 1}", 12.50m)));
        var folded = Folded.Empty(Budget.Kind);
        for (var n = 0; n < events.Count; n++) folded = folded.With(Budget.Kind, new Envelope(id, n + 1, events[n].Data, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "system"));
        await host.Services.GetRequiredService<PostgresEventStore>().BulkAppendAsync(Tenant, [new(id, "budget", StreamAppend.New, events)], Metadata.None,
            async (connection, transaction, _, ct) =>
            {
                await ViewWriter.CopyAsync(connection, Tenant, Budget.Kind.View, [(folded.Row!, DateTimeOffset.UnixEpoch, null)], ct);
                await ViewCounts.AddAsync(connection, transaction, [(Tenant, ViewTable.Of(Budget.Kind.View), null, folded.Row)], ct);
            });
    }

    [Fact]
    public async Task A_cold_host_decides_on_a_long_stream_as_fast_as_on_a_short_one()
    {
        await Fill(Long, Movements);
        await Fill(Short, 10);
        var first = Stopwatch.StartNew();
        await Adjust(Cold(), Long);
        output.WriteLine($"the first load, which folds all of {Movements} events: {first.ElapsedMilliseconds} ms");

        var (quick, slow) = (new List<double>(), new List<double>());
        for (var round = 0; round < 15; round++)
        {
            quick.Add(await Time(Short));
            slow.Add(await Time(Long));
        }
        var (shorter, longer) = (quick.Order().ElementAt(7), slow.Order().ElementAt(7));
        output.WriteLine(FormattableString.Invariant($"median of a cold adjustment: {shorter:0.0} ms after 10 events, {longer:0.0} ms after {Movements}"));
        Assert.True(longer < 3 * shorter + 5, FormattableString.Invariant($"{longer:0.0} ms against {shorter:0.0} ms"));

        // And what was decided is what all the events together say.
        var row = await host.Services.GetRequiredService<IViewsOf>().Tenant(Tenant).Get(Budget.Kind.View, Long, null, default);
        Assert.Equal((Movements + 16L, 9_000_000m, 16m, 12.50m), (row!.Version, row.Allocated, row.Adjusted, row.Committed));
        var folded = Folded.Empty(Budget.Kind);
        foreach (var e in await host.Services.GetRequiredService<IEventStore>().ReadStreamAsync(Tenant, Long, StreamRange.All, default)) folded = folded.With(Budget.Kind, RoomBook.Envelope(e));
        Assert.Equal(Json((BudgetRow)folded.Row!), Json(row));

        async Task<double> Time(string id)
        {
            var clock = Stopwatch.StartNew();
            Assert.Null((await Adjust(Cold(), id)).Refusal);
            return clock.Elapsed.TotalMilliseconds;
        }
    }

    [Fact]
    public async Task A_stream_that_grows_in_memory_is_kept_on_its_way()
    {
        const string id = "budget/cardiology/2033/meetings";
        await Fill(id, 995);
        var desk = Cold();
        for (var n = 0; n < 10; n++) await Adjust(desk, id);
        for (var n = 0; await Kept(id) is not >= 1_000; n++)
        {
            Assert.True(n < 500, "Nothing was kept in ten seconds.");
            await Task.Delay(20);
        }
    }

    [Fact]
    public async Task A_repeat_under_an_old_key_answers_the_row_of_then_although_a_later_state_is_kept()
    {
        const string id = "budget/cardiology/2034/meetings";
        await Fill(id, 300);
        var first = await Adjust(Cold(), id, "once");
        await Adjust(Cold(), id);
        await Adjust(Cold(), id);
        Assert.Equal((301L, 1m), (first.Row!.Version, first.Row.Adjusted));
        Assert.Equal(Json(first.Row), Json((await Adjust(Cold(), id, "once")).Row!));
    }

    private async Task<long?> Kept(string id)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select max(version) from register.snapshots where stream_id = $1");
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteScalarAsync() as long?;
    }
}
