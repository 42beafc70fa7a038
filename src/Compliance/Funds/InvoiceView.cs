using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record InvoiceRow : IBranchRow, IFilesRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    /// <summary>The branch that claimed it first.</summary>
    public string? Branch { get; init; }
    public string? Code { get; init; }
    public string? Number { get; init; }
    public string? Seller { get; init; }
    public DateOnly? Date { get; init; }
    public decimal? Amount { get; init; }
    public IReadOnlyList<string> Files { get; init; } = [];
    public IReadOnlyList<string> Holders { get; init; } = [];
    public int HolderCount { get; init; }
    public DateTimeOffset FirstClaimedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal static class InvoiceView
{
    internal static readonly View<InvoiceRow> View = Of("invoices");
    /// <summary>The same register by file: who claimed the very same scan.</summary>
    internal static readonly View<InvoiceRow> FileView = Of("invoice_files");

    private static View<InvoiceRow> Of(string name) => new(name, 1, Fold)
    {
        DefaultOrder = nameof(InvoiceRow.FirstClaimedAt),
        Indexes = [[nameof(InvoiceRow.FirstClaimedAt)], [nameof(InvoiceRow.Number)]],
        Searched = [nameof(InvoiceRow.Number) + ":bare", nameof(InvoiceRow.Seller)],
    };

    public static InvoiceRow? Fold(InvoiceRow? row, Envelope e)
    {
        row ??= new InvoiceRow { Id = e.Stream, FirstClaimedAt = e.OccurredAt };
        var next = e.Event switch
        {
            InvoiceClaimed c => row with
            {
                Branch = row.Branch ?? c.Branch, Code = c.Code, Number = c.Number, Seller = c.Seller, Date = c.Date, Amount = c.Amount,
                Files = c.File is null || row.Files.Contains(c.File) ? row.Files : [.. row.Files, c.File],
                Holders = row.Holders.Contains(c.FundUse) ? row.Holders : [.. row.Holders, c.FundUse],
            },
            InvoiceReleased r => row with { Holders = [.. row.Holders.Where(h => h != r.FundUse)] },
            _ => row,
        };
        return next with { Version = e.Version, UpdatedAt = e.OccurredAt, HolderCount = next.Holders.Count };
    }
}
