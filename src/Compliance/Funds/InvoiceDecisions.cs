using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record ClaimInvoice(string FundUse, string Branch, FundInvoice Invoice);
internal sealed record ReleaseInvoice(string FundUse, string Reason);

/// <summary>
/// Whether a second use stops a claim is for the clause <c>process.duplicate-invoice</c> to say, before this; here the claim is entered.
/// </summary>
internal static class InvoiceDecisions
{
    public static Decision Decide(InvoiceState state, ClaimInvoice c) =>
        state.Holders.Contains(c.FundUse) ? Decision.Nothing
        : Decision.Accept(new InvoiceClaimed(c.FundUse, c.Branch, c.Invoice.Code, c.Invoice.Number, c.Invoice.Seller, c.Invoice.Date, c.Invoice.Amount, c.Invoice.File));

    public static Decision Decide(InvoiceState state, ReleaseInvoice c) =>
        state.Holders.Contains(c.FundUse) ? Decision.Accept(new InvoiceReleased(c.FundUse, c.Reason)) : Decision.Nothing;
}
