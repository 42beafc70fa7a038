using System.Runtime.CompilerServices;
using Compliance.Kernel;

namespace Compliance.Activities;

/// <summary>The facts of activities already submitted, restated from their rows as they are known today.</summary>
internal sealed class ActivityHistory(IViewsOf views) : IFactSource
{
    private const int PageSize = 500;

    public string Kind => Facts.Activity;

    public async IAsyncEnumerable<Facts> Read(string tenant, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken ct)
    {
        var where = Filter.And(Filter.Gte("startsOn", from), Filter.Lt("startsOn", to.AddDays(1)), new Filter.Test("status", Operator.Neq, SdlName.Of(ActivityStatus.Draft)));
        for (string? after = null; ;)
        {
            var page = await views.Tenant(tenant).Page(PlannedActivityView.View, new PageRequest(PageSize, after, null, null, where, [new Order("startsOn", false)], null), ct).ConfigureAwait(false);
            foreach (var row in page.Nodes) yield return Of(row);
            if (!page.PageInfo.HasNextPage) yield break;
            after = page.PageInfo.EndCursor;
        }
    }

    /// <summary>The plan until it was concluded, then the course, then the account: what is known last.</summary>
    internal static Facts Of(ActivityRow row)
    {
        var settled = row.SettledAt is not null;
        var actual = (row.Actual ?? new()) with
        {
            Lines = settled ? [.. row.Lines.Where(l => l.Actual is not null).Select(l => new CostLine(l.Kind, l.Actual!.Value))] : row.Actual?.Lines,
            Attachments = [.. row.Actual?.Attachments ?? [], .. row.SettlementAttachments],
        };
        var state = new ActivityState
        {
            Submitter = row.SubmittedBy, FinalApprovedAt = row.ApprovedAt, ApprovedAmount = row.ApprovedAmount ?? 0, BegunAt = row.BegunAt,
            Approvers = [.. row.EarlierSteps.Approvers().Concat(row.Steps.Approvers()).Distinct()],
        };
        return ActivityFacts.Of(row.Id, state, actual.Over(row.Plan), row.CreatedAt, values =>
        {
            values[Fact.SpentAmount] = row.ActualAmount;
            if (row.ConcludedAt is not null) values[Fact.Held] = true;
        });
    }
}
