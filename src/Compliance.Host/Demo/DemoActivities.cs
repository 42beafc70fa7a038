using Compliance.Activities;
using Compliance.Kernel;
using Compliance.Norms;
using static Compliance.Host.Demo.DemoStage;

namespace Compliance.Host.Demo;

/// <summary>Activities in every state, and those whose course broke the norms.</summary>
internal sealed class DemoActivities(DemoStage stage, DemoFiles files, INorms norms, NormBook book)
{
    private readonly ActivityPlanning planning = new();
    private readonly ActivityConduct conduct = new();

    public static string Of(string label) => Id(PlannedActivity.Kind, label);

    public void Enter()
    {
        JointMeeting();
        Conference();
        Training();
        Pediatrics();
        Neurology();
        Election();
        TurnedDown();
        UnderWay();
        Waiting();
        Refused();
    }

    /// <summary>党政联席会议, 9 June 2025: the meeting that set the job.</summary>
    private void JointMeeting()
    {
        const string label = "joint-meeting";
        Submit("clerk", "2025-06-03 09:20", label, new()
        {
            Branch = "branch/secretariat", Type = ActivityType.Meeting, Class = ActivityClass.IV, Title = "2025年第六次党政联席会议（通报违规吃喝典型案例、部署精细化管理）",
            Purpose = "通报违规吃喝典型案例；活动审批、经费使用、公务接待实行精细化标准；工作日跟进、周会商、月盘点、挂图销号；听取各部门5月工作汇报和6月计划；研究学术组织换届、会议举办、内部管理和人事事项。",
            Conveys = true, InPlan = true, PlanReference = "2025年会议计划第6项", Venue = new("学会三楼会议室", "滨江", null, PlaceKind.OwnPremises),
            StartsOn = On("2025-06-09"), EndsOn = On("2025-06-09"), ArrivesOn = On("2025-06-09"), DepartsOn = On("2025-06-09"), Participants = 28, Staff = 2,
            LodgingProvided = false, MealsProvided = false, ParticipantsCharged = false, BudgetLines = [new(CostKind.Material, 800m), new(CostKind.Other, 1_000m)],
            ProvidedItems = [], Attachments = [files["joint-notice"]],
        });
        Approve(label, ("secretary-general", "2025-06-03 14:00"), ("secretariat", "2025-06-04 10:00"), ("finance", "2025-06-05 09:40"));
        Start("clerk", "2025-06-09 09:05", label, "2025-06-09 09:00");
        Conclude("clerk", "2025-06-09 17:30", label, new() { Id = Of(label), Participants = 27, Staff = 2, Lines = [new(CostKind.Material, 750m), new(CostKind.Other, 1_000m)],
            Attachments = [files["joint-sign-in"]], Summary = "会议形成决议7项，转督办12项；审议通过公务接待工作餐人均标准。" });
        Settle("clerk", "2025-06-13 10:00", label, [new(CostKind.Material, 750m), new(CostKind.Other, 1_000m)], files["joint-bill"]);
        Archive("secretariat", "2025-06-20 10:00", label);
    }

    private void Conference()
    {
        const string label = "conference-2025";
        Submit("branch", "2025-04-01 10:10", label, new()
        {
            Branch = "branch/cardiology", Type = ActivityType.Conference, Title = "2025年心血管病学学术年会", Purpose = "年度学术交流、青年医师论坛、基层适宜技术推广", InPlan = true, PlanReference = "2025年学术计划第3项",
            Venue = new("滨江国际会议中心", "滨江", null, PlaceKind.ConferenceCentre), StartsOn = On("2025-05-16"), EndsOn = On("2025-05-18"), ArrivesOn = On("2025-05-15"), DepartsOn = On("2025-05-18"),
            Participants = 260, Staff = 18, Experts = 24, LodgingProvided = true, MealsProvided = true, ParticipantsCharged = true,
            BudgetLines = [new(CostKind.Lodging, 60_000m), new(CostKind.Meals, 54_000m), new(CostKind.Venue, 36_000m), new(CostKind.Material, 12_000m), new(CostKind.Transport, 8_000m), new(CostKind.LectureFees, 16_000m)],
            Sponsors = [new(SponsorKind.CoOrganiser, "江城医疗器械有限公司", 30_000m, "会场布展与资料印制", "XZ-2025-017", files["conference-contract"])], ProvidedItems = [], Attachments = [],
        });
        Approve(label, ("head", "2025-04-02 09:00"), ("secretariat", "2025-04-03 15:00"), ("finance", "2025-04-07 11:00"), ("leader", "2025-04-08 16:30"));
        stage.Act("branch", "2025-04-10 10:00", label, async (s, ct) => (await conduct.FileActivity(new(Of(label), "滨江市科学技术协会", "滨科协备〔2025〕18号", On("2025-04-10"), null, s.Key), s.Desk, ct)).Errors);
        Start("branch", "2025-05-16 08:40", label, "2025-05-16 08:30");
        Conclude("branch", "2025-05-19 16:00", label, new() { Id = Of(label), Participants = 246, Attachments = [files["conference-sign-in"]], Summary = "参会246人，交流论文38篇。" });
        Settle("branch", "2025-06-03 10:00", label, [new(CostKind.Lodging, 58_400m), new(CostKind.Meals, 52_100m), new(CostKind.Venue, 36_000m), new(CostKind.Material, 11_600m), new(CostKind.Transport, 7_900m), new(CostKind.LectureFees, 16_000m)]);
        Archive("secretariat", "2025-06-12 09:00", label);
    }

    /// <summary>A training whose lectures cost more and lasted longer than the norms allow.</summary>
    private void Training()
    {
        const string label = "training-2025";
        Submit("branch", "2025-06-10 09:00", label, new()
        {
            Branch = "branch/cardiology", Type = ActivityType.Training, Class = ActivityClass.II, Title = "胸痛中心规范化建设培训班", Purpose = "县级医院胸痛中心骨干培训", InPlan = true, PlanReference = "2025年培训计划第2项",
            Venue = new("滨江医学培训基地", "滨江", null, PlaceKind.Hotel), StartsOn = On("2025-07-10"), EndsOn = On("2025-07-12"), ArrivesOn = On("2025-07-09"), DepartsOn = On("2025-07-12"), Participants = 60, Staff = 4,
            LodgingProvided = true, MealsProvided = true, ParticipantsCharged = false,
            BudgetLines = [new(CostKind.Lodging, 60_000m), new(CostKind.Meals, 24_000m), new(CostKind.Venue, 10_000m), new(CostKind.Other, 3_000m), new(CostKind.LectureFees, 5_500m)],
            Lectures = [new(LecturerTitle.Senior, 4m, 4_000m, 1, "急性胸痛的分层救治", "许教授", "省人民医院"), new(LecturerTitle.AssociateSenior, 3m, 1_500m, 1, "院前急救衔接", "方医生", "市急救中心")], ProvidedItems = [], Attachments = [],
        });
        Approve(label, ("head", "2025-06-10 15:00"), ("secretariat", "2025-06-11 10:00"), ("finance", "2025-06-12 11:00"), ("leader", "2025-06-13 16:00"));
        Start("branch", "2025-07-10 09:00", label, "2025-07-10 08:30");
        Conclude("branch", "2025-07-14 10:00", label, new()
        {
            Id = Of(label), Participants = 66, Lines = [new(CostKind.Lodging, 112_000m), new(CostKind.Meals, 25_600m), new(CostKind.Venue, 10_000m), new(CostKind.Other, 3_000m), new(CostKind.LectureFees, 8_000m)],
            Lectures = [new(LecturerTitle.Senior, 5m, 6_500m, 1, "急性胸痛的分层救治", "许教授", "省人民医院"), new(LecturerTitle.AssociateSenior, 3m, 1_500m, 1, "院前急救衔接", "方医生", "市急救中心")],
            Summary = "因报名超额临时增加房间，专家课时延长。",
        });
    }

    /// <summary>A meeting that grew: more days, more people, more staff than its class allows.</summary>
    private void Pediatrics()
    {
        const string label = "pediatrics-quality";
        Submit("pediatrics-officer", "2025-08-04 09:00", label, new()
        {
            Branch = "branch/pediatrics", Type = ActivityType.Meeting, Class = ActivityClass.III, Title = "全市儿科质量控制工作会议", Purpose = "部署下半年质控检查", Conveys = false, InPlan = true,
            Venue = new("滨江宾馆", "滨江", null, PlaceKind.Hotel), StartsOn = On("2025-08-21"), EndsOn = On("2025-08-22"), ArrivesOn = On("2025-08-20"), DepartsOn = On("2025-08-22"), Participants = 120, Staff = 10,
            LodgingProvided = true, MealsProvided = true, ParticipantsCharged = false, BudgetLines = [new(CostKind.Lodging, 60_000m), new(CostKind.Meals, 30_000m), new(CostKind.Other, 10_000m)], ProvidedItems = [], Attachments = [],
        });
        Approve(label, ("pediatrics-head", "2025-08-04 16:00"), ("secretariat", "2025-08-05 10:00"), ("finance", "2025-08-06 10:00"), ("leader", "2025-08-07 15:00"));
        Start("pediatrics-officer", "2025-08-21 09:00", label, "2025-08-21 08:30");
        Conclude("pediatrics-officer", "2025-08-25 10:00", label, new() { Id = Of(label), EndsOn = On("2025-08-24"), DepartsOn = On("2025-08-24"), Participants = 172, Staff = 26,
            Lines = [new(CostKind.Lodging, 61_000m), new(CostKind.Meals, 29_500m), new(CostKind.Other, 9_000m)], Summary = "增加分组检查两天，各县扩大参会。" });
    }

    /// <summary>A meeting that moved to a scenic area in another city, began three days before its final approval and was dearer than its quota.</summary>
    private void Neurology()
    {
        const string label = "neurology-lushan";
        Submit("neurology-officer", "2025-09-08 10:00", label, new()
        {
            Branch = "branch/neurology", Type = ActivityType.Meeting, Class = ActivityClass.IV, Title = "卒中绿色通道工作研讨会", Purpose = "研讨区域卒中救治流程", Conveys = false, InPlan = true,
            Venue = new("滨江宾馆", "滨江", null, PlaceKind.Hotel), StartsOn = On("2025-09-12"), EndsOn = On("2025-09-12"), ArrivesOn = On("2025-09-12"), DepartsOn = On("2025-09-12"), Participants = 40, Staff = 3,
            LodgingProvided = false, MealsProvided = true, ParticipantsCharged = false, BudgetLines = [new(CostKind.Meals, 5_200m), new(CostKind.Other, 3_000m)], ProvidedItems = [], Attachments = [],
        });
        Approve(label, ("neurology-head", "2025-09-09 09:00"), ("secretariat", "2025-09-10 16:00"), ("finance", "2025-09-15 10:00"));
        Start("neurology-officer", "2025-09-16 09:00", label, "2025-09-12 09:00");
        Conclude("neurology-officer", "2025-09-17 10:00", label, new() { Id = Of(label), Venue = new("牯岭饭店", "九江", "庐山", PlaceKind.Hotel),
            Lines = [new(CostKind.Meals, 12_600m), new(CostKind.Other, 3_000m)], ProvidedItems = [ProvidedItem.Banquet], Summary = "会议地点临时改至庐山。" });
        Settle("neurology-officer", "2025-09-30 10:00", label, [new(CostKind.Meals, 12_600m), new(CostKind.Other, 3_000m)]);
    }

    private void Election()
    {
        const string label = "gp-election";
        Submit("gp-officer", "2025-09-15 10:00", label, new()
        {
            Branch = "branch/general-practice", Type = ActivityType.BranchElection, Title = "全科医学分会第三届委员会换届选举", Purpose = "选举产生第三届委员会", InPlan = true, Venue = new("学会学术厅", "滨江", null, PlaceKind.OwnPremises),
            StartsOn = On("2025-10-18"), EndsOn = On("2025-10-18"), Participants = 85, Staff = 5, LodgingProvided = false, MealsProvided = false, ParticipantsCharged = false, BudgetLines = [new(CostKind.Material, 2_600m)], ProvidedItems = [], Attachments = [],
        });
        Approve(label, ("gp-head", "2025-09-16 10:00"), ("secretariat", "2025-09-17 10:00"), ("vice-president", "2025-09-19 10:00"));
        stage.Act("gp-officer", "2025-09-22 10:00", label, async (s, ct) => (await conduct.FileActivity(new(Of(label), "滨江市民政局", "滨民社备〔2025〕77号", On("2025-09-22"), null, s.Key), s.Desk, ct)).Errors);
        Start("gp-officer", "2025-10-18 14:00", label, "2025-10-18 13:30");
        Conclude("gp-officer", "2025-10-20 09:00", label, new() { Id = Of(label), Participants = 83, Lines = [new(CostKind.Material, 2_480m)], Summary = "应到87人，实到83人，选举有效。" });
    }

    /// <summary>Returned, rejected, withdrawn, called off, and one still a draft.</summary>
    private void TurnedDown()
    {
        var trip = Small("branch/general-practice", ActivityType.StudyTrip, "基层全科建设考察", "2026-11-26", 12, 18_600m) with { InPlan = false };
        Submit("gp-officer", "2026-10-20 10:00", "gp-trip", trip);
        Approve("gp-trip", ("gp-head", "2026-10-21 09:00"));
        stage.Act("secretariat", "2026-10-22 10:00", "gp-trip", async (s, ct) => (await conduct.ReturnActivity(new(Of("gp-trip"), "请补充考察单位的邀请函和每日行程。", s.Key), s.Desk, ct)).Errors);

        Submit("imaging-officer", "2025-11-03 10:00", "imaging-sanya", Small("branch/imaging", ActivityType.Survey, "影像设备使用情况调研（三亚）", "2025-11-20", 9, 32_000m) with { InPlan = false, Venue = new(null, "三亚", null, PlaceKind.Hotel) });
        Approve("imaging-sanya", ("imaging-head", "2025-11-03 15:00"));
        stage.Act("secretariat", "2025-11-04 10:00", "imaging-sanya", async (s, ct) => (await conduct.RejectActivity(new(Of("imaging-sanya"), "与本年度任务无关，且调研地点无对口单位。", s.Key), s.Desk, ct)).Errors);

        Submit("nursing-officer", "2025-10-13 10:00", "nursing-salon", Small("branch/nursing", ActivityType.Publicity, "伤口护理科普沙龙", "2025-11-08", 40, 3_200m));
        stage.Act("nursing-officer", "2025-10-14 09:00", "nursing-salon", async (s, ct) => (await planning.WithdrawActivity(new(Of("nursing-salon"), "与市卫健委活动合并", s.Key), s.Desk, ct)).Errors);

        Submit("pediatrics-officer", "2025-11-10 10:00", "pediatrics-winter", Small("branch/pediatrics", ActivityType.Meeting, "冬季呼吸道疾病会商", "2025-12-05", 30, 2_200m) with { Class = ActivityClass.IV, Conveys = false });
        Approve("pediatrics-winter", ("pediatrics-head", "2025-11-10 15:00"), ("secretariat", "2025-11-11 10:00"), ("finance", "2025-11-12 10:00"));
        stage.Act("pediatrics-officer", "2025-11-28 10:00", "pediatrics-winter", async (s, ct) => (await planning.CancelActivity(new(Of("pediatrics-winter"), "专家因疫情值守无法到会", s.Key), s.Desk, ct)).Errors);

        stage.Act("branch", "2026-11-18 16:00", "cardiology-draft", async (s, ct) => (await planning.DraftActivity(
            new ActivityInput { Branch = "branch/cardiology", Type = ActivityType.Training, Title = "起搏器随访技术培训（草稿）", Class = ActivityClass.III, IdempotencyKey = s.Key }, s.Desk, s.Nodes, ct)).Errors);
    }

    /// <summary>Approved, started, and approved but being amended, with a clause waived by the president.</summary>
    private void UnderWay()
    {
        Submit("imaging-officer", "2026-10-12 10:00", "imaging-conference", Small("branch/imaging", ActivityType.Conference, "2026年影像医学年会", "2026-12-05", 180, 96_000m));
        Approve("imaging-conference", ("imaging-head", "2026-10-13 10:00"), ("secretariat", "2026-10-14 10:00"), ("finance", "2026-10-15 10:00"), ("leader", "2026-10-16 10:00"));

        Submit("nursing-officer", "2026-10-19 10:00", "nursing-training", Small("branch/nursing", ActivityType.Training, "静脉治疗专科护士培训", "2026-11-17", 50, 9_000m) with { Class = ActivityClass.III });
        Approve("nursing-training", ("nursing-head", "2026-10-19 16:00"), ("secretariat", "2026-10-20 10:00"), ("finance", "2026-10-21 10:00"));
        Start("nursing-officer", "2026-11-17 09:10", "nursing-training", "2026-11-17 09:00");

        var meeting = Small("branch/imaging", ActivityType.Meeting, "影像质控年终工作会", "2026-12-11", 45, 3_400m) with { Class = ActivityClass.IV, Conveys = false };
        Submit("imaging-officer", "2026-11-02 10:00", "imaging-meeting", meeting);
        Approve("imaging-meeting", ("imaging-head", "2026-11-02 15:00"), ("secretariat", "2026-11-03 10:00"), ("finance", "2026-11-04 10:00"));
        stage.Act("leader", "2026-11-16 09:00", "imaging-waiver", async (s, ct) => (await new NormMutations().GrantWaiver(
            new(Of("imaging-meeting"), "meeting.people", "市卫健委要求各县影像科负责人全部到会", s.Key), s.Desk, s.Nodes, book, s.History, ct)).Errors);
        stage.Act("imaging-officer", "2026-11-16 10:00", "imaging-meeting", async (s, ct) => (await planning.AmendActivity(
            new() { Id = Of("imaging-meeting"), Participants = 58, Staff = 3, BudgetLines = [new(CostKind.Material, 1_400m), new(CostKind.Other, 2_900m)], Reason = "参会范围扩大到县级医院", IdempotencyKey = s.Key }, s.Desk, norms, ct)).Errors);
    }

    /// <summary>One waiting at every office, for the review queues.</summary>
    private void Waiting()
    {
        Submit("branch", "2026-11-19 10:00", "wait-head", Small("branch/cardiology", ActivityType.Meeting, "心衰管理路径讨论会", "2026-12-18", 26, 1_800m) with { Class = ActivityClass.IV, Conveys = false });
        Submit("branch", "2026-11-17 10:00", "wait-secretariat", Small("branch/cardiology", ActivityType.Publicity, "世界房颤日义诊", "2026-12-20", 60, 4_200m));
        Approve("wait-secretariat", ("head", "2026-11-17 15:00"));
        Submit("pediatrics-officer", "2026-11-12 10:00", "wait-finance", Small("branch/pediatrics", ActivityType.Training, "儿童急救技能培训", "2026-12-10", 40, 7_600m) with { Class = ActivityClass.III });
        Approve("wait-finance", ("pediatrics-head", "2026-11-12 15:00"), ("secretariat", "2026-11-13 10:00"));
        Submit("neurology-officer", "2026-11-09 10:00", "wait-leader", Small("branch/neurology", ActivityType.Conference, "2026年神经病学年会", "2026-12-26", 210, 118_000m));
        Approve("wait-leader", ("neurology-head", "2026-11-10 10:00"), ("secretariat", "2026-11-11 10:00"), ("finance", "2026-11-13 16:00"));
    }

    /// <summary>Attempts that the rules refuse and put on record.</summary>
    private void Refused()
    {
        stage.Act("branch", "2026-11-20 09:00", "wait-head", async (s, ct) => (await conduct.StartActivity(new(Of("wait-head"), null, s.Key), s.Desk, norms, ct)).Errors, refused: "ACTIVITY_NOT_APPROVED");
        Submit("secretariat", "2026-11-16 09:00", "self-approval", Small("branch/nursing", ActivityType.Publicity, "护士节摄影展延展", "2026-12-12", 30, 2_400m));
        Approve("self-approval", ("nursing-head", "2026-11-16 15:00"));
        stage.Act("secretariat", "2026-11-17 09:00", "self-approval", async (s, ct) => (await conduct.ApproveActivityStep(new(Of("self-approval"), null, "同意", s.Key), s.Desk, norms, ct)).Errors, refused: "SELF_APPROVAL");
    }

    /// <summary>A day at the association's own premises, without lodging or meals: within every quota.</summary>
    private static ActivityInput Small(string branch, ActivityType type, string title, string day, int participants, decimal amount) => new()
    {
        Branch = branch, Type = type, Title = title, InPlan = true, Venue = new("学会学术厅", "滨江", null, PlaceKind.OwnPremises), StartsOn = On(day), EndsOn = On(day), ArrivesOn = On(day), DepartsOn = On(day),
        Participants = participants, Staff = Math.Max(2, participants / 20), LodgingProvided = false, MealsProvided = false, ParticipantsCharged = false,
        BudgetLines = type == ActivityType.Training ? [new(CostKind.Venue, decimal.Round(amount * 0.25m, 2)), new(CostKind.Other, decimal.Round(amount * 0.15m, 2)), new(CostKind.LectureFees, amount - decimal.Round(amount * 0.25m, 2) - decimal.Round(amount * 0.15m, 2))]
            : [new(CostKind.Material, decimal.Round(amount * 0.4m, 2)), new(CostKind.Other, amount - decimal.Round(amount * 0.4m, 2))],
        ProvidedItems = [], Attachments = [],
    };

    private void Submit(string who, string moment, string label, ActivityInput input) =>
        stage.Act(who, moment, label, async (s, ct) => (await planning.SubmitActivity(input with { IdempotencyKey = s.Key }, s.Desk, s.Nodes, norms, ct)).Errors);

    private void Approve(string label, params IReadOnlyList<(string Who, string Moment)> steps)
    {
        foreach (var (who, moment) in steps)
            stage.Act(who, moment, label, async (s, ct) => (await conduct.ApproveActivityStep(new(Of(label), null, "同意", s.Key), s.Desk, norms, ct)).Errors);
    }

    private void Start(string who, string moment, string label, string begun) =>
        stage.Act(who, moment, label, async (s, ct) => (await conduct.StartActivity(new(Of(label), At(begun), s.Key), s.Desk, norms, ct)).Errors);

    private void Conclude(string who, string moment, string label, ConcludeActivityInput input) =>
        stage.Act(who, moment, label, async (s, ct) => (await conduct.ConcludeActivity(input with { IdempotencyKey = s.Key }, s.Desk, norms, ct)).Errors);

    private void Settle(string who, string moment, string label, IReadOnlyList<CostLine> lines, params IReadOnlyList<Attachment> attachments) =>
        stage.Act(who, moment, label, async (s, ct) => (await conduct.SettleActivity(new(Of(label), lines, null, attachments, s.Key), s.Desk, norms, ct)).Errors);

    private void Archive(string who, string moment, string label) =>
        stage.Act(who, moment, label, async (s, ct) => (await conduct.ArchiveActivity(new(Of(label), s.Key), s.Desk, ct)).Errors);
}
