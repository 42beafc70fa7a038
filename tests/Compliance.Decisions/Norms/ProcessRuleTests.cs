using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Norms.Said;

namespace Compliance.Decisions.Norms;

public sealed class ProcessRuleTests
{
    private static Facts Trip(string? begun, string? final) => Judging.Facts(Facts.Activity,
        (Fact.BegunAt, begun is null ? null : Judging.At(begun)), (Fact.FinalApprovedAt, final is null ? null : Judging.At(final)), (Fact.Held, begun is not null));

    [Theory]
    [InlineData("2017-04-18T00:00:00+02:00", "2017-04-18T00:00:00+02:00", Pass)]
    [InlineData("2017-04-17T23:59:59+02:00", "2017-04-18T00:00:00+02:00", Fail)]
    [InlineData("2017-04-18T00:30:00+02:00", "2017-04-17T23:45:00+01:00", Fail)]   // the instants decide, not the written hours
    [InlineData("2017-04-18T00:30:00+02:00", "2017-04-17T23:15:00+01:00", Pass)]
    [InlineData("2017-04-18T00:00:00+02:00", null, Unknown)]
    public void What_begins_before_its_final_approval_begins_too_early(string begun, string? final, string outcome) => Trip(begun, final).By("process.begun-before-approval").Is(outcome);

    [Fact] public void What_has_not_begun_cannot_have_begun_too_early() => Assert.Null(Trip(null, "2017-04-18T00:00:00+02:00").By("process.begun-before-approval"));
    [Fact] public void What_is_held_with_no_approval_fails_by_that_clause_alone() => Assert.Equal(["process.held-without-approval"], Judging.Book.Judge(Trip("2017-04-18T00:00:00+02:00", null)).Where(f => f.Outcome == FindingOutcome.Fail).Select(f => f.Clause));
    [Fact] public void What_is_held_with_an_approval_passes() => Trip("2017-04-18T00:00:00+02:00", "2017-04-01T00:00:00+02:00").By("process.held-without-approval").Is(Pass);

    [Theory]
    [InlineData("2018-01-02T10:00:00+01:00", "2018-01-02T10:00:00+01:00", Pass)]
    [InlineData("2018-01-02T10:00:00+01:00", "2018-01-02T10:00:01+01:00", Fail)]
    [InlineData("2018-01-02T10:00:00+01:00", null, Fail)]
    public void Money_leaves_only_after_the_final_approval(string paid, string? final, string outcome) =>
        Judging.FundUse((Fact.PaidAt, Judging.At(paid)), (Fact.FinalApprovedAt, final is null ? null : Judging.At(final))).By("process.paid-without-approval").Is(outcome);

    [Fact] public void What_is_not_paid_is_not_asked_for_its_approval() => Assert.Null(Judging.FundUse().By("process.paid-without-approval"));

    [Theory]
    [InlineData(1000, 1000, Pass, "1,000 ≤ 1,000"), InlineData(1000.01, 1000, Fail, "1,000.01 > 1,000")]
    public void Spending_keeps_to_the_approval_to_the_cent(double spent, int approved, string outcome, string arithmetic) =>
        Judging.Facts(Facts.Activity, (Fact.SpentAmount, (decimal)spent), (Fact.ApprovedAmount, approved)).By("process.spent-over-approved").Is(outcome, arithmetic);

    [Fact] public void Spending_without_a_known_approval_is_unknown() => Judging.Facts(Facts.Activity, (Fact.SpentAmount, 1)).By("process.spent-over-approved").Misses(Fact.ApprovedAmount);

    [Theory]
    [InlineData(100, 100, Pass), InlineData(100.01, 100, Fail)]
    public void A_use_keeps_to_its_budget_line(double amount, int available, string outcome) => Judging.FundUse((Fact.Amount, (decimal)amount), (Fact.BudgetAvailable, available)).By("process.over-budget").Is(outcome);

    [Theory]
    [InlineData("2025-07-10", Pass, "2025-07-10 − 2025-06-10 = 30; 30 ≤ 30"), InlineData("2025-07-11", Fail, "2025-07-11 − 2025-06-10 = 31; 31 > 30"), InlineData("2025-06-01", Pass, null)]
    public void A_claim_follows_within_thirty_days(string claimed, string outcome, string? arithmetic) =>
        Judging.FundUse((Fact.ClaimedOn, DateOnly.Parse(claimed, null)), (Fact.EndedOn, new DateOnly(2025, 6, 10))).By("process.late-claim").Is(outcome, arithmetic);

    [Fact] public void An_invoice_pays_once() => Judging.FundUse((Fact.InvoicesUsedBefore, new[] { "3100-00123" })).By("process.duplicate-invoice").Is(Fail);
    [Fact] public void A_fresh_invoice_passes() => Judging.FundUse((Fact.InvoicesUsedBefore, Array.Empty<string>())).By("process.duplicate-invoice").Is(Pass);
    [Fact] public void An_invoice_nobody_looked_up_is_unknown() => Judging.FundUse().By("process.duplicate-invoice").Misses(Fact.InvoicesUsedBefore);

    private static Facts Claim(decimal amount, params (string On, decimal Amount)[] others) => Judging.Facts(Facts.FundUse, new DateOnly(2025, 6, 20), (Fact.Amount, amount), (Fact.Payee, "甲公司"),
        (Fact.SamePayeeClaims, others.Select((o, i) => Judging.Row(("id", $"fund-use/{i}"), ("amount", o.Amount), ("on", DateOnly.Parse(o.On, null)))).ToList()));

    [Fact] public void Two_claims_that_come_to_the_threshold_are_not_split() => Claim(4000, ("2025-06-10", 6000)).By("process.split-claims").Is(Pass, "6,000 + 4,000 = 10,000; 10,000 ≤ 10,000");
    [Fact] public void Two_claims_that_come_to_a_cent_more_are() => Claim(4000.01m, ("2025-06-10", 6000)).By("process.split-claims").Is(Fail, "6,000 + 4,000.01 = 10,000.01; 10,000.01 > 10,000");
    [Fact] public void The_fifteenth_day_still_counts() => Claim(9000, ("2025-06-05", 9000)).By("process.split-claims").Is(Fail);
    [Fact] public void The_sixteenth_day_does_not() => Claim(9000, ("2025-06-04", 9000)).By("process.split-claims").Is(Pass);
    [Fact] public void A_claim_that_took_the_long_route_itself_is_no_part_of_a_split() => Claim(4000, ("2025-06-10", 10000)).By("process.split-claims").Is(Pass);
    [Fact] public void A_claim_at_the_threshold_is_not_split_below_it() => Claim(10000, ("2025-06-10", 9000)).By("process.split-claims").Is(Pass);
    [Fact] public void Claims_before_and_after_do_not_add_up_over_twice_the_window() => Claim(4000, ("2025-06-06", 3500), ("2025-07-04", 3500)).By("process.split-claims").Is(Pass);
    [Fact]
    public void Papers_handed_in_months_later_hide_no_split()
    {
        var claim = Claim(9000, ("2025-06-19", 9000));
        var late = claim with { Values = new Dictionary<string, object?>(claim.Values) { [Fact.ClaimedOn] = new DateOnly(2025, 9, 1) } };
        late.By("process.split-claims").Is(Fail);
    }

    [Fact] public void Claims_nobody_looked_up_are_unknown() => Judging.FundUse((Fact.Amount, 1)).By("process.split-claims").Misses(Fact.SamePayeeClaims);

    [Theory]
    [InlineData("person/a", Fail), InlineData("person/c", Pass)]
    public void Nobody_approves_his_own(string submitter, string outcome) => Judging.FundUse((Fact.SubmittedBy, submitter), (Fact.ApprovedBy, new[] { "person/b", "person/a" })).By("process.self-approval").Is(outcome);

    [Fact] public void A_waiver_is_not_noted_where_there_is_none() => Assert.DoesNotContain(Judging.Book.Judge(Judging.FundUse()), f => f.Clause == "process.waiver");
}
