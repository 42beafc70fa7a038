using Compliance.Funds;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Funds.Sample;

namespace Compliance.Decisions.Funds;

public sealed class IncomeTests
{
    private static readonly RecordIncome Record = new(Now, Accountant, Branch, IncomeKind.Fee, 800, new DateOnly(2025, 6, 1), Hotel, "会费", null, null, "R-1", []);
    private static readonly IncomeRecorded Recorded = new(Branch, IncomeKind.Fee, 800, new DateOnly(2025, 6, 1), Hotel, "会费", null, null, "R-1", [], "person/accountant", null);

    private static Then On(object[] history, RecordIncome command) => Income.Kind.Given(history).When(s => IncomeDecisions.Decide(s, command));

    [Fact]
    public void Money_received_is_entered_once()
    {
        On([], Record).ThenHappens(Recorded);
        On([Recorded], Record).ThenRefused("ILLEGAL_MOVE");
    }

    [Fact]
    public void Every_fault_is_refused_with_its_field()
    {
        On([], Record with { Amount = 0 }).ThenRefused("AMOUNT_NOT_POSITIVE", "amount");
        On([], Record with { ReceivedOn = new DateOnly(2025, 6, 10) }).ThenRefused("DATE_IN_FUTURE", "receivedOn");
        On([], Record with { Purpose = "" }).ThenRefused("FIELD_REQUIRED", "purpose");
        On([], Record with { Attachments = [new("x", "n", "OTHER")] }).ThenRefused("FILE_HASH", "attachments");
    }

    [Fact]
    public void Sponsorship_comes_with_its_contract()
    {
        On([], Record with { Kind = IncomeKind.Sponsorship }).ThenRefused("SPONSOR_CONTRACT", "contractNumber");
        Assert.Single(On([], Record with { Kind = IncomeKind.Sponsorship, ContractNumber = "2025-17" }).Events);
        Assert.Single(On([], Record with { Kind = IncomeKind.Sponsorship, Attachments = [new(new string('b', 64), "合同.pdf", "CONTRACT")] }).Events);
    }

    [Fact]
    public void A_wrong_entry_is_reversed_once_and_stays_to_be_seen()
    {
        Then Reverse(params object[] history) => Income.Kind.Given(history).When(s => IncomeDecisions.Decide(s, new ReverseIncome(Now, Accountant, "income/1", "重复登记")));
        var reversed = new IncomeReversed("重复登记", "person/accountant", null);
        Reverse(Recorded).ThenHappens(reversed);
        Reverse(Recorded, reversed).ThenRefused("ILLEGAL_MOVE");
        Reverse().ThenRefused("NOT_FOUND");
        var row = Income.Kind.Row("income/1", [Recorded, reversed])!;
        Assert.Equal((true, 800m, "重复登记", 2025), (row.Reversed, row.Amount, row.Reason, row.Year));
    }
}
