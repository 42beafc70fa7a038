namespace Console.Tests.Foundation;

public sealed class NavigationStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    private static readonly string[] Rooms = ["首页", "活动审批", "公务接待", "经费使用", "预算", "违规查询", "标准条款"];

    [Theory]
    [InlineData("branch", true), InlineData("finance", true), InlineData("discipline", true), InlineData("auditor", true)]
    [InlineData("custodian", false), InlineData("admin", false)]
    public Task Each_office_sees_the_rooms_it_may_enter(string user, bool all) => console.As(user, Look.Usual, async v =>
    {
        await v.Open("/");
        var shown = await Rail(v).GetByRole(AriaRole.Link).AllInnerTextsAsync();
        string[] rooms = user switch
        {
            // Who decides on claims finds the queue of them beside the claims.
            "finance" => [.. Rooms[..4], "审核台", .. Rooms[4..]],
            "discipline" => [.. Rooms[..6], "问题线索", .. Rooms[6..]],
            "custodian" => [Rooms[0], "举报人身份查阅"],
            _ => all ? Rooms : Rooms[..1],
        };
        Assert.Equal(rooms, shown.Select(s => s.Trim()));
        if (all) return;
        // The menu hides what the host refuses; an address typed by hand is told so, kindly.
        await v.Open("/activities");
        await Expect(v.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("如需查看，请联系秘书处调整您的职务。");
    });

    [Fact]
    public Task Back_and_forward_walk_the_pages_and_the_reader_begins_at_each_ones_head() => console.As("branch", Look.Usual, async v =>
    {
        await v.Open("/");
        await Rail(v).GetByRole(AriaRole.Link, new() { Name = "活动审批" }).ClickAsync();
        await Expect(v.Title).ToHaveTextAsync("活动审批");
        await Expect(v.Main).ToBeFocusedAsync();
        await v.Settled();
        var first = v.Main.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First;
        var title = await first.InnerTextAsync();
        await first.ClickAsync();
        await Expect(v.Title).ToHaveTextAsync(title);
        await Expect(v.Page).ToHaveTitleAsync($"{title} · Compliance");
        await v.Back();
        await Expect(v.Title).ToHaveTextAsync("活动审批");
        await v.Back();
        await Expect(v.Title).ToHaveTextAsync("首页");
        await v.Forward();
        await v.Forward();
        await Expect(v.Title).ToHaveTextAsync(title);
        await v.Page.ReloadAsync();
        await Expect(v.Title).ToHaveTextAsync(title);
    });

    [Fact]
    public Task The_keyboard_alone_skips_to_the_content_and_opens_a_record() => console.As("branch", Look.InEnglish, async v =>
    {
        await v.Open("/activities");
        await v.Page.Keyboard.PressAsync("Tab");
        await Expect(v.Link("跳到正文", "To the content")).ToBeFocusedAsync();
        await v.Page.Keyboard.PressAsync("Enter");
        var first = v.Main.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First;
        for (var n = 0; n < 30 && !await first.EvaluateAsync<bool>("e => e === document.activeElement"); n++)
            await v.Page.Keyboard.PressAsync("Tab");
        await Expect(first).ToBeFocusedAsync();
        var title = await first.InnerTextAsync();
        await v.Settled();
        await v.Page.Keyboard.PressAsync("Enter");
        await Expect(v.Title).ToHaveTextAsync(title);
    });

    [Fact]
    public Task On_a_phone_the_rooms_are_behind_the_menu_button() => console.As("discipline", Look.OnPhone, async v =>
    {
        await v.Open("/");
        await v.Button("菜单", "Menu").ClickAsync();
        var drawer = v.Page.GetByRole(AriaRole.Dialog);
        await Expect(drawer.GetByRole(AriaRole.Link, new() { Name = "违规查询" })).ToBeVisibleAsync();
        await v.AssertAccessible();
        await v.Keep("menu");
        await drawer.GetByRole(AriaRole.Link, new() { Name = "活动审批" }).ClickAsync();
        await Expect(v.Title).ToHaveTextAsync("活动审批");
        await Expect(drawer).ToBeHiddenAsync();
    });

    [Fact]
    public Task An_address_that_is_none_says_so_and_leads_home() => console.As("branch", Look.Usual, async v =>
    {
        await v.Open("/nowhere");
        await Expect(v.Title).ToHaveTextAsync("没有这个页面");
        await Expect(v.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("地址可能有误");
        await v.Link("返回首页", "Home").ClickAsync();
        await Expect(v.Title).ToHaveTextAsync("首页");
        await v.Open("/activities/0199-not-there");
        await Expect(v.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有找到这条记录，或您无权查看。");
    });

    private static ILocator Rail(Visitor v) => v.Page.GetByRole(AriaRole.Navigation, new() { Name = "导航" });
}
