using Compliance.Activities;
using Compliance.Funds;
using Compliance.Host.Commands;
using Compliance.Kernel;
using Xunit;
using static Compliance.Scenarios.Funds.FundsFixture;
using Held = Compliance.Activities.Commitment;

namespace Compliance.Scenarios.Funds;

public sealed class FundUseLifeTests(FundsFixture funds) : IClassFixture<FundsFixture>
{
    private static readonly string Scan = new('c', 64);

    [Fact]
    public async Task From_the_draft_to_the_settlement_the_books_follow()
    {
        await funds.Allocate("life", 10_000);
        var input = Claim("life", 4_000, "25312000000000000001", Scan);
        var draft = (await funds.Making.DraftFundUse(input, funds.Desk(Officer), funds.Nodes(Officer), funds.Vault, default)).FundUse!;
        Assert.Equal((FundUseStatus.Draft, Branch), (draft.Status, draft.Branch));
        var submitted = (await funds.Submit(Empty with { Id = draft.Id })).FundUse!;
        Assert.Equal((FundUseStatus.Submitted, Role.Secretariat, 3), (submitted.Status, submitted.WaitingFor, submitted.Findings.Count));
        await funds.Approve(draft.Id, Clerk);
        Assert.Equal("RETURN_ME", Reason(await funds.Checking.ReturnFundUse(new(draft.Id, "RETURN_ME", null), funds.Desk(Accountant), funds.Nodes(Accountant), default)));
        Assert.Equal(2, (await funds.Submit(input with { Id = draft.Id, Title = "讨论会费用（补正）" })).FundUse!.Round);
        await funds.Approve(draft.Id, Clerk);
        Assert.Equal(4_000, (await funds.Approve(draft.Id, Accountant)).FundUse!.ApprovedAmount);
        Assert.Equal((4_000m, 6_000m), Sums(await funds.Budget("life")));

        Assert.Null((await funds.Checking.RequestPayment(new(draft.Id, null, null), funds.Desk(Officer), funds.Nodes(Officer), default)).Errors);
        Assert.Equal("PAID_OVER_APPROVED", Code(await Pay(draft.Id, 4_000.01m)));
        var paid = await Pay(draft.Id, 3_800);
        Assert.Equal((FundUseStatus.Paid, 3_800m), (paid.FundUse!.Status, paid.FundUse.PaidAmount));
        var budget = await funds.Budget("life");
        Assert.Equal((200m, 3_800m), (budget.Committed, budget.Spent));

        var settled = (await funds.Checking.SettleFundUse(new(draft.Id, [new(1, 3_500)], null), funds.Desk(Accountant), funds.Views, funds.Nodes(Accountant), funds.Norms, default)).FundUse!;
        Assert.Equal((4_000m, 3_500m, 3_800m, 200m, 300m), (settled.Settlement!.Estimate, settled.Settlement.Actual, settled.Settlement.Paid, settled.Settlement.Released, settled.Settlement.Refunded));
        budget = await funds.Budget("life");
        Assert.Equal((0m, 3_500m, 6_500m), (budget.Committed, budget.Spent, budget.Available));
    }

    [Fact]
    public async Task A_claim_of_an_activity_is_paid_from_what_the_activity_holds()
    {
        var budget = (await funds.Allocate("linked", 10_000)).Id;
        var activity = await Activity(budget, 9_000);
        var claim = await funds.PreChecked(Claim("linked", 5_000, "25312000000000000002", linked: activity));
        Assert.Null((await funds.Approve(claim.Id, Accountant)).Errors);
        Assert.Equal((9_000m, 1_000m), Sums(await funds.Budget("linked")));
        Assert.Equal(4_000, (await funds.Views.Get(Compliance.Funds.Commitment.Kind.View, Compliance.Funds.Commitment.IdOf(budget, activity), null, default))!.Open);
        // Sent back after its approval, the money returns to the activity and not to the budget.
        Assert.Null((await funds.Checking.ReturnFundUse(new(claim.Id, "账号错误", null), funds.Desk(Cashier), funds.Nodes(Cashier), default)).Errors);
        Assert.Equal((9_000m, 1_000m), Sums(await funds.Budget("linked")));
        Assert.Equal(9_000, (await funds.Views.Get(Compliance.Funds.Commitment.Kind.View, Compliance.Funds.Commitment.IdOf(budget, activity), null, default))!.Open);
    }

    [Fact]
    public async Task The_live_check_says_what_a_submission_would_hear_and_stores_nothing()
    {
        await funds.Allocate("check", 1_000);
        Assert.Null((await funds.Submit(Claim("check", 100, "25312000000000000003", new string('d', 64)))).Errors);
        var known = await funds.Named();
        var input = Claim("check", 1_001, "25312000000000000004", new string('d', 64)) with { Payee = new(PartyKind.Person, "李四", null, "6222021234567890123", null) };
        var findings = await funds.Making.CheckFundUse(input, funds.Desk(Officer), funds.Views, funds.Nodes(Officer), funds.Norms, default);
        Assert.Equal(["process.over-budget", "process.duplicate-invoice"], findings.Where(f => f.Stops).Select(f => f.Clause));
        Assert.Equal(known, await funds.Named());
        var refused = Assert.IsType<NormStopError>(Assert.Single((await funds.Submit(input)).Errors!));
        Assert.Equal(["process.over-budget", "process.duplicate-invoice"], refused.Findings.Select(f => f.Clause));
        Assert.Equal("BUDGET_UNKNOWN", (await Assert.ThrowsAsync<BadRequestException>(() => funds.Making.CheckFundUse(Claim("nowhere", 1, "25312000000000000005"), funds.Desk(Officer), funds.Views, funds.Nodes(Officer), funds.Norms, default))).Code);
    }

    [Fact]
    public async Task Under_the_policy_WARN_an_overdraw_passes_as_a_finding()
    {
        await funds.Allocate("warned", 100, OverdrawPolicy.Warn);
        var claim = await funds.PreChecked(Claim("warned", 150, "25312000000000000006"));
        Assert.Equal(["process.over-budget"], claim.FailedClauses);
        Assert.Null((await funds.Approve(claim.Id, Accountant)).Errors);
        Assert.Equal(-50, (await funds.Budget("warned")).Available);
    }

    [Fact]
    public async Task A_withdrawn_claims_invoice_may_be_used_again()
    {
        await funds.Allocate("again", 1_000);
        var input = Claim("again", 100, "25312000000000000007", new string('e', 64));
        var first = (await funds.Submit(input)).FundUse!;
        Assert.Equal("NORM_STOP", Code(await funds.Submit(input)));
        Assert.Null((await funds.Making.WithdrawFundUse(new(first.Id, "重复", null), funds.Desk(Officer), funds.Nodes(Officer), default)).Errors);
        Assert.Null((await funds.Submit(input)).Errors);
    }

    [Fact]
    public async Task Many_small_claims_of_one_payee_are_seen_together()
    {
        await funds.Allocate("split", 10_000);
        for (var i = 0; i < 2; i++) Assert.Null((await funds.Submit(Claim("split", 100, $"2531200000000000001{i}", payee: "同一公司（上海）"))).Errors);
        var third = Assert.IsType<NormStopError>(Assert.Single((await funds.Submit(Claim("split", 100, "25312000000000000019", payee: "同一公司(上海) "))).Errors!));
        Assert.Equal("process.split-claims", Assert.Single(third.Findings).Clause);
    }

    [Fact]
    public async Task What_belongs_to_another_branch_is_not_there()
    {
        await funds.Allocate("private", 1_000);
        var claim = (await funds.Submit(Claim("private", 100, "25312000000000000020"))).FundUse!;
        var stranger = new Actor("t", "person/stranger", new HashSet<Role> { Role.BranchOfficer }, new HashSet<string> { "branch/surgery" });
        Assert.Equal("NOT_FOUND", Code(await funds.Making.WithdrawFundUse(new(claim.Id, null, null), funds.Desk(stranger), funds.Nodes(stranger), default)));
        Assert.Equal("NOT_ALLOWED", Code(await funds.Submit(Claim("private", 100, "25312000000000000021"), by: stranger)));
        Assert.Equal("NOT_FOUND", Code(await funds.Submit(Empty with { Id = claim.Id }, by: stranger)));
        Assert.Empty((await new FundsQueries().FundUses(50, null, null, null, null, null, null, funds.Desk(stranger), funds.Views, default)).Nodes);
        foreach (var id in new[] { "fund-use/none", "budget/cardiology/2025/private", "", "x" })
            Assert.Equal("NOT_FOUND", Code(await funds.Approve(id, Clerk)));
    }

    [Fact]
    public async Task Names_of_people_and_account_numbers_are_in_no_event()
    {
        await funds.Allocate("person", 1_000);
        var input = Claim("person", 100, "25312000000000000022") with { Payee = new(PartyKind.Person, "王小明", null, "6222 0212 3456 7890 999", "工商银行") };
        var row = (await funds.Submit(input)).FundUse!;
        Assert.Equal("王小明", (await funds.Vault.Get("t", [row.PayTo!.Person!], default))[row.PayTo.Person!].Name);
        foreach (var e in await funds.Store.ReadStreamAsync("t", row.Id, new EventStore.StreamRange(), default))
        {
            var json = System.Text.Json.JsonSerializer.Serialize(e.Data, e.Data.GetType(), new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            Assert.DoesNotContain("王小明", json);
            Assert.DoesNotContain("62220212", json);
        }
    }

    [Fact]
    public async Task The_books_of_a_year_add_up_branch_by_branch()
    {
        await funds.Allocate("books", 2_000);
        var before = Assert.Single(await new FundsQueries().GetBooks(2025, null, funds.Desk(Accountant), funds.Views, default), b => b.BranchId == Branch);
        var income = new RecordIncomeInput(Branch, IncomeKind.Donation, 300, new DateOnly(2025, 6, 1), new(PartyKind.Person, "赵捐", null, null, null), "捐赠", null, null, null, null, null);
        var recorded = (await new IncomeMutations().RecordIncome(income, funds.Desk(Accountant), funds.Nodes(Accountant), funds.Vault, default)).Income!;
        var claim = await funds.PreChecked(Claim("books", 500, "25312000000000000023"));
        await funds.Approve(claim.Id, Accountant);
        var after = Assert.Single(await new FundsQueries().GetBooks(2025, null, funds.Desk(Accountant), funds.Views, default), b => b.BranchId == Branch);
        Assert.Equal((300m, 500m, -500m), (after.Income - before.Income, after.Committed - before.Committed, after.Available - before.Available));
        Assert.Null((await new IncomeMutations().ReverseIncome(new(recorded.Id, "登记错误", null), funds.Desk(Accountant), default)).Errors);
        Assert.Equal(before.Income, Assert.Single(await new FundsQueries().GetBooks(2025, null, funds.Desk(Accountant), funds.Views, default), b => b.BranchId == Branch).Income);
    }

    [Fact]
    public async Task The_facts_of_history_are_read_back_for_a_replay()
    {
        await funds.Allocate("history", 1_000);
        var claim = await funds.PreChecked(Claim("history", 100, "25312000000000000024"));
        await funds.Approve(claim.Id, Accountant);
        var facts = new List<Facts>();
        await foreach (var f in new FundUseHistory(new ViewsOf(funds.Tenants)).Read("t", new DateOnly(2025, 6, 5), new DateOnly(2025, 6, 5), default)) facts.Add(f);
        var own = Assert.Single(facts, f => f.Subject == claim.Id);
        Assert.Equal((100m, 100m, "person/officer"), (own.Number(Fact.Amount), own.Number(Fact.ApprovedAmount), own.Word(Fact.SubmittedBy)));
        Assert.Equal(["person/clerk", "person/accountant"], own.Words(Fact.ApprovedBy));
        await foreach (var f in new FundUseHistory(new ViewsOf(funds.Tenants)).Read("t", new DateOnly(2024, 1, 1), new DateOnly(2025, 6, 4), default)) Assert.Fail(f.Subject);
    }

    [Fact]
    public async Task A_claim_is_found_by_the_file_of_its_invoice_whatever_number_stands_beside_it()
    {
        await funds.Allocate("scan", 1_000);
        var file = new string('f', 64);
        var claim = (await funds.Submit(Claim("scan", 100, "25312000000000000025", file))).FundUse!;
        var where = new Dictionary<string, object?> { ["files"] = new Dictionary<string, object?> { ["contains"] = file } };
        Assert.Equal([claim.Id], (await new FundsQueries().FundUses(50, null, null, null, where, null, null, funds.Desk(Officer), funds.Views, default)).Nodes.Select(f => f.Id));
        FundInvoice[] renumbered = [claim.Invoices[0] with { Number = "25312000000000000026" }];
        var used = await InvoiceBook.UsedByOthers(funds.Views, renumbered, default);
        Assert.Equal(["25312000000000000026"], used("fund-use/other", renumbered));
        Assert.Empty(used(claim.Id, renumbered));
    }

    private static readonly FundUseInput Empty = new(null, null, null, null, null, null, null, null, null, null, null, null);

    private async Task<string> Activity(string budget, decimal amount)
    {
        var desk = funds.Desk(Accountant);
        var id = desk.NewId(PlannedActivity.Kind);
        var plan = new ActivityPlan { Branch = Branch, Type = ActivityType.Meeting, Title = "讨论会" };
        var outcome = await desk.Handle(PlannedActivity.Kind, id, null, id, (_, _) => ValueTask.FromResult(
            Decision.Accept(new ActivityDrafted(plan, "person/officer", null), new ActivityApproved(desk.Now, amount, [new Held(budget, amount)], null))), default);
        Assert.Null(outcome.Refusal);
        return id;
    }

    private Task<FundUsePayload> Pay(string id, decimal amount) =>
        funds.Checking.RecordPayment(new(id, amount, null, "v-1", null), funds.Desk(Cashier), funds.Views, funds.Nodes(Cashier), funds.Norms, default);

    private static (decimal Committed, decimal Available) Sums(BudgetRow row) => (row.Committed, row.Available);
    private static string? Code(FundUsePayload payload) => payload.Errors?.Single().Code;
    private static string? Reason(FundUsePayload payload) => payload.FundUse?.Reason ?? Code(payload);
}
