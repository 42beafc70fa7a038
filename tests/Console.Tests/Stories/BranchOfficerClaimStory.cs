using System.Text.RegularExpressions;
using Compliance.Host.Demo;

namespace Console.Tests.Stories;

public abstract partial class BranchOfficerStory
{
    [Fact]
    public async Task A_claim_from_its_first_line_with_a_used_invoice_told_at_once_to_its_submission()
    {
        const string title = "心衰患教手册印制";
        await console.As("branch", look, async v =>
        {
            await v.Open("/funds/edit/new");
            await v.Field("事由", "Title").FillAsync(title);
            await v.Day("发生日期", "Day", DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            await v.Field("收款方名称", "Name of the payee").FillAsync("滨江文印有限公司");
            var line = v.Group("费用明细", "Lines");
            await v.Choose("科目", "Item", v.Say("资料费", "Material"), line);
            await v.Choose("预算", "Budget", "调研与其他活动 · 50,000.00", line);
            await v.Field("金额（元）", "Amount (yuan)", line).FillAsync("1280");
            // What the budget has left stands beside it while one types.
            var left = v.Main.GetByRole(AriaRole.Definition);
            await Expect(left.Filter(new() { HasText = "48,720.00" })).ToBeVisibleAsync();
            await Expect(v.Main.GetByText(v.Say("将经过的步骤", "Steps it will walk"))).ToBeVisibleAsync();

            await v.Button("添加发票", "Add an invoice").ClickAsync();
            var invoice = v.Group("发票", "Invoices");
            await v.Field("发票号码", "Invoice number", invoice).FillAsync("25332000000001563320");
            await v.Field("销售方", "Seller", invoice).FillAsync("滨江国际会议中心有限公司");
            await v.Day("开票日期", "Invoice date", "2025-05-19", invoice);
            await v.Field("金额（元）", "Amount (yuan)", invoice).FillAsync("1280");
            var used = v.Main.GetByText(v.Say("发票重复使用", "Duplicate invoice"), new() { Exact = true });
            await Expect(used.First).ToBeVisibleAsync();
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Keep("claim-form-duplicate");
            await v.Button("提交审批", "Submit").ClickAsync();
            await Expect(v.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(v.Say("禁止性条款不符合", "clauses that forbid it fail"));
            await v.Page.GetByRole(AriaRole.Button, new() { Name = v.Say("返回修改", "Back to the form") }).ClickAsync();

            await v.Field("发票号码", "Invoice number", invoice).FillAsync("26332000000008200011");
            await v.Field("销售方", "Seller", invoice).FillAsync("滨江文印有限公司");
            await v.Settled();
            await Expect(used).ToHaveCountAsync(0);
            await v.Scan(invoice, "印制费发票.pdf", title);
            await v.Attach("印刷合同.pdf");
            await v.Button("保存草稿", "Save draft").ClickAsync();
            await Expect(v.Main.GetByText(new Regex(v.Say("草稿已保存于", "Draft saved")))).ToBeVisibleAsync();
            await Expect(v.Page).ToHaveURLAsync(new Regex("/funds/edit/(?!new)"));
            await v.Page.ReloadAsync();
            await Expect(v.Field("事由", "Title")).ToHaveValueAsync(title);
            await Expect(v.Field("金额（元）", "Amount (yuan)", v.Group("费用明细", "Lines"))).ToHaveValueAsync(new Regex("^1,?280"));
            await v.Button("提交审批", "Submit").ClickAsync();
            await Expect(v.Title).ToHaveTextAsync(title);
            await Expect(v.Main.GetByText(v.Say("审批中", "In approval")).First).ToBeVisibleAsync();
            await Expect(v.Main.GetByRole(AriaRole.Link, new() { NameRegex = new("印刷合同.pdf") })).ToBeVisibleAsync();
            await v.AssertAccessible();
            await v.AssertFits();
            await Expect(v.Link("查看原件", "Open the scan")).ToBeVisibleAsync();
            await v.Keep("claim-submitted");

            // The very same file under another number is the same invoice.
            await v.Open("/funds/edit/new");
            await v.Field("事由", "Title").FillAsync("心衰患教手册加印");
            var linked = v.Field("关联的活动或接待", "Activity or reception it belongs to");
            ILocator Offered(string name) => v.Page.GetByTitle(name, new() { Exact = true }).Filter(new() { Visible = true });
            await linked.ClickAsync();
            await Expect(Offered("省心血管病中心 2026-11-18")).ToBeVisibleAsync();
            await linked.FillAsync("胸痛中心");
            await Expect(Offered("省心血管病中心 2026-11-18")).ToHaveCountAsync(0);
            await Offered("胸痛中心规范化建设培训班").Last.ClickAsync();
            await v.Day("发生日期", "Day", DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            await v.Field("收款方名称", "Name of the payee").FillAsync("滨江文印有限公司");
            await v.Choose("科目", "Item", v.Say("资料费", "Material"), line);
            await v.Choose("预算", "Budget", "调研与其他活动 · 50,000.00", line);
            await v.Field("金额（元）", "Amount (yuan)", line).FillAsync("680");
            await v.Button("添加发票", "Add an invoice").ClickAsync();
            await v.Field("发票号码", "Invoice number", invoice).FillAsync("26332000000008200029");
            await v.Field("销售方", "Seller", invoice).FillAsync("滨江文印有限公司");
            await v.Day("开票日期", "Invoice date", "2026-11-20", invoice);
            await v.Field("金额（元）", "Amount (yuan)", invoice).FillAsync("680");
            await v.Settled();
            await Expect(used).ToHaveCountAsync(0);
            await v.Scan(invoice, "另一张.pdf", title);
            await Expect(v.CardOf(v.Page.Locator("#field-invoices")).GetByText(v.Say("发票重复使用", "Duplicate invoice"), new() { Exact = true })).ToBeVisibleAsync();
            await Expect(v.Main.GetByText(new Regex(v.Say("发票文件已经使用过：26332000000008200029", "the file was used before: 26332000000008200029"))).First).ToBeVisibleAsync();
            await v.Keep("claim-form-same-file");

            await v.Button("保存草稿", "Save draft").ClickAsync();
            await Expect(v.Page).ToHaveURLAsync(new Regex("/funds/edit/(?!new)"));
            await v.Page.ReloadAsync();
            await Expect(v.Main.GetByText("胸痛中心规范化建设培训班")).ToBeVisibleAsync();

            // What is no longer offered is called by its name all the same.
            await v.Open("/funds/edit/new?linked=" + Uri.EscapeDataString(DemoActivities.Of("conference-2025")));
            await Expect(v.Main.GetByText("2025年心血管病学学术年会")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public Task An_earlier_record_is_copied_but_for_its_days_its_papers_and_its_invoices() => console.As("branch", look, async v =>
    {
        await v.Open("/funds/edit/new");
        await Copy(v, "学术年会论文集印制");
        await Expect(v.Field("事由", "Title")).ToHaveValueAsync("学术年会论文集印制");
        await Expect(v.Field("收款方名称", "Name of the payee")).ToHaveValueAsync("滨江文印有限公司");
        await Expect(v.Field("金额（元）", "Amount (yuan)", v.Group("费用明细", "Lines"))).ToHaveValueAsync(new Regex("^11,?600"));
        await Expect(v.Field("发生日期", "Day")).ToHaveValueAsync("");
        await Expect(v.Field("发票号码", "Invoice number")).ToHaveCountAsync(0);

        await v.Open("/activities/edit/new");
        await Copy(v, "2025年心血管病学学术年会");
        await Expect(v.Field("活动名称", "Title")).ToHaveValueAsync("2025年心血管病学学术年会");
        await Expect(v.Field("开始日期", "First day")).ToHaveValueAsync("");
        await Expect(v.Main.GetByRole(AriaRole.Link, new() { NameRegex = new(@"\.(csv|pdf)$") })).ToHaveCountAsync(0);
        await Expect(v.Field("住宿费", "Lodging")).Not.ToHaveValueAsync("");
    });

    private static async Task Copy(Visitor v, string title)
    {
        await v.Button("复制以往记录", "Copy an earlier one").ClickAsync();
        var dialog = v.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Searchbox).FillAsync(title);
        var copy = dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title }).GetByRole(AriaRole.Button, new() { Name = v.Say("复制", "Copy"), Exact = true });
        await Expect(copy).ToBeVisibleAsync();
        await v.AssertAccessible();
        await copy.ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }
}
