using Compliance.Funds;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Funds.Sample;

namespace Compliance.Decisions.Funds;

public sealed class FundUseFactsTests
{
    [Fact]
    public void What_is_not_known_is_not_stated()
    {
        var facts = new FundUseFacts("fund-use/1", null, new(2025, 6, 5)) { PaidAt = Now }.Build();
        Assert.Equal([Fact.PaidAt], facts.Values.Keys);
        Assert.Equal((Facts.FundUse, "fund-use/1", null), (facts.Kind, facts.Subject, facts.Branch));
    }

    [Fact]
    public void A_claim_states_its_own_facts()
    {
        var facts = FundUseFacts.Of("fund-use/1", Branch, Claim with { Attachments = [new(new string('b', 64), "签到表", "SIGN_IN_SHEET")] }).Build();
        Assert.Equal((5000m, 5000m, new DateOnly(2025, 6, 5), "湖滨宾馆"), (facts.Number(Fact.Amount), facts.Number(Fact.InvoiceAmount), facts.Day(Fact.EndedOn), facts.Word(Fact.Payee)));
        Assert.Equal(["SIGN_IN_SHEET", "INVOICE"], facts.Words(Fact.Documents));
        Assert.Null(facts.Number(Fact.BudgetAvailable));
    }

    [Fact]
    public void The_tightest_budget_says_how_much_a_claim_may_ask()
    {
        // Meetings asks 4,500, training 500.
        Assert.Equal(5_000, FundUseFacts.Within(Claim, new Dictionary<string, decimal> { [Meetings] = 4_500, [Training] = 9_000 }));
        Assert.Equal(4_900, FundUseFacts.Within(Claim, new Dictionary<string, decimal> { [Meetings] = 9_000, [Training] = 400 }));
        Assert.Equal(5_100, FundUseFacts.Within(Claim, new Dictionary<string, decimal> { [Meetings] = 4_600, [Training] = 601 }));
    }

    [Fact]
    public async Task How_severe_an_overdraw_is_the_budgets_own_policy_says()
    {
        var facts = FundUseFacts.Of("fund-use/1", Branch, Claim);
        async Task<Severity> Judged(bool stopsShort) =>
            Assert.Single(await new FundUseInquiry(facts, stopsShort, null).Judge(new Always(Failed("process.over-budget", Severity.Warn)), "t", facts, default)).Severity;
        Assert.Equal(Severity.Stop, await Judged(stopsShort: true));
        Assert.Equal(Severity.Warn, await Judged(stopsShort: false));
    }

    [Fact]
    public void Earlier_claims_are_rows_of_id_amount_and_day()
    {
        var facts = (FundUseFacts.Of("fund-use/1", Branch, Claim) with { SamePayeeClaims = [new("fund-use/0", 4_900, new(2025, 6, 1))] }).Build();
        var row = Assert.Single(facts.Rows(Fact.SamePayeeClaims)!);
        Assert.Equal(("fund-use/0", 4_900m, new DateOnly(2025, 6, 1)), (row["id"], row["amount"], row["on"]));
    }

    private sealed class Always(Finding finding) : INorms
    {
        public ValueTask<IReadOnlyList<Finding>> Judge(string tenant, Facts facts, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Finding>>([finding]);
    }
}
