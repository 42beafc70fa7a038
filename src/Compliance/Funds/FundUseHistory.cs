using System.Runtime.CompilerServices;
using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>
/// The facts of claims already submitted, restated from their rows. What the budgets had left on that day is not restated: it
/// was judged when the money was held, and stays unknown here.
/// </summary>
internal sealed class FundUseHistory(IViewsOf views) : IFactSource
{
    private const int PageSize = 500;

    public string Kind => Facts.FundUse;

    public async IAsyncEnumerable<Facts> Read(string tenant, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken ct)
    {
        var tenantViews = views.Tenant(tenant);
        var where = Filter.And(Filter.Gte("occurredOn", from), Filter.Lt("occurredOn", to.AddDays(1)), new Filter.Test("status", Operator.Neq, SdlName.Of(FundUseStatus.Draft)));
        for (string? after = null; ;)
        {
            var page = await tenantViews.Page(FundUse.Kind.View, new PageRequest(PageSize, after, null, null, where, [new Order("occurredOn", false)], null), ct);
            var used = await InvoiceBook.UsedByOthers(tenantViews, page.Nodes.SelectMany(r => r.Invoices), ct);
            foreach (var row in page.Nodes)
            {
                var earlier = await FundUseInquiry.Earlier(tenantViews, row.Id, row.Branch ?? "", row.PayeeKey, row.OccurredOn, ct);
                yield return Of(row, used(row.Id, row.Invoices), earlier).Build();
            }
            if (!page.PageInfo.HasNextPage) yield break;
            after = page.PageInfo.EndCursor;
        }
    }

    internal static FundUseFacts Of(FundUseRow row, IReadOnlyList<string> invoicesUsedBefore, IReadOnlyList<EarlierClaim> earlier) =>
        FundUseFacts.Of(row.Id, row.Branch ?? "", row.Claim()) with
        {
            SubmittedBy = row.SubmittedBy, ClaimedOn = row.SubmittedAt is { } at ? OfficeTime.Day(at) : null, ApprovedBy = [.. row.Steps.Approvers().Distinct()],
            FinalApprovedAt = row.ApprovedAt, ApprovedAmount = row.ApprovedAmount, PaidAt = row.PaidAt, SpentAmount = row.SettledAmount ?? row.PaidAmount,
            InvoicesUsedBefore = invoicesUsedBefore, SamePayeeClaims = earlier,
        };
}
