using Compliance.Activities;
using Compliance.Kernel;

namespace Compliance.Decisions.Activities;

/// <summary>The people, the meeting and the histories that the tests of this room speak of.</summary>
internal static class ActivitySample
{
    public const string Id = "activity/1", Branch = "branch/cardiology";
    public static readonly DateTimeOffset Now = Spec.Start;

    public static Actor Who(string name, Role role, string branch = Branch, string? @for = null) =>
        new("t", "person/" + name, new HashSet<Role> { role }, new HashSet<string> { branch }) { For = @for };

    public static readonly Actor Officer = Who("officer", Role.BranchOfficer), Head = Who("head", Role.BranchHead), Clerk = Who("clerk", Role.Secretariat),
        Accountant = Who("accountant", Role.Finance), Leader = Who("leader", Role.Leader), Stranger = Who("stranger", Role.BranchOfficer, "branch/neurology"), Auditor = Who("auditor", Role.Auditor);

    /// <summary>Class III, two days, forty people of whom four are staff, in the plan: 40,000 yuan, the small route.</summary>
    public static readonly ActivityPlan Plan = new()
    {
        Branch = Branch, Type = ActivityType.Meeting, Title = "季度病例讨论会", Class = ActivityClass.III, InPlan = true, Conveys = false,
        Venue = new("市医学会会议中心", "杭州", "西溪路 1 号", PlaceKind.ConferenceCentre),
        StartsOn = new(2025, 7, 10), EndsOn = new(2025, 7, 11), ArrivesOn = new(2025, 7, 9), DepartsOn = new(2025, 7, 11),
        Participants = 36, Staff = 4, Items = [],
        Lines = [new(CostKind.Lodging, 24_000), new(CostKind.Meals, 9_600), new(CostKind.Venue, 4_000), new(CostKind.Material, 1_400), new(CostKind.Other, 1_000)],
    };

    public static readonly IReadOnlyList<Commitment> Committed = [new("budget/cardiology/2025/meetings", 40_000)];

    public static readonly ActivityPlan Dearer = Plan with { Lines = [.. Plan.Lines, new(CostKind.Transport, 2_000)] };

    public static readonly object Drafted = new ActivityDrafted(Plan, "person/officer", null);
    public static readonly object Submitted = new ActivitySubmitted(1, 40_000, [], "person/officer", null);
    public static readonly object Routed = new ActivityRouteFixed("small-in-plan", [new("BRANCH_HEAD", Role.BranchHead), new("SECRETARIAT", Role.Secretariat), new("FINANCE", Role.Finance)], false, null);
    public static readonly object ByHead = new ActivityStepApproved(0, Role.BranchHead, "同意", "person/head", null);
    public static readonly object ByClerk = new ActivityStepApproved(1, Role.Secretariat, null, "person/clerk", null);
    public static readonly object ByFinance = new ActivityStepApproved(2, Role.Finance, null, "person/accountant", null);
    public static readonly object Approved = new ActivityApproved(Now, 40_000, Committed, null);
    public static readonly object Returned = new ActivityReturned(1, Role.Secretariat, "请补会议通知", "person/clerk", null);
    public static readonly object Rejected = new ActivityRejected(1, Role.Secretariat, "与年度计划不符", "person/clerk", null);
    public static readonly object Withdrawn = new ActivityWithdrawn(null, "person/officer", null);
    public static readonly object Amending = new ActivityAmendmentSubmitted(1, Dearer, 42_000, "增加接送", [], "person/officer", null);
    public static readonly object AmendmentRouted = new ActivityRouteFixed("small-in-plan/dearer", [new("BRANCH_HEAD", Role.BranchHead), new("SECRETARIAT", Role.Secretariat), new("FINANCE", Role.Finance)], false, 1);
    public static readonly object Cancelled = new ActivityCancelled("改期", Committed, "person/officer", null);
    public static readonly object Started = new ActivityStarted(Now.AddDays(31), null, "person/officer", null);
    public static readonly object Concluded = new ActivityConcluded(new ActivityActual { Participants = 35, Attachments = [new(new string('a', 64), "签到表.pdf", "SIGN_IN_SHEET")] }, null, "person/officer", null);
    public static readonly object Settled = new ActivitySettled([new(CostKind.Lodging, 23_000), new(CostKind.Meals, 9_800)], 32_800, Committed, null, [], null, "person/accountant", null);
    public static readonly object Archived = new ActivityArchived("person/clerk", null);

    private static readonly object[] UpToApproval = [Drafted, Submitted, Routed, ByHead, ByClerk, ByFinance, Approved];

    /// <summary>Every state an activity can be in, with the history that leads there; "None" is none.</summary>
    public static readonly IReadOnlyDictionary<string, object[]> Histories = new Dictionary<string, object[]>
    {
        ["None"] = [],
        ["Draft"] = [Drafted],
        ["Submitted"] = [Drafted, Submitted, Routed],
        ["Returned"] = [Drafted, Submitted, Routed, ByHead, Returned],
        ["Withdrawn"] = [Drafted, Submitted, Routed, Withdrawn],
        ["Rejected"] = [Drafted, Submitted, Routed, ByHead, Rejected],
        ["Approved"] = UpToApproval,
        ["Amending"] = [.. UpToApproval, Amending, AmendmentRouted],
        ["Cancelled"] = [.. UpToApproval, Cancelled],
        ["Started"] = [.. UpToApproval, Started],
        ["Concluded"] = [.. UpToApproval, Started, Concluded],
        ["Settled"] = [.. UpToApproval, Started, Concluded, Settled],
        ["Archived"] = [.. UpToApproval, Started, Concluded, Settled, Archived],
    };

    public static Given<ActivityState> In(string status) => PlannedActivity.Kind.Given(Histories[status]);
    public static Given<ActivityState> After(params object[] events) => PlannedActivity.Kind.Given(events);

    public static Finding Failed(string clause, Severity severity = Severity.Stop) =>
        new(clause, "norm-pack/national-meetings", FindingOutcome.Fail, severity, clause, new Dictionary<string, object?>(), "41 × 2 = 82 > 80");

    public static Decision Submit(ActivityState s, ActivityPlan? plan, Actor? by = null, params Finding[] findings) =>
        PlannedActivityDecisions.Decide(s, new SubmitActivity(Id, Now, by ?? Officer, plan, findings, !s.Exists));

    public static Decision Approve(ActivityState s, Actor by, params Finding[] findings) => ActivityApproval.Decide(s, new ApproveActivityStep(Id, Now, by, null, null, findings));
}
