using System.Globalization;
using System.Text.RegularExpressions;

namespace Console.Tests.Stories;

/// <summary>Discipline staff find what went wrong, hear the branch, decide, and turn the register back in time.</summary>
public abstract class DisciplineStory(ConsoleFixture console, Look look) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public Task A_click_on_a_count_filters_the_list_and_every_row_leads_down_to_the_record() => console.As("discipline", look, async v =>
    {
        await v.Open("/violations");
        await Unfold(v);
        var all = await v.Total();
        var clauses = v.Page.GetByRole(AriaRole.Region, new() { Name = v.Say("按条款", "By clause") });
        var bar = clauses.GetByRole(AriaRole.Button).First;
        var counted = Last(await bar.InnerTextAsync());
        await v.Press(bar);
        await Expect(bar).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Contains("clause=", v.Page.Url, StringComparison.Ordinal);
        await v.Counts(counted);
        Assert.True(counted < all);

        // A second filter by another chart, and both are in the address: a link shows the same.
        var branch = v.Page.GetByRole(AriaRole.Region, new() { Name = v.Say("按分支机构", "By branch") }).GetByRole(AriaRole.Button).First;
        await v.Press(branch);
        // The address changes before the page does.
        await Expect(branch).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(v.Page).ToHaveURLAsync(new Regex("branch="));
        var some = await v.Total();
        Assert.InRange(some, 1, counted);
        await console.As("discipline", v.Look, async other =>
        {
            await other.Open(new Uri(v.Page.Url).PathAndQuery);
            await other.Counts(some);
        });

        var row = v.Rows.First;
        var clause = await row.InnerTextAsync();
        await row.ClickAsync();
        await Expect(v.Title).ToHaveTextAsync(clause);
        await Expect(v.Main.GetByText(v.Say("如何符合", "To pass"), new() { Exact = true })).ToBeVisibleAsync();
        await v.Main.GetByRole(AriaRole.Link, new() { Name = v.Say("查看所涉记录", "Open the record") }).ClickAsync();
        await Expect(v.Page).ToHaveURLAsync(new Regex("/(activities|receptions|funds)/"));
        await v.Back();
        await Expect(v.Title).ToHaveTextAsync(clause);
        await v.Back();
        await v.Counts(some);
        await Unfold(v);
        await v.Back();
        await Expect(branch).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(v.Page).Not.ToHaveURLAsync(new Regex("branch="));
        await v.Counts(counted);
    });

    [Fact]
    public async Task The_branch_explains_and_discipline_confirms_and_follows_it_until_it_is_put_right()
    {
        var address = "";
        await console.As("branch", look, async v =>
        {
            await v.Open("/violations?status=RAISED");
            await v.OpenFirst();
            address = new Uri(v.Page.Url).AbsolutePath;
            await v.Act("提交说明", "Explain", ["供应商涨价函.pdf"], (v.Say("情况说明", "What happened"), "因供应商临时涨价，已向秘书处说明。"));
            await Expect(Mark(v, v.Say("已说明", "Explained"))).ToBeVisibleAsync();
            await Expect(v.Main.GetByText("因供应商临时涨价，已向秘书处说明。").First).ToBeVisibleAsync();
            await Expect(v.Main.GetByRole(AriaRole.Link, new() { NameRegex = new("供应商涨价函.pdf") })).ToBeVisibleAsync();
            await v.AssertFits();
        });
        await console.As("discipline", look, async v =>
        {
            await v.Open(address);
            await Expect(v.Button("提交说明", "Explain")).ToHaveCountAsync(0);
            await Expect(v.Main.GetByRole(AriaRole.Link, new() { NameRegex = new("供应商涨价函.pdf") })).ToBeVisibleAsync();
            await v.Act("认定违规", "Confirm", (v.Say("认定意见", "Note"), "超标准支出属实"));
            await Expect(Mark(v, v.Say("已认定", "Confirmed"))).ToBeVisibleAsync();
            await v.Act("记录整改", "Record the rectification", ["退款凭证.pdf"], (v.Say("整改措施", "Measures taken"), "责任人退回超支款项"), (v.Say("追回金额（元）", "Recovered (yuan)"), "1200"));
            await Expect(Mark(v, v.Say("已整改", "Rectified"))).ToBeVisibleAsync();
            await Expect(v.Main.GetByText("1,200.00")).ToBeVisibleAsync();
            await Expect(v.Main.GetByRole(AriaRole.Link, new() { NameRegex = new("退款凭证.pdf") })).ToBeVisibleAsync();
            await Expect(v.Button("认定不构成", "Dismiss")).ToHaveCountAsync(0);
            await v.AssertAccessible();
            await v.Keep("violation-rectified");
        });
    }

    [Fact]
    public async Task What_was_no_violation_is_dismissed_and_the_branch_reads_why()
    {
        var address = "";
        await console.As("branch", look, async v =>
        {
            await v.Open("/violations?status=RAISED");
            await v.OpenFirst();
            address = new Uri(v.Page.Url).AbsolutePath;
            await v.Act("提交说明", "Explain", (v.Say("情况说明", "What happened"), "来访单位书面变更了人数。"));
            await Expect(Mark(v, v.Say("已说明", "Explained"))).ToBeVisibleAsync();
        });
        await console.As("discipline", look, async v =>
        {
            await v.Open(address);
            await v.Act("认定不构成", "Dismiss", (v.Say("不构成的理由", "Why it was no violation"), "变更函属实，人数在标准之内。"));
            await Expect(Mark(v, v.Say("不构成", "Dismissed"))).ToBeVisibleAsync();
            await Expect(v.Button("认定违规", "Confirm")).ToHaveCountAsync(0);
            await v.AssertAccessible();
        });
        await console.As("branch", look, async v =>
        {
            await v.Open(address);
            await Expect(v.Main.GetByText("变更函属实，人数在标准之内。").First).ToBeVisibleAsync();
            await Expect(v.Button("提交说明", "Explain")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public Task An_act_that_wants_a_reason_is_not_sent_without_one() => console.As("discipline", look, async v =>
    {
        await v.Open("/violations?status=RAISED");
        await v.OpenFirst();
        await v.Button("认定不构成", "Dismiss").ClickAsync();
        var dialog = v.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = v.Say("认定不构成", "Dismiss"), Exact = true }).ClickAsync();
        await Expect(dialog.GetByText(v.Say("必填", "Required"), new() { Exact = true })).ToBeVisibleAsync();
        await v.AssertAccessible();
        await v.Keep("violation-dismiss");
        await v.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(Mark(v, v.Say("待说明", "To be explained"))).ToBeVisibleAsync();
    });

    [Fact]
    public Task Two_at_the_same_violation_the_later_one_is_told_and_sees_what_was_decided() => console.As("discipline", look, async v =>
    {
        await v.Open("/violations?status=RAISED&sort=amount");
        await v.OpenFirst();
        var id = "violation/" + new Uri(v.Page.Url).AbsolutePath["/violations/".Length..];
        await v.Button("认定违规", "Confirm").ClickAsync();
        var dialog = v.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(new Regex("^" + v.Say("认定意见", "Note"))).FillAsync("写到一半的意见");
        await console.Ask("discipline", "mutation($input: DismissViolationInput!) { dismissViolation(input: $input) { violation { id } errors { __typename } } }", new { input = new { id, reason = "情况属实，非主观" } });

        // The page hears of it at once; the dialog stays, with what was typed, and says so.
        await Expect(dialog.GetByRole(AriaRole.Alert).First).ToContainTextAsync(v.Say("别人已先一步办理", "Somebody else acted first"));
        await Expect(dialog.GetByLabel(new Regex("^" + v.Say("认定意见", "Note")))).ToHaveValueAsync("写到一半的意见");
        await dialog.GetByRole(AriaRole.Button, new() { Name = v.Say("认定违规", "Confirm"), Exact = true }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert).First).ToContainTextAsync("ILLEGAL_MOVE");
        await Expect(dialog.GetByLabel(new Regex("^" + v.Say("认定意见", "Note")))).ToHaveValueAsync("写到一半的意见");
        await v.AssertAccessible();
        await v.Keep("conflict");
        await dialog.GetByRole(AriaRole.Button, new() { Name = v.Say("载入最新情况", "Load the latest state") }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(v.Button("认定违规", "Confirm")).ToHaveCountAsync(0);
        await Expect(Mark(v, v.Say("不构成", "Dismissed"))).ToBeVisibleAsync();
    });

    [Fact]
    public Task As_of_a_day_of_the_past_the_whole_page_shows_what_was_known_then() => console.As("discipline", look, async v =>
    {
        await v.Open("/violations");
        var now = await v.Total();
        await v.Field("回看时点", "As of").FillAsync("2025-09-30");
        await v.Page.Keyboard.PressAsync("Enter");
        await Expect(v.Page.GetByText(v.Say("您看到的是 2025-09-30 结束时的登记情况", "You see the register as it stood at the end of 2025-09-30"))).ToBeVisibleAsync();
        var then = await v.Total();
        Assert.InRange(then, 1, now - 1);
        await v.OpenFirst();
        await Expect(v.Page).ToHaveURLAsync(new Regex("asOf=2025-09-30"));
        await Expect(v.Page.GetByText(v.Say("您看到的是 2025-09-30 结束时的登记情况", "You see the register as it stood at the end of 2025-09-30"))).ToBeVisibleAsync();
        await Expect(v.Button("认定违规", "Confirm")).ToHaveCountAsync(0);
        await v.AssertAccessible();
    });

    [Fact]
    public Task Who_takes_the_list_away_says_what_for_and_the_auditor_reads_it() => console.As("discipline", look, async v =>
    {
        await v.Open("/violations?status=CONFIRMED&size=100");
        var screen = await v.Table();
        await v.Button("导出", "Export").ClickAsync();
        var dialog = v.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = v.Say("导出", "Export"), Exact = true }).ClickAsync();
        await Expect(dialog.GetByText(v.Say("必填", "Required"), new() { Exact = true })).ToBeVisibleAsync();
        await v.AssertAccessible();
        await v.AssertFits();
        await v.Keep("export");
        await v.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();

        var purpose = v.Say("向监事会汇报第三季度情况", "Report of the third quarter to the board of supervisors, 监事会");
        var file = Sheet.Read(await v.Export("xlsx", purpose));
        Assert.Equal(screen.Count, file.Count);
        Assert.Equal(screen.Select(row => row[0]), file.Select(row => row[0]));

        var noted = (await console.Ask("auditor", "{ sensitiveReads(first: 1, where: { kind: { eq: EXPORT }, by: { eq: \"person/discipline\" } }, order: [{ at: DESC }]) { nodes { subject format why rows refused } } }")).GetProperty("sensitiveReads").GetProperty("nodes")[0];
        Assert.Equal(("violations", "xlsx", purpose, screen.Count - 1, false),
            (noted.GetProperty("subject").GetString(), noted.GetProperty("format").GetString(), noted.GetProperty("why").GetString(), noted.GetProperty("rows").GetInt32(), noted.GetProperty("refused").GetBoolean()));
    });

    /// <summary>On a phone the rows come first, the charts when asked for.</summary>
    private static async Task Unfold(Visitor v)
    {
        if (v.Look.Width < 700) await v.Press(v.Main.GetByText(v.Say("统计图", "Charts"), new() { Exact = true }));
    }

    private static ILocator Mark(Visitor v, string status) => v.Main.GetByText(status, new() { Exact = true }).First;

    private static int Last(string text) => int.Parse(Regex.Matches(text, @"[\d,]+").Last().Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}

[Trait("Looks", "Further")]
public sealed class DisciplineAtTheDesk(ConsoleFixture console) : DisciplineStory(console, Look.Usual);
[Trait("Looks", "Further")]
public sealed class DisciplineAtTheDeskInEnglish(ConsoleFixture console) : DisciplineStory(console, Look.InEnglish);
[Trait("Looks", "Further")]
public sealed class DisciplineOnThePhone(ConsoleFixture console) : DisciplineStory(console, Look.OnPhone);
public sealed class DisciplineOnThePhoneInEnglish(ConsoleFixture console) : DisciplineStory(console, Look.OnPhoneInEnglish);
