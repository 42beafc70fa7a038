using System.Security.Cryptography;
using System.Text;
using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record FundPartyInput(PartyKind Kind, string? Name, string? Person, string? Account, string? Bank);
internal sealed record FundUseLineInput(ExpenseItem Item, string Budget, decimal Amount, string? Note);
internal sealed record FundUseInvoiceInput(string Number, string? Code, string Seller, DateOnly Date, decimal Amount, string? File);

/// <summary>A draft or a submission. A submission that names a draft and nothing else submits it as it stands.</summary>
internal sealed record FundUseInput(string? Id, string? Branch, string? Title, string? Purpose, DateOnly? OccurredOn, DateOnly? EndedOn, string? Linked,
    FundPartyInput? Payee, IReadOnlyList<FundUseLineInput>? Lines, IReadOnlyList<FundUseInvoiceInput>? Invoices, IReadOnlyList<Attachment>? Attachments, string? IdempotencyKey, int? Version = null) : ISeenInput
{
    public bool HasContent => Title is not null || OccurredOn is not null || Payee is not null || Lines is not null;

    public Refusal? Missing() => Check.First(
        Check.Text("title", Title),
        OccurredOn is null ? Refusal.Invalid("occurredOn", "FIELD_REQUIRED") : null,
        Payee is null ? Refusal.Invalid("payee", "FIELD_REQUIRED") : FundParties.Check(Payee),
        Lines is null ? Refusal.Invalid("lines", "FIELD_REQUIRED") : null);

    public FundUseClaim Claim(FundParty payee) => new(Title!.Trim(), Blank(Purpose), OccurredOn!.Value, EndedOn, Blank(Linked), payee,
        [.. Lines!.Select(l => new FundLine(l.Item, l.Budget, Blank(l.Note), l.Amount))], [.. (Invoices ?? []).Select(Read)], Attachments ?? []);

    private static FundInvoice Read(FundUseInvoiceInput i)
    {
        var number = Invoice.Normalise(i.Number) ?? "";
        return new(Invoice.NeedsNoCode(number) ? null : Invoice.Normalise(i.Code), number, i.Seller.Trim(), i.Date, i.Amount, i.File);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Payees and payers as events may hold them: no natural person's name, no account number.</summary>
internal static class FundParties
{
    // Slow on purpose: account numbers are short enough to be guessed through a fast hash.
    private const int HashRounds = 20_000;

    public static Refusal? Check(FundPartyInput party, string field = "payee") => Kernel.Check.First(
        Kernel.Check.Text(field + ".name", party.Name, required: party.Person is null), Kernel.Check.Text(field + ".bank", party.Bank, required: false),
        party is { Kind: PartyKind.Company, Person: not null } ? Refusal.Invalid(field + ".person", "PARTY_PERSON") : null,
        party.Account is null || Account(party.Account) is { Length: >= 6 and <= 34 } ? null : Refusal.Invalid(field + ".account", "ACCOUNT_MALFORMED"));

    /// <param name="person">The vault's id and hash of a natural person.</param>
    public static FundParty Of(string tenant, FundPartyInput party, VaultedPerson? person)
    {
        var account = party.Account is null ? null : Account(party.Account);
        var hash = account is null ? null : HashOf(tenant, account);
        return party.Kind == PartyKind.Company
            ? new(PartyKind.Company, party.Name!.Trim(), null, null, "company:" + Name(party.Name), account?[^4..], hash, party.Bank?.Trim())
            : new(PartyKind.Person, null, person!.Id, person.Hash.Length == 0 ? null : person.Hash, hash is null ? person.Id : "account:" + hash, account?[^4..], hash, party.Bank?.Trim());
    }

    /// <summary>The same account gives the same hash within an association and another one in the next.</summary>
    private static string HashOf(string tenant, string account) => Convert.ToHexStringLower(
        Rfc2898DeriveBytes.Pbkdf2(account, Encoding.UTF8.GetBytes("payee-account/" + tenant), HashRounds, HashAlgorithmName.SHA256, 16));

    private static string Account(string typed) => string.Concat(Invoice.Plain(typed).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>One company however its name is typed: blanks, brackets of either width and case do not matter.</summary>
    private static string Name(string name) => string.Concat(Invoice.Plain(name).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
