namespace Console.Tests.Foundation;

public sealed class AppearanceStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public Task The_language_changes_at_once_with_what_the_host_says_and_is_remembered() => console.As("discipline", Look.Usual, async v =>
    {
        await v.Open("/activities");
        await v.Button("English", "中文").ClickAsync();
        await Expect(v.Title).ToHaveTextAsync("Activities");
        await Expect(v.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(v.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Estimate (yuan)" })).ToBeVisibleAsync();
        await v.Page.ReloadAsync();
        await Expect(v.Title).ToHaveTextAsync("Activities");
        await v.Page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();
        await Expect(v.Title).ToHaveTextAsync("活动审批");
        await Expect(v.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
    });

    [Fact]
    public Task Dark_is_chosen_in_the_account_menu_kept_over_a_reload_and_follows_the_system_when_told_so() => console.As("auditor", Look.InEnglish, async v =>
    {
        await v.Open("/activities");
        await Choose(v, "Dark", "dark");
        Assert.True(await Brightness(v) < 60);
        await v.Page.ReloadAsync();
        await v.Settled();
        Assert.True(await Brightness(v) < 60);
        await Choose(v, "As the system", "light");
        Assert.True(await Brightness(v) > 200);
        await v.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Expect(v.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await v.Settled();
        Assert.True(await Brightness(v) < 60);
    });

    private static async Task Choose(Visitor v, string theme, string worn)
    {
        await v.Page.GetByRole(AriaRole.Button, new() { Name = "Account" }).ClickAsync();
        await v.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Appearance" }).HoverAsync();
        await v.Page.GetByRole(AriaRole.Menuitem, new() { Name = theme }).ClickAsync();
        await v.Page.Keyboard.PressAsync("Escape");
        await Expect(v.Page.Locator("html")).ToHaveAttributeAsync("data-theme", worn);
        await v.Settled();
    }

    /// <summary>Of the page's ground, 0 black to 255 white.</summary>
    private static Task<double> Brightness(Visitor v) =>
        v.Page.EvaluateAsync<double>("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b) / 3, 0)");
}
