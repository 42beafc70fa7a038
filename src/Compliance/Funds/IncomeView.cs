using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record IncomeRow : IBranchRow, IFilesRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public string? Branch { get; init; }
    public IncomeKind Kind { get; init; }
    public decimal Amount { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public int Year { get; init; }
    /// <summary>The payer as text for filters: a company's name, a person's id.</summary>
    public string Payer { get; init; } = "";
    public FundParty? PaidBy { get; init; }
    public string Purpose { get; init; } = "";
    public string? Linked { get; init; }
    public string? ContractNumber { get; init; }
    public string? Voucher { get; init; }
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public IReadOnlyList<string> Files { get; init; } = [];
    public bool Reversed { get; init; }
    public string? Reason { get; init; }
    public string? RecordedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal static class IncomeView
{
    internal static readonly View<IncomeRow> View = new("incomes", 1, Fold)
    {
        DefaultOrder = nameof(IncomeRow.ReceivedOn),
        Indexes = [[nameof(IncomeRow.ReceivedOn)], [nameof(IncomeRow.Branch), nameof(IncomeRow.ReceivedOn)]],
        CountedBy = [nameof(IncomeRow.Branch), nameof(IncomeRow.Kind)],
    };

    public static IncomeRow? Fold(IncomeRow? row, Envelope e)
    {
        var next = e.Event switch
        {
            IncomeRecorded r => new IncomeRow
            {
                Id = e.Stream, Branch = r.Branch, Kind = r.Kind, Amount = r.Amount, ReceivedOn = r.ReceivedOn, Year = r.ReceivedOn.Year, Payer = r.Payer.Shown, PaidBy = r.Payer,
                Purpose = r.Purpose, Linked = r.Linked, ContractNumber = r.ContractNumber, Voucher = r.Voucher, Attachments = r.Attachments,
                Files = [.. r.Attachments.Select(a => a.Hash)], RecordedBy = r.By, CreatedAt = e.OccurredAt,
            },
            IncomeReversed r => row is null ? null : row with { Reversed = true, Reason = r.Reason },
            _ => row,
        };
        return next is null ? null : next with { Version = e.Version, UpdatedAt = e.OccurredAt };
    }
}
