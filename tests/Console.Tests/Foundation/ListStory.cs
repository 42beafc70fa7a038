namespace Console.Tests.Foundation;

public sealed class ListStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public Task A_filter_stands_in_the_address_so_that_the_link_the_reload_and_the_way_back_show_the_same_rows() => console.As("secretariat", Look.Usual, async v =>
    {
        await v.Open("/activities");
        var all = await v.Total();
        await v.Button("添加筛选", "Add filter").ClickAsync();
        await v.Page.GetByRole(AriaRole.Button, new() { Name = "活动类型", Exact = true }).Last.ClickAsync();
        await v.Page.GetByRole(AriaRole.Checkbox, new() { Name = "培训", Exact = true }).CheckAsync();
        await v.Press(v.Button("应用", "Apply"));

        var chip = v.Page.GetByRole(AriaRole.Button, new() { Name = "活动类型: 培训", Exact = true });
        await Expect(chip).ToBeVisibleAsync();
        Assert.Contains("type=TRAINING", v.Page.Url, StringComparison.Ordinal);
        var some = await v.Total();
        Assert.InRange(some, 1, all - 1);
        await Expect(v.Main.GetByRole(AriaRole.Cell, new() { NameRegex = new("^培训( ·|$)") })).ToHaveCountAsync(some);

        await v.Page.ReloadAsync();
        await v.Settled();
        await Expect(chip).ToBeVisibleAsync();
        Assert.Equal(some, await v.Total());
        await console.As("secretariat", Look.Usual, async other =>
        {
            await other.Open(new Uri(v.Page.Url).PathAndQuery);
            Assert.Equal(some, await other.Total());
        });
        await v.Back();
        await Expect(chip).ToBeHiddenAsync();
        Assert.Equal(all, await v.Total());
        await v.Forward();
        await Expect(chip).ToBeVisibleAsync();
        await v.Button("移除筛选 活动类型: 培训", "").ClickAsync();
        await Expect(chip).ToBeHiddenAsync();
        Assert.Equal(all, await v.Total());
    });

    [Fact]
    public Task What_an_address_says_wrongly_is_left_out_and_nothing_breaks() => console.As("auditor", Look.Usual, async v =>
    {
        await v.Open("/activities");
        var all = await v.Total();
        await v.Open("/activities?status=NONSENSE&amount=much..more&size=7&asOf=yesterday&sort=-nonsense&startsOn=soon..2026-02-30&submittedAt=2026-13-01..&unknown=1");
        Assert.Equal(all, await v.Total());
        await v.Open("/funds?sort=secret&occurredOn=1..2&asOf=2026-02-30");
        Assert.True(await v.Total() > 0);
    });

    [Fact]
    public Task A_shared_link_asks_for_its_branch_and_never_for_the_whole_list_first() => console.As("auditor", Look.Usual, async v =>
    {
        var asked = new List<string>();
        v.Page.Request += (_, request) => { if (request.PostData is { } body && body.Contains("\"order\"", StringComparison.Ordinal)) asked.Add(body); };
        foreach (var list in new[] { "activities", "receptions" })
        {
            await v.Open($"/{list}?branch=branch/cardiology");
            Assert.True(await v.Total() > 0);
        }
        Assert.NotEmpty(asked);
        Assert.All(asked, body => Assert.Contains("branch/cardiology", body, StringComparison.Ordinal));
    });

    [Fact]
    public Task Pages_turn_both_ways_and_no_row_is_missed_or_shown_twice() => console.As("auditor", Look.Usual, async v =>
    {
        for (var n = 1; n <= 30; n++)
            await console.Ask("branch", "mutation($input: DraftActivityInput!) { draftActivity(input: $input) { activity { id } } }", new { input = new { branch = "branch/cardiology", type = "MEETING", title = $"翻页会议 {n:00}" } });
        await v.Open("/activities?title=翻页会议");
        var all = await v.Total();
        Assert.Equal(30, all);
        var first = await Rows(v);
        await v.Press(v.Button("下一页", "Next"));
        await Expect(v.Button("上一页", "Previous")).ToBeEnabledAsync();
        await Expect(v.Main.GetByText(first[0], new() { Exact = true })).ToHaveCountAsync(0);
        var second = await Rows(v);
        Assert.Empty(first.Intersect(second));
        Assert.Equal(all, first.Count + second.Count);
        await v.Press(v.Button("上一页", "Previous"));
        await Expect(v.Main.GetByText(first[0], new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(first, await Rows(v));
    });

    [Fact]
    public Task Turned_back_in_time_a_band_says_so_and_the_rows_are_those_of_that_day() => console.As("auditor", Look.InEnglish, async v =>
    {
        await v.Open("/activities?asOf=2025-06-30");
        await Expect(v.Page.GetByText("You see the register as it stood at the end of 2025-06-30, not as it stands now.")).ToBeVisibleAsync();
        await v.AssertAccessible();
        await v.Keep("as-of");
        var then = await v.Total();
        await v.Button("回到现在", "Back to now").ClickAsync();
        await Expect(v.Page.GetByText("You see the register as it stood")).ToBeHiddenAsync();
        Assert.True(then < await v.Total());
    });

    private static async Task<IReadOnlyList<string>> Rows(Visitor v)
    {
        await v.Settled();
        return await v.Rows.AllInnerTextsAsync();
    }
}
