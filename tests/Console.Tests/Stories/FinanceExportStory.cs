using System.Globalization;
using System.Text.Json;

namespace Console.Tests.Stories;

public abstract partial class FinanceStory
{
    [Fact]
    public Task An_XLSX_file_equals_the_screen_in_its_columns_rows_order_and_figures() => console.As("finance", look, async v =>
    {
        await v.Open("/funds?sort=-amount&amount=1000..&size=100");
        var screen = await v.Table();
        Assert.Equal(await v.Total(), screen.Count - 1);
        var file = Sheet.Read(await v.Export("xlsx", ""));
        Assert.Equal(screen.Select(row => string.Join(" | ", row)), file.Select(row => string.Join(" | ", Enumerable.Range(0, screen[0].Length).Select(i => Shown(row.ElementAtOrDefault(i))))));
        // A figure is one that can be added up, not its picture.
        var amounts = Array.FindIndex(screen[0], head => head == v.Say("申请金额（元）", "Claimed (yuan)"));
        Assert.Equal(146_500m, file[1][amounts]);
        Assert.Equal(file.Skip(1).Select(row => row[amounts]).OrderByDescending(a => a), file.Skip(1).Select(row => row[amounts]));
    });

    [Theory]
    [InlineData("activities", "/activities?size=100"), InlineData("receptions", "/receptions?size=100"), InlineData("fundUses", "/funds/queue?stage=settle&size=100")]
    public Task Every_list_is_taken_away_as_it_is_shown_and_it_is_noted(string list, string address) => console.As("finance", look, async v =>
    {
        await v.Open(address);
        var screen = await v.Table();
        Assert.Equal(await v.Total(), screen.Count - 1);
        var purpose = "核对 " + list;
        var file = Sheet.Read(await v.Export("xlsx", purpose));
        Assert.Equal(screen.Select(row => string.Join(" | ", row)), file.Select(row => string.Join(" | ", Enumerable.Range(0, screen[0].Length).Select(i => Shown(row.ElementAtOrDefault(i))))));
        var noted = (await console.Ask("auditor", "query($why: String) { sensitiveReads(first: 1, where: { kind: { eq: EXPORT }, why: { eq: $why } }) { nodes { subject format rows } } }", new { why = purpose })).GetProperty("sensitiveReads").GetProperty("nodes")[0];
        Assert.Equal((list, "xlsx", screen.Count - 1), (noted.GetProperty("subject").GetString(), noted.GetProperty("format").GetString(), noted.GetProperty("rows").GetInt32()));
    });

    [Fact]
    public Task A_CSV_file_holds_the_rows_of_all_pages_in_their_order_with_the_same_figures() => console.As("finance", look, async v =>
    {
        await v.Open("/funds?sort=-amount");
        var total = await v.Total();
        var screen = await v.Table();
        Assert.InRange(screen.Count - 1, 1, 20);
        var lines = (await File.ReadAllTextAsync(await v.Export("csv", v.Say("季度对账", "Quarterly reconciliation")))).TrimStart('\uFEFF').Trim().Split("\r\n");
        Assert.Equal(total, lines.Length - 1);
        Assert.Equal(string.Join(',', screen[0]), lines[0]);
        Assert.Equal(screen.Skip(1).Select(row => row[0]), lines.Skip(1).Take(screen.Count - 1).Select(line => line.Split(',')[0]));
        Assert.Contains(",146500,", lines[1], StringComparison.Ordinal);
    });

    [Fact]
    public Task An_invoice_that_another_claim_names_too_is_told_with_the_way_there() => console.As("finance", look, async v =>
    {
        const string number = "26332000000008100079";
        await console.Ask("branch", "mutation($input: DraftFundUseInput!) { draftFundUse(input: $input) { fundUse { id } errors { __typename } } }", new { input = new
        {
            branch = "branch/cardiology", title = "又一次报销的资料费", occurredOn = "2026-10-23", payee = new { kind = "COMPANY", name = "滨江文印有限公司" },
            lines = new[] { new { item = "MATERIAL", budget = "budget/cardiology/2026/activities", amount = 1980 } }, invoices = new[] { new { number, seller = "滨江文印有限公司", date = "2026-10-23", amount = 1980 } },
        } });
        await v.Open("/funds?title=读片会资料费");
        await v.OpenFirst();
        var invoice = v.Page.GetByRole(AriaRole.Region, new() { Name = v.Say("发票", "Invoices"), Exact = true }).GetByRole(AriaRole.Rowheader).Filter(new() { HasText = number });
        await Expect(invoice).ToContainTextAsync(v.Say("此号码或文件还用于", "The number or the file is also used by"));
        await v.AssertAccessible();
        await v.AssertFits();
        await v.Keep("claim-duplicate");
        await invoice.GetByRole(AriaRole.Link, new() { Name = "又一次报销的资料费" }).ClickAsync();
        await Expect(v.Title).ToHaveTextAsync("又一次报销的资料费");
    });

    [Fact]
    public Task The_budgets_figures_are_those_of_the_register_in_all_and_for_each_branch() => console.As("finance", look, async v =>
    {
        await v.Open("/budgets?year=2025&size=100");
        var budgets = (await console.Ask("finance", "{ budgets(first: 100, where: { year: { eq: 2025 } }) { nodes { title allocated adjusted transferredIn transferredOut lapsed committed spent available branch { id } } } }")).GetProperty("budgets").GetProperty("nodes").EnumerateArray().ToList();
        await Expect(v.Main.GetByRole(AriaRole.Definition).First).ToHaveTextAsync(Yuan(budgets.Sum(Total)));
        var told = await v.Main.GetByRole(AriaRole.Definition).AllInnerTextsAsync();
        Assert.Equal([Yuan(budgets.Sum(Total)), Yuan(budgets.Sum(b => Of(b, "spent"))), Yuan(budgets.Sum(b => Of(b, "committed"))), Yuan(budgets.Sum(b => Of(b, "available")))], told.Take(4));

        var own = budgets.Where(b => b.GetProperty("branch").GetProperty("id").GetString() == "branch/pediatrics").ToList();
        var branch = v.Page.GetByRole(AriaRole.Region, new() { Name = v.Say("按分支机构", "By branch") }).GetByRole(AriaRole.Button).Filter(new() { HasText = v.Say("儿科学分会", "Branch of Pediatrics") });
        await Expect(branch).ToContainTextAsync(Yuan(own.Sum(b => Of(b, "available"))));
        await v.Press(branch);
        await Expect(v.Main.GetByRole(AriaRole.Definition).First).ToHaveTextAsync(Yuan(own.Sum(Total)));
        await v.Counts(own.Count);
        // What the months say was spent adds up to what was spent in all.
        var months = v.Main.GetByRole(AriaRole.Region, new() { Name = v.Say("按月份", "By month") });
        await months.GetByText(v.Say("以表格显示", "As a table")).ClickAsync();
        var spent = await months.GetByRole(AriaRole.Table).EvaluateAsync<string[]>("table => [...table.tBodies[0].rows].map(row => row.cells[row.cells.length - 1].textContent)");
        Assert.Equal(own.Sum(b => Of(b, "spent")), spent.Sum(s => decimal.Parse(s, NumberStyles.Number, CultureInfo.InvariantCulture)));
    });

    private static decimal Of(JsonElement budget, string figure) => budget.GetProperty(figure).GetDecimal();
    private static decimal Total(JsonElement b) => Of(b, "allocated") + Of(b, "adjusted") + Of(b, "transferredIn") - Of(b, "transferredOut") - Of(b, "lapsed");
    private static string Yuan(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A cell of the file as the screen writes it.</summary>
    private static string Shown(object? cell) => cell switch { null => "—", decimal figure => Yuan(figure), string text => text.Replace("；", "", StringComparison.Ordinal).Replace("; ", "", StringComparison.Ordinal), _ => throw new ArgumentException("Neither text nor figure.", nameof(cell)) };
}
