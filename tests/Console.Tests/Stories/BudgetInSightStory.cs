using System.Globalization;

namespace Console.Tests.Stories;

/// <summary>The money beside a form is the money that the register would give.</summary>
public sealed class BudgetInSightStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    private static readonly string Today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_claim_for_an_approved_activity_is_not_told_that_its_own_money_is_missing()
    {
        var found = (await console.Ask("nursing-officer", """{ activities(where: { title: { eq: "静脉治疗专科护士培训" } }) { nodes { id commitments { budgetId amount } } } }""")).GetProperty("activities").GetProperty("nodes")[0];
        var budget = found.GetProperty("commitments")[0].GetProperty("budgetId").GetString();
        // All that is free goes elsewhere: what is left is what the training holds.
        var free = (await console.Ask("finance", "query($id: ID!) { budget(id: $id) { available } }", new { id = budget })).GetProperty("budget").GetProperty("available").GetDecimal();
        await console.Ask("finance", "mutation($input: AdjustBudgetInput!) { adjustBudget(input: $input) { errors { __typename } } }", new { input = new { id = budget, change = -free, reason = "年中调减" } });
        await console.As("nursing-officer", Look.Usual, async v =>
        {
            await v.Open("/funds/edit/new?linked=" + Uri.EscapeDataString(found.GetProperty("id").GetString()!));
            await v.Day("发生日期", "Day", Today);
            var line = v.Group("费用明细", "Lines");
            await v.Choose("预算", "Budget", "培训费 · 9,000.00", line);
            await v.Field("金额（元）", "Amount (yuan)", line).FillAsync("8000");
            var sums = v.Main.GetByRole(AriaRole.Definition);
            await Expect(sums).ToHaveTextAsync(["0.00", "9,000.00", "8,000.00", "1,000.00"]);
            await v.Field("金额（元）", "Amount (yuan)", line).FillAsync("9000.5");
            await Expect(v.Main.GetByText("余额不足，差 0.50 元。")).ToBeVisibleAsync();
            await v.AssertAccessible();
            await v.Keep("claim-of-an-activity");
        });
    }

    [Fact]
    public Task A_plan_that_others_pay_for_too_takes_its_own_part_of_the_budget() => console.As("gp-officer", Look.Usual, async v =>
    {
        await v.Open("/activities/edit/new");
        await v.Choose("活动类型", "Type", "工作会议");
        await v.Field("场地费", "Venue").FillAsync("10000");
        var sums = v.Main.GetByRole(AriaRole.Definition);
        await Expect(sums).ToHaveTextAsync(["60,000.00", "10,000.00", "50,000.00"]);
        await Part(0, "拨款", "4000");
        await Expect(v.Main.GetByText("所列资金来源不占用分支机构的预算。")).ToBeVisibleAsync();
        await Part(1, "分支机构预算", "6000");
        await Expect(sums).ToHaveTextAsync(["60,000.00", "6,000.00", "54,000.00"]);

        async Task Part(int n, string source, string amount)
        {
            await v.Button("添加来源", "Add a source").ClickAsync();
            var row = v.Group("资金来源", "Funding").Locator(".row-line").Nth(n);
            await v.Choose("来源", "Source", source, row);
            await v.Field("金额（元）", "Amount (yuan)", row).FillAsync(amount);
        }
    });
}
