using Compliance.Kernel;
using Compliance.Receptions;
using static Compliance.Host.Demo.DemoStage;

namespace Compliance.Host.Demo;

/// <summary>Official receptions in every state; one that broke nearly every clause, and one that nobody ever approved.</summary>
internal sealed class DemoReceptions(DemoStage stage, DemoFiles files, INorms norms)
{
    private readonly ReceptionApplying applying = new();
    private readonly ReceptionListing listing = new();

    public static string Of(string label) => Id(Reception.Kind, label);

    public void Enter()
    {
        Exemplary();
        Improper();
        Repeated();
        NeverApproved();
        InEveryState();
    }

    /// <summary>As it should be: letter, list, invoice and head count agree.</summary>
    private void Exemplary()
    {
        const string label = "province";
        Apply("clerk", "2025-06-12 09:30", label, Request("branch/secretariat", "省医学会", "调研分支机构规范管理", "2025-06-18", 5, 2, 420m, "省医学函〔2025〕31号", files["province-letter"]) with
        {
            Guests = [new("刘建平", "省医学会", "副秘书长", "处级"), new("宋佳", "省医学会", "组织部主任"), new("马超", "省医学会", "学术部副主任"), new("段莉", "省医学会", "主任科员"), new("于洋", "省医学会", "科员")],
            GuestCount = null, Companions = [new(Person: "person/secretary-general"), new(Person: "person/academic-head")], CompanionCount = null, Host = "person/secretary-general",
            Schedule = [new(On("2025-06-18"), "座谈", "09:30", "学会三楼会议室"), new(On("2025-06-18"), "工作餐", "12:00", "机关食堂")],
        });
        Approve(label, ("secretary-general", "2025-06-12 15:00"), ("secretariat", "2025-06-13 09:00"));
        stage.Act("clerk", "2025-06-19 10:00", label, async (s, ct) => (await listing.RecordReception(new()
        {
            Id = Of(label), HeadCount = 5, GuestCount = 5, CompanionCount = 2, ReceivedOn = On("2025-06-18"), Place = Canteen, Meals = [new(On("2025-06-18"), MealKind.WorkingMeal, 7, 420m, "机关食堂")],
            Charges = [new(ChargeKind.Meals, 5, 200m, "收据 0000317")], ProvidedItems = [], Invoices = [new("25332000000001874301", 420m, files["province-invoice"].Hash)], Attachments = [files["province-list"]],
            CountersignedBy = "person/secretary-general", IdempotencyKey = s.Key,
        }, s.Desk, norms, s.Views, ct)).Errors);
        stage.Act("finance", "2025-06-23 10:00", label, async (s, ct) => (await listing.VerifyReception(new(Of(label), null, null, "函、单、票、人数一致", s.Key), s.Desk, norms, s.Views, ct)).Errors);
    }

    /// <summary>Applied for by the book, held against it: on a Saturday, in a club, with drink, twice at table.</summary>
    private void Improper()
    {
        const string label = "club";
        Apply("branch", "2025-07-21 10:00", label, Request("branch/cardiology", "邻州市人民医院", "交流胸痛中心建设", "2025-07-25", 4, 2, 380m, "邻医函〔2025〕9号", null));
        Approve(label, ("head", "2025-07-22 10:00"), ("secretariat", "2025-07-23 10:00"));
        stage.Act("branch", "2025-07-28 10:00", label, async (s, ct) => (await listing.RecordReception(new()
        {
            Id = Of(label), HeadCount = 6, GuestCount = 6, CompanionCount = 5, ReceivedOn = On("2025-07-26"), Place = new("滨江", "云顶会所", PlaceKind.PrivateClub),
            Meals = [new(On("2025-07-26"), MealKind.WorkingMeal, 11, 1_680m, "云顶会所"), new(On("2025-07-26"), MealKind.WorkingMeal, 11, 2_360m, "云顶会所")],
            Charges = [], ProvidedItems = [ProvidedItem.Alcohol, ProvidedItem.HighEndDishes], Invoices = [new("25332000000002560118", 3_600m, null)], Attachments = [], CountersignedBy = "person/head", IdempotencyKey = s.Key,
        }, s.Desk, norms, s.Views, ct)).Errors);
    }

    /// <summary>The same unit again within the month.</summary>
    private void Repeated()
    {
        const string label = "repeat";
        Apply("branch", "2025-08-04 10:00", label, Request("branch/cardiology", "邻州市人民医院", "回访交流", "2025-08-08", 3, 2, 260m, "邻医函〔2025〕12号", null));
        Approve(label, ("head", "2025-08-05 10:00"), ("secretariat", "2025-08-06 10:00"));
        Record("branch", "2025-08-11 10:00", label, "2025-08-08", 3, 2, 260m, "25332000000002718844", "person/head");
        stage.Act("finance", "2025-08-13 10:00", label, async (s, ct) => (await listing.VerifyReception(new(Of(label), null, null, null, s.Key), s.Desk, norms, s.Views, ct)).Errors);
    }

    /// <summary>Entered afterwards from paper: no letter, no approval, held all the same.</summary>
    private void NeverApproved()
    {
        const string label = "never-approved";
        var by = "person/gp-officer";
        stage.Act("gp-officer", "2025-03-20 10:00", label, async (s, ct) =>
        {
            var request = new ReceptionRequest
            {
                Branch = "branch/general-practice", GuestUnit = "某药业有限公司", Purpose = "业务往来（补录纸质台账）",
                Sheet = new() { ReceivedOn = On("2025-03-18"), GuestCount = 2, CompanionCount = 2, Place = new("滨江", "江畔餐厅", PlaceKind.Restaurant), Meals = [new(On("2025-03-18"), MealKind.WorkingMeal, 4, 360m, "江畔餐厅")], Charges = [], Items = [] },
            };
            var id = Of(label);
            var list = new ReceptionList { Sheet = request.Sheet, HeadCount = 2 };
            var applied = new ReceptionApplied(1, request, request.Sheet.Amount, new Kernel.Route("paper", [new("BRANCH_HEAD", Role.BranchHead)]), [], by, null);
            var held = new ReceptionHeld(On("2025-03-18"), by, null);
            var state = new object[] { applied, held }.Aggregate(Reception.Kind.Initial, Reception.Kind.Evolve);
            var facts = ReceptionFacts.Listed(id, state, list, [], s.Desk.Now, null, 2);
            var findings = await norms.Judge(stage.Tenant, facts, ct);
            var outcome = await s.Desk.Handle(Reception.Kind, id, s.Key, label, (before, _) => new(before.Exists ? Decision.Nothing : Decision.Accept(
                new HistoryNoted("paper-ledger-2025", "接待台账第14号", "补录：未见公函，未经审批", new Dictionary<string, string> { ["台账页"] = "14" }),
                applied, held, new ReceptionRecorded(1, list, request.Sheet.Amount, ReceptionFacts.Judged(facts, state, request.Sheet.Amount, findings), by, null))), ct);
            return PayloadError.Of(outcome.Refusal, s.Desk);
        });
    }

    private void InEveryState()
    {
        Apply("branch", "2026-11-19 14:00", "applied", Request("branch/cardiology", "江州市中心医院", "房颤消融技术交流", "2026-12-03", 4, 2, 320m, "江医函〔2026〕40号", null));

        Apply("pediatrics-officer", "2026-11-10 14:00", "returned", Request("branch/pediatrics", "省儿童医院", "危重症转运协作", "2026-12-01", 6, 3, 480m, "省儿函〔2026〕22号", null));
        stage.Act("pediatrics-head", "2026-11-11 09:00", "returned", async (s, ct) => (await applying.ReturnReception(new(Of("returned"), "请按实际来访人员补齐名单。", s.Key), s.Desk, ct)).Errors);

        Apply("nursing-officer", "2026-11-05 14:00", "withdrawn", Request("branch/nursing", "邻州市护理学会", "伤口护理交流", "2026-11-20", 3, 1, 200m, "邻护函〔2026〕6号", null));
        stage.Act("nursing-officer", "2026-11-06 09:00", "withdrawn", async (s, ct) => (await applying.WithdrawReception(new(Of("withdrawn"), "来访改为线上", s.Key), s.Desk, ct)).Errors);

        Apply("imaging-officer", "2026-10-26 14:00", "rejected", Request("branch/imaging", "某影像设备公司", "设备推介", "2026-11-02", 2, 1, 160m, "影商函〔2026〕3号", null));
        stage.Act("imaging-head", "2026-10-27 09:00", "rejected", async (s, ct) => (await applying.RejectReception(new(Of("rejected"), "属商业推介，不是公务，不予接待。", s.Key), s.Desk, ct)).Errors);

        Apply("neurology-officer", "2026-11-12 14:00", "approved", Request("branch/neurology", "省卒中中心", "卒中中心复核", "2026-11-27", 5, 2, 400m, "省卒函〔2026〕17号", null));
        Approve("approved", ("neurology-head", "2026-11-13 09:00"), ("secretariat", "2026-11-13 16:00"));

        Apply("gp-officer", "2026-10-15 14:00", "cancelled", Request("branch/general-practice", "基层卫生协会", "家庭医生签约调研", "2026-10-29", 4, 2, 300m, "基协函〔2026〕11号", null));
        Approve("cancelled", ("gp-head", "2026-10-16 09:00"), ("secretariat", "2026-10-16 16:00"));
        stage.Act("gp-officer", "2026-10-27 09:00", "cancelled", async (s, ct) => (await applying.CancelReception(new(Of("cancelled"), "对方行程变更", s.Key), s.Desk, ct)).Errors);

        Apply("branch", "2026-11-09 14:00", "held", Request("branch/cardiology", "省心血管病中心", "高血压分级诊疗督导", "2026-11-18", 5, 3, 450m, "省心函〔2026〕8号", null));
        Approve("held", ("head", "2026-11-10 09:00"), ("secretariat", "2026-11-10 16:00"));
        stage.Act("branch", "2026-11-18 17:00", "held", async (s, ct) => (await listing.HoldReception(new(Of("held"), On("2026-11-18"), s.Key), s.Desk, ct)).Errors);
    }

    private static readonly ReceptionPlace Canteen = new("滨江", "机关食堂", PlaceKind.Canteen);

    /// <summary>One working meal in the canteen, guests pay their share, the letter announces as many as come.</summary>
    private static ApplyReceptionInput Request(string branch, string unit, string purpose, string day, int guests, int companions, decimal meal, string letter, Attachment? file) => new()
    {
        Branch = branch, GuestUnit = unit, Purpose = purpose, Letter = new(letter, unit, On(day).AddDays(-7), guests, file), ReceivedOn = On(day), LeftOn = On(day), GuestCount = guests, CompanionCount = companions, Place = Canteen,
        Meals = [new(On(day), MealKind.WorkingMeal, guests + companions, meal, "机关食堂")], Charges = [new(ChargeKind.Meals, guests, guests * 40m, null)], ProvidedItems = [], Attachments = file is null ? [] : [file],
    };

    private void Apply(string who, string moment, string label, ApplyReceptionInput input) =>
        stage.Act(who, moment, label, async (s, ct) => (await applying.ApplyReception(input with { IdempotencyKey = s.Key }, s.Desk, s.Nodes, norms, s.Views, ct)).Errors);

    private void Approve(string label, params IReadOnlyList<(string Who, string Moment)> steps)
    {
        foreach (var (who, moment) in steps)
            stage.Act(who, moment, label, async (s, ct) => (await applying.ApproveReceptionStep(new(Of(label), null, "同意", s.Key), s.Desk, norms, s.Views, ct)).Errors);
    }

    private void Record(string who, string moment, string label, string day, int guests, int companions, decimal meal, string invoice, string signer) =>
        stage.Act(who, moment, label, async (s, ct) => (await listing.RecordReception(new()
        {
            Id = Of(label), HeadCount = guests, GuestCount = guests, CompanionCount = companions, ReceivedOn = On(day), Place = Canteen, Meals = [new(On(day), MealKind.WorkingMeal, guests + companions, meal, "机关食堂")],
            Charges = [new(ChargeKind.Meals, guests, guests * 40m, null)], ProvidedItems = [], Invoices = [new(invoice, meal, null)], Attachments = [], CountersignedBy = signer, IdempotencyKey = s.Key,
        }, s.Desk, norms, s.Views, ct)).Errors);
}
