using System.Text.RegularExpressions;

namespace Console.Tests.Stories;

/// <summary>Home shows each office what waits for it, how long and until when, and one step further it can be done.</summary>
public sealed class HomeStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    // Whom, under which name, what of it (the first when empty), and the act that its page offers.
    public static TheoryData<string, string, string, string> InHand => new()
    {
        { "branch", "待说明的疑似违规", "", "提交说明" }, { "branch", "待提交的活动", "起搏器随访技术培训（草稿）", "继续填写" }, { "branch", "待决算的活动", "胸痛中心规范化建设培训班", "决算" },
        { "branch", "待提交的报销", "房颤日义诊宣传品", "继续填写" }, { "branch", "待接待、待填清单的接待", "省心血管病中心", "填写接待清单" },
        { "imaging-officer", "待开始的活动", "2026年影像医学年会", "开始" }, { "imaging-officer", "待申请付款的报销", "读片会资料费", "申请付款" },
        { "nursing-officer", "进行中、待办结的活动", "静脉治疗专科护士培训", "办结" }, { "pediatrics-officer", "退回的接待", "省儿童医院", "修改后重新提交" },
        { "head", "待审批的活动", "心衰管理路径讨论会", "通过" }, { "head", "待审批的接待", "江州市中心医院", "通过" },
        { "secretariat", "待审批的活动", "世界房颤日义诊", "通过" }, { "secretariat", "待审批的报销", "青年医师论坛资料", "通过" }, { "secretariat", "待归档的活动", "卒中绿色通道工作研讨会", "归档" },
        { "finance", "待审批的报销", "静疗培训场地费", "通过" }, { "finance", "待申请付款的报销", "读片会资料费", "申请付款" }, { "finance", "待付款的报销", "护理技能竞赛耗材", "登记付款" }, { "finance", "待核销的报销", "学术年会论文集印制", "核销" },
        { "leader", "待审批的活动", "2026年神经病学年会", "通过" }, { "leader", "待审批的报销", "卒中地图平台年费", "通过" }, { "leader", "待审批的处置意见", "义诊物资采购", "批准处置意见" },
        { "discipline", "待处理的疑似违规", "", "认定违规" }, { "discipline", "待整改的违规", "", "记录整改" }, { "discipline", "办理中的问题线索", "来信反映影像医学分会", "登记谈话函询答复" },
        { "custodian", "待批的举报人身份查阅", "信中附件不全", "同意查阅" },
    };

    [Theory]
    [MemberData(nameof(InHand))]
    public Task What_waits_leads_to_a_page_that_offers_the_act(string user, string queue, string what, string act) => console.As(user, Look.Usual, async v =>
    {
        await v.Open("/");
        var row = Row(v, queue, what);
        await Expect(row).ToContainTextAsync(new Regex(@"已等 \d+ ?(天|小时|分钟)"));
        await v.Press(row.GetByRole(AriaRole.Link));
        await Expect(v.Main.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).Or(v.Main.GetByRole(AriaRole.Link, new() { Name = act, Exact = true })).First).ToBeVisibleAsync();
    });

    [Fact]
    public async Task A_list_goes_from_the_signature_to_the_verification_to_the_claim_and_each_sees_his_own_turn()
    {
        const string guests = "省心血管病中心";
        var held = (await console.Ask("branch", $$"""{ receptions(where: { guestUnit: { eq: "{{guests}}" } }) { nodes { id } } }""")).GetProperty("receptions").GetProperty("nodes")[0].GetProperty("id").GetString();
        await Do("branch", "recordReception", "RecordReception", new { id = held, headCount = 5, guestCount = 5, companionCount = 3, meals = new[] { new { on = "2026-11-18", kind = "WORKING_MEAL", people = 8, amount = 450 } }, charges = Array.Empty<object>(), providedItems = Array.Empty<string>(), invoices = new[] { new { number = "26332000000008120001", amount = 450 } } });
        await Waits("finance", "待核验的接待", guests, false);
        await Waits("branch", "待签字的接待清单", guests, false);
        await Waits("head", "待签字的接待清单", guests, true, "复核签字");
        await Do("head", "countersignReception", "CountersignReception", new { id = held });
        await Waits("head", "待签字的接待清单", guests, false);
        await Waits("finance", "待核验的接待", guests, true, "核验通过");
        await Do("finance", "verifyReception", "VerifyReception", new { id = held });
        await Waits("branch", "待报销的接待", guests, true, "据此报销");
        await console.As("branch", Look.Usual, async v =>
        {
            await v.Open("/");
            // Thirty days after the guests left, as the norms in force say.
            await Expect(Row(v, "待报销的接待", guests)).ToContainTextAsync("2026-12-18 前报销");
        });
    }

    [Fact]
    public async Task Who_has_nothing_in_hand_is_told_so_and_the_lists_behind_a_queue_hold_the_same_rows()
    {
        await console.As("admin", Look.Usual, async v =>
        {
            await v.Open("/");
            await Expect(v.Main.GetByText("您的职务没有业务数据")).ToBeVisibleAsync();
        });
        await console.As("auditor", Look.Usual, async v =>
        {
            await v.Open("/");
            await Expect(v.Main.GetByRole(AriaRole.Heading, new() { Name = "等待我办理" })).ToHaveCountAsync(0);
        });
        await console.As("secretariat", Look.OnPhone, async v =>
        {
            await v.Open("/");
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Keep("home-secretariat");
        });
        await console.As("branch", Look.Usual, async v =>
        {
            await v.Open("/");
            await v.Keep("home-officer");
            var explain = Queue(v, "待说明的疑似违规");
            var said = int.Parse(Regex.Match(await explain.GetByRole(AriaRole.Heading).InnerTextAsync(), @"\d+").Value, System.Globalization.CultureInfo.InvariantCulture);
            await v.Press(explain.GetByRole(AriaRole.Link, new() { NameRegex = new($"^查看全部 {said} 项$") }));
            await v.Counts(said);
            await v.Open("/receptions?status=RECORDED&countersignedBy=true");
            await Expect(v.Main.GetByText(new Regex("复核签字.*是"))).ToBeVisibleAsync();
        });
    }

    private async Task Waits(string user, string queue, string what, bool waits, string? act = null) => await console.As(user, Look.Usual, async v =>
    {
        await v.Open("/");
        if (!waits)
        {
            await Expect(Row(v, queue, what)).ToHaveCountAsync(0);
            return;
        }
        await v.Press(Row(v, queue, what).GetByRole(AriaRole.Link));
        await Expect(v.Main.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).Or(v.Main.GetByRole(AriaRole.Link, new() { Name = act, Exact = true })).First).ToBeVisibleAsync();
    });

    private async Task Do(string user, string mutation, string type, object input)
    {
        var answer = (await console.Ask(user, $"mutation($input: {type}Input!) {{ {mutation}(input: $input) {{ errors {{ __typename ... on Error {{ message }} }} }} }}", new { input })).GetProperty(mutation).GetProperty("errors");
        Assert.True(answer.ValueKind == System.Text.Json.JsonValueKind.Null, answer.ToString());
    }

    private static ILocator Queue(Visitor v, string name) => v.Main.Locator("section").Filter(new() { Has = v.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^" + Regex.Escape(name) + @" ?\d+$") }) });
    private static ILocator Row(Visitor v, string queue, string what) => what.Length == 0 ? Queue(v, queue).GetByRole(AriaRole.Listitem).First : Queue(v, queue).GetByRole(AriaRole.Listitem).Filter(new() { HasText = what });
}
