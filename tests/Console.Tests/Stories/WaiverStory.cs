using System.Globalization;
using System.Text.RegularExpressions;

namespace Console.Tests.Stories;

/// <summary>A clause stops an officer; a leader lets this one record pass it and says why; everybody sees who and why.</summary>
public abstract class WaiverStory(ConsoleFixture console, Look look) : IClassFixture<ConsoleFixture>
{
    private const string Clause = "meeting.people", Why = "换届大会，须全体代表到会。", Back = "改为线上直播，不必全体到会。";

    [Fact]
    public async Task An_officer_is_stopped_a_leader_waives_and_the_officer_submits()
    {
        var id = await Draft();
        var address = "/activities/" + id["activity/".Length..];
        var form = "/activities/edit/" + id["activity/".Length..];
        await console.As("branch", look, async v =>
        {
            await v.Open(form);
            await v.Button("提交审批", "Submit").ClickAsync();
            await Expect(v.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(v.Say("除非领导特批", "unless a leader waives them"));
            await v.Button("仍然提交", "Submit all the same").ClickAsync();
            await Expect(v.Main.GetByRole(AriaRole.Alert).GetByText("NORM_STOP")).ToBeVisibleAsync();
            // What stops it stands on its page too; to waive it is not his.
            await v.Open(address);
            await Expect(Finding(v)).ToBeVisibleAsync();
            await Expect(v.Button("特批", "Waive")).ToHaveCountAsync(0);
        });
        await console.As("leader", look, async v =>
        {
            await v.Open(address);
            await Finding(v).GetByRole(AriaRole.Button, new() { Name = v.Say("特批", "Waive"), Exact = true }).ClickAsync();
            var dialog = v.Page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel(new Regex("^" + v.Say("特批理由", "Why it is waived"))).FillAsync(Why);
            await dialog.GetByRole(AriaRole.Button, new() { Name = v.Say("特批", "Waive"), Exact = true }).ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(Finding(v)).ToContainTextAsync(Why);
            await Expect(Finding(v)).ToContainTextAsync(v.Say("已特批", "Waived"));
            await Expect(Finding(v).GetByRole(AriaRole.Button, new() { Name = v.Say("特批", "Waive"), Exact = true })).ToHaveCountAsync(0);
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Keep("waived");
        });
        await console.As("branch", look, async v =>
        {
            await v.Open(form);
            // Nothing stops it any more: no question is asked.
            await Expect(v.Main.GetByText(new Regex(v.Say("项不符合", "fail$")))).ToBeVisibleAsync();
            await v.Button("提交审批", "Submit").ClickAsync();
            await Expect(v.Main.GetByText(v.Say("审批中", "In approval")).First).ToBeVisibleAsync();
            await Expect(Finding(v)).ToContainTextAsync(Why);
        });
        await console.As("leader", look, async v =>
        {
            await v.Open(address);
            await v.Act("撤销特批", "Revoke the waiver", (v.Say("撤销理由", "Why it is revoked"), Back));
            await Expect(Finding(v)).ToContainTextAsync(Back);
            await Expect(v.Button("撤销特批", "Revoke the waiver")).ToHaveCountAsync(0);
            // What no finding here says is waived by its name.
            await v.Button("特批其他条款", "Waive another clause").ClickAsync();
            var dialog = v.Page.GetByRole(AriaRole.Dialog);
            await Expect(dialog.GetByLabel(new Regex("^" + v.Say("条款", "Clause")))).ToBeVisibleAsync();
        });
        var waiver = (await console.Ask("auditor", "query($id: ID!) { waivers(where: { subject: { eq: $id } }) { nodes { status reason revocationReason clause { id } grantedBy { id } } } }", new { id })).GetProperty("waivers").GetProperty("nodes").EnumerateArray().Single();
        Assert.Equal((Clause, "REVOKED", Why, Back), (waiver.GetProperty("clause").GetProperty("id").GetString(), waiver.GetProperty("status").GetString(), waiver.GetProperty("reason").GetString(), waiver.GetProperty("revocationReason").GetString()));
    }

    [Fact]
    public async Task A_leader_sees_what_stops_a_claim_before_it_is_submitted()
    {
        var budget = (await console.Ask("finance", "{ budgets(first: 1, where: { branch: { eq: \"branch/cardiology\" }, closed: { eq: false } }) { nodes { id } } }")).GetProperty("budgets").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        var used = (await console.Ask("finance", "{ invoices(first: 1, where: { holderCount: { gt: 0 } }) { nodes { number code } } }")).GetProperty("invoices").GetProperty("nodes")[0];
        var drafted = await console.Ask("branch", "mutation($input: DraftFundUseInput!) { draftFundUse(input: $input) { fundUse { id } errors { ... on Error { message } } } }", new
        {
            input = new
            {
                branch = "branch/cardiology", title = "重复的发票", occurredOn = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), payee = new { kind = "COMPANY", name = "某印刷公司" },
                lines = new[] { new { item = "MATERIAL", budget, amount = 100 } },
                invoices = new[] { new { number = used.GetProperty("number").GetString(), code = used.GetProperty("code").GetString(), seller = "某印刷公司", date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), amount = 100 } },
            },
        });
        var id = drafted.GetProperty("draftFundUse").GetProperty("fundUse").GetProperty("id").GetString()!;
        await console.As("leader", look, async v =>
        {
            await v.Open("/funds/" + id["fund-use/".Length..]);
            await Expect(v.Main.GetByRole(AriaRole.Listitem).Filter(new() { HasText = v.Say("发票重复使用", "Duplicate invoice") }).First).ToBeVisibleAsync();
        });
    }

    private static ILocator Finding(Visitor v) => v.Main.GetByRole(AriaRole.Listitem).Filter(new() { Has = v.Page.GetByText(v.Say("会议人数", "Head count"), new() { Exact = true }) });

    /// <summary>One more than a meeting of class III may have.</summary>
    private async Task<string> Draft()
    {
        var day = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var drafted = await console.Ask("branch", "mutation($input: DraftActivityInput!) { draftActivity(input: $input) { activity { id } errors { ... on Error { message } } } }", new
        {
            input = new
            {
                branch = "branch/cardiology", type = "MEETING", @class = "III", title = $"分会换届大会（{look}）", conveys = false, inPlan = true, startsOn = day, endsOn = day, participants = 151, staff = 10, experts = 0, guests = 0,
                venue = new { city = "本市", name = "会议中心", kind = "CONFERENCE_CENTRE" }, lodgingProvided = false, mealsProvided = true, providedItems = Array.Empty<string>(),
                budgetLines = new[] { new { kind = "MEALS", amount = 15_000 }, new { kind = "VENUE", amount = 3_000 } },
            },
        });
        return drafted.GetProperty("draftActivity").GetProperty("activity").GetProperty("id").GetString()!;
    }
}

public sealed class WaiverAtTheDesk(ConsoleFixture console) : WaiverStory(console, Look.Usual);
[Trait("Looks", "Further")]
public sealed class WaiverOnThePhoneInEnglish(ConsoleFixture console) : WaiverStory(console, Look.OnPhoneInEnglish);
