using Compliance.Kernel;

namespace Compliance.Activities;

internal sealed record DraftActivity(string Id, DateTimeOffset At, Actor By, ActivityPlan Plan, bool Fresh);

/// <param name="Plan">What is submitted; null = the draft as it stands.</param>
/// <param name="Findings">What the norms say of exactly that plan.</param>
internal sealed record SubmitActivity(string Id, DateTimeOffset At, Actor By, ActivityPlan? Plan, IReadOnlyList<Finding> Findings, bool Fresh);
internal sealed record WithdrawActivity(string Id, DateTimeOffset At, Actor By, string? Reason);
internal sealed record AmendActivity(string Id, DateTimeOffset At, Actor By, ActivityPlan Plan, string Reason, IReadOnlyList<Finding> Findings);
internal sealed record CancelActivity(string Id, DateTimeOffset At, Actor By, string Reason);

/// <summary>What the branch may do with its own activity until it begins; the checkers' side is <see cref="ActivityApproval"/>, the course afterwards <see cref="ActivityCourse"/>.</summary>
internal static class PlannedActivityDecisions
{
    /// <summary>While the plan is the branch's own: never submitted, sent back, or taken back.</summary>
    private static bool Open(ActivityState s) => s.Status is ActivityStatus.Draft or ActivityStatus.Returned or ActivityStatus.Withdrawn;

    public static Decision Decide(ActivityState s, DraftActivity c) =>
        Owned(s, c.Id, c.By, c.Plan, c.Fresh, "draftActivity") is { } refused ? refused
        : s.Exists && !Open(s) ? Refusal.IllegalMove("draftActivity", s.Status)
        : ActivityCheck.Draft(c.Plan) is { } invalid ? invalid
        : !s.Exists ? Decision.Accept(new ActivityDrafted(c.Plan, c.By.Person, c.By.For))
        : Same(s.Plan!, c.Plan) ? Decision.Nothing
        : Decision.Accept(new ActivityEdited(c.Plan, c.By.Person, c.By.For));

    public static Decision Decide(ActivityState s, SubmitActivity c)
    {
        if (Owned(s, c.Id, c.By, c.Plan ?? s.Plan, c.Fresh, "submitActivity") is { } refused) return refused;
        if (s.Exists && !Open(s)) return Refusal.IllegalMove("submitActivity", s.Status);
        var plan = c.Plan ?? s.Plan!;
        if (ActivityCheck.Complete(plan) is { } invalid) return invalid;
        if (Course.Stopped(c.Findings) is { } stopped) return stopped;
        var route = ActivityRoutes.Of(plan, c.By);
        object[] said = !s.Exists ? [new ActivityDrafted(plan, c.By.Person, c.By.For)]
            : Same(s.Plan!, plan) ? [] : [new ActivityEdited(plan, c.By.Person, c.By.For)];
        return Decision.Accept([.. said,
            new ActivitySubmitted(s.Round + 1, plan.Amount, c.Findings, c.By.Person, c.By.For),
            new ActivityRouteFixed(route.Rule, route.Steps, route.Marks.Contains(ActivityRoutes.FilingMark), null)]);
    }

    public static Decision Decide(ActivityState s, WithdrawActivity c) =>
        Mine(s, c.Id, c.By, "withdrawActivity") is { } refused ? refused
        : Check.Text("reason", c.Reason, Check.LongText, required: false) is { } invalid ? invalid
        : s.Status switch
        {
            ActivityStatus.Submitted => Decision.Accept(new ActivityWithdrawn(c.Reason, c.By.Person, c.By.For)),
            ActivityStatus.Amending => Decision.Accept(new ActivityAmendmentDropped(s.Pending!.No, AmendmentOutcome.Withdrawn, null, null, c.Reason ?? "", c.By.Person, c.By.For)),
            _ => Refusal.IllegalMove("withdrawActivity", s.Status),
        };

    public static Decision Decide(ActivityState s, AmendActivity c)
    {
        if (Mine(s, c.Id, c.By, "amendActivity") is { } refused) return refused;
        if (s.Status is not (ActivityStatus.Approved or ActivityStatus.Started)) return Refusal.IllegalMove("amendActivity", s.Status);
        if (Check.Text("reason", c.Reason, Check.LongText) is { } unreasoned) return unreasoned;
        if (c.Plan.Branch != s.Plan!.Branch) return Refusal.Invalid("branch", "ACTIVITY_BRANCH_FIXED");
        if (ActivityCheck.Complete(c.Plan) is { } invalid) return invalid;
        if (Same(s.Plan, c.Plan)) return Refusal.Because("ACTIVITY_NOTHING_AMENDED");
        if (Course.Stopped(c.Findings) is { } stopped) return stopped;
        var route = ActivityRoutes.OfAmendment(s.Plan, c.Plan, s.ApprovedRoute, c.By);
        return Decision.Accept(
            new ActivityAmendmentSubmitted(s.Amendments + 1, c.Plan, c.Plan.Amount, c.Reason.Trim(), c.Findings, c.By.Person, c.By.For),
            new ActivityRouteFixed(route.Rule, route.Steps, route.Marks.Contains(ActivityRoutes.FilingMark), s.Amendments + 1));
    }

    /// <summary>A draft is thrown away, an approved activity called off; what has begun is concluded instead.</summary>
    public static Decision Decide(ActivityState s, CancelActivity c) =>
        Mine(s, c.Id, c.By, "cancelActivity") is { } refused ? refused
        : !Open(s) && s.Status != ActivityStatus.Approved && (s.Status != ActivityStatus.Amending || s.BegunAt is not null) ? Refusal.IllegalMove("cancelActivity", s.Status)
        : Check.Text("reason", c.Reason, Check.LongText) is { } invalid ? invalid
        : Decision.Accept(new ActivityCancelled(c.Reason.Trim(), s.Commitments, c.By.Person, c.By.For));

    internal static Refusal? Mine(ActivityState s, string id, Actor by, string act, params ReadOnlySpan<Role> also) =>
        !s.Exists ? Refusal.NotFound(id) : Course.OfItsBranch(by, id, s.Plan!.Branch, act, also);

    /// <summary>A new record is of the maker's own branch; an existing one is his to see and stays with its branch.</summary>
    private static Refusal? Owned(ActivityState s, string id, Actor by, ActivityPlan? plan, bool fresh, string act) =>
        s.Exists ? Mine(s, id, by, act) ?? (plan!.Branch != s.Plan!.Branch ? Refusal.Invalid("branch", "ACTIVITY_BRANCH_FIXED") : null)
        : !fresh || plan is null ? Refusal.NotFound(id)
        : Check.Text("branch", plan.Branch) ?? (Course.IsOf(by, plan.Branch) || by.Is(Role.Secretariat) ? null : Refusal.NotAllowed(act));

    private static bool Same(ActivityPlan before, ActivityPlan after) => ActivityRoutes.Changes(before, after).Count == 0;
}
