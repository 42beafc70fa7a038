using Compliance.Discipline;
using Compliance.Kernel;
using static Compliance.Host.Demo.DemoStage;

namespace Compliance.Host.Demo;

/// <summary>Two clues: one that grew from a violation and waits for the leader's word, one that somebody reported under his name.</summary>
internal sealed class DemoClues(DemoStage stage, IOffices offices)
{
    private readonly ClueMutations clues = new();

    public void Enter()
    {
        var paper = Id(Clue.Kind, "clue-paper");
        stage.Act("discipline", "2025-04-03 09:00", "clue-paper", async (s, ct) => (await clues.RegisterClue(new(ClueSource.Supervision, "义诊物资采购由经办人自批自付，付款在前、审批在后，收款方与经办人的关系不明，资金去向需要核实。",
            DisciplineClass.Integrity, OccurredFrom: On("2025-03-01"), OccurredTo: On("2025-03-31"), Branch: "branch/general-practice",
            Violations: [Violation.Id(DemoFundUses.Of("use-paper"), "process.self-approval")], ReferralReason: "另案核实。", IdempotencyKey: s.Key), s.Desk, s.Nodes, ct)).Errors);
        Appoint("2025-04-03 09:20", paper);
        Propose("2025-04-10 10:00", paper, ClueDisposition.Verification, "涉及资金去向，需调取付款凭证和收款方资料。");
        Approve("2025-04-11 15:00", paper);
        stage.Act("discipline", "2025-05-16 16:00", "verify-paper", async (s, ct) => (await clues.ConcludeClueVerification(new(paper, "收款方为义诊用品供应商，与经办人无关联，物资已全部用于义诊；程序倒置属实，未发现谋利。", IdempotencyKey: s.Key), s.Desk, s.Nodes, ct)).Errors);
        Propose("2025-05-19 09:30", paper, ClueDisposition.Close, "反映的资金问题不属实；程序问题已作为违规问题处理，建议了结。");

        var fees = Id(Clue.Kind, "clue-fees");
        stage.Act("discipline", "2025-10-20 10:00", "clue-fees", async (s, ct) => (await clues.RegisterClue(new(ClueSource.Report, "来信反映影像医学分会一次培训班以讲课费名义向未到场人员发放费用。",
            DisciplineClass.Integrity, ViolationClass.B4, On("2025-05-01"), On("2025-05-31"), "branch/imaging", ["person/imaging-head"],
            Reporter: new(true, "石敏行", "演示联系方式 000-0000"), IdempotencyKey: s.Key), s.Desk, s.Nodes, ct)).Errors);
        Appoint("2025-10-20 10:20", fees);
        Propose("2025-10-24 09:00", fees, ClueDisposition.Talk, "反映的事实具体、金额不大，先书面函询。");
        Approve("2025-10-24 16:00", fees);
        stage.Act("discipline", "2025-10-27 09:00", "ask-reporter", async (s, ct) => (await new IdentityMutations().RequestReporterIdentity(
            new(fees, "信中附件不全，需向来信人补充材料。", s.Key), s.Desk, s.Nodes, offices, ct)).Errors);
    }

    private void Appoint(string moment, string clue) =>
        stage.Act("discipline", moment, "appoint-" + clue, async (s, ct) => (await clues.AppointClueHandlers(new(clue, ["person/leader"], "处置意见由会长审批。", s.Key), s.Desk, s.Nodes, offices, ct)).Errors);

    private void Propose(string moment, string clue, ClueDisposition disposition, string reason) =>
        stage.Act("discipline", moment, "propose-" + clue, async (s, ct) => (await clues.ProposeClueDisposition(new(clue, disposition, reason, IdempotencyKey: s.Key), s.Desk, s.Nodes, ct)).Errors);

    private void Approve(string moment, string clue) =>
        stage.Act("leader", moment, "approve-" + clue, async (s, ct) => (await clues.ApproveClueDisposition(new(clue, null, s.Key), s.Desk, s.Nodes, ct)).Errors);
}
