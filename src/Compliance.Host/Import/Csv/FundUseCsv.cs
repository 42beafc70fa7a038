using Compliance.Funds;
using Compliance.Kernel;

namespace Compliance.Host.Import.Csv;

/// <summary>Claims of earlier years. They touch no budget: what was spent then is not spent again.</summary>
internal sealed class FundUseCsv() : CsvKind("fund-uses",
[
    new("key", "编号", Required: true), new("branch", "分支机构", Required: true), new("title", "事由", Required: true), new("purpose", "用途"), new("occurred_on", "发生日期", Required: true),
    new("ended_on", "活动结束日期"), new("activity_key", "活动编号"), new("item", "费用类别"), new("budget_line", "预算科目", Required: true), new("amount", "金额", Required: true),
    new("payee", "收款单位"), new("payee_person", "收款人"), new("invoice_number", "发票号码"), new("invoice_code", "发票代码"), new("invoice_seller", "开票单位"), new("invoice_date", "开票日期"),
    new("invoice_amount", "发票金额"), new("submitted_at", "提交时间", Required: true), new("submitted_by", "提交人"), new("approved_at", "批准时间"), new("approved_by", "批准人"),
    new("paid_at", "付款时间"), new("paid_amount", "付款金额"), new("voucher", "凭证号"),
])
{
    private static readonly Dictionary<string, string> ColumnOf = new()
    {
        ["title"] = "title", ["purpose"] = "purpose", ["occurredOn"] = "occurred_on", ["endedOn"] = "ended_on", ["linked"] = "activity_key", ["payee.name"] = "payee", ["payee.person"] = "payee_person",
        ["lines[0].amount"] = "amount", ["lines[0].budget"] = "budget_line", ["invoices[0].number"] = "invoice_number", ["invoices[0].code"] = "invoice_code",
        ["invoices[0].seller"] = "invoice_seller", ["invoices[0].date"] = "invoice_date", ["invoices[0].amount"] = "invoice_amount",
    };

    private static readonly Kernel.Route NoRoute = new("imported", []);
    private readonly Dictionary<string, List<ImportedEvent>> invoices = [];

    public override IEnumerable<(StreamKind, string)> Mentions(CsvRow row)
    {
        if (Invoice.Normalise(row.Text("invoice_number")) is { } number) yield return (Invoice.Kind, Invoice.IdOf(CodeOf(row, number), number));
    }

    public override IEnumerable<ImportedStream> Read(CsvRow row, CsvContext context)
    {
        var key = row.Required("key");
        var branch = context.BranchOf(row);
        var (occurred, amount) = (row.Day("occurred_on"), row.Amount("amount"));
        foreach (var column in new[] { "title", "occurred_on", "amount", "budget_line", "submitted_at" }) row.Required(column);
        if (row.Text("budget_line") is { } line && !BudgetDecisions.IsSlug(line)) row.Wrong("budget_line", "a budget line is written in small letters, digits and hyphens.");
        var (submitted, approved, paid) = (row.Instant("submitted_at", context.Now), row.Instant("approved_at", context.Now), row.Instant("paid_at", context.Now));
        var (by, approver, paidAmount) = (row.Person("submitted_by"), row.Person("approved_by"), row.Amount("paid_amount") ?? amount);
        if (approved < submitted) row.Wrong("approved_at", "the approval lies before the submission.");
        if (paid < submitted) row.Wrong("paid_at", "the payment lies before the submission.");
        if (row.Text("payee") is null == row.Text("payee_person") is null) row.Wrong("payee", "either a payee or a payee_person is required.");
        var invoice = InvoiceOf(row);
        var item = row.Word<ExpenseItem>("item") ?? ExpenseItem.Other;
        var person = row.Text("payee_person") is null ? null : row.Person("payee_person");
        if (row.Faults > 0) yield break;

        var payee = person is not null ? new FundParty(PartyKind.Person, null, person, null, person, null, null, null)
            : FundParties.Of("", new(PartyKind.Company, row.Text("payee"), null, null, null), null);
        var claim = new FundUseClaim(row.Required("title"), row.Text("purpose"), occurred!.Value, row.Day("ended_on"), row.Text("activity_key") is { } linked ? ActivityCsv.IdOf(linked) : null, payee,
            [new(item, Budget.IdOf(branch!, occurred.Value.Year, row.Text("budget_line")!), null, amount!.Value)], invoice is null ? [] : [invoice], []);
        if (!row.Accepts(FundUseChecks.Of(branch!, claim, OfficeTime.Day(context.Now)), ColumnOf) || row.Faults > 0) yield break;

        var id = ImportIds.Of(FundUse.Kind, Source, "fund-use", key);
        var at = submitted!.Value;
        var events = new List<ImportedEvent>
        {
            new(new FundUseDrafted(branch!, claim, by, null), at, by),
            new(new FundUseSubmitted(1, claim.Amount, OfficeTime.Day(at), claim.Linked, NoRoute, [], by, null), at, by),
        };
        if (Note(row, Extra, context.File, key) is { } note) events.Add(new(note, at, "system"));
        var course = new List<ImportedEvent>();
        if (approved is { } a) course.AddRange([new(new FundUseStepApproved(0, Role.Finance, null, approver, null), a, approver), new(new FundUseApproved(claim.Amount, claim.Linked, [], a, approver, null, null), a, approver)]);
        if (paid is { } p) course.Add(new(new PaymentRecorded(paidAmount!.Value, claim.Linked, [], p, row.Text("voucher"), "system", null, null), p, "system"));
        events.AddRange(course.OrderBy(c => c.At));

        var facts = FundUseFacts.Of(id, branch!, claim) with
        {
            EndedOn = claim.EndedOn, ClaimedOn = OfficeTime.Day(at), SubmittedBy = by == "system" ? null : by, ApprovedBy = approved is null || approver == "system" ? null : [approver],
            FinalApprovedAt = approved, ApprovedAmount = approved is null ? null : claim.Amount, PaidAt = paid, SpentAmount = paid is null ? null : paidAmount,
            InvoicesUsedBefore = invoice is null ? null : UsedBefore(invoice, id, context),
        };
        if (invoice is not null) Claimed(invoice, id, branch!, at);
        yield return new(FundUse.Kind, id, context.File, Judgements.Put(events, () => facts.Judged(context.Judge(facts.Build()), claim.Amount)), 1);
    }

    /// <summary>The invoices of the file enter the book of used ones: a later claim of one of them is found out.</summary>
    public override IEnumerable<ImportedStream> Rest() => invoices.Select(i => new ImportedStream(Invoice.Kind, i.Key, "csv", i.Value, 0));

    private static FundInvoice? InvoiceOf(CsvRow row)
    {
        if (Invoice.Normalise(row.Text("invoice_number")) is not { } number)
        {
            foreach (var column in new[] { "invoice_code", "invoice_seller", "invoice_date", "invoice_amount" })
                if (row.Text(column) is not null) row.Wrong("invoice_number", $"{column} is given, but no number.");
            return null;
        }
        var seller = row.Required("invoice_seller");
        var (date, amount) = (row.Day("invoice_date"), row.Amount("invoice_amount"));
        if (date is null) row.Required("invoice_date");
        if (amount is null) row.Required("invoice_amount");
        return new(CodeOf(row, number), number, seller, date ?? default, amount ?? 0, null);
    }

    private static string? CodeOf(CsvRow row, string number) => Invoice.NeedsNoCode(number) ? null : Invoice.Normalise(row.Text("invoice_code"));

    private IReadOnlyList<string> UsedBefore(FundInvoice invoice, string id, CsvContext context)
    {
        var stream = Invoice.IdOf(invoice.Code, invoice.Number);
        return context.Taken.Contains(stream) || invoices.TryGetValue(stream, out var earlier) && earlier.Exists(e => e.Data is InvoiceClaimed c && c.FundUse != id) ? [invoice.Number] : [];
    }

    private void Claimed(FundInvoice invoice, string id, string branch, DateTimeOffset at)
    {
        var stream = Invoice.IdOf(invoice.Code, invoice.Number);
        if (!invoices.TryGetValue(stream, out var events)) invoices[stream] = events = [];
        events.Add(new(new InvoiceClaimed(id, branch, invoice.Code, invoice.Number, invoice.Seller, invoice.Date, invoice.Amount, null), at, "system"));
    }
}
