using System.Text;
using Compliance.Activities;
using Compliance.Funds;
using Compliance.Host;
using Compliance.Host.Commands;
using Compliance.Host.Import;
using Compliance.Host.Import.Csv;
using Compliance.Kernel;
using Compliance.Organization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Scenarios.Import;

public sealed class CsvImportTests(ImportFixture host, ITestOutputHelper output) : IClassFixture<ImportFixture>, IAsyncLifetime
{
    private const string Activities = "key,branch,type,title,starts_on,ends_on,city,participants,meals,venue,submitted_at,submitted_by,approved_at,approved_by,begun_at,ended_at,actual_amount\n";
    private const string Claims = "key,branch,title,occurred_on,budget_line,amount,payee,invoice_number,invoice_code,invoice_seller,invoice_date,invoice_amount,submitted_at,approved_at,paid_at\n";
    private IViews Views => host.Services.GetRequiredService<IViewsOf>().Tenant(host.Settings.Tenant);

    public async Task InitializeAsync()
    {
        var desk = new Desk(host.Services.GetRequiredService<DeskServices>(), Actor.System(host.Settings.Tenant), "en", null);
        await desk.Handle(Branch.Kind, OfficeSeed.Branch, null, "seed", (state, _) => new ValueTask<Decision>(state.Status != BranchStatus.None
            ? Decision.Nothing : Decision.Accept(new BranchOpened(BranchKind.Branch, "心血管病学分会", "Cardiology", null, new DateOnly(2020, 1, 1), null))), default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_table_of_activities_becomes_judged_history_once()
    {
        var text = Activities
            + "A-1,cardiology,MEETING,年会,2024-05-10,2024-05-11,苏州,50,\"3,000\",1000.50,2024-04-01 09:00,person/zhang,2024-04-05,person/li,2024-05-10 08:30,2024-05-11 17:00,4100.50\n"
            + "A-2,branch/cardiology,OTHER,\"义诊, 社区\",2024/6/1,2024/6/1,苏州,20,,,2024-05-20,,,,2024-06-01,,\n";
        var first = await Import(new ActivityCsv(), text);
        output.WriteLine(first.ToJson());
        Assert.Equal((2, 0), (first.Traces, first.Skipped));
        Assert.Equal(1, first.Violations["process.spent-over-approved"]);
        Assert.Equal(1, first.Violations["process.held-without-approval"]);
        var row = (await Views.Get(PlannedActivity.Kind.View, ActivityCsv.IdOf("A-1"), null, default))!;
        Assert.Equal((ActivityStatus.Concluded, 4000.50m, 4100.50m, "table.csv"), (row.Status, row.Amount, row.ActualAmount, row.ImportedFrom));
        Assert.Equal(new DateTimeOffset(2024, 5, 10, 8, 30, 0, TimeSpan.FromHours(8)), row.BegunAt);

        var second = await Import(new ActivityCsv(), text);
        Assert.Equal((0, 2), (second.Appended, second.Skipped));
    }

    [Fact]
    public async Task The_same_invoice_twice_in_a_table_is_found_out()
    {
        var text = Claims
            + "C-1,cardiology,会议餐费,2024-05-10,meetings,500,苏州饭店,12345678,1100,苏州饭店,2024-05-10,500,2024-05-20,2024-05-21,2024-05-25\n"
            + "C-2,cardiology,会议餐费,2024-05-11,meetings,500,苏州饭店,１２３４５６７８,1100,苏州饭店,2024-05-10,500,2024-05-22,2024-05-23,2024-05-26\n"
            + "C-3,cardiology,资料费,2024-05-12,meetings,80,印刷厂,,,,,,2024-05-22,,2024-05-26\n";
        var summary = await Import(new FundUseCsv(), text);
        output.WriteLine(summary.ToJson());
        Assert.Equal(1, summary.Violations["process.duplicate-invoice"]);
        Assert.Equal(1, summary.Violations["process.paid-without-approval"]);
        Assert.Equal(2, (await Views.Get(Invoice.Kind.View, Invoice.IdOf("1100", "12345678"), null, default))!.HolderCount);
    }

    [Fact]
    public async Task Receptions_without_letter_with_many_companions_and_of_the_same_unit_again_are_found_out()
    {
        var text = "key,branch,guest_unit,purpose,received_on,letter_number,letter_on,letter_guests,guests,companions,head_count,working_meals,meals_amount,items,applied_at,approved_at,recorded_at\n"
            + "R-1,cardiology,省医学会,调研,2024-05-14,苏医函〔2024〕1号,2024-05-01,6,6,3,6,1,600,NONE,2024-05-06,2024-05-07,2024-05-15\n"
            + "R-2,cardiology,省 医学会,再次调研,2024-05-16,,,,6,5,6,2,900,ALCOHOL|CIGARETTES,2024-05-06,2024-05-07,2024-05-17\n";
        var first = await Import(new ReceptionCsv(), text);
        output.WriteLine(first.ToJson());
        foreach (var clause in new[] { "reception.no-letter", "reception.companions", "reception.one-working-meal", "reception.forbidden-item", "reception.repeat-unit" })
            Assert.Equal(1, first.Violations[clause]);
        var second = await Import(new ReceptionCsv(), text);
        Assert.Equal((0, 2), (second.Appended, second.Skipped));
        Assert.Equal(first.Violations, second.Violations);
    }

    [Fact]
    public async Task Gb18030_a_byte_order_mark_semicolons_and_chinese_headers_are_understood()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = "编号;分支机构;类型;名称;开始日期;结束日期;城市;参加人数;提交时间\nG-1;cardiology;OTHER;社区义诊;2024年6月1日;2024年6月1日;苏州;20;2024-05-20\n";
        Assert.Equal(1, (await Import(new ActivityCsv(), Encoding.GetEncoding("GB18030").GetBytes(text))).Traces);
        Assert.Equal("社区义诊", (await Views.Get(PlannedActivity.Kind.View, ActivityCsv.IdOf("G-1"), null, default))!.Title);
        var marked = await Import(new ActivityCsv(), [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(text)]);
        Assert.Equal((0, 1), (marked.Appended, marked.Skipped));
    }

    public static TheoryData<string, string, string[]> Bad() => new()
    {
        { "empty", "", ["line 1: the file is empty"] },
        { "a missing column", "key,branch\nA,cardiology\n", ["line 1, column type: the column is missing", "column submitted_at"] },
        { "an unknown column", Activities.Replace("city", "town"), ["line 1, column town: no such column", "column city: the column is missing"] },
        { "too few cells", Activities + "A-1,cardiology\n", ["line 2: the row has 2 cells, the header 17"] },
        { "negative money", Activities + Row(meals: "-5"), ["line 2, column meals: the amount -5 is negative"] },
        { "money in words", Activities + Row(meals: "five"), ["line 2, column meals: “five” is no amount"] },
        { "money of three decimals", Activities + Row(meals: "5.005"), ["more than two decimals"] },
        { "dates reversed", Activities + Row(ends: "2024-05-09"), ["line 2, column ends_on", "the end lies before the beginning"] },
        { "a day that is none", Activities + Row(starts: "2024-02-30"), ["line 2, column starts_on: “2024-02-30” is no date"] },
        { "an end before its beginning", Activities + Row(begun: "2024-05-12", ended: "2024-05-11"), ["column ended_at: the end lies before the beginning"] },
        { "the future", Activities + Row(submitted: "2999-01-01"), ["column submitted_at: 2999-01-01 lies in the future"] },
        { "an unknown branch", Activities + Row(branch: "astrology"), ["column branch: there is no branch astrology"] },
        { "an unknown type", Activities + Row(type: "PARTY"), ["column type: “PARTY” is not one of CONFERENCE"] },
        { "a name where an id belongs", Activities + Row(by: "张三"), ["column submitted_by: “张三” is no person's id"] },
        { "a key twice", Activities + Row() + Row(), ["line 3, column key: the key stands in line 2 already"] },
        { "people below zero", Activities + Row(participants: "-3"), ["column participants: -3 is negative"] },
        { "an open quotation mark", Activities + "\"A-1,cardiology,OTHER\n", ["quotation mark"] },
        { "a workbook", "PK\u0003\u0004\0\0\0", ["no text"] },
        { "a cell of 10 MB", Activities + Row(title: new string('x', 10_000_000)), ["line 2, column title: the cell is longer than 10,000"] },
        { "good rows and a bad one", Activities + Row(key: "ok") + Row(key: "bad", meals: "x"), ["line 3, column meals"] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Every_fault_is_told_with_line_and_column_and_nothing_is_imported(string what, string text, string[] expected)
    {
        var before = await Events();
        var refused = await Assert.ThrowsAsync<CsvException>(() => Import(new ActivityCsv(), text));
        output.WriteLine($"{what}: {refused.Message[..Math.Min(300, refused.Message.Length)]}");
        Assert.All(expected, e => Assert.Contains(e, refused.Message, StringComparison.Ordinal));
        Assert.Equal(before, await Events());
    }

    [Fact]
    public async Task Every_fault_of_a_row_is_told_at_once()
    {
        const string text = "key,branch,title,occurred_on,budget_line,amount,payee,submitted_at\nF-9,cardiology,,2024-13-01,Meet ings,10.005,,昨天\n";
        var refused = await Assert.ThrowsAsync<CsvException>(() => Import(new FundUseCsv(), text));
        foreach (var column in new[] { "title", "occurred_on", "budget_line", "amount", "payee", "submitted_at" }) Assert.Contains($"line 2, column {column}: ", refused.Message, StringComparison.Ordinal);
    }

    private static string Row(string key = "A-1", string branch = "cardiology", string type = "OTHER", string title = "义诊", string starts = "2024-05-10", string ends = "2024-05-10", string participants = "5",
        string meals = "10", string submitted = "2024-04-01", string by = "", string begun = "", string ended = "") =>
        $"{key},{branch},{type},{title},{starts},{ends},苏州,{participants},{meals},,{submitted},{by},,,{begun},{ended},\n";

    private Task<ImportSummary> Import(CsvKind kind, string text) => Import(kind, Encoding.UTF8.GetBytes(text));

    private async Task<ImportSummary> Import(CsvKind kind, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await host.Services.GetRequiredService<Importer>().CsvAsync(kind, stream, "table.csv", null, default);
    }

    private async Task<long> Events()
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select count(*) from mt_events");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
