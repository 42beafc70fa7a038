using System.Globalization;
using System.Text.RegularExpressions;

namespace Console.Tests.Stories;

public abstract partial class BranchOfficerStory
{
    [Fact]
    public async Task A_reception_from_the_guests_letter_through_live_findings_and_approval_to_the_printed_list()
    {
        const string unit = "省心律失常联盟";
        var today = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var address = "";
        await console.As("branch", look, async v =>
        {
            await v.Open("/receptions/edit/new");
            await v.Field("来访单位", "Visiting unit").FillAsync(unit);
            await v.Field("接待事由", "Purpose").FillAsync("房颤规范化管理调研");
            await v.Day("接待日期", "Day", today);
            await v.Field("来宾人数", "Number of guests").FillAsync("4");
            await v.Field("陪餐人数", "Number at table").FillAsync("5");
            await v.Choose("场所类别", "Kind of place", v.Say("食堂", "Canteen"));
            await v.Field("城市", "City").FillAsync("滨江");
            await v.Button("添加用餐", "Add a meal").ClickAsync();
            var meal = v.Group("用餐", "Meals");
            await v.Day("日期", "Day", today, meal);
            await v.Choose("类型", "Kind", v.Say("工作餐", "Working meal"), meal);
            await v.Field("人数", "People", meal).FillAsync("9");
            await v.Field("金额（元）", "Amount (yuan)", meal).FillAsync("360");
            await v.Field("用餐地点", "Where they eat", meal).FillAsync("二楼小厅");
            await v.Choose("接待人", "Host", "陈志远");
            await v.Button("添加日程", "Add to the schedule").ClickAsync();
            var schedule = v.Group("日程安排", "Schedule");
            await v.Day("日期", "Day", today, schedule);
            await v.Field("时间", "Time", schedule).FillAsync("09:30");
            await v.Field("事项", "Matter", schedule).FillAsync("房颤中心座谈");
            await v.Button("添加其他费用", "Add another cost").ClickAsync();
            var cost = v.Group("其他费用", "Other costs");
            await v.Field("事项", "Matter", cost).FillAsync("会议室");
            await v.Field("金额（元）", "Amount (yuan)", cost).FillAsync("100");
            await v.Page.GetByRole(AriaRole.Checkbox, new() { Name = v.Say("以上均不提供", "None of these is provided") }).CheckAsync();
            var tooMany = v.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{v.Say("陪餐人数", "Companions at table")} ") });
            // Each finding stands below the field that causes it.
            await Expect(v.Main.GetByText(v.Say("无公函不接待", "No letter, no reception")).First).ToBeVisibleAsync();
            await Expect(tooMany).ToBeVisibleAsync();
            await Expect(v.Main.GetByText(v.Say("批准后剩余", "Left once approved"))).ToBeVisibleAsync();
            await Expect(v.Main.GetByText(new Regex(v.Say("草稿已保存在本机", "Draft kept on this device")))).ToBeVisibleAsync();
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Keep("reception-form-stopped");

            await v.Page.ReloadAsync();
            await Expect(v.Field("来访单位", "Visiting unit")).ToHaveValueAsync(unit);
            await Expect(v.Field("人数", "People", v.Group("用餐", "Meals"))).ToHaveValueAsync("9");
            await v.Field("公函文号", "Number of the letter").FillAsync("省心联函〔2026〕12号");
            await v.Field("来函单位", "Unit that wrote it").FillAsync(unit);
            await v.Day("来函日期", "Date of the letter", today);
            await v.Field("公函所列人数", "Guests it announces").FillAsync("4");
            await v.Field("陪餐人数", "Number at table").FillAsync("2");
            await v.Field("人数", "People", v.Group("用餐", "Meals")).FillAsync("6");
            await v.Attach("来访公函.pdf");
            await Expect(v.Main.GetByText(v.Say("无公函不接待", "No letter, no reception"))).ToHaveCountAsync(0);
            await Expect(tooMany).ToHaveCountAsync(0);
            await v.Button("提交审批", "Submit").ClickAsync();
            await Expect(v.Title).ToHaveTextAsync(unit);
            address = new Uri(v.Page.Url).AbsolutePath;
            await Expect(v.Main.GetByText(v.Say("审批中", "In approval")).First).ToBeVisibleAsync();
            await Expect(v.Main.GetByText($"{today} · 09:30 · 房颤中心座谈")).ToBeVisibleAsync();
            await Expect(v.Main.GetByText("会议室 · 100.00")).ToBeVisibleAsync();
            await Expect(v.Main.GetByText("陈志远").First).ToBeVisibleAsync();
        });
        foreach (var user in new[] { "head", "secretariat" })
            await console.As(user, look, async v =>
            {
                await v.Open(address);
                await v.Act("通过", "Approve");
                await Expect(v.Button("通过", "Approve")).ToHaveCountAsync(0);
            });
        await console.As("branch", look, async v =>
        {
            await v.Open(address);
            await v.Act("记录已接待", "Record that it took place");
            await Expect(v.Main.GetByText(v.Say("已接待", "Held"), new() { Exact = true }).First).ToBeVisibleAsync();
            await v.Link("填写接待清单", "Fill in the list").ClickAsync();
            await Expect(v.Title).ToHaveTextAsync(v.Say("填写接待清单", "Fill in the list"));
            // The list is judged as it will be once it is saved, each number where it is typed; and it is no earlier reception of itself.
            const string mismatch = "清单、发票、人数一致", unlike = "Letter, list, invoice and head count agree";
            var came = v.Field("实到人数", "Who really came");
            var ofCame = v.Page.Locator("#field-headCount").GetByText(v.Say(mismatch, unlike));
            await came.FillAsync("5");
            await Expect(ofCame).ToBeVisibleAsync();
            await Expect(v.Main.GetByText(v.Say("登记为违规", "goes on record as a violation"))).ToBeVisibleAsync();
            await Expect(v.Main.GetByText(v.Say("短期内重复接待同一单位", "The same unit again"))).ToHaveCountAsync(0);
            await came.FillAsync("4");
            await Expect(ofCame).ToHaveCountAsync(0);
            await v.Button("添加发票", "Add an invoice").ClickAsync();
            var invoice = v.Group("发票", "Invoices");
            await v.Field("号码", "Number", invoice).FillAsync("26332000000008300011");
            await v.Field("金额（元）", "Amount (yuan)", invoice).FillAsync("360");
            var ofInvoices = v.CardOf(v.Page.Locator("#field-invoices")).GetByText(v.Say(mismatch, unlike));
            await Expect(ofInvoices).ToBeVisibleAsync();
            await v.Keep("reception-list-mismatch");
            await v.Field("金额（元）", "Amount (yuan)", invoice).FillAsync("460");
            await Expect(ofInvoices).ToHaveCountAsync(0);
            await v.Scan(invoice, "餐费发票.pdf", unit);
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Button("保存接待清单", "Save the list").ClickAsync();
            await Expect(v.Title).ToHaveTextAsync(unit);
            await Expect(v.Main.GetByText(v.Say("清单已填", "List filled in")).First).ToBeVisibleAsync();
            await Expect(v.Link("查看原件", "Open the file")).ToBeVisibleAsync();
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Keep("reception-recorded");

            // What a list holds, it still holds after a correction.
            await v.Link("填写接待清单", "Fill in the list").ClickAsync();
            await Expect(v.Field("事项", "Matter", v.Group("其他费用", "Other costs"))).ToHaveValueAsync("会议室");
            await Expect(v.Field("用餐地点", "Where they eat", v.Group("用餐", "Meals"))).ToHaveValueAsync("二楼小厅");
            await v.Field("工作人员", "Support staff").FillAsync("1");
            await v.Button("保存接待清单", "Save the list").ClickAsync();
            await Expect(v.Title).ToHaveTextAsync(unit);
            await Expect(v.Main.GetByText(v.Say("清单第 2 版", "List, version 2"))).ToBeVisibleAsync();
            await Expect(v.Link("查看原件", "Open the file")).ToBeVisibleAsync();

            await v.Link("打印清单", "Print the list").ClickAsync();
            await Expect(v.Title).ToContainTextAsync(v.Say("接待清单", "list"), new() { IgnoreCase = true });
            await Expect(v.Main.GetByText(unit).First).ToBeVisibleAsync();
            await Expect(v.Main.GetByRole(AriaRole.Cell, new() { Name = "360.00", Exact = true }).First).ToBeVisibleAsync();
            foreach (var printed in new[] { "二楼小厅", "会议室", "房颤中心座谈", "100.00" })
                await Expect(v.Main.GetByRole(AriaRole.Cell, new() { Name = printed, Exact = true }).First).ToBeVisibleAsync();
            await Expect(v.Main.GetByText("陈志远").First).ToBeVisibleAsync();
            await v.Keep("reception-list-printed");
        });
    }

    [Fact]
    public Task A_new_reception_takes_over_whom_an_earlier_one_met_but_not_its_day_or_its_bills() => console.As("branch", look, async v =>
    {
        await v.Open("/receptions/edit/new");
        await v.Button("复制以往记录", "Copy an earlier one").ClickAsync();
        var dialog = v.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Searchbox).FillAsync("邻州市");
        await dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "2025-08-08" }).GetByRole(AriaRole.Button, new() { Name = v.Say("复制", "Copy"), Exact = true }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(v.Field("来访单位", "Visiting unit")).ToHaveValueAsync("邻州市人民医院");
        await Expect(v.Field("接待事由", "Purpose")).ToHaveValueAsync("回访交流");
        await Expect(v.Field("来宾人数", "Number of guests")).ToHaveValueAsync("3");
        await Expect(v.Field("接待日期", "Day")).ToHaveValueAsync("");
        await Expect(v.Field("公函文号", "Number of the letter")).ToHaveValueAsync("");
        await Expect(v.Field("金额（元）", "Amount (yuan)", v.Group("用餐", "Meals"))).ToHaveCountAsync(0);
    });
}
