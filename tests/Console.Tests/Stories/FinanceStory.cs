using System.Globalization;
using System.Text.RegularExpressions;

namespace Console.Tests.Stories;

/// <summary>Finance reviews what waits, pays many at once, settles what was spent, and finds the same money in the budgets.</summary>
public abstract partial class FinanceStory(ConsoleFixture console, Look look) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public Task From_the_queue_to_the_payment_the_settlement_and_the_budget_it_came_out_of() => console.As("finance", look, async v =>
    {
        await v.Open("/funds/queue");
        await v.Counts(1);
        await v.OpenFirst();
        await Expect(v.Title).ToHaveTextAsync("静疗培训场地费");
        // Planned, claimed and spent stand side by side, with the norms under them.
        var compared = v.Page.GetByRole(AriaRole.Region, new() { Name = v.Say("估算、申请与实际", "Estimate, claim and actual") });
        await Expect(compared.GetByText("4,800.00").First).ToBeVisibleAsync();
        await v.Act("通过", "Approve", (v.Say("意见", "Comment"), "票据齐全"));
        await Expect(v.Main.GetByText(v.Say("已批准", "Approved")).First).ToBeVisibleAsync();
        await Expect(v.Main.GetByText("票据齐全").First).ToBeVisibleAsync();

        await v.Back();
        await v.Counts(0);
        await Stage(v, "待申请付款", "To request payment", 3);
        await All(v, "批量申请付款", "Request payment of selected", 3);
        await v.Counts(0);
        await Stage(v, "待付款", "To pay", 4);
        await v.AssertAccessible();
        await v.AssertFits();
        await v.Keep("queue-to-pay");
        await All(v, "批量登记付款", "Record payment of selected", 4);
        await v.Counts(0);

        await Stage(v, "待核销", "To settle", 7);
        await v.Main.GetByRole(AriaRole.Link, new() { Name = "护理技能竞赛耗材" }).ClickAsync();
        await v.Button("核销", "Settle").ClickAsync();
        var dialog = v.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Spinbutton).Or(dialog.GetByRole(AriaRole.Textbox)).First.FillAsync("3400");
        await dialog.GetByRole(AriaRole.Button, new() { Name = v.Say("核销", "Settle"), Exact = true }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(v.Main.GetByText(v.Say("已核销", "Settled"), new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(v.Main.GetByText("-50.00").First).ToBeVisibleAsync();
        await v.AssertAccessible();
        await v.Keep("claim-settled");

        await v.Open("/funds/settlements");
        await Expect(v.Main.GetByText("护理技能竞赛耗材")).ToBeVisibleAsync();
        // 4,800 for the hall, 3,400 for what was used up.
        await v.Open("/budgets/nursing/2026/activities");
        await Expect(v.Main.GetByText("8,200.00").First).ToBeVisibleAsync();
        await Expect(v.Main.GetByText("41,800.00").First).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_budgets_bars_filter_and_what_they_say_adds_up() => console.As("finance", look, async v =>
    {
        await v.Open("/budgets");
        var all = await v.Total();
        var bar = v.Page.GetByRole(AriaRole.Region, new() { Name = v.Say("按预算科目", "By line") }).GetByRole(AriaRole.Button).First;
        await v.Press(bar);
        await Expect(bar).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(v.Page).ToHaveURLAsync(new Regex("line="));
        await Expect(v.Main.GetByText(v.Say($"共 {all} 条", $"{all} in all"))).ToHaveCountAsync(0);
        var some = await v.Total();
        Assert.InRange(some, 1, all - 1);
        await v.Back();
        await v.Counts(all);
        await v.Forward();
        await v.Counts(some);
        await v.AssertFits();
    });

    private static async Task Stage(Visitor v, string zh, string en, int waiting)
    {
        var stage = v.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{v.Say(zh, en)} {waiting.ToString(CultureInfo.InvariantCulture)}$") });
        await v.Press(stage);
        await Expect(stage).ToHaveAttributeAsync("aria-pressed", "true");
        await v.Counts(waiting);
    }

    private static async Task All(Visitor v, string zh, string en, int n)
    {
        await v.Settled();
        var boxes = v.Page.GetByRole(AriaRole.Checkbox, new() { Name = v.Say("选择此行", "Select this row") });
        for (var i = 0; i < n; i++) await boxes.Nth(i).CheckAsync();
        await Expect(v.Main.GetByText(new Regex(v.Say($"^已选 {n} 条", $"^{n} selected")))).ToBeVisibleAsync();
        await v.Act(zh, en);
        await Expect(v.Main.GetByText(v.Say($"已办理 {n} 条", $"{n} done"))).ToBeVisibleAsync();
    }
}

public sealed class FinanceAtTheDesk(ConsoleFixture console) : FinanceStory(console, Look.Usual);
[Trait("Looks", "Further")]
public sealed class FinanceAtTheDeskInEnglish(ConsoleFixture console) : FinanceStory(console, Look.InEnglish);
[Trait("Looks", "Further")]
public sealed class FinanceOnThePhone(ConsoleFixture console) : FinanceStory(console, Look.OnPhone);
[Trait("Looks", "Further")]
public sealed class FinanceOnThePhoneInEnglish(ConsoleFixture console) : FinanceStory(console, Look.OnPhoneInEnglish);
