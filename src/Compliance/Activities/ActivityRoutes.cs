using System.Text.Json;
using Compliance.Kernel;

namespace Compliance.Activities;

/// <summary>The steps an activity walks, by <c>schema/routes/activity.json</c>; an amendment walks those it changes again.</summary>
internal static class ActivityRoutes
{
    public const string FilingMark = "FILING";

    private static readonly RouteTable Approvals = RouteTable.Embedded("activity", "type", "class", "amount", "inPlan", "branch", "submitter");
    private static readonly RouteTable Amendments = RouteTable.Embedded("activity-amendment", "type", "moneyChanged", "increased", "scopeChanged", "submitter");

    public static Route Of(ActivityPlan plan, Actor submitter) => Approvals.Steps(new Dictionary<string, object?>
    {
        ["type"] = SdlName.Of(plan.Type), ["class"] = plan.Class is { } c ? SdlName.Of(c) : null, ["amount"] = plan.Amount,
        ["inPlan"] = plan.InPlan, ["branch"] = plan.Branch, ["submitter"] = Submitter(submitter, plan.Branch),
    });

    public static Route OfAmendment(ActivityPlan before, ActivityPlan after, IReadOnlyList<Role> approvedRoute, Actor submitter)
    {
        var whole = Of(after, submitter);
        var again = Amendments.Steps(new Dictionary<string, object?>
        {
            ["type"] = SdlName.Of(after.Type), ["moneyChanged"] = MoneyChanged(before, after), ["increased"] = after.Amount > before.Amount,
            ["scopeChanged"] = ScopeChanged(before, after), ["submitter"] = Submitter(submitter, after.Branch),
        });
        var roles = again.Steps.Select(s => s.Role).ToHashSet();
        var walked = whole.Steps.Where(s => roles.Contains(s.Role) || !approvedRoute.Contains(s.Role)).ToList();
        return new Route($"{whole.Rule}/{again.Rule}", walked.Count > 0 ? walked : [whole.Steps[0]]) { Marks = whole.Marks };
    }

    /// <summary>The names of what an amendment changes, as the SDL calls them.</summary>
    public static IReadOnlyList<string> Changes(ActivityPlan before, ActivityPlan after)
    {
        using var old = JsonSerializer.SerializeToDocument(before);
        using var now = JsonSerializer.SerializeToDocument(after);
        return [.. now.RootElement.EnumerateObject()
            .Where(p => !old.RootElement.TryGetProperty(p.Name, out var was) || !JsonElement.DeepEquals(was, p.Value))
            .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))];
    }

    private static string Submitter(Actor by, string? branch) => SdlName.Of(Course.OfficeFor(by, branch));

    private static bool MoneyChanged(ActivityPlan before, ActivityPlan after) =>
        Changes(before, after).Any(c => c is "lines" or "funding" or "budgetLine" or "sponsors" or "lectures");

    private static bool ScopeChanged(ActivityPlan before, ActivityPlan after) =>
        Changes(before, after).Any(c => c is not ("lines" or "funding" or "budgetLine" or "sponsors" or "lectures" or "title" or "purpose" or "attachments" or "planReference"));
}
