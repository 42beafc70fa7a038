using Compliance.Funds;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Funds.Sample;

namespace Compliance.Decisions.Funds;

public sealed class FundUseContentTests
{
    private static readonly FundInvoice Bill = Claim.Invoices[0];
    private static readonly FundLine Line = Claim.Lines[0];

    [Fact]
    public void Every_fault_of_a_claim_is_refused_with_its_field()
    {
        var faults = new (FundUseClaim Claim, string Code, string Field)[]
        {
            (Claim with { Title = " " }, "FIELD_REQUIRED", "title"),
            (Claim with { Title = new string('长', 201) }, "FIELD_TOO_LONG", "title"),
            (Claim with { Purpose = new string('长', 10_000_000) }, "FIELD_TOO_LONG", "purpose"),
            (Claim with { Title = "a\0b" }, "FIELD_UNSTORABLE", "title"),
            (Claim with { Purpose = "half a pair \ud83d" }, "FIELD_UNSTORABLE", "purpose"),
            (Claim with { OccurredOn = new DateOnly(2025, 6, 10) }, "DATE_IN_FUTURE", "occurredOn"),
            (Claim with { EndedOn = new DateOnly(2025, 6, 4) }, "DATES_REVERSED", "endedOn"),
            (Claim with { Linked = "violation/x" }, "LINK_KIND", "linked"),
            (Claim with { Lines = [] }, "FIELD_REQUIRED", "lines"),
            (Claim with { Lines = [.. Enumerable.Repeat(Line, 101)] }, "TOO_MANY", "lines"),
            (Claim with { Lines = [Line with { Amount = -1 }] }, "AMOUNT_NOT_POSITIVE", "lines[0].amount"),
            (Claim with { Lines = [Line, Line with { Amount = 0.001m }] }, "AMOUNT_SCALE", "lines[1].amount"),
            (Claim with { Lines = [Line with { Amount = Check.MaxAmount }, Line] }, "AMOUNT_SCALE", "lines"),
            (Claim with { Lines = [Line with { Budget = "budget/surgery/2025/meetings" }] }, "BUDGET_OF_OTHER_BRANCH", "lines[0].budget"),
            (Claim with { Lines = [Line with { Budget = "budget/cardiology/meetings" }] }, "BUDGET_MALFORMED", "lines[0].budget"),
            (Claim with { Lines = [Line with { Budget = "activity/cardiology/2025/meetings" }] }, "BUDGET_MALFORMED", "lines[0].budget"),
            (Claim with { Invoices = [Bill with { Number = "" }] }, "FIELD_REQUIRED", "invoices[0].number"),
            (Claim with { Invoices = [Bill with { Number = "12345678" }] }, "INVOICE_CODE", "invoices[0].code"),
            (Claim with { Invoices = [Bill with { Seller = "" }] }, "FIELD_REQUIRED", "invoices[0].seller"),
            (Claim with { Invoices = [Bill with { Date = new DateOnly(2026, 1, 1) }] }, "DATE_IN_FUTURE", "invoices[0].date"),
            (Claim with { Invoices = [Bill with { Amount = 0 }] }, "AMOUNT_NOT_POSITIVE", "invoices[0].amount"),
            (Claim with { Invoices = [Bill with { File = "../../etc/passwd" }] }, "FILE_HASH", "invoices[0].file"),
            (Claim with { Invoices = [Bill, Bill with { File = null }] }, "INVOICE_TWICE", "invoices"),
            (Claim with { Invoices = [Bill, Bill with { Number = "25312000000012345679" }] }, "INVOICE_TWICE", "invoices"),
            (Claim with { Attachments = [new("nonsense", "n", "LIST")] }, "FILE_HASH", "attachments[0]"),
            (Claim with { Payee = Hotel with { Name = null } }, "FIELD_REQUIRED", "payee.name"),
        };
        foreach (var (claim, code, field) in faults)
        {
            In("None").When(s => FundUseDecisions.Decide(s, new SaveFundUse(Now, Officer, Branch, claim))).ThenRefused(code, field);
            In("Draft").When(s => FundUseDecisions.Decide(s, new SubmitFundUse(Now, Officer, Branch, claim, TwoSteps, []))).ThenRefused(code, field);
        }
    }

    [Fact]
    public void The_office_day_decides_what_lies_in_the_future() =>
        Assert.Null(FundUseChecks.Of(Branch, Claim with { OccurredOn = new DateOnly(2025, 6, 10) }, OfficeTime.Day(new DateTimeOffset(2025, 6, 9, 17, 0, 0, TimeSpan.Zero))));

    [Fact]
    public void One_invoice_is_one_stream_however_it_is_typed()
    {
        Assert.Equal("25312000000012345678", Invoice.Normalise(" 2531 2000-0000 １２３４5678 "));
        Assert.Equal("AB12", Invoice.Normalise("ａｂ-12"));
        Assert.Null(Invoice.Normalise("—  -"));
        Assert.Equal("12", Invoice.Normalise("1\ud83d2"));
        Assert.Equal("invoice/031002300111-12345678", Invoice.IdOf("031002300111", "12345678"));
        var typed = new FundUseInput(null, Branch, "t", null, Claim.OccurredOn, null, null, new(PartyKind.Company, "湖滨宾馆", null, null, null), [],
            [new("２５３１ 2000 0000 1234 5678", "ignored-code", "湖滨宾馆", Bill.Date, 1, null), new("12345678", "0310 0230 0111", "湖滨宾馆", Bill.Date, 1, null)], null, null).Claim(Hotel);
        Assert.Equal([(null, "25312000000012345678"), ("031002300111", "12345678")], typed.Invoices.Select(i => (i.Code, i.Number)));
    }

    [Fact]
    public void A_payees_account_is_known_again_but_not_kept()
    {
        var input = new FundPartyInput(PartyKind.Person, "张三", null, "6222 0212 3456 7890 123", "工商银行");
        var one = FundParties.Of("t", input, new("person/1", "h1"));
        var again = FundParties.Of("t", input with { Account = "6222021234567890123" }, new("person/2", "h2"));
        Assert.Equal(("0123", one.AccountHash, one.Key), (one.AccountLast4, again.AccountHash, again.Key));
        Assert.NotEqual(one.AccountHash, FundParties.Of("another", input, new("person/1", "h1")).AccountHash);
        Assert.NotEqual(one.AccountHash, FundParties.Of("t", input with { Account = "6222021234567890124" }, new("person/1", "h1")).AccountHash);
        Assert.DoesNotContain("张三", Spec.Stored(one));
        Assert.DoesNotContain("62220212", Spec.Stored(one));
        Assert.Equal("FIELD_REQUIRED", FundParties.Check(input with { Name = null })!.Code);
        Assert.Equal("ACCOUNT_MALFORMED", FundParties.Check(input with { Account = "12" })!.Code);
        Assert.Equal("PARTY_PERSON", FundParties.Check(new(PartyKind.Company, "甲", "person/1", null, null))!.Code);
    }

    [Fact]
    public void One_company_is_one_payee_however_its_name_is_typed() =>
        Assert.Equal(FundParties.Of("t", new(PartyKind.Company, "湖滨宾馆（集团）", null, null, null), null).Key, FundParties.Of("t", new(PartyKind.Company, " 湖滨 宾馆(集团) ", null, null, null), null).Key);

    [Fact]
    public void From_twenty_thousand_yuan_a_leader_signs()
    {
        Role[] Roles(decimal amount) => [.. FundUseMaking.RouteOf(Branch, Claim with { Lines = [Line with { Amount = amount }] }).Steps.Select(s => s.Role)];
        Assert.Equal([Role.Secretariat, Role.Finance], Roles(19_999.99m));
        Assert.Equal([Role.Secretariat, Role.Finance, Role.Leader], Roles(20_000));
    }
}
