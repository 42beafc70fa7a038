namespace Console.Tests.Foundation;

public sealed class ConnectionStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public Task A_lost_network_is_told_in_a_band_which_goes_when_it_is_back_and_the_page_asks_again() => console.As("secretariat", Look.InEnglish, async v =>
    {
        await v.Open("/activities");
        v.Forgive("ERR_INTERNET_DISCONNECTED");
        await v.Offline(true);
        await Expect(Band(v)).ToBeVisibleAsync();
        await v.Page.GetByRole(AriaRole.Button, new() { Name = "Last change" }).ClickAsync();
        await Expect(v.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("The host cannot be reached.");
        await v.AssertAccessible();
        await v.Keep("connection-lost");

        await v.Offline(false);
        await Expect(Band(v)).ToBeHiddenAsync();
        await Expect(v.Main.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
        await Expect(v.Main.GetByRole(AriaRole.Link)).Not.ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_host_that_is_started_again_finds_the_page_as_it_was() => console.As("secretariat", Look.Usual, async v =>
    {
        await v.Open("/activities?status=APPROVED");
        await v.Settled();
        var rows = await v.Main.GetByRole(AriaRole.Row).CountAsync();
        v.Forgive("ERR_CONNECTION_RE"); // refused, or reset
        await console.WhileAway(async () =>
        {
            await v.Page.GetByRole(AriaRole.Button, new() { Name = "最近变化" }).ClickAsync();
            await Expect(Band(v)).ToBeVisibleAsync();
        });
        await Expect(Band(v)).ToBeHiddenAsync();
        await v.Settled();
        await Expect(v.Main.GetByRole(AriaRole.Row)).ToHaveCountAsync(rows);
    });

    private static ILocator Band(Visitor v) => v.Page.GetByText(v.Say("与主机的连接中断，正在重试", "The connection to the host is lost"));
}
