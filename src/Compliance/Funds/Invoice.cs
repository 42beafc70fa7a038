using System.Text;
using Compliance.Kernel;

namespace Compliance.Funds;

// Events. Names and fields are the storage format.

internal sealed record InvoiceClaimed(string FundUse, string? Branch, string? Code, string? Number, string? Seller, DateOnly? Date, decimal? Amount, string? File);
internal sealed record InvoiceReleased(string FundUse, string Reason);

/// <param name="Holders">The fund uses that claim it: one, unless the association let a duplicate pass as a finding.</param>
internal sealed record InvoiceState(IReadOnlyList<string> Holders)
{
    public bool IsUsedByOther(string fundUse) => Holders.Any(h => h != fundUse);
}

/// <summary>
/// An invoice, and the file of one, is used once in the association: each has a stream of its own, <c>invoice/{code}-{number}</c>
/// and <c>invoice-file/{hash}</c>, whose holder is the fund use that claims it. Two claims at once meet on the stream.
/// </summary>
internal static class Invoice
{
    public static InvoiceState Evolve(InvoiceState state, object @event) => @event switch
    {
        InvoiceClaimed e when !state.Holders.Contains(e.FundUse) => new([.. state.Holders, e.FundUse]),
        InvoiceReleased e => new([.. state.Holders.Where(h => h != e.FundUse)]),
        _ => state,
    };

    internal static readonly StreamKind<InvoiceState, InvoiceRow> Kind = new("invoice", "invoice", new InvoiceState([]), Evolve, InvoiceView.View);
    internal static readonly StreamKind<InvoiceState, InvoiceRow> FileKind = new("invoice-file", "invoice_file", new InvoiceState([]), Evolve, InvoiceView.FileView);

    public static string IdOf(string? code, string number) => Kind.Id(code is null ? number : code + "-" + number);
    public static string FileIdOf(string hash) => FileKind.Id(hash);

    /// <summary>One form for what people type: full-width digits, blanks and hyphens do not make another invoice.</summary>
    public static string? Normalise(string? text)
    {
        if (text is null) return null;
        var kept = new StringBuilder(text.Length);
        foreach (var c in Plain(text))
            if (char.IsLetterOrDigit(c)) kept.Append(char.ToUpperInvariant(c));
        return kept.Length == 0 ? null : kept.ToString();
    }

    /// <summary>Full-width and half-width forms made one; half a surrogate pair, which no normal form has, becomes a replacement mark.</summary>
    public static string Plain(string text) => string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC);

    /// <summary>A fully digital invoice is known by its 20 digits alone; a code typed beside it must not make it another one.</summary>
    public static bool NeedsNoCode(string number) => number.Length == 20 && number.All(char.IsAsciiDigit);

    /// <summary>A printed VAT invoice (8 digits) is told apart only together with its code.</summary>
    public static bool NeedsCode(string number) => number.Length == 8 && number.All(char.IsAsciiDigit);
}
