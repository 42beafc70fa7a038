using Compliance.Funds;
using static Compliance.Host.Demo.DemoStage;

namespace Compliance.Host.Demo;

/// <summary>The annual budgets from 2025 on, and the income of that year.</summary>
internal static class DemoBudgets
{
    private static readonly (string Line, string Title, decimal Branch, decimal Department)[] Lines =
    [
        ("meetings", "会议费", 60_000m, 40_000m),
        ("training", "培训费", 180_000m, 30_000m),
        ("conferences", "学术年会", 320_000m, 20_000m),
        ("activities", "调研与其他活动", 50_000m, 30_000m),
        ("receptions", "公务接待费", 8_000m, 20_000m),
    ];

    public static void Enter(DemoStage stage, DateOnly today)
    {
        // Whoever looks years later can still plan, this year and from the last weeks on the next.
        foreach (var year in Enumerable.Range(2025, Math.Max(2026, today.AddDays(37).Year) - 2024))
            foreach (var branch in DemoCast.Branches)
                foreach (var (line, title, ofBranch, ofDepartment) in Lines)
                    stage.Act("finance", year > 2026 ? $"{year - 1}-11-25 09:30" : $"{year}-01-06 09:30", $"budget-{branch.Slug}-{year}-{line}", async (s, ct) => (await new BudgetMutations().AllocateBudget(
                        new("branch/" + branch.Slug, year, line, title, branch.Kind == Organization.BranchKind.Branch ? ofBranch : ofDepartment, null, $"{year}年度预算，经理事会审议通过", s.Key), s.Desk, s.Nodes, ct)).Errors);

        stage.Act("finance", "2025-03-12 15:00", "adjust-pediatrics", async (s, ct) => (await new BudgetMutations().AdjustBudget(
            new("budget/pediatrics/2025/meetings", 90_000m, "增办全市儿科质控会议，党政联席会议 2025-03-10 同意", s.Key), s.Desk, ct)).Errors);
        stage.Act("finance", "2025-04-15 10:00", "transfer-neurology", async (s, ct) => (await new BudgetMutations().TransferBudget(
            new("budget/neurology/2025/activities", "budget/neurology/2025/meetings", 20_000m, "科普活动改为专题会议", s.Key), s.Desk, ct)).Errors);
        stage.Act("finance", "2025-04-16 10:00", "overdraw-attempt", async (s, ct) => (await new BudgetMutations().TransferBudget(
            new("budget/nursing/2025/receptions", "budget/nursing/2025/meetings", 80_000m, "调剂使用", s.Key), s.Desk, ct)).Errors, refused: "BUDGET_OVERDRAWN");

        Income(stage, "2025-05-20 11:00", "income-fees", "branch/cardiology", IncomeKind.Fee, 52_000m, "2025-05-19", "2025年心血管病学术年会注册费（汇总）", "2025年学术年会注册费", null, "JZ-2025-0518");
        Income(stage, "2025-05-09 11:00", "income-sponsorship", "branch/cardiology", IncomeKind.Sponsorship, 30_000m, "2025-05-08", "江城医疗器械有限公司", "学术年会布展与资料印制", "XZ-2025-017", "JZ-2025-0503");
        Income(stage, "2025-09-03 11:00", "income-donation", "branch/general-practice", IncomeKind.Donation, 100_000m, "2025-09-02", "滨江慈善总会", "基层全科医生培养", null, "JZ-2025-0902");
    }

    private static void Income(DemoStage stage, string moment, string label, string branch, IncomeKind kind, decimal amount, string received, string payer, string purpose, string? contract, string voucher) =>
        stage.Act("finance", moment, label, async (s, ct) => (await new IncomeMutations().RecordIncome(
            new(branch, kind, amount, On(received), new FundPartyInput(PartyKind.Company, payer, null, null, null), purpose, null, contract, voucher, null, s.Key), s.Desk, s.Nodes, new NoVault(), ct)).Errors);

    /// <summary>Companies pay here; a name that would go to the vault is a fault of the script.</summary>
    private sealed class NoVault : Kernel.IPeopleVault
    {
        public ValueTask<IReadOnlyDictionary<string, Kernel.PersonalData>> Get(string tenant, IReadOnlyList<string> ids, CancellationToken ct) => throw new InvalidOperationException("The payer is a company.");
        public ValueTask<Kernel.PersonalData?> Unseal(string tenant, string id, CancellationToken ct) => throw new InvalidOperationException("The payer is a company.");
        public void Changed(string tenant, IEnumerable<string> ids) { }
    }
}
