using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record RecordIncome(DateTimeOffset At, Actor By, string Branch, IncomeKind Kind, decimal Amount, DateOnly ReceivedOn, FundParty Payer, string Purpose, string? Linked,
    string? ContractNumber, string? Voucher, IReadOnlyList<Attachment> Attachments);
internal sealed record ReverseIncome(DateTimeOffset At, Actor By, string Id, string Reason);

internal static class IncomeDecisions
{
    public static Decision Decide(IncomeState state, RecordIncome c) =>
        state.Exists ? Refusal.IllegalMove("RECORD", "RECORDED")
        : Check.First(
            Check.Text("branch", c.Branch), Check.PositiveAmount("amount", c.Amount),
            c.ReceivedOn > OfficeTime.Day(c.At) ? Refusal.Invalid("receivedOn", "DATE_IN_FUTURE") : null,
            Check.Text("purpose", c.Purpose, Check.LongText), Check.Text("contractNumber", c.ContractNumber, required: false), Check.Text("voucher", c.Voucher, required: false),
            Course.Files("attachments", c.Attachments, FundUseChecks.MaxAttachments),
            SponsorshipHasAContract(c)) is { } refused ? refused
        : Decision.Accept(new IncomeRecorded(c.Branch, c.Kind, c.Amount, c.ReceivedOn, c.Payer, c.Purpose.Trim(), c.Linked, c.ContractNumber?.Trim(), c.Voucher?.Trim(), c.Attachments, c.By.Person, c.By.For));

    public static Decision Decide(IncomeState state, ReverseIncome c) =>
        !state.Exists ? Refusal.NotFound(c.Id)
        : state.Reversed ? Refusal.IllegalMove("REVERSE", "REVERSED")
        : Check.Text("reason", c.Reason, Check.LongText) is { } refused ? refused
        : Decision.Accept(new IncomeReversed(c.Reason.Trim(), c.By.Person, c.By.For));

    /// <summary>Privately shared sponsorship is what the rules are after: each is recorded with its contract.</summary>
    private static Refusal? SponsorshipHasAContract(RecordIncome c) =>
        c.Kind == IncomeKind.Sponsorship && string.IsNullOrWhiteSpace(c.ContractNumber) && !c.Attachments.Any(a => a.Kind == "CONTRACT")
            ? Refusal.Invalid("contractNumber", "SPONSOR_CONTRACT") : null;
}
