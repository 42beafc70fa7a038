using System.Text.Json;
using Compliance.Discipline;
using Compliance.Kernel;
using Compliance.Norms;
using static Compliance.Host.Demo.DemoStage;

namespace Compliance.Host.Demo;

/// <summary>What the joint meeting resolved as a norm, and what became of the violations.</summary>
internal sealed class DemoOversight(DemoStage stage, NormBook book)
{
    private readonly NormMutations norms = new();
    private readonly ViolationMutations violations = new();

    public void Enter()
    {
        MealStandard();
        var club = DemoReceptions.Of("club");
        Explain("branch", "2025-08-01 10:00", club, "reception.forbidden-item", "对方自带酒水，接待人员未予劝阻。");
        Explain("head", "2025-08-01 15:00", club, "reception.companions", "临时增加两名学科带头人陪同。");
        Explain("branch", "2025-08-01 10:30", club, "reception.day-off", "对方周六返程，接待时间由对方行程决定，有往来函件。");
        Confirm("2025-08-06 10:00", club, "reception.forbidden-item", "违反工作餐不得饮酒的规定，情况属实。");
        Confirm("2025-08-06 10:10", club, "reception.forbidden-venue", null);
        Dismiss("2025-08-06 10:20", club, "reception.day-off", "对方公函载明周六返程，属合理安排。");
        stage.Act("discipline", "2025-08-22 10:00", "rectify-drink", async (s, ct) => (await violations.RectifyViolation(
            new(Violation.Id(club, "reception.forbidden-item"), "费用由当事人退缴，分会通报批评，组织学习典型案例。", 2_360m, null, s.Key), s.Desk, s.Nodes, ct)).Errors);

        var paper = DemoFundUses.Of("use-paper");
        stage.Act("discipline", "2025-04-02 10:00", "refer-paper", async (s, ct) => (await violations.ReferViolation(
            new(Violation.Id(paper, "process.self-approval"), "经办人自批自付，需进一步核实资金去向。", null, s.Key), s.Desk, s.Nodes, ct)).Errors);
        Explain("gp-officer", "2025-04-01 10:00", paper, "process.paid-without-approval", "义诊急用，先行垫付，事后补签。");

        var lushan = DemoActivities.Of("neurology-lushan");
        Explain("neurology-head", "2025-09-24 10:00", lushan, "meeting.scenic-area", "原定宾馆检修，临时更换地点。");
        Confirm("2025-09-28 10:00", lushan, "meeting.scenic-area", "庐山属明令禁止开会的风景名胜区，更换地点未报批。");
        Confirm("2025-09-28 10:10", lushan, "process.begun-before-approval", null);
        Explain("pediatrics-officer", "2025-09-02 10:00", DemoActivities.Of("pediatrics-quality"), "meeting.days", "分组检查与会议合并举行。");
    }

    /// <summary>There is no national figure for a working meal; the joint meeting of 9 June 2025 set the association's own.</summary>
    private void MealStandard()
    {
        const string label = "meal-standard";
        stage.Act("clerk", "2025-06-09 18:00", label, async (s, ct) => (await norms.DraftNormPack(new(
            new("滨江市医学会公务接待工作餐标准", "Working meals of the Binjiang City Medical Association"), NormLayer.Association,
            [new ClauseInput("reception.meal-standard", new("工作餐人均标准", "Money per head and meal"), Amount(), Severity.Warn, new([JudgedKind.Reception]), "2025年6月9日党政联席会议决议第4项",
                ViolationClass.B2a, new("工作餐每人每餐不超过80元。", "A working meal costs at most 80 yuan a head."))],
            Basis: ["2025年6月9日党政联席会议决议"], IdempotencyKey: s.Key), s.Desk, s.Nodes, book, ct)).Errors);
        stage.Act("leader", "2025-06-09 18:30", label, async (s, ct) => (await norms.AdoptNormPack(
            new(Id(NormPack.Kind, label), "2025年6月9日党政联席会议决议第4项", On("2025-06-10"), null, s.Key), s.Desk, s.Nodes, book, ct)).Errors);
    }

    private static JsonElement Amount()
    {
        using var rule = JsonDocument.Parse("""{"type":"amountPerHead","amount":80}""");
        return rule.RootElement.Clone();
    }

    private void Explain(string who, string moment, string subject, string clause, string text) =>
        stage.Act(who, moment, "explain-" + subject + clause, async (s, ct) => (await violations.ExplainViolation(new(Violation.Id(subject, clause), text, null, s.Key), s.Desk, s.Nodes, ct)).Errors);

    private void Confirm(string moment, string subject, string clause, string? note) =>
        stage.Act("discipline", moment, "confirm-" + subject + clause, async (s, ct) => (await violations.ConfirmViolation(new(Violation.Id(subject, clause), note, s.Key), s.Desk, s.Nodes, ct)).Errors);

    private void Dismiss(string moment, string subject, string clause, string reason) =>
        stage.Act("discipline", moment, "dismiss-" + subject + clause, async (s, ct) => (await violations.DismissViolation(new(Violation.Id(subject, clause), reason, s.Key), s.Desk, s.Nodes, ct)).Errors);
}
