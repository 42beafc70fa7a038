using Compliance.Funds;
using Compliance.Kernel;
using static Compliance.Host.Demo.DemoStage;

namespace Compliance.Host.Demo;

/// <summary>Expenditure claims in every state; late, split, and one from the paper books that went wrong in every way.</summary>
internal sealed class DemoFundUses(DemoStage stage, DemoFiles files, INorms norms, IPeopleVault vault)
{
    private readonly FundUseMaking making = new();
    private readonly FundUseChecking checking = new();
    private static readonly string[] ToTheEnd = ["2", "request", "pay", "settle"];

    public static string Of(string label) => Id(FundUse.Kind, label);

    public void Enter()
    {
        Settled();
        Late();
        Split();
        PaperBooks();
        InEveryState();
    }

    private void Settled()
    {
        // The province's visit: the payment closes the reception.
        Submit("clerk", "2025-06-24 09:00", "use-province", Claim("branch/secretariat", "省医学会来访工作餐", "2025-06-18", "滨江机关服务中心", ExpenseItem.Reception, "budget/secretariat/2025/receptions", 420m, "25332000000001874301")
            with { Linked = DemoReceptions.Of("province"), Invoices = [new("25332000000001874301", null, "滨江机关服务中心", On("2025-06-18"), 420m, files["province-invoice"].Hash)], Attachments = [files["province-list"]] });
        Walk("use-province", "clerk", "2025-06-25", ToTheEnd, 420m, [420m], preCheck: "secretariat");

        // The annual conference: three lines, a leader's signature, a little left over.
        Submit("branch", "2025-05-21 09:00", "use-conference", Claim("branch/cardiology", "2025年学术年会场地与住宿费", "2025-05-16", "滨江国际会议中心有限公司", ExpenseItem.Venue, "budget/cardiology/2025/conferences", 36_000m, "25332000000001563320") with
        {
            EndedOn = On("2025-05-18"), Linked = DemoActivities.Of("conference-2025"),
            Lines = [new(ExpenseItem.Venue, "budget/cardiology/2025/conferences", 36_000m, "主会场三天"), new(ExpenseItem.Lodging, "budget/cardiology/2025/conferences", 58_400m, "专家及参会代表"), new(ExpenseItem.Meals, "budget/cardiology/2025/conferences", 52_100m, null)],
            Invoices = [new("25332000000001563320", null, "滨江国际会议中心有限公司", On("2025-05-19"), 146_500m, null)],
        });
        Walk("use-conference", "branch", "2025-05-22", ["2", "leader", "request", "pay", "settle"], 146_500m, [36_000m, 58_400m, 51_800m], preCheck: "secretariat");
    }

    /// <summary>Claimed ten weeks after the conference.</summary>
    private void Late()
    {
        Submit("branch", "2025-07-30 09:00", "use-late", Claim("branch/cardiology", "学术年会论文集印制", "2025-05-16", "滨江文印有限公司", ExpenseItem.Material, "budget/cardiology/2025/conferences", 11_600m, "25332000000001990027") with { EndedOn = On("2025-05-18") });
        Walk("use-late", "branch", "2025-07-31", ["2", "request", "pay"], 11_600m, [], preCheck: "secretariat");
    }

    /// <summary>Two claims of one payee within a week, each just below the threshold.</summary>
    private void Split()
    {
        Submit("pediatrics-officer", "2025-10-13 09:00", "use-split-1", Claim("branch/pediatrics", "质控手册印制（一）", "2025-10-10", "江北印务有限公司", ExpenseItem.Material, "budget/pediatrics/2025/activities", 9_600m, "25332000000003120456"));
        Walk("use-split-1", "pediatrics-officer", "2025-10-14", ["2", "request", "pay"], 9_600m, [], preCheck: "secretariat");
        Submit("pediatrics-officer", "2025-10-17 09:00", "use-split-2", Claim("branch/pediatrics", "质控手册印制（二）", "2025-10-16", "江北印务有限公司", ExpenseItem.Material, "budget/pediatrics/2025/activities", 9_800m, "25332000000003120457"));
        Walk("use-split-2", "pediatrics-officer", "2025-10-20", ["2"], 9_800m, [], preCheck: "secretariat");
    }

    /// <summary>Entered afterwards from the paper books: paid with no final approval, approved by its own maker, on a used invoice, over the budget.</summary>
    private void PaperBooks()
    {
        const string label = "use-paper";
        const string branch = "branch/general-practice", budget = "budget/general-practice/2025/activities", by = "person/gp-officer";
        stage.Act("gp-officer", "2025-03-21 10:00", label, async (s, ct) =>
        {
            var id = Of(label);
            var paidAt = At("2025-03-12 15:00");
            var claim = new FundUseClaim("下乡义诊物资采购（补录纸质账）", "补录", On("2025-03-10"), null, null, FundParties.Of(stage.Tenant, new(PartyKind.Company, "惠民医药连锁", null, null, null), null),
                [new(ExpenseItem.Material, budget, null, 61_000m)], [new(null, "25332000000000611207", "惠民医药连锁", On("2025-03-10"), 61_000m, null)], []);
            var facts = FundUseFacts.Of(id, branch, claim) with
            {
                SubmittedBy = by, ClaimedOn = On("2025-03-21"), ApprovedBy = [by], PaidAt = paidAt, SpentAmount = 61_000m, BudgetAvailable = 50_000m, InvoicesUsedBefore = ["25332000000000611207"], SamePayeeClaims = [],
            };
            var findings = await norms.Judge(stage.Tenant, facts.Build(), ct);
            var outcome = await s.Desk.Handle(FundUse.Kind, id, s.Key, label, (before, _) => new(before.Status is not null ? Decision.Nothing : Decision.Accept(
                new HistoryNoted("paper-ledger-2025", "支出台账第9号", "补录：先付款，后签字，签字人即经办人", new Dictionary<string, string> { ["台账页"] = "9" }),
                new FundUseDrafted(branch, claim, by, null),
                new FundUseSubmitted(1, claim.Amount, On("2025-03-21"), null, new Kernel.Route("paper", [new("FINANCE_REVIEW", Role.Finance)]), [], by, null),
                new FundUseStepApproved(0, Role.Finance, "补签", by, null),
                new PaymentRecorded(61_000m, null, [new(budget, 61_000m)], paidAt, "现付-0312", by, null, facts.Judged(findings, 61_000m)))), ct);
            return PayloadError.Of(outcome.Refusal, s.Desk);
        });
    }

    private void InEveryState()
    {
        stage.Act("branch", "2026-11-19 11:00", "use-draft", async (s, ct) => (await making.DraftFundUse(
            Claim("branch/cardiology", "房颤日义诊宣传品", "2026-11-18", "滨江文印有限公司", ExpenseItem.Material, "budget/cardiology/2026/activities", 860m, "26332000000008100001") with { IdempotencyKey = s.Key }, s.Desk, s.Nodes, vault, ct)).Errors);

        Submit("branch", "2026-11-18 09:00", "use-wait-secretariat", Claim("branch/cardiology", "青年医师论坛资料", "2026-11-12", "滨江文印有限公司", ExpenseItem.Material, "budget/cardiology/2026/activities", 2_340m, "26332000000008100017"));

        Submit("nursing-officer", "2026-11-16 09:00", "use-wait-finance", Claim("branch/nursing", "静疗培训场地费", "2026-11-10", "滨江医学培训基地", ExpenseItem.Venue, "budget/nursing/2026/activities", 4_800m, "26332000000008100024"));
        Walk("use-wait-finance", "nursing-officer", "2026-11-17", ["1"], 0m, [], preCheck: "secretariat");

        Submit("neurology-officer", "2026-11-11 09:00", "use-wait-leader", Claim("branch/neurology", "卒中地图平台年费", "2026-11-05", "江城云医科技有限公司", ExpenseItem.Other, "budget/neurology/2026/activities", 26_000m, "26332000000008100031"));
        Walk("use-wait-leader", "neurology-officer", "2026-11-12", ["2"], 0m, [], preCheck: "secretariat");

        Submit("imaging-officer", "2026-11-10 09:00", "use-returned", Claim("branch/imaging", "质控检查交通费", "2026-11-04", "滨江客运公司", ExpenseItem.Transport, "budget/imaging/2026/activities", 1_260m, "26332000000008100048"));
        stage.Act("secretariat", "2026-11-11 09:00", "use-returned", async (s, ct) => (await checking.ReturnFundUse(new(Of("use-returned"), "请附检查路线和乘车人名单。", s.Key), s.Desk, s.Nodes, ct)).Errors);

        Submit("gp-officer", "2026-10-20 09:00", "use-rejected", Claim("branch/general-practice", "委员纪念品", "2026-10-18", "滨江礼品商行", ExpenseItem.Other, "budget/general-practice/2026/activities", 5_100m, "26332000000008100055"));
        stage.Act("secretariat", "2026-10-21 09:00", "use-rejected", async (s, ct) => (await checking.RejectFundUse(new(Of("use-rejected"), "纪念品不在开支范围。", s.Key), s.Desk, s.Nodes, ct)).Errors);

        Submit("pediatrics-officer", "2026-11-03 09:00", "use-withdrawn", Claim("branch/pediatrics", "急救模型租赁", "2026-10-30", "医教器材有限公司", ExpenseItem.Other, "budget/pediatrics/2026/activities", 3_000m, "26332000000008100062"));
        stage.Act("pediatrics-officer", "2026-11-03 15:00", "use-withdrawn", async (s, ct) => (await making.WithdrawFundUse(new(Of("use-withdrawn"), "发票抬头有误，重开后再报", s.Key), s.Desk, s.Nodes, ct)).Errors);

        Submit("imaging-officer", "2026-10-28 09:00", "use-approved", Claim("branch/imaging", "读片会资料费", "2026-10-23", "滨江文印有限公司", ExpenseItem.Material, "budget/imaging/2026/activities", 1_980m, "26332000000008100079"));
        Walk("use-approved", "imaging-officer", "2026-10-29", ["2"], 0m, [], preCheck: "secretariat");

        Submit("nursing-officer", "2026-10-27 09:00", "use-requested", Claim("branch/nursing", "护理技能竞赛耗材", "2026-10-22", "惠民医药连锁", ExpenseItem.Material, "budget/nursing/2026/activities", 3_450m, "26332000000008100086"));
        Walk("use-requested", "nursing-officer", "2026-10-28", ["2", "request"], 0m, [], preCheck: "secretariat");

        // Money asked for before anybody approved it: refused, and put on record.
        stage.Act("cashier", "2026-11-19 15:00", "use-wait-secretariat", async (s, ct) => (await checking.RecordPayment(
            new(Of("use-wait-secretariat"), 2_340m, null, null, s.Key), s.Desk, s.Views, s.Nodes, norms, ct)).Errors, refused: "PAID_BEFORE_APPROVAL");
    }

    private static FundUseInput Claim(string branch, string title, string day, string payee, ExpenseItem item, string budget, decimal amount, string invoice) =>
        new(null, branch, title, null, On(day), null, null, new FundPartyInput(PartyKind.Company, payee, null, null, null), [new(item, budget, amount, null)], [new(invoice, null, payee, On(day), amount, null)], [], null);

    private void Submit(string who, string moment, string label, FundUseInput input) =>
        stage.Act(who, moment, label, async (s, ct) => (await making.SubmitFundUse(input with { IdempotencyKey = s.Key }, s.Desk, s.Views, s.Nodes, norms, vault, ct)).Errors);

    /// <summary>One act a day from that day on: the pre-check ("1"), finance's review too ("2"), the leader, the request, the payment, the settlement.</summary>
    private void Walk(string label, string maker, string from, string[] how, decimal paid, decimal[] actuals, string preCheck)
    {
        var day = On(from);
        string Next() { var moment = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + " 10:30"; day = day.AddDays(1); return moment; }
        void Step(string who) => stage.Act(who, Next(), label, async (s, ct) => (await checking.ApproveFundUseStep(new(Of(label), "同意", s.Key), s.Desk, s.Views, s.Nodes, norms, ct)).Errors);

        Step(preCheck);
        if (how[0] == "2") Step("finance");
        foreach (var act in how.Skip(1))
            switch (act)
            {
                case "leader": Step("leader"); break;
                case "request": stage.Act(maker, Next(), label, async (s, ct) => (await checking.RequestPayment(new(Of(label), null, s.Key), s.Desk, s.Nodes, ct)).Errors); break;
                case "pay": stage.Act("cashier", Next(), label, async (s, ct) => (await checking.RecordPayment(new(Of(label), paid, null, "转-" + label[4..], s.Key), s.Desk, s.Views, s.Nodes, norms, ct)).Errors); break;
                case "settle": stage.Act("finance", Next(), label, async (s, ct) => (await checking.SettleFundUse(new(Of(label), [.. actuals.Select((a, i) => new FundUseActualInput(i + 1, a))], s.Key), s.Desk, s.Views, s.Nodes, norms, ct)).Errors); break;
                default: throw new InvalidOperationException(act);
            }
    }
}
