using System.Runtime.CompilerServices;
using Compliance.Kernel;

namespace Compliance.Receptions;

/// <summary>The facts of receptions already applied for, restated from their rows as they are known today.</summary>
internal sealed class ReceptionHistory(IViewsOf views) : IFactSource
{
    private const int PageSize = 500;

    public string Kind => Facts.Reception;

    public async IAsyncEnumerable<Facts> Read(string tenant, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = views.Tenant(tenant);
        var where = Filter.And(Filter.Gte("receivedOn", from), Filter.Lt("receivedOn", to.AddDays(1)));
        for (string? after = null; ;)
        {
            var page = await rows.Page(ReceptionView.View, new PageRequest(PageSize, after, null, null, where, [new Order("receivedOn", false)], null), ct).ConfigureAwait(false);
            foreach (var row in page.Nodes) yield return Of(row, await EarlierOfUnit.Days(rows, row.Id, row.Request with { Sheet = row.Request.Sheet with { ReceivedOn = row.ReceivedOn } }, ct).ConfigureAwait(false));
            if (!page.PageInfo.HasNextPage) yield break;
            after = page.PageInfo.EndCursor;
        }
    }

    /// <summary>As much of the state as a list is judged by.</summary>
    internal static ReceptionState State(ReceptionRow row) => new()
    {
        Request = row.Request, Submitter = row.SubmittedBy, Steps = row.Steps, FinalApprovedAt = row.ApprovedAt, ApprovedAmount = row.ApprovedAmount ?? 0, HeldOn = row.HeldOn,
    };

    internal static Facts Of(ReceptionRow row, IReadOnlyList<DateOnly>? earlier) =>
        row.List is { } list
            ? ReceptionFacts.Listed(row.Id, State(row), list, earlier, row.UpdatedAt, row.VerifiedInvoiceAmount ?? list.InvoiceAmount, row.VerifiedHeadCount ?? list.HeadCount)
            : ReceptionFacts.Applied(row.Id, row.Request, earlier, row.CreatedAt, values =>
            {
                values[Fact.SubmittedBy] = row.SubmittedBy;
                values[Fact.ApprovedBy] = row.Steps.Approvers().Distinct().ToList();
                values[Fact.FinalApprovedAt] = row.ApprovedAt;
                if (row.HeldOn is not null) values[Fact.Held] = true;
            });
}
