using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Console.Tests.Stories;

/// <summary>Nobody types an id: persons, budgets and clues are picked by what they are called, and every figure of the statement is the length of its list.</summary>
public sealed class PickingStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task Whose_violations_is_picked_by_name_and_the_violation_leads_to_all_of_his()
    {
        var his = (await console.Ask("discipline", "{ violationStatistics(by: [PERSON]) { person { id name unit } count } }")).GetProperty("violationStatistics").EnumerateArray().First(l => l.GetProperty("person").ValueKind == JsonValueKind.Object);
        var (id, name, count) = (Text(his.GetProperty("person"), "id"), Text(his.GetProperty("person"), "name"), his.GetProperty("count").GetInt32());
        var label = $"{name} · {Text(his.GetProperty("person"), "unit")} ({count})";
        await console.As("discipline", Look.Usual, async v =>
        {
            await v.Open("/violations");
            await v.Button("添加筛选", "").ClickAsync();
            await v.Page.GetByRole(AriaRole.Button, new() { Name = "责任人", Exact = true }).Last.ClickAsync();
            await Pick(v, v.Page.GetByRole(AriaRole.Combobox, new() { Name = "责任人" }), name, label);
            await v.Press(v.Button("应用", ""));
            await Expect(v.Page.GetByRole(AriaRole.Button, new() { Name = $"责任人: {label}", Exact = true })).ToBeVisibleAsync();
            await v.Counts(count);
            await v.OpenFirst();
            await v.Main.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
            await Expect(v.Page).ToHaveURLAsync(new Regex("person=" + Regex.Escape(Uri.EscapeDataString(id))));
            await v.Counts(count);
            // Among the counts he is one who can be clicked away again.
            var bar = v.Page.GetByRole(AriaRole.Region, new() { Name = "按责任人" }).GetByRole(AriaRole.Button, new() { Pressed = true });
            await Expect(bar).ToContainTextAsync(name);
            await v.AssertAccessible();
            await v.Press(bar);
            Assert.True(await v.Total() > count);
        });
    }

    [Fact]
    public async Task Money_goes_to_a_budget_that_is_picked()
    {
        var year = DateTime.UtcNow.AddHours(8).Year;
        const string fields = "nodes { id title available branch { name } }";
        var budgets = (await console.Ask("finance", $"query($w: BudgetFilterInput) {{ budgets(first: 2, where: $w) {{ {fields} }} }}", new { w = new { year = new { eq = year }, closed = new { eq = false }, available = new { gte = 100 } } })).GetProperty("budgets").GetProperty("nodes");
        var (from, to) = (budgets[0], budgets[1]);
        await console.As("finance", Look.Usual, async v =>
        {
            await v.Open("/budgets/" + Text(from, "id")["budget/".Length..]);
            await v.Button("调剂", "").ClickAsync();
            var dialog = v.Page.GetByRole(AriaRole.Dialog);
            await Pick(v, dialog.GetByRole(AriaRole.Combobox), Text(to.GetProperty("branch"), "name"), $"{Text(to.GetProperty("branch"), "name")} · {Text(to, "title")} · {to.GetProperty("available").GetDecimal().ToString("#,##0.00", CultureInfo.InvariantCulture)}");
            await dialog.GetByLabel(new Regex("^金额")).FillAsync("12.5");
            await dialog.GetByLabel(new Regex("^理由")).FillAsync("统筹使用");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "调剂", Exact = true }).ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
        });
        var after = (await console.Ask("finance", "query($id: ID!) { budget(id: $id) { available } }", new { id = Text(to, "id") })).GetProperty("budget").GetProperty("available").GetDecimal();
        Assert.Equal(to.GetProperty("available").GetDecimal() + 12.5m, after);
    }

    [Fact]
    public async Task A_violation_goes_to_a_clue_that_is_picked()
    {
        var clue = (await console.Ask("discipline", "{ clues(first: 1, order: [{ registeredAt: DESC }]) { nodes { id text registeredAt } } }")).GetProperty("clues").GetProperty("nodes")[0];
        var violation = Text((await console.Ask("discipline", """{ violations(first: 1, where: { status: { eq: RAISED }, raisedBy: { nin: ["person/leader", "person/discipline"] } }) { nodes { id } } }""")).GetProperty("violations").GetProperty("nodes")[0], "id");
        await console.As("discipline", Look.Usual, async v =>
        {
            await v.Open("/violations/" + violation["violation/".Length..]);
            await v.Button("转问题线索", "").ClickAsync();
            var dialog = v.Page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel(new Regex("^转线索的理由")).FillAsync("与线索所述为同一事项");
            var day = clue.GetProperty("registeredAt").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await Pick(v, dialog.GetByRole(AriaRole.Combobox), day, $"{day} · {Text(clue, "text")}");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "转问题线索", Exact = true }).ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(v.Main.GetByText("已转问题线索").First).ToBeVisibleAsync();
        });
        var linked = (await console.Ask("discipline", "query($id: ID!) { violation(id: $id) { status clue } }", new { id = violation })).GetProperty("violation");
        Assert.Equal(("REFERRED", Text(clue, "id")), (Text(linked, "status"), Text(linked, "clue")));
    }

    [Fact]
    public async Task Every_figure_of_the_statement_is_the_length_of_the_list_behind_it()
    {
        var months = (await console.Ask("discipline", "{ violationStatistics(by: [MONTH]) { month count } }")).GetProperty("violationStatistics");
        await console.As("discipline", Look.Usual, async v =>
        {
            await v.Open($"/violations/statement?by=occurrence&month={Text(months[0], "month")}");
            var rows = await v.Table();
            var figures = await v.Main.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).EvaluateAllAsync<string[][]>("links => links.map(a => [a.textContent, a.getAttribute('href'), a.closest('tr').cells[0].textContent])");
            Assert.True(figures.Length > 3, "The month is empty.");
            // The total is the two halves and what is in neither; each group is what stands under it.
            var told = rows.Skip(1).ToDictionary(r => r[0], r => int.Parse(r[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
            Assert.Equal(told["总计"], told["形式主义、官僚主义问题"] + told["享乐主义、奢靡之风问题"] + told.GetValueOrDefault("未归类"));
            Assert.Equal(told["B2 违规吃喝"], told.Where(r => r.Key.StartsWith("B2-", StringComparison.Ordinal)).Sum(r => r.Value));
            await v.AssertFits();
            foreach (var figure in figures)
            {
                await v.Open(figure[1]);
                await v.Counts(int.Parse(figure[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
            }
        });
    }

    /// <summary>Types a part of what it is called and takes it from the list that is left, which closes.</summary>
    private static async Task Pick(Visitor v, ILocator field, string part, string option)
    {
        await field.FillAsync(part);
        var found = v.Page.GetByTitle(option, new() { Exact = true }).Filter(new() { Visible = true }).Last;
        await found.ClickAsync();
        await Expect(v.Page.Locator(".ant-select-dropdown:visible")).ToHaveCountAsync(0);
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
