using System.Text.Json;
using Compliance.Host;
using Compliance.Host.Access;
using Compliance.Host.Commands;
using Compliance.Host.Live;
using Compliance.Kernel;
using Compliance.Organization;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Scenarios.Audit;

/// <summary>What changes is told while it changes: to whom it may be told, whichever host made the change.</summary>
public sealed class LiveChangesTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Own = OfficeSeed.Branch, Other = "branch/urology";

    [Fact]
    public async Task A_change_is_told_with_its_record_as_it_is_now()
    {
        await using var listening = await Listen("branch");
        var id = await Draft("branch", Own, "季度会议");
        var told = await listening.ChangeAsync();

        Assert.Equal(("ACTIVITY", id, 1), (Text(told, "kind"), Text(told, "subject"), told.GetProperty("version").GetInt32()));
        Assert.Equal(["activity_drafted"], told.GetProperty("events").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal((Own, DemoAccounts.PersonOf("branch")), (Text(told.GetProperty("branch"), "id"), Text(told.GetProperty("by"), "id")));
        Assert.Equal((id, "季度会议"), (Text(told.GetProperty("record"), "id"), Text(told.GetProperty("record"), "title")));
    }

    [Fact]
    public async Task A_change_on_one_host_is_told_on_another()
    {
        var data = Path.Combine(Path.GetTempPath(), $"compliance-second-{Environment.ProcessId}-{Guid.NewGuid():N}");
        await using (var second = await Serving.StartAsync(host.Settings with { Data = data, Demo = false }, default))
        {
            await using var there = await Listening.ToAsync(await host.Client("secretariat"), second, "(kinds: [ACTIVITY])");
            await using var here = await Listen("secretariat", "(kinds: [ACTIVITY])");

            var id = await Draft("secretariat", Own, "两台主机");
            Assert.Equal(id, Text(await there.ChangeAsync(), "subject"));
            Assert.Equal(id, Text(await here.ChangeAsync(), "subject"));
        }
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task What_happens_between_his_coming_and_the_feeds_waking_is_told_too()
    {
        var feed = host.Services.GetRequiredService<ChangeFeed>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (feed.Listeners > 0) await Task.Delay(20, limit.Token);
        var came = await feed.HighWaterAsync(limit.Token);
        var id = await Draft("secretariat", Own, "刚刚起草");
        var box = new Mailbox(came, change => change.Stream == id);
        feed.Join(box);
        Assert.Equal(id, Assert.Single(await box.TakeAsync(limit.Token)).Stream);
        feed.Leave(box);
    }

    [Fact]
    public async Task A_branch_officer_hears_only_what_he_may_read()
    {
        await OpenOther();
        await using var officer = await Listen("branch");
        await using var secretariat = await Listen("secretariat", "(kinds: [ACTIVITY])");
        var theirs = await Draft("secretariat", Other, "别的分会");
        Assert.Equal(theirs, Text(await secretariat.ChangeAsync(), "subject"));
        var own = await Draft("secretariat", Own, "本分会");

        Assert.Equal(own, Text(await officer.ChangeAsync(), "subject"));
        Assert.Equal(own, Text(await secretariat.ChangeAsync(), "subject"));
    }

    [Fact]
    public async Task Who_asks_for_some_kinds_or_a_branch_hears_of_these()
    {
        await OpenOther();
        await using var listening = await Listen("secretariat", $"(kinds: [ACTIVITY, RECEPTION], branch: \"{Own}\")");
        await Draft("secretariat", Other, "别的分会");
        await host.Data("finance", "mutation($input: AllocateBudgetInput!) { allocateBudget(input: $input) { errors { ... on Error { code } } } }",
            new { input = new { branch = Own, year = 2030, line = "meetings", title = "会议费", amount = 10, basis = "年度预算", idempotencyKey = "live" } });
        var own = await Draft("secretariat", Own, "本分会");

        Assert.Equal(own, Text(await listening.ChangeAsync(), "subject"));
    }

    [Fact]
    public async Task Whoever_asks_for_a_branch_he_does_not_see_is_told_so()
    {
        await OpenOther();
        await using var listening = await Listening.ToAsync(await host.Client("branch"), host.Host!, $"(branch: \"{Other}\")", refused: true);
        Assert.Equal("NOT_FOUND", await listening.ErrorCodeAsync());
        Assert.Null(await listening.NextAsync());
    }

    [Theory]
    [InlineData(null, "UNAUTHENTICATED")]
    [InlineData("admin", "FORBIDDEN")]
    public async Task Nobody_without_an_office_that_reads_records_hears_anything(string? user, string code)
    {
        await using var listening = await Listening.ToAsync(await host.Client(user), host.Host!, refused: true);
        Assert.Equal(code, await listening.ErrorCodeAsync());
        Assert.Null(await listening.NextAsync());
    }

    [Fact]
    public async Task A_listener_who_signs_out_hears_no_more()
    {
        var sessions = host.Services.GetRequiredService<Sessions>();
        var account = await host.Services.GetRequiredService<Accounts>().FindAsync("auditor", default);
        var token = (await sessions.IssueAsync(account!, default)).Token;
        var client = await host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        await using var listening = await Listening.ToAsync(client, host.Host!, "(kinds: [ACTIVITY])");
        var heard = await Draft("branch", Own, "还在听");
        Assert.Equal(heard, Text(await listening.ChangeAsync(), "subject"));

        Token.TryHash(token, out var hash);
        await sessions.RevokeAsync(hash, default);
        await Task.Delay(TimeSpan.FromSeconds(3.2)); // who he is, is believed for three seconds
        await Draft("branch", Own, "已退出");
        Assert.Equal("UNAUTHENTICATED", await listening.ErrorCodeAsync());
        Assert.Null(await listening.NextAsync());
    }

    private async Task<Listening> Listen(string user, string arguments = "") => await Listening.ToAsync(await host.Client(user), host.Host!, arguments);

    private async Task<string> Draft(string user, string branch, string title)
    {
        var answer = await host.Data(user, "mutation($input: DraftActivityInput!) { draftActivity(input: $input) { activity { id } errors { ... on Error { code message } } } }",
            new { input = new { branch, type = "MEETING", title } });
        var payload = answer.GetProperty("draftActivity");
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, payload.ToString());
        return Text(payload.GetProperty("activity"), "id")!;
    }

    private Task OpenOther() =>
        new Desk(host.Services.GetRequiredService<DeskServices>(), Actor.System(host.Settings.Tenant), "en", null).Handle(Branch.Kind, Other, null, "other",
            (state, _) => new ValueTask<Decision>(state.Status != BranchStatus.None ? Decision.Nothing
                : Decision.Accept(new BranchOpened(BranchKind.Branch, "泌尿外科学分会", "Urology", null, new DateOnly(2020, 1, 1), null))), default);

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
