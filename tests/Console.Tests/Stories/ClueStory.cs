using System.Text.RegularExpressions;

namespace Console.Tests.Stories;

/// <summary>Two handlers, a custodian and the name of somebody who reported, seen once and by leave.</summary>
public sealed class ClueStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task A_second_handler_decides_and_the_reporter_is_seen_by_leave_of_the_custodian()
    {
        await console.As("leader", Look.Usual, async v =>
        {
            await v.Open("/clues?status=PROPOSED");
            await v.Rows.First.ClickAsync();
            await v.Settled();
            await v.Act("批准处置意见", "Approve the disposition", ("意见", "同意了结。"));
            await Expect(v.Main.GetByText("同意了结。").First).ToBeVisibleAsync();
            await Expect(v.Button("批准处置意见", "Approve the disposition")).ToHaveCountAsync(0);
        });
        await console.As("custodian", Look.Usual, async v =>
        {
            await v.Open("/");
            await v.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "举报人身份查阅", Exact = true }).First.ClickAsync();
            await v.Settled();
            await Expect(v.Main.GetByText("信中附件不全")).ToBeVisibleAsync();
            Assert.DoesNotContain("讲课费", await v.Main.InnerTextAsync(), StringComparison.Ordinal);
            await v.Act("同意查阅", "Release", ("意见", "限本次补充材料使用。"));
            await Expect(v.Main.GetByText("已同意")).ToBeVisibleAsync();
        });
        await console.As("discipline", Look.Usual, async v =>
        {
            await v.Open("/identity-requests");
            await v.Button("查阅身份", "Look").ClickAsync();
            var dialog = v.Page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel(new Regex("^查阅目的")).FillAsync("约来信人补充附件");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "查阅身份", Exact = true }).ClickAsync();
            await Expect(v.Page.GetByText("石敏行")).ToBeVisibleAsync();
            await v.Keep("reporter");
            await v.Page.GetByRole(AriaRole.Dialog).GetByText("关闭", new() { Exact = true }).ClickAsync();
            await Expect(v.Page.GetByText("石敏行")).ToHaveCountAsync(0);
            await v.Page.ReloadAsync();
            await v.Settled();
            Assert.DoesNotContain("石敏行", await v.Page.ContentAsync(), StringComparison.Ordinal);
        });
        var trace = await console.Ask("auditor", """{ sensitiveReads(where: { why: { eq: "约来信人补充附件" } }) { nodes { by { id } refused subject } } }""");
        var read = Assert.Single(trace.GetProperty("sensitiveReads").GetProperty("nodes").EnumerateArray());
        Assert.StartsWith("reporter/", read.GetProperty("subject").GetString(), StringComparison.Ordinal);
    }
}
