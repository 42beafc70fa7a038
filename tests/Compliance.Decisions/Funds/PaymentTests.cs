using Compliance.Funds;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Funds.Sample;

namespace Compliance.Decisions.Funds;

public sealed class PaymentTests
{
    private static Then Pay(string status, decimal amount, DateTimeOffset? at = null, Actor? by = null) =>
        In(status).When(s => PaymentDecisions.Decide(s, new RecordPayment(Now.AddDays(1), by ?? Cashier, amount, at ?? Now.AddHours(1), "v-2", null)));

    private static Then Settle(params decimal[] actuals) => In("Paid").When(s => PaymentDecisions.Decide(s, new SettleFundUse(Now, Accountant, actuals, null)));

    [Fact]
    public void A_payment_in_full_takes_every_budgets_share() =>
        Pay("PaymentRequested", 5000).ThenHappens(new PaymentRecorded(5000, null, [new(Meetings, 4500), new(Training, 500)], Now.AddHours(1), "v-2", "person/cashier", null, null));

    [Fact]
    public void A_smaller_payment_fills_one_budget_after_the_other() =>
        Pay("PaymentRequested", 4600).ThenHappens(new PaymentRecorded(4600, null, [new(Meetings, 4500), new(Training, 100)], Now.AddHours(1), "v-2", "person/cashier", null, null));

    [Fact]
    public void Nothing_is_paid_before_the_final_approval()
    {
        foreach (var status in new[] { "Draft", "Submitted", "Returned", "Rejected", "Withdrawn" })
            Assert.Equal("process.paid-without-approval", Pay(status, 5000).ThenRefused("PAID_BEFORE_APPROVAL", grave: true).Clause);
        Pay("PaymentRequested", 5000, at: Now.AddSeconds(-1)).ThenRefused("PAID_BEFORE_APPROVAL", grave: true);
        Assert.Single(Pay("PaymentRequested", 5000, at: Now).Events);
    }

    [Fact]
    public void Not_a_fen_more_is_paid_than_was_approved() =>
        Assert.Equal(0.01m, Pay("PaymentRequested", 5000.01m).ThenRefused("PAID_OVER_APPROVED", grave: true).Args["over"]);

    [Fact]
    public void A_payment_is_above_zero_of_whole_fen_not_in_the_future_and_not_by_the_claimant()
    {
        Pay("PaymentRequested", 0).ThenRefused("AMOUNT_NOT_POSITIVE", "amount");
        Pay("PaymentRequested", -1).ThenRefused("AMOUNT_NOT_POSITIVE", "amount");
        Pay("PaymentRequested", 1.001m).ThenRefused("AMOUNT_SCALE", "amount");
        Pay("PaymentRequested", 5000, at: Now.AddDays(2)).ThenRefused("DATE_IN_FUTURE", "paidAt");
        Pay("PaymentRequested", 5000, by: Who("officer", Role.Finance)).ThenRefused("SELF_APPROVAL", grave: true);
    }

    [Fact]
    public void A_settlement_shows_estimate_and_actual_line_by_line() =>
        Settle(2800, 1500, 400).ThenHappens(new FundUseSettled(
            [new(ExpenseItem.Venue, Meetings, null, 3000, 2800), new(ExpenseItem.Meals, Meetings, "午餐", 1500, 1500), new(ExpenseItem.Material, Training, null, 500, 400)],
            4700, 0, 300, null, "person/accountant", null, null));

    [Fact]
    public void A_settlement_names_every_line_once_and_stays_within_what_was_paid_and_approved()
    {
        Settle(2800, 1500).ThenRefused("SETTLE_EVERY_LINE", "lines");
        Settle(2800, 1500, -1).ThenRefused("AMOUNT_NEGATIVE", "lines[2].actual");
        Settle(3000, 1500, 501).ThenRefused("SETTLED_OVER_PAID");
        Settle(3000, 1000, 501).ThenRefused("SETTLED_OVER_APPROVED");
        In("Paid").When(s => PaymentDecisions.Decide(s, new SettleFundUse(Now, Officer, [3000, 1500, 500], null))).ThenRefused("SELF_APPROVAL", grave: true);
    }
}
