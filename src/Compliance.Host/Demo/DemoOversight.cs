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
        Resolve("meal-standard", new("滨江市医学会公务接待工作餐标准", "Working meals of the Binjiang City Medical Association"), "2025年6月9日党政联席会议决议第4项",
            new("reception.meal-standard", new("工作餐人均标准", "Money per head and meal"), Rule("""{"type":"amountPerHead","amount":80}"""), Severity.Warn, new([JudgedKind.Reception]), "2025年6月9日党政联席会议决议第4项",
                ViolationClass.B2a, new("工作餐每人每餐不超过80元。", "A working meal costs at most 80 yuan a head.")));
        Resolve("own-region", new("滨江市医学会会议地点规定", "Places of meetings of the Binjiang City Medical Association"), "2025年6月9日党政联席会议决议第5项",
            new("meeting.own-region", new("在本市开会", "Meetings within the city"), Rule("""{"type":"ownRegion","region":["滨江","本市"],"approval":"APPROVAL"}"""), Severity.Stop,
                new([JudgedKind.Activity], ["MEETING", "CONFERENCE", "TRAINING", "BRANCH_ELECTION"]), "2025年6月9日党政联席会议决议第5项", ViolationClass.A4, new("会议在本市召开，异地召开须经批准。", "Meetings are held within the city; elsewhere with an approval.")));
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

    /// <summary>What no national rule can fix, a figure for a working meal or which region is its own, the joint meeting of 9 June 2025 set for the association.</summary>
    private void Resolve(string label, LocalText title, string resolution, ClauseInput clause)
    {
        stage.Act("clerk", "2025-06-09 18:00", label, async (s, ct) => (await norms.DraftNormPack(
            new(title, NormLayer.Association, [clause], Basis: ["2025年6月9日党政联席会议决议"], IdempotencyKey: s.Key), s.Desk, s.Nodes, book, ct)).Errors);
        stage.Act("leader", "2025-06-09 18:30", label, async (s, ct) => (await norms.AdoptNormPack(
            new(Id(NormPack.Kind, label), resolution, On("2025-06-10"), null, s.Key), s.Desk, s.Nodes, book, ct)).Errors);
    }

    private static JsonElement Rule(string json)
    {
        using var rule = JsonDocument.Parse(json);
        return rule.RootElement.Clone();
    }

    private void Explain(string who, string moment, string subject, string clause, string text) =>
        stage.Act(who, moment, "explain-" + subject + clause, async (s, ct) => (await violations.ExplainViolation(new(Violation.Id(subject, clause), text, null, s.Key), s.Desk, s.Nodes, ct)).Errors);

    private void Confirm(string moment, string subject, string clause, string? note) =>
        stage.Act("discipline", moment, "confirm-" + subject + clause, async (s, ct) => (await violations.ConfirmViolation(new(Violation.Id(subject, clause), note, s.Key), s.Desk, s.Nodes, ct)).Errors);

    private void Dismiss(string moment, string subject, string clause, string reason) =>
        stage.Act("discipline", moment, "dismiss-" + subject + clause, async (s, ct) => (await violations.DismissViolation(new(Violation.Id(subject, clause), reason, s.Key), s.Desk, s.Nodes, ct)).Errors);
}
