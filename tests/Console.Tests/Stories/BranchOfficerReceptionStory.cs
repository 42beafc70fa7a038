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
            await v.Field("实到人数", "Who really came").FillAsync("4");
            await v.Button("添加发票", "Add an invoice").ClickAsync();
            var invoice = v.Group("发票", "Invoices");
            await v.Field("号码", "Number", invoice).FillAsync("26332000000008300011");
            await v.Field("金额（元）", "Amount (yuan)", invoice).FillAsync("360");
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Button("保存接待清单", "Save the list").ClickAsync();
            await Expect(v.Title).ToHaveTextAsync(unit);
            await Expect(v.Main.GetByText(v.Say("清单已填", "List filled in")).First).ToBeVisibleAsync();
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Keep("reception-recorded");

            await v.Link("打印清单", "Print the list").ClickAsync();
            await Expect(v.Title).ToContainTextAsync(v.Say("接待清单", "list"), new() { IgnoreCase = true });
            await Expect(v.Main.GetByText(unit).First).ToBeVisibleAsync();
            await Expect(v.Main.GetByRole(AriaRole.Cell, new() { Name = "360.00", Exact = true }).First).ToBeVisibleAsync();
            await v.Keep("reception-list-printed");
        });
    }
}
