using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>The links of a fund use; everything else is the row's own.</summary>
internal sealed class FundUseFields
{
    public BranchRef? Branch(FundUseRow parent) => BranchRef.Of(parent.Branch);
    public FundParty? Payee(FundUseRow parent) => parent.PayTo;
    /// <summary>Null when there is none, or when the caller may not read it.</summary>
    public ValueTask<IRow?> Linked(FundUseRow parent, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) => parent.Linked is { } id ? nodes.Find(id, asOf, ct) : new((IRow?)null);
    public string? LinkedId(FundUseRow parent) => parent.Linked;
    public PersonRef? DraftedBy(FundUseRow parent) => PersonRef.Of(parent.DraftedBy);
    public PersonRef? SubmittedBy(FundUseRow parent) => PersonRef.Of(parent.SubmittedBy);
    public PersonRef? PaymentRequestedBy(FundUseRow parent) => PersonRef.Of(parent.PaymentRequestedBy);
    public PersonRef? PaidBy(FundUseRow parent) => PersonRef.Of(parent.PaidBy);
}

/// <summary>What funds say of an activity.</summary>
internal sealed class ActivityClaims
{
    public ValueTask<IReadOnlyList<FundUseRow>> GetClaims(IRow parent, ILookups lookups, IDesk desk) =>
        lookups.Naming(FundUse.Kind.View, "linked", row => row.Linked, parent.Id, desk.Actor.DepartmentScope());
}

internal sealed class FundPartyFields
{
    public PersonRef? Person(FundParty parent) => PersonRef.Of(parent.Person);
}

internal sealed class FundLineFields
{
    public ValueTask<BudgetRow?> Budget(FundLine parent, ILookups lookups) => lookups.Find(Funds.Budget.Kind.View, parent.Budget);
    public string BudgetId(FundLine parent) => parent.Budget;
}

internal sealed class SettledLineFields
{
    public string BudgetId(SettledLine parent) => parent.Budget;
    public decimal Difference(SettledLine parent) => parent.Actual - parent.Estimate;
}

internal sealed class FundUseSettlementFields
{
    public PersonRef SettledBy(FundUseSettlement parent) => new(parent.SettledBy);
    public decimal Difference(FundUseSettlement parent) => parent.Actual - parent.Estimate;
}

internal sealed class InvoiceFields
{
    public BranchRef? Branch(InvoiceRow parent) => BranchRef.Of(parent.Branch);
}
