using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Compliance.Activities;
using Compliance.Discipline;
using Compliance.Funds;
using Compliance.Host;
using Compliance.Host.Commands;
using Compliance.Host.Import;
using Compliance.Host.Import.Xes;
using Compliance.Kernel;
using EventStore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Scenarios.Import;

public sealed class XesImportTests(ImportFixture host, ITestOutputHelper output) : IClassFixture<ImportFixture>
{
    private Importer Importer => host.Services.GetRequiredService<Importer>();
    private IViews Views => host.Services.GetRequiredService<IViewsOf>().Tenant(host.Settings.Tenant);
    private IEventStore Events => host.Services.GetRequiredService<IEventStore>();

    [Fact]
    public async Task A_small_log_becomes_ordinary_records_with_its_own_times_and_offices()
    {
        var summary = await Import("small.xes", SmallLog.Text);
        output.WriteLine(summary.ToJson());
        Assert.Equal((3, 26), (summary.Traces, summary.Events));
        Assert.Equal(0, summary.Skipped);
        Assert.Equal(1, summary.Violations["process.begun-before-approval"]);
        Assert.Equal(1, summary.Violations["process.spent-over-approved"]);
        Assert.Equal(0, summary.Violations["process.held-without-approval"]);
        Assert.Equal(1, summary.Violations["process.paid-without-approval"]);
        Assert.DoesNotContain("process.self-approval", summary.Violations.Keys);

        var activity = Assert.Single(await Views.List(PlannedActivity.Kind.View, Filter.Eq("importedFrom", "small"), 10, default));
        Assert.Equal(ActivityStatus.Concluded, activity.Status);
        Assert.Equal("travel permit 1", activity.Title);
        Assert.Equal("branch/unit-7", activity.Branch);
        Assert.Equal(1000.50m, activity.Amount);
        Assert.Equal(1302m, activity.ActualAmount);
        Assert.Equal(new DateTimeOffset(2017, 3, 25, 23, 30, 0, TimeSpan.FromHours(1)), activity.BegunAt);
        Assert.Equal("person/imported/EMPLOYEE", activity.SubmittedBy);
        Assert.Contains(activity.Findings, f => f is { Clause: "process.begun-before-approval", Outcome: FindingOutcome.Fail });
        // The log knows offices, not people: whether one person did both cannot be told, so it does not pass.
        Assert.Contains(activity.Findings, f => f is { Clause: "process.self-approval", Outcome: FindingOutcome.Unknown });

        var past = await Events.ReadStreamAsync(host.Settings.Tenant, activity.Id, StreamRange.All, default);
        Assert.All(past, e => Assert.Equal("small", e.Headers[Header.ImportedFrom]));
        Assert.Equal(past.Select(e => e.OccurredAt).Order(), past.Select(e => e.OccurredAt));
        var final = past.Single(e => e.Data is ActivityApproved);
        Assert.Equal("person/imported/SUPERVISOR", RoomBook.Envelope(final).By);
        Assert.Equal(new DateTimeOffset(2017, 3, 26, 3, 0, 0, TimeSpan.FromHours(2)), final.OccurredAt);
        Assert.Contains(past, e => e.Data is HistoryNoted n && n.Attributes.GetValueOrDefault("Overspent") == "false");
        Assert.Contains(past, e => e.Data is HistoryNoted { What: "Send Reminder" });

        var uses = await Views.List(FundUse.Kind.View, Filter.Eq("importedFrom", "small"), 10, default);
        Assert.Equal(4, uses.Count);
        Assert.Equal(2, uses.Count(u => u.Linked == activity.Id));
        Assert.Equal([FundUseStatus.Paid, FundUseStatus.Paid, FundUseStatus.Paid, FundUseStatus.Rejected], uses.Select(u => u.Status).Order());
        Assert.Equal(1, uses.Single(u => u.Title == "declaration 30").FailedClauses.Count(c => c == "process.paid-without-approval"));

        var violations = await Views.List(ViolationView.View, Filter.Eq("subject", activity.Id), 10, default);
        Assert.Equal(["process.begun-before-approval", "process.spent-over-approved"], violations.Select(v => v.Clause).Order());
        Assert.All(violations, v => Assert.Equal("branch/unit-7", v.Branch));

        // As of the moment before the import nothing of it was known.
        Assert.Null(await Views.Get(PlannedActivity.Kind.View, activity.Id, past[0].RecordedAt.AddMilliseconds(-1), default));
    }

    [Fact]
    public async Task A_second_import_appends_nothing_and_still_says_what_the_log_shows()
    {
        var first = await Import("twice.xes", SmallLog.Text);
        var before = await Counts();
        var second = await Import("elsewhere/twice.xes.gz", SmallLog.Text);
        Assert.Equal(before, await Counts());
        Assert.Equal(0, second.Appended);
        Assert.Equal(second.Events, second.Skipped);
        Assert.Equal(first.Violations, second.Violations);
    }

    [Fact]
    public async Task An_import_that_was_cut_off_is_finished_by_running_it_again()
    {
        var firstHalf = SmallLog.Text[..SmallLog.Text.IndexOf("<trace>", SmallLog.Text.IndexOf("</trace>", StringComparison.Ordinal), StringComparison.Ordinal)] + "</log>";
        var half = await Import("cut.xes", firstHalf);
        var rest = await Import("cut.xes", SmallLog.Text);
        Assert.True(half.Appended > 0 && rest.Appended > 0);
        Assert.Equal(half.Events, rest.Skipped);
        Assert.Equal(4, (await Views.List(FundUse.Kind.View, Filter.Eq("importedFrom", "cut"), 10, default)).Count);
    }

    public static TheoryData<string, string> BadLogs() => new()
    {
        { SmallLog.Text[..^9], "cut off" },
        { SmallLog.Text.Replace("1,302", "thirteen", StringComparison.Ordinal), "TotalDeclared is “thirteen”" },
        { SmallLog.Text.Replace("Payment Handled", "Money gone", StringComparison.Ordinal), "The step “Money gone” is not known" },
        { SmallLog.Text.Replace("2017-07-20T17:30:00.000+02:00", "yesterday", StringComparison.Ordinal), "the time “yesterday”" },
        { "", "empty" },
    };

    [Theory]
    [MemberData(nameof(BadLogs))]
    public async Task A_log_that_is_wrong_anywhere_changes_nothing(string text, string expected)
    {
        var before = await Counts();
        var refused = await Assert.ThrowsAsync<XesException>(() => Import("bad.xes", text));
        output.WriteLine(refused.Message);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Counts());
    }

    /// <summary>Declarations with a violation each: more streams than are written before the end of the log was seen.</summary>
    private int MoreThanAtOnce => host.Services.GetRequiredService<BulkImport>().MostAtOnce / 2 + 700;

    [Fact]
    public async Task A_log_of_more_records_than_are_held_back_is_told_once_and_whole()
    {
        var log = SmallLog.Declarations(MoreThanAtOnce);
        var parts = new List<long>();
        var first = await Import("long.xes", log, parts.Add);
        Assert.Equal(parts.Order(), parts);
        Assert.InRange(parts[^1], 90, 100);
        Assert.Equal((MoreThanAtOnce, 2 * MoreThanAtOnce, 0), (first.Traces, first.Events, first.Skipped));
        Assert.Equal(MoreThanAtOnce, first.Violations["process.paid-without-approval"]);
        Assert.Equal(MoreThanAtOnce, (await Views.List(FundUse.Kind.View, Filter.Eq("importedFrom", "long"), 20_000, default)).Count);
        var before = await Counts();
        var second = await Import("long.xes", log);
        Assert.Equal((0, second.Events), (second.Appended, second.Skipped));
        Assert.Equal(first.Violations, second.Violations);
        Assert.Equal(before, await Counts());
    }

    [Fact]
    public async Task A_long_log_that_is_broken_on_its_last_line_changes_nothing()
    {
        var before = await Counts();
        var refused = await Assert.ThrowsAsync<XesException>(() => Import("long-bad.xes", SmallLog.Declarations(MoreThanAtOnce)[..^9]));
        Assert.Contains("cut off", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Counts());
    }

    [Fact]
    public async Task Every_row_written_in_bulk_is_the_fold_of_its_stored_events()
    {
        await Import("folds.xes", SmallLog.Text);
        foreach (var kind in new StreamKind[] { PlannedActivity.Kind, FundUse.Kind })
        {
            var rows = kind == PlannedActivity.Kind ? (await Views.List(PlannedActivity.Kind.View, null, 100, default)).Cast<IRow>() : await Views.List(FundUse.Kind.View, null, 100, default);
            foreach (var row in rows)
            {
                var past = await Events.ReadStreamAsync(host.Settings.Tenant, row.Id, StreamRange.All, default);
                var folded = past.Select(RoomBook.Envelope).Aggregate((IRow?)null, kind.View.FoldRow);
                // The events' jsonb knows no order of an object's names.
                Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json(folded)), JsonNode.Parse(Json(row))), $"{Json(folded)}\n{Json(row)}");
            }
        }

        static string Json(IRow? row) => JsonSerializer.Serialize(row, row!.GetType(), Utc);
    }

    // A row is stored by its instants; the offsets in which they were written stay in the events.
    private static readonly JsonSerializerOptions Utc = new() { Converters = { new InUtc() } };

    private sealed class InUtc : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();
        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.UtcDateTime);
    }

    [Theory]
    [InlineData("DomesticDeclarations.xes.gz", 10_357, 55_628, "process.paid-without-approval", 2)]
    [InlineData("RequestForPayment.xes.gz", 6_760, 36_072, "process.paid-without-approval", 0)]
    [InlineData("PrepaidTravelCost.xes.gz", 2_007, 17_507, "process.paid-without-approval", 0)]
    [InlineData("PermitLog.sample300.xes.gz", 300, 3_044, "process.begun-before-approval", 29)]
    [InlineData("PermitLog.sample300.xes.gz", 300, 3_044, "process.held-without-approval", 2)]
    [InlineData("PermitLog.sample300.xes.gz", 300, 3_044, "process.spent-over-approved", 66)]
    public async Task The_real_logs_show_what_is_known_of_them(string file, int traces, int events, string clause, int violations)
    {
        if (RealLogs.Path(file, output.WriteLine) is not { } path) return;
        await using var stream = File.OpenRead(path);
        var summary = await Importer.XesAsync(stream, file, null, default);
        output.WriteLine(summary.ToJson());
        output.WriteLine($"{summary.Events / summary.Seconds:#,0} events/s");
        Assert.Equal((traces, events), (summary.Traces, summary.Events));
        Assert.Equal(violations, summary.Violations[clause]);
        var stored = await Views.Tally(ViolationView.View, Filter.Eq("clause", clause), ["clause"], null, null, default);
        Assert.True((stored.SingleOrDefault()?.Count ?? 0) >= violations);
    }

    private async Task<ImportSummary> Import(string name, string text, Action<long>? progress = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Importer.XesAsync(stream, name, progress, default);
    }

    private async Task<(long Events, long Streams, long Rows)> Counts()
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select (select count(*) from mt_events), (select count(*) from mt_streams), (select coalesce(sum(n), 0)::bigint from view_counts)".Replace("view_counts", Host.Views.ViewCounts.Table, StringComparison.Ordinal));
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}
