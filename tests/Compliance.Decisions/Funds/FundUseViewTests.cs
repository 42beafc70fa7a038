using Compliance.Funds;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Funds.Sample;

namespace Compliance.Decisions.Funds;

public sealed class FundUseViewTests
{
    private static FundUseRow Row(string status) => FundUse.Kind.Row("fund-use/1", Histories[status])!;

    [Fact]
    public void The_row_stands_where_the_state_stands_and_names_whose_move_is_next()
    {
        var next = new Dictionary<string, Role?>
        {
            ["Draft"] = null, ["Submitted"] = Role.Secretariat, ["Returned"] = null, ["Rejected"] = null, ["Withdrawn"] = null,
            ["Approved"] = Role.Finance, ["PaymentRequested"] = Role.Finance, ["Paid"] = Role.Finance, ["Settled"] = null,
        };
        foreach (var (status, role) in next)
            Assert.Equal((In(status).State.Status, role, (long)Histories[status].Length), (Row(status).Status, Row(status).WaitingFor, Row(status).Version));
        Assert.Equal(Role.Finance, FundUse.Kind.Row("fund-use/1", [Drafted, Submitted, PreChecked])!.WaitingFor);
    }

    [Fact]
    public void The_row_shows_the_content_and_the_course()
    {
        var row = Row("Paid");
        Assert.Equal((Branch, 5000m, 5000m, 5000m, "湖滨宾馆"), (row.Branch, row.Amount, row.ApprovedAmount, row.PaidAmount, row.Payee));
        Assert.Equal(["25312000000012345678"], row.InvoiceNumbers);
        Assert.Equal([new string('a', 64)], row.Files);
        Assert.Equal([Meetings, Training], row.Budgets);
        Assert.Equal((Now, Now, Now.AddHours(1), Now.AddHours(6)), (row.ApprovedAt, row.PaidAt, row.SubmittedAt, row.UpdatedAt));
        Assert.Equal([("PRE_CHECK", StepStatus.Approved, "person/clerk", Now.AddHours(2)), ("FINANCE_REVIEW", StepStatus.Approved, "person/accountant", Now.AddHours(3))],
            row.Steps.Select(s => (s.Name, s.Status, s.By!, s.At!.Value)));
        Assert.True(row.Claim().IsSameAs(Claim));
    }

    [Fact]
    public void A_return_takes_the_approval_back_and_says_why()
    {
        var row = FundUse.Kind.Row("fund-use/1", [.. Histories["PaymentRequested"], new FundUseReturned(2, Role.Finance, "账号错误", "person/cashier", null)])!;
        Assert.Equal((FundUseStatus.Returned, null, null, null, "账号错误"), (row.Status, row.ApprovedAt, row.ApprovedAmount, row.PaymentRequestedAt, row.Reason));
        Assert.Equal(StepStatus.Returned, row.Steps[^1].Status);
    }

    [Fact]
    public void The_settlement_is_on_the_row_with_its_differences()
    {
        var settled = new FundUseSettled([new(ExpenseItem.Venue, Meetings, null, 3000, 2800)], 2800, 0, 200, null, "person/accountant", null, null);
        var settlement = FundUse.Kind.Row("fund-use/1", [.. Histories["Paid"], settled])!.Settlement!;
        Assert.Equal((3000m, 2800m, 5000m, 200m), (settlement.Estimate, settlement.Actual, settlement.Paid, settlement.Refunded));
        Assert.Equal(-200, new SettledLineFields().Difference(settlement.Lines[0]));
    }

    [Fact]
    public void The_last_judgement_is_the_one_shown()
    {
        var judged = new FundUseApproved(5000, null, [], Now, "person/accountant", null, new("fund-use/1", Branch, new(2025, 6, 5), 5000, "湖滨宾馆", null, "person/officer", [Failed("process.late-claim", Severity.Warn)]));
        Assert.Equal(["process.late-claim"], FundUse.Kind.Row("fund-use/1", [Drafted, Submitted, PreChecked, judged])!.FailedClauses);
    }

    [Fact]
    public void Imported_history_out_of_order_is_shown_as_it_was()
    {
        object[] history =
        [
            Drafted, new FundUseSubmitted(1, 5000, new DateOnly(2025, 6, 9), null, new("imported", []), [], "person/officer", null),
            new PaymentRecorded(6000, null, [], Now, null, "person/cashier", null, null), new FundUseStepApproved(0, Role.Finance, null, "person/accountant", null),
        ];
        var row = FundUse.Kind.Row("fund-use/1", history)!;
        Assert.Equal((FundUseStatus.Paid, 6000m, null, 1), (row.Status, row.PaidAmount, row.ApprovedAt, row.Steps.Count));
        Assert.Equal(FundUseStatus.Paid, FundUse.Kind.Given(history).State.Status);
    }

    [Fact]
    public void Every_event_is_read_back_as_it_was_written()
    {
        var judgement = new Judgement("fund-use/1", Branch, new(2025, 6, 5), 5000, "p", null, null, [Failed("process.late-claim")]);
        object[] others =
        [
            new FundUseEdited(Claim, "p", "q"), (FundUseApproved)Approved with { Judgement = judgement }, (PaymentRecorded)Paid with { Judgement = judgement },
            new FundUseSettled([new(ExpenseItem.LectureFees, Meetings, null, 1, 0.5m)], 1, 2, 3, "activity/1", "p", null, judgement),
            Allocated(Meetings, 1), new BudgetAdjusted(-1.5m, "r", "p"), new BudgetTransferredIn("a", 1, "r", "p"), new BudgetTransferredOut("a", 1, "r", "p"), new BudgetClosed(1, "r", "p"),
            new BudgetCommitted("b", "r", 1), new BudgetReleased("b", "r", 1), new BudgetSpent("b", "r", 1), new BudgetRefunded("b", "r", 1), new CommitmentMoved("b", "f", "t", 1), new CommitmentClosed("b", "r"),
            new InvoiceClaimed("f", Branch, null, "1", "s", new(2025, 6, 5), 1, null), new InvoiceReleased("f", "REMOVED"),
            new IncomeRecorded(Branch, IncomeKind.Sponsorship, 1, new(2025, 6, 5), Hotel, "p", null, "c", null, [new("h", "n", "CONTRACT")], "p", null), new IncomeReversed("r", "p", null),
        ];
        var all = Histories.Values.SelectMany(h => h).Concat(others).ToList();
        foreach (var e in all) Spec.RoundTrips(e);
        Assert.Equal(FundsModule.Room().Events.Select(e => e.Type.Name).Order(), all.Select(e => e.GetType().Name).Distinct().Order());
    }
}
