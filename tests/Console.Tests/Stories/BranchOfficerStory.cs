using System.Globalization;
using System.Text.RegularExpressions;

namespace Console.Tests.Stories;

/// <summary>A branch officer brings an activity from the first line of the form to the final account, with every office's step in a browser of its own.</summary>
public abstract partial class BranchOfficerStory(ConsoleFixture console, Look look) : IClassFixture<ConsoleFixture>
{
    private static readonly string Day = DateTime.UtcNow.AddDays(25).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task From_the_first_line_through_live_findings_return_and_approval_to_the_settlement()
    {
        const string title = "心衰规范化诊疗工作会议";
        var address = "";
        await console.As("branch", look, async v =>
        {
            await v.Open("/activities/edit/new");
            await FillMeeting(v, title, meals: "60000");
            // The finding stands below the costs that cause it, with its sum and the way out; the budget and the route are in sight.
            await Expect(v.Main.GetByText(new Regex(v.Say("会议费综合定额", "Comprehensive quota"))).First).ToBeVisibleAsync();
            await Expect(v.Main.GetByText(new Regex(v.Say(@"减少 [\d,.]+ 元，控制在 [\d,.]+ 元以内。", @"Take [\d,.]+ yuan off, to [\d,.]+ yuan at most\."))).First).ToBeVisibleAsync();
            await Expect(v.Main.GetByRole(AriaRole.Heading, new() { Name = v.Say("将经过的步骤", "Steps it will walk") })).ToBeVisibleAsync();
            await Expect(v.Main.GetByText(v.Say("批准后剩余", "Left once approved"))).ToBeVisibleAsync();
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Keep("activity-form-stopped");
            await v.Button("提交审批", "Submit").ClickAsync();
            await Expect(v.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(v.Say("禁止性条款不符合", "clauses that forbid it fail"));
            await v.Page.GetByRole(AriaRole.Button, new() { Name = v.Say("返回修改", "Back to the form") }).ClickAsync();

            await v.Field("伙食费", "Meals").FillAsync("1500");
            await Expect(v.Main.GetByText(v.Say("没有发现不符合之处。", "Nothing fails."))).ToBeVisibleAsync();
            await v.Attach(v.Say("会议通知.pdf", "Notice of the meeting.pdf"));
            await v.Keep("activity-form-filled");
            await v.Button("提交审批", "Submit").ClickAsync();
            await Expect(v.Title).ToHaveTextAsync(title);
            address = new Uri(v.Page.Url).AbsolutePath;
            await Expect(v.Main.GetByText(v.Say("审批中", "In approval")).First).ToBeVisibleAsync();
            await Expect(v.Main.GetByRole(AriaRole.Link, new() { NameRegex = new(v.Say("会议通知.pdf", "Notice of the meeting.pdf")) })).ToBeVisibleAsync();
        });
        await console.As("head", look, async v =>
        {
            await v.Open(address);
            await v.Act("退回", "Return", (v.Say("请写明理由", "Say why"), "请补充会议通知"));
            await Expect(v.Main.GetByText(v.Say("已退回", "Returned")).First).ToBeVisibleAsync();
        });
        await console.As("branch", look, async v =>
        {
            await v.Open(address);
            await Expect(v.Main.GetByText("请补充会议通知").Filter(new() { Visible = true }).First).ToBeVisibleAsync();
            await v.Link("继续填写", "Go on with it").ClickAsync();
            await v.Field("目的与内容", "Purpose and content").FillAsync("部署全市心衰规范化诊疗工作，通知已附。");
            await v.Button("提交审批", "Submit").ClickAsync();
            await Expect(v.Main.GetByText(v.Say("审批中", "In approval")).First).ToBeVisibleAsync();
        });
        foreach (var user in new[] { "head", "secretariat", "finance" })
            await console.As(user, look, async v =>
            {
                await v.Open(address);
                await v.Act("通过", "Approve");
                await Expect(v.Button("通过", "Approve")).ToHaveCountAsync(0);
            });
        await console.As("branch", look, async v =>
        {
            await v.Open(address);
            await Expect(v.Main.GetByText(v.Say("已批准", "Approved")).First).ToBeVisibleAsync();
            await v.Act("开始", "Begin");
            await v.Act("办结", "Conclude", [v.Say("签到表.pdf", "Sign-in sheet.pdf")], (v.Say("参会人数", "Participants"), "38"), (v.Say("总结", "Summary"), "会议按计划召开。"));
            await Expect(v.Main.GetByText("会议按计划召开。")).ToBeVisibleAsync();
            // What is still missing is said while there is time to add it, and gone once it is there.
            await v.Button("决算", "Settle").ClickAsync();
            var dialog = v.Page.GetByRole(AriaRole.Dialog);
            await Expect(dialog.GetByText(v.Say("缺少文件：原始明细单据。", "Documents are missing: itemised bill."))).ToBeVisibleAsync();
            await v.AssertAccessible();
            await v.Keep("activity-settling");
            await v.Attach(v.Say("费用原始明细单.pdf", "Itemised bill.pdf"), dialog);
            await Expect(dialog.GetByText(v.Say("没有发现不符合之处。", "Nothing fails."))).ToBeVisibleAsync();
            await dialog.GetByLabel(new Regex("^" + v.Say("伙食费", "Meals"))).FillAsync("1400");
            await dialog.GetByRole(AriaRole.Button, new() { Name = v.Say("决算", "Settle"), Exact = true }).ClickAsync();
            await Expect(v.Main.GetByText(v.Say("已决算", "Settled")).First).ToBeVisibleAsync();
            foreach (var paper in new[] { v.Say("会议通知.pdf", "Notice of the meeting.pdf"), v.Say("签到表.pdf", "Sign-in sheet.pdf"), v.Say("费用原始明细单.pdf", "Itemised bill.pdf") })
                await Expect(v.Main.GetByRole(AriaRole.Link, new() { NameRegex = new(Regex.Escape(paper)) })).ToBeVisibleAsync();
            // What was said on the way stays to be read, and what each act changed.
            await Expect(v.Main.GetByText("请补充会议通知").Filter(new() { Visible = true }).First).ToBeVisibleAsync();
            var settled = v.Main.GetByRole(AriaRole.Listitem).Filter(new() { HasText = v.Say("活动决算", "The activity was settled") });
            await settled.GetByText(v.Say("改动内容", "What it changed")).ClickAsync();
            await Expect(v.Main.GetByRole(AriaRole.Cell, new() { Name = v.Say("已决算", "Settled"), Exact = true }).First).ToBeVisibleAsync();
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Keep("activity-settled");
        });
        var violations = await console.Ask("discipline", "query($id: ID!) { violations(where: { subject: { eq: $id } }) { totalCount } }", new { id = "activity/" + address["/activities/".Length..] });
        Assert.Equal(0, violations.GetProperty("violations").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public Task A_reload_in_the_middle_of_a_draft_loses_nothing() => console.As("branch", look, async v =>
    {
        await v.Open("/activities/edit/new");
        await v.Field("活动名称", "Title").FillAsync("写到一半的草稿");
        await v.Field("参会人数", "Participants").FillAsync("41");
        await Expect(v.Main.GetByText(new Regex(v.Say("草稿已保存", "Draft (kept|saved)")))).ToBeVisibleAsync();
        await v.AssertFits();
        await v.Page.ReloadAsync();
        await Expect(v.Field("活动名称", "Title")).ToHaveValueAsync("写到一半的草稿");
        await Expect(v.Field("参会人数", "Participants")).ToHaveValueAsync("41");
        await Expect(v.Main.GetByText(v.Say("未提交的内容", "What you typed and did not submit"))).ToBeVisibleAsync();
        await v.AssertAccessible();
        await v.Keep("draft-restored");
        await v.Button("放弃，重新填写", "Discard and start anew").ClickAsync();
        await Expect(v.Field("活动名称", "Title")).ToHaveValueAsync("");
    });

    [Fact]
    public Task A_session_that_ends_while_he_types_takes_nothing_from_him() => console.As("branch", look, async v =>
    {
        await v.Open("/activities/edit/new");
        await v.Field("活动名称", "Title").FillAsync("登录过期时的草稿");
        await console.EndSession(v.Token!);
        await v.Choose("活动类型", "Type", v.Say("宣传", "Publicity"));
        var dialog = v.Page.GetByRole(AriaRole.Dialog, new() { Name = v.Say("登录已过期", "Your session has ended") });
        await Expect(dialog).ToBeVisibleAsync();
        await dialog.GetByLabel(v.Say("密码", "Password"), new() { Exact = true }).FillAsync(ConsoleFixture.Password);
        await v.Page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(v.Field("活动名称", "Title")).ToHaveValueAsync("登录过期时的草稿");
    });

    [Fact]
    public Task A_connection_that_is_lost_while_he_types_keeps_the_draft_here_and_then_at_the_host() => console.As("branch", look, async v =>
    {
        await v.Open("/activities/edit/new");
        await v.Field("活动名称", "Title").FillAsync("断网时写的草稿");
        await v.Choose("活动类型", "Type", v.Say("宣传", "Publicity"));
        v.Forgive("ERR_INTERNET_DISCONNECTED");
        await v.Offline(true);
        await Expect(v.Page.GetByText(v.Say("连接中断", "The connection to the host is lost"))).ToBeVisibleAsync();
        await v.Field("目的与内容", "Purpose and content").FillAsync("断网期间继续填写");
        await Expect(v.Main.GetByText(new Regex(v.Say("草稿(已保存在|暂存于)本机", "kept on this device")))).ToBeVisibleAsync();
        await v.Offline(false);
        await Expect(v.Page.GetByText(v.Say("连接中断", "The connection to the host is lost"))).ToBeHiddenAsync();
        await v.Button("保存草稿", "Save draft").ClickAsync();
        await Expect(v.Main.GetByText(new Regex(v.Say("草稿已保存于", "Draft saved")))).ToBeVisibleAsync();
        await Expect(v.Page).ToHaveURLAsync(new Regex("/activities/edit/(?!new)"));
        await v.Page.ReloadAsync();
        await Expect(v.Field("目的与内容", "Purpose and content")).ToHaveValueAsync("断网期间继续填写");
    });

    [Fact]
    public Task Back_from_a_half_filled_form_and_forward_again_finds_it_as_it_was() => console.As("branch", look, async v =>
    {
        await v.Open("/receptions");
        await v.Link("新建接待", "New reception").ClickAsync();
        await v.Field("来访单位", "Visiting unit").FillAsync("省肿瘤防治中心");
        await v.Field("来宾人数", "Number of guests").FillAsync("6");
        await v.Back();
        await Expect(v.Title).ToHaveTextAsync(v.Say("公务接待", "Receptions"));
        await v.Forward();
        await Expect(v.Field("来访单位", "Visiting unit")).ToHaveValueAsync("省肿瘤防治中心");
        await Expect(v.Field("来宾人数", "Number of guests")).ToHaveValueAsync("6");
        await v.Button("放弃，重新填写", "Discard and start anew").ClickAsync();
        await Expect(v.Field("来访单位", "Visiting unit")).ToHaveValueAsync("");
    });

    [Fact]
    public Task Two_at_the_same_record_the_later_one_is_told_kindly() => console.As("head", look, async v =>
    {
        await v.Open("/activities?status=SUBMITTED&waitingFor=BRANCH_HEAD&title=心衰管理路径讨论会");
        await v.OpenFirst();
        await Expect(v.Title).ToHaveTextAsync("心衰管理路径讨论会");
        var id = "activity/" + new Uri(v.Page.Url).AbsolutePath["/activities/".Length..];
        await v.Button("通过", "Approve").ClickAsync();
        var dialog = v.Page.GetByRole(AriaRole.Dialog);
        await console.Ask("branch", "mutation($input: WithdrawActivityInput!) { withdrawActivity(input: $input) { activity { id } errors { __typename } } }", new { input = new { id, reason = "改期" } });
        await Expect(dialog.GetByRole(AriaRole.Alert).First).ToContainTextAsync(v.Say("别人已先一步办理。", "Somebody else acted first."));
        await v.AssertAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = v.Say("载入最新情况", "Load the latest state") }).ClickAsync();
        await Expect(v.Main.GetByText(v.Say("已撤回", "Withdrawn")).First).ToBeVisibleAsync();
    });

    [Fact]
    public Task An_approved_activity_is_amended_with_a_reason_and_stays_as_approved_until_that_is_decided() => console.As("secretariat", look, async v =>
    {
        await v.Open("/activities?title=2026年影像医学年会");
        await v.OpenFirst();
        await v.Link("申请变更", "Amend").ClickAsync();
        await Expect(v.Title).ToHaveTextAsync(v.Say("申请变更", "Amend"));
        await v.Field("参会人数", "Participants").FillAsync("118");
        await v.Button("提交审批", "Submit").ClickAsync();
        await Expect(v.Main.GetByText(v.Say("请写明理由", "Say why"))).ToBeVisibleAsync();
        await v.Field("原因", "Reason").FillAsync("参会单位减少");
        await v.AssertAccessible();
        await v.Button("提交审批", "Submit").ClickAsync();
        await Expect(v.Title).ToHaveTextAsync("2026年影像医学年会");
        await Expect(v.Main.GetByText(v.Say("变更审批中", "Amendment in approval")).First).ToBeVisibleAsync();
        await Expect(v.Main.GetByText("参会单位减少").First).ToBeVisibleAsync();
        await v.Keep("activity-amended");
    });

    [Fact]
    public Task From_an_activity_to_the_money_that_was_spent_on_it() => console.As("branch", look, async v =>
    {
        await v.Open("/activities?title=2025年心血管病学学术年会");
        await v.OpenFirst();
        var row = v.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = "2025年学术年会场地与住宿费" });
        await Expect(row).ToContainTextAsync(v.Say("已核销", "Settled"));
        await Expect(row).ToContainTextAsync("146,500.00");
        await Expect(row).ToContainTextAsync("146,200.00");
        await v.AssertAccessible();
        await v.AssertFits();
        await v.Keep("activity-claims");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(v.Title).ToHaveTextAsync("2025年学术年会场地与住宿费");
        await v.Back();
        await v.Link("新建报销", "New claim").ClickAsync();
        await Expect(v.Page).ToHaveURLAsync(new Regex("/funds/edit/new\\?linked=activity"));
    });

    private static async Task FillMeeting(Visitor v, string title, string meals)
    {
        await v.Field("活动名称", "Title").FillAsync(title);
        await v.Choose("活动类型", "Type", v.Say("工作会议", "Meeting"));
        await v.Choose("类别", "Class", v.Say("四类", "Class IV"));
        await v.Pick("属于传达、布置类会议", "A meeting that conveys or deploys", false);
        await v.Pick("年度计划内", "In the annual plan", true);
        await v.Day("开始日期", "First day", Day);
        await v.Day("结束日期", "Last day", Day);
        await v.Choose("场所类别", "Kind of place", v.Say("本单位", "Own premises"));
        await v.Field("城市", "City").FillAsync("滨江");
        await v.Field("参会人数", "Participants").FillAsync("40");
        await v.Field("工作人员", "Staff").FillAsync("3");
        await v.Pick("是否向参会人员收费", "Participants are charged", false);
        await v.Field("伙食费", "Meals").FillAsync(meals);
        await v.Pick("是否安排住宿", "Lodging is provided", false);
        await v.Pick("是否安排用餐", "Meals are provided", true);
        await v.Page.GetByRole(AriaRole.Checkbox, new() { Name = v.Say("以上均不提供", "None of these is provided") }).CheckAsync();
    }
}

public sealed class BranchOfficerAtTheDesk(ConsoleFixture console) : BranchOfficerStory(console, Look.Usual);
[Trait("Looks", "Further")]
public sealed class BranchOfficerAtTheDeskInEnglish(ConsoleFixture console) : BranchOfficerStory(console, Look.InEnglish);
[Trait("Looks", "Further")]
public sealed class BranchOfficerOnThePhone(ConsoleFixture console) : BranchOfficerStory(console, Look.OnPhone);
[Trait("Looks", "Further")]
public sealed class BranchOfficerOnThePhoneInEnglish(ConsoleFixture console) : BranchOfficerStory(console, Look.OnPhoneInEnglish);
