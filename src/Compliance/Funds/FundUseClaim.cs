using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>What money is spent on; the same words as an activity's budget lines, so that estimate and actual meet.</summary>
internal enum ExpenseItem { Lodging, Meals, Venue, Material, Transport, LectureFees, Reception, Other }

internal enum PartyKind { Company, Person }

// Parts of events: names and fields are the storage format.

/// <param name="Budget">The stream id of the budget the line is charged to.</param>
internal sealed record FundLine(ExpenseItem Item, string Budget, string? Note, decimal Amount);

/// <param name="Code">Null for fully digital invoices, whose number alone is unique; both are normalised.</param>
/// <param name="File">SHA-256 of the uploaded invoice.</param>
internal sealed record FundInvoice(string? Code, string Number, string Seller, DateOnly Date, decimal Amount, string? File);

/// <param name="Name">A company's name; a natural person has none here but an id and a salted hash, the name is the vault's.</param>
/// <param name="Key">What "the same payee" means across claims: the company's name, the person's account, or else the person.</param>
internal sealed record FundParty(PartyKind Kind, string? Name, string? Person, string? PersonHash, string Key, string? AccountLast4, string? AccountHash, string? Bank)
{
    /// <summary>How filters and judgements name the payee.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Shown => Name ?? Person ?? Key;
}

/// <summary>What a fund use asks for: the content of a draft and of every submission.</summary>
/// <param name="OccurredOn">The business date: when the money was spent or the service received.</param>
/// <param name="EndedOn">When the activity or reception ended from which the days to claim are counted.</param>
/// <param name="Linked">The activity or reception it belongs to.</param>
internal sealed record FundUseClaim(string Title, string? Purpose, DateOnly OccurredOn, DateOnly? EndedOn, string? Linked, FundParty Payee,
    IReadOnlyList<FundLine> Lines, IReadOnlyList<FundInvoice> Invoices, IReadOnlyList<Attachment> Attachments)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Amount => Lines.Sum(l => l.Amount);

    /// <summary>The amount per budget, in one order for all claims: two that draw on the same budgets never wait for each other.</summary>
    public IReadOnlyList<BudgetShare> Shares() => [.. Lines.GroupBy(l => l.Budget).Select(g => new BudgetShare(g.Key, g.Sum(l => l.Amount))).OrderBy(s => s.Budget, StringComparer.Ordinal)];

    public IEnumerable<string> Files() => Invoices.Select(i => i.File).OfType<string>().Concat(Attachments.Select(a => a.Hash)).Distinct();

    /// <summary>Records compare lists by reference; a claim is the same when its content is.</summary>
    public bool IsSameAs(FundUseClaim other) =>
        this with { Lines = other.Lines, Invoices = other.Invoices, Attachments = other.Attachments } == other
        && Lines.SequenceEqual(other.Lines) && Invoices.SequenceEqual(other.Invoices) && Attachments.SequenceEqual(other.Attachments);
}
