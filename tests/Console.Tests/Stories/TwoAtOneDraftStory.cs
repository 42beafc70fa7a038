namespace Console.Tests.Stories;

/// <summary>Two people write at one draft: neither overwrites the other unawares.</summary>
public sealed class TwoAtOneDraftStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    private const string Draft = "起搏器随访技术培训（草稿）";

    [Fact]
    public async Task Whoever_comes_second_is_told_kindly_and_chooses()
    {
        var id = (await console.Ask("branch", $$"""{ activities(where: { title: { eq: "{{Draft}}" } }) { nodes { id } } }""")).GetProperty("activities").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        await console.As("branch", Look.Usual, async v =>
        {
            await v.Open("/activities/edit/" + id["activity/".Length..]);
            await Elsewhere(id, "同事改过的标题");
            var title = v.Field("活动名称", "Title");
            await title.FillAsync("我写的标题");
            await v.Button("保存草稿", "Save draft").ClickAsync();
            await Expect(v.Main.GetByText("这条记录在别处被改动")).ToBeVisibleAsync();
            await Expect(v.Button("提交审批", "Submit")).ToBeDisabledAsync();
            await v.AssertAccessible();
            await v.Keep("draft-overtaken");
            Assert.Equal("同事改过的标题", await Title(id));

            // Kept knowingly, mine takes the other's place.
            await v.Button("保留我的内容", "Keep mine").ClickAsync();
            await Expect(v.Main.GetByText("草稿已保存于")).ToBeVisibleAsync();
            await Expect(v.Main.GetByText("这条记录在别处被改动")).ToHaveCountAsync(0);
            Assert.Equal("我写的标题", await Title(id));
            await title.FillAsync("我又改的标题");
            await v.Button("保存草稿", "Save draft").ClickAsync();
            await Expect(v.Main.GetByText("草稿已保存于")).ToBeVisibleAsync();
            await Expect(v.Main.GetByText("这条记录在别处被改动")).ToHaveCountAsync(0);

            // What this device kept is older than what the host has by now: nothing is put over it without a question.
            await title.FillAsync("只在本机的标题");
            await Expect(v.Main.GetByText("草稿已保存在本机")).ToBeVisibleAsync();
            await Elsewhere(id, "离开期间同事改的标题");
            await v.Page.ReloadAsync();
            await v.Settled();
            await Expect(title).ToHaveValueAsync("只在本机的标题");
            await Expect(v.Main.GetByText("这条记录在别处被改动")).ToBeVisibleAsync();
            await v.Button("载入主机上的内容", "Load what the host has").ClickAsync();
            await Expect(title).ToHaveValueAsync("离开期间同事改的标题");
            await Expect(v.Main.GetByText("这条记录在别处被改动")).ToHaveCountAsync(0);
            Assert.Equal("离开期间同事改的标题", await Title(id));
        });
    }

    [Fact]
    public async Task A_claim_that_was_changed_meanwhile_is_not_submitted_over_it()
    {
        var id = (await console.Ask("branch", """{ fundUses(where: { title: { eq: "房颤日义诊宣传品" } }) { nodes { id } } }""")).GetProperty("fundUses").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        await console.As("branch", Look.Usual, async v =>
        {
            await v.Open("/funds/edit/" + id["fund-use/".Length..]);
            var changed = await console.Ask("secretariat", "mutation($input: DraftFundUseInput!) { draftFundUse(input: $input) { errors { __typename } } }", new
            {
                input = new
                {
                    id, title = "房颤日义诊宣传品（改）", occurredOn = "2026-11-18", payee = new { kind = "COMPANY", name = "滨江文印有限公司" },
                    lines = new[] { new { item = "MATERIAL", budget = "budget/cardiology/2026/activities", amount = 800 } },
                },
            });
            Assert.Equal(System.Text.Json.JsonValueKind.Null, changed.GetProperty("draftFundUse").GetProperty("errors").ValueKind);
            await v.Field("用途说明", "Purpose").FillAsync("义诊用");
            await v.Button("提交审批", "Submit").ClickAsync();
            await Expect(v.Main.GetByText("这条记录在别处被改动")).ToBeVisibleAsync();
            var still = (await console.Ask("branch", "query($id: ID!) { fundUse(id: $id) { status title } }", new { id })).GetProperty("fundUse");
            Assert.Equal(("DRAFT", "房颤日义诊宣传品（改）"), (still.GetProperty("status").GetString(), still.GetProperty("title").GetString()));
        });
    }

    private async Task Elsewhere(string id, string title)
    {
        var done = await console.Ask("secretariat", "mutation($input: DraftActivityInput!) { draftActivity(input: $input) { errors { __typename } } }", new { input = new { id, title } });
        Assert.Equal(System.Text.Json.JsonValueKind.Null, done.GetProperty("draftActivity").GetProperty("errors").ValueKind);
    }

    private async Task<string?> Title(string id) => (await console.Ask("branch", "query($id: ID!) { activity(id: $id) { title } }", new { id })).GetProperty("activity").GetProperty("title").GetString();
}
