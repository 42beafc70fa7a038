using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>Whom a claim is still to be paid to must be known by name.</summary>
internal sealed class UnpaidPayees(IViewsOf views) : IRetention
{
    private static readonly IReadOnlyList<object?> Unpaid = [.. new[] { FundUseStatus.Submitted, FundUseStatus.Approved, FundUseStatus.PaymentRequested }.Select(s => SdlName.Of(s))];

    public async ValueTask<Refusal?> Needs(string tenant, string person, DateTimeOffset at, CancellationToken ct) =>
        await views.Tenant(tenant).List(FundUse.Kind.View, Filter.And(Filter.Eq("payee", person), Filter.In("status", Unpaid)), 1, ct) is [var claim]
            ? Refusal.Because("PERSON_TO_BE_PAID", ("fundUse", claim.Id)) : null;
}
