using Compliance.Kernel;

namespace Compliance.Funds;

internal enum IncomeKind { Fee, Sponsorship, Donation, Other }

// Events. Names and fields are the storage format.

internal sealed record IncomeRecorded(string Branch, IncomeKind Kind, decimal Amount, DateOnly ReceivedOn, FundParty Payer, string Purpose, string? Linked,
    string? ContractNumber, string? Voucher, IReadOnlyList<Attachment> Attachments, string By, string? For);
internal sealed record IncomeReversed(string Reason, string By, string? For);

internal sealed record IncomeState(string? Branch, bool Reversed, string? RecordedBy)
{
    public bool Exists => Branch is not null;
}

/// <summary>Fees, sponsorship and donations: into the association's books, never a branch's account. A wrong entry is reversed, not erased.</summary>
internal static class Income
{
    public static IncomeState Evolve(IncomeState state, object @event) => @event switch
    {
        IncomeRecorded e => new(e.Branch, false, e.By),
        IncomeReversed => state with { Reversed = true },
        _ => state,
    };

    internal static readonly StreamKind<IncomeState, IncomeRow> Kind = new("income", "income", new IncomeState(null, false, null), Evolve, IncomeView.View);
}
