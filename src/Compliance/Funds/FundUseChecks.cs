using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>What a claim must be in itself, before any clause looks at it. The first failed check is the refusal.</summary>
internal static class FundUseChecks
{
    public const int MaxLines = 100, MaxInvoices = 200, MaxAttachments = 50;

    public static Refusal? Of(string branch, FundUseClaim claim, DateOnly today)
    {
        var refusal = Check.First(
            Check.Text("title", claim.Title), Check.Text("purpose", claim.Purpose, Check.LongText, required: false),
            claim.OccurredOn > today ? Refusal.Invalid("occurredOn", "DATE_IN_FUTURE") : null,
            claim.EndedOn is { } end ? Check.Period("endedOn", claim.OccurredOn, end) : null,
            Check.Text("linked", claim.Linked, required: false),
            claim.Linked is { } linked && !IsLinkable(linked) ? Refusal.Invalid("linked", "LINK_KIND") : null,
            claim.Lines.Count == 0 ? Refusal.Invalid("lines", "FIELD_REQUIRED") : Many("lines", claim.Lines.Count, MaxLines),
            Many("invoices", claim.Invoices.Count, MaxInvoices), Many("attachments", claim.Attachments.Count, MaxAttachments),
            OfPayee(claim.Payee));
        for (var i = 0; refusal is null && i < claim.Lines.Count; i++) refusal = OfLine($"lines[{i}]", branch, claim.Lines[i]);
        for (var i = 0; refusal is null && i < claim.Invoices.Count; i++) refusal = OfInvoice($"invoices[{i}]", claim.Invoices[i], today);
        for (var i = 0; refusal is null && i < claim.Attachments.Count; i++) refusal = Course.File($"attachments[{i}]", claim.Attachments[i]);
        return refusal ?? Twice(claim) ?? (claim.Amount > Check.MaxAmount ? Refusal.Invalid("lines", "AMOUNT_SCALE") : null);
    }

    public static bool IsLinkable(string id) => id.StartsWith("activity/", StringComparison.Ordinal) || id.StartsWith("reception/", StringComparison.Ordinal);

    private static Refusal? Many(string field, int count, int max) => count > max ? Refusal.Invalid(field, "TOO_MANY", ("max", max)) : null;

    private static Refusal? OfLine(string field, string branch, FundLine line) => Check.First(
        Check.Text(field + ".budget", line.Budget),
        Budget.BranchOf(line.Budget) is not { } of ? Refusal.Invalid(field + ".budget", "BUDGET_MALFORMED")
            : of != branch ? Refusal.Invalid(field + ".budget", "BUDGET_OF_OTHER_BRANCH", ("budget", line.Budget)) : null,
        Check.PositiveAmount(field + ".amount", line.Amount),
        Check.Text(field + ".note", line.Note, required: false));

    private static Refusal? OfInvoice(string field, FundInvoice invoice, DateOnly today) => Check.First(
        Check.Text(field + ".number", invoice.Number, 40), Check.Text(field + ".code", invoice.Code, 40, required: false),
        Invoice.NeedsCode(invoice.Number) && invoice.Code is null ? Refusal.Invalid(field + ".code", "INVOICE_CODE") : null,
        Check.Text(field + ".seller", invoice.Seller),
        invoice.Date > today ? Refusal.Invalid(field + ".date", "DATE_IN_FUTURE") : null,
        Check.PositiveAmount(field + ".amount", invoice.Amount),
        invoice.File is null || IsHash(invoice.File) ? null : Refusal.Invalid(field + ".file", "FILE_HASH"));

    private static Refusal? OfPayee(FundParty payee) => payee.Kind == PartyKind.Company
        ? Check.First(Check.Text("payee.name", payee.Name), Check.Text("payee.bank", payee.Bank, required: false))
        : Check.First(Check.Text("payee.person", payee.Person), Check.Text("payee.bank", payee.Bank, required: false));

    private static Refusal? Twice(FundUseClaim claim) =>
        claim.Invoices.GroupBy(i => Invoice.IdOf(i.Code, i.Number)).FirstOrDefault(g => g.Count() > 1) is { } number
            ? Refusal.Invalid("invoices", "INVOICE_TWICE", ("invoice", number.First().Number))
        : claim.Invoices.Where(i => i.File is not null).GroupBy(i => i.File).FirstOrDefault(g => g.Count() > 1) is { } file
            ? Refusal.Invalid("invoices", "INVOICE_TWICE", ("invoice", file.First().Number)) : null;

    public static bool IsHash(string? hash) => hash is { Length: 64 } && hash.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
