namespace Console.Tests.Foundation;

public sealed class SessionStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Theory, MemberData(nameof(Look.Languages), MemberType = typeof(Look))]
    public Task An_ended_session_asks_for_the_password_over_the_page_which_then_goes_on(string language) => console.As("finance", new(language, 1280), async v =>
    {
        await v.Open("/activities?type=TRAINING");
        await console.EndSession(v.Token!);
        await v.Page.GetByRole(AriaRole.Button, new() { Name = v.Say("预算金额（元）", "Estimate (yuan)") }).ClickAsync();

        var dialog = v.Page.GetByRole(AriaRole.Dialog, new() { Name = v.Say("登录已过期", "Your session has ended") });
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel(v.Say("用户名", "User name"))).ToHaveValueAsync("finance");
        await v.AssertAccessible();
        await v.Keep("session-ended");

        await dialog.GetByLabel(v.Say("密码", "Password"), new() { Exact = true }).FillAsync(ConsoleFixture.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = v.Say("登录", "Sign in") }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        Assert.Contains("type=TRAINING", v.Page.Url, StringComparison.Ordinal);
        await Expect(v.Main.GetByRole(AriaRole.Link, new() { Name = "胸痛中心规范化建设培训班" })).ToBeVisibleAsync();
        await Expect(v.Page.GetByRole(AriaRole.Columnheader, new() { Name = v.Say("预算金额（元）", "Estimate (yuan)") })).ToHaveAttributeAsync("aria-sort", "descending");
    });

    [Fact]
    public Task Another_person_who_signs_in_over_the_page_begins_with_an_empty_one() => console.As("finance", Look.Usual, async v =>
    {
        await v.Open("/activities?type=TRAINING");
        await console.EndSession(v.Token!);
        await v.Page.GetByRole(AriaRole.Button, new() { Name = "最近变化" }).ClickAsync();
        var dialog = v.Page.GetByRole(AriaRole.Dialog, new() { Name = "登录已过期" });
        await dialog.GetByLabel("用户名").FillAsync("branch");
        await dialog.GetByLabel("密码", new() { Exact = true }).FillAsync(ConsoleFixture.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(v.Title).ToHaveTextAsync("首页");
        await Expect(v.Page.GetByRole(AriaRole.Button, new() { Name = "账号: 周敏" })).ToBeVisibleAsync();
    });
}
