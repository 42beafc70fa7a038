using System.Diagnostics;
using Compliance.Activities;
using Compliance.Discipline;
using Compliance.Funds;
using Compliance.Host;
using Compliance.Host.Demo;
using Compliance.Kernel;
using Compliance.Receptions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Compliance.Scenarios.Demo;

/// <summary>A host with the demo association in it.</summary>
public sealed class DemoFixture : HostFixture
{
    internal override Settings Adjust(Settings settings) => settings with { DemoRecords = true };
}

public sealed class DemoTests(DemoFixture host) : IClassFixture<DemoFixture>
{
    private static readonly string[] Clauses =
    [
        "process.begun-before-approval", "process.held-without-approval", "process.paid-without-approval", "process.spent-over-approved", "process.over-budget", "process.late-claim",
        "process.duplicate-invoice", "process.split-claims", "process.self-approval", "reception.no-letter", "reception.companions", "reception.one-working-meal", "reception.forbidden-item",
        "reception.forbidden-venue", "reception.list-mismatch", "reception.repeat-unit", "reception.day-off", "meeting.quota", "meeting.people", "meeting.staff-share", "meeting.days",
        "meeting.scenic-area", "meeting.own-region", "training.quota", "training.lecture-fee", "training.lecture-hours",
    ];

    private IViews Views => host.Services.GetRequiredService<IViewsOf>().Tenant(host.Settings.Tenant);

    [Fact]
    public async Task A_first_look_finds_activities_receptions_and_fund_uses_in_every_state()
    {
        Assert.Empty(Enum.GetValues<ActivityStatus>().Except((await Views.List(PlannedActivity.Kind.View, null, 500, default)).Select(r => r.Status)));
        Assert.Empty(Enum.GetValues<ReceptionStatus>().Except((await Views.List(Reception.Kind.View, null, 500, default)).Select(r => r.Status)));
        Assert.Empty(Enum.GetValues<FundUseStatus>().Except((await Views.List(FundUse.Kind.View, null, 500, default)).Select(r => r.Status)));
    }

    [Fact]
    public async Task It_finds_a_violation_of_every_clause_and_violations_in_every_state()
    {
        var raised = await Views.List(Violation.Kind.View, null, 500, default);
        Assert.Empty(Clauses.Except(raised.Select(v => v.Clause)));
        Assert.Empty(Enum.GetValues<ViolationStatus>().Except(raised.Select(v => v.Status)));
    }

    [Fact]
    public async Task It_shows_a_clue_that_waits_for_the_leader_and_one_whose_reporter_is_asked_for_to_their_handlers_alone()
    {
        foreach (var (user, clues) in new[] { ("discipline", 2), ("leader", 2) })
        {
            var data = await host.Data(user, "{ clues(order: [{ registeredAt: ASC }]) { totalCount nodes { status reporter overdue violations { clue } proposal { disposition } } } }");
            Assert.Equal(clues, data.GetProperty("clues").GetProperty("totalCount").GetInt32());
            var (paper, fees) = (data.GetProperty("clues").GetProperty("nodes")[0], data.GetProperty("clues").GetProperty("nodes")[1]);
            Assert.Equal(("PROPOSED", "CLOSE", 1), (paper.GetProperty("status").GetString(), paper.GetProperty("proposal").GetProperty("disposition").GetString(), paper.GetProperty("violations").GetArrayLength()));
            Assert.Equal(("TALKING", "SIGNED", true), (fees.GetProperty("status").GetString(), fees.GetProperty("reporter").GetString(), fees.GetProperty("overdue").GetBoolean()));
        }
        Assert.Equal("REQUESTED", (await host.Data("custodian", "{ identityRequests { nodes { status } } }")).GetProperty("identityRequests").GetProperty("nodes")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_second_start_adds_nothing_and_costs_a_moment()
    {
        var before = await Count();
        var best = long.MaxValue;
        for (var start = 0; start < 5; start++)
        {
            var clock = Stopwatch.StartNew();
            Assert.Equal(0, await host.Services.GetRequiredService<DemoAssociation>().EnsureAsync(default));
            best = Math.Min(best, clock.ElapsedMilliseconds);
        }
        Assert.True(best < 500, $"The marker took {best} ms.");
        Assert.Equal(before, await Count());
        Assert.True(before > 300, $"The demo has {before} events.");
    }

    [Fact]
    public async Task Playing_it_again_after_a_cut_adds_nothing()
    {
        var before = await Count();
        var source = host.Services.GetRequiredService<NpgsqlDataSource>();
        // As if the marker had not been reached.
        await using (var forget = source.CreateCommand("delete from register.commit_keys where key like '%demo/entered/%'")) await forget.ExecuteNonQueryAsync();
        Assert.True(await host.Services.GetRequiredService<DemoAssociation>().EnsureAsync(default) > 0);
        Assert.Equal(before + 1, await Count()); // the marker itself
    }

    [Fact]
    public async Task The_joint_meeting_of_9_June_2025_is_its_story()
    {
        var meeting = await Views.Get(PlannedActivity.Kind.View, DemoActivities.Of("joint-meeting"), null, default);
        Assert.Equal(ActivityStatus.Archived, meeting!.Status);
        Assert.Null(await Views.Get(PlannedActivity.Kind.View, meeting.Id, DemoStage.At("2025-06-02 09:00"), default));
        Assert.Equal(ActivityStatus.Submitted, (await Views.Get(PlannedActivity.Kind.View, meeting.Id, DemoStage.At("2025-06-03 12:00"), default))!.Status);
    }

    private async Task<long> Count()
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select count(*) from mt_events");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
