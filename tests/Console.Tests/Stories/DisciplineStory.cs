using System.Globalization;
using System.Text.RegularExpressions;

namespace Console.Tests.Stories;

/// <summary>Discipline staff find what went wrong, hear the branch, decide, and turn the register back in time.</summary>
public sealed class DisciplineStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Theory, MemberData(nameof(Look.Languages), MemberType = typeof(Look))]
    public Task A_click_on_a_count_filters_the_list_and_every_row_leads_down_to_the_record(string language) => console.As("discipline", new(language, 1280), async v =>
    {
        await v.Open("/violations");
        var all = await v.Total();
        var clauses = v.Page.GetByRole(AriaRole.Region, new() { Name = v.Say("按条款", "By clause") });
        var bar = clauses.GetByRole(AriaRole.Button).First;
        var counted = Last(await bar.InnerTextAsync());
        await bar.ClickAsync();
        await Expect(bar).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Contains("clause=", v.Page.Url, StringComparison.Ordinal);
        await v.Counts(counted);
        Assert.True(counted < all);

        // A second filter by another chart, and both are in the address: a link shows the same.
        var branch = v.Page.GetByRole(AriaRole.Region, new() { Name = v.Say("按分支机构", "By branch") }).GetByRole(AriaRole.Button).First;
        await branch.ClickAsync();
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
        await v.Page.GoBackAsync();
        await Expect(v.Title).ToHaveTextAsync(clause);
        await v.Page.GoBackAsync();
        await v.Counts(some);
        await v.Page.GoBackAsync();
        await Expect(branch).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(v.Page).Not.ToHaveURLAsync(new Regex("branch="));
        await v.Counts(counted);
    });

    [Fact]
    public async Task The_branch_explains_and_discipline_confirms_and_follows_it_until_it_is_put_right()
    {
        var address = "";
        await console.As("branch", Look.OnPhone, async v =>
        {
            await v.Open("/violations?status=RAISED");
            await v.Rows.First.ClickAsync();
            await Expect(v.Page).ToHaveURLAsync(new Regex("/violations/."));
            address = new Uri(v.Page.Url).AbsolutePath;
            await v.Act("提交说明", "Explain", ("情况说明", "因供应商临时涨价，已向秘书处说明。"));
            await Expect(Mark(v, "已说明")).ToBeVisibleAsync();
            await Expect(v.Main.GetByText("因供应商临时涨价，已向秘书处说明。").First).ToBeVisibleAsync();
            await v.AssertFits();
        });
        await console.As("discipline", Look.Usual, async v =>
        {
            await v.Open(address);
            await v.Act("认定违规", "Confirm", ("认定意见", "超标准支出属实"));
            await Expect(Mark(v, "已认定")).ToBeVisibleAsync();
            await v.Act("记录整改", "", ("整改措施", "责任人退回超支款项"), ("追回金额（元）", "1200"));
            await Expect(Mark(v, "已整改")).ToBeVisibleAsync();
            await Expect(v.Main.GetByText("1,200.00")).ToBeVisibleAsync();
            await Expect(v.Button("认定不构成", "Dismiss")).ToHaveCountAsync(0);
            await v.AssertAccessible();
            await v.Keep("violation-rectified");
        });
    }

    [Fact]
    public Task An_act_that_wants_a_reason_is_not_sent_without_one() => console.As("discipline", Look.InEnglish, async v =>
    {
        await v.Open("/violations?status=RAISED");
        await v.Rows.First.ClickAsync();
        await v.Button("", "Dismiss").ClickAsync();
        var dialog = v.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Expect(dialog.GetByText("Required")).ToBeVisibleAsync();
        await v.AssertAccessible();
        await v.Keep("violation-dismiss");
        await v.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(v.Main.GetByText("To be explained").First).ToBeVisibleAsync();
    });

    [Fact]
    public Task Two_at_the_same_violation_the_later_one_is_told_and_sees_what_was_decided() => console.As("discipline", Look.Usual, async v =>
    {
        await v.Open("/violations?status=RAISED&sort=amount");
        await v.Rows.First.ClickAsync();
        await Expect(v.Page).ToHaveURLAsync(new Regex("/violations/."));
        var id = "violation/" + new Uri(v.Page.Url).AbsolutePath["/violations/".Length..];
        await v.Button("认定违规", "Confirm").ClickAsync();
        var dialog = v.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(new Regex("^认定意见")).FillAsync("写到一半的意见");
        await console.Ask("discipline", "mutation($input: DismissViolationInput!) { dismissViolation(input: $input) { violation { id } errors { __typename } } }", new { input = new { id, reason = "情况属实，非主观" } });

        // The page hears of it at once; the dialog stays, with what was typed, and says so.
        await Expect(dialog.GetByRole(AriaRole.Alert).First).ToContainTextAsync("别人已先一步办理");
        await Expect(dialog.GetByLabel(new Regex("^认定意见"))).ToHaveValueAsync("写到一半的意见");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "认定违规" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert).First).ToContainTextAsync("ILLEGAL_MOVE");
        await Expect(dialog.GetByLabel(new Regex("^认定意见"))).ToHaveValueAsync("写到一半的意见");
        await v.AssertAccessible();
        await v.Keep("conflict");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "载入最新情况" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(v.Button("认定违规", "Confirm")).ToHaveCountAsync(0);
        await Expect(Mark(v, "不构成")).ToBeVisibleAsync();
    });

    [Fact]
    public Task As_of_a_day_of_the_past_the_whole_page_shows_what_was_known_then() => console.As("discipline", Look.InEnglish, async v =>
    {
        await v.Open("/violations");
        var now = await v.Total();
        await v.Field("回看时点", "As of").FillAsync("2025-09-30");
        await v.Page.Keyboard.PressAsync("Enter");
        await Expect(v.Page.GetByText("You see the register as it stood at the end of 2025-09-30")).ToBeVisibleAsync();
        var then = await v.Total();
        Assert.InRange(then, 1, now - 1);
        await v.Rows.First.ClickAsync();
        await Expect(v.Page).ToHaveURLAsync(new Regex("asOf=2025-09-30"));
        await Expect(v.Page.GetByText("You see the register as it stood at the end of 2025-09-30")).ToBeVisibleAsync();
        await Expect(v.Button("", "Confirm")).ToHaveCountAsync(0);
        await v.AssertAccessible();
    });

    private static ILocator Mark(Visitor v, string status) => v.Main.GetByText(status, new() { Exact = true }).First;

    private static int Last(string text) => int.Parse(Regex.Matches(text, @"[\d,]+").Last().Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
