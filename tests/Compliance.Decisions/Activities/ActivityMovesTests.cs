using Compliance.Activities;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Activities.ActivitySample;

namespace Compliance.Decisions.Activities;

public sealed class ActivityMovesTests
{
    private static readonly IReadOnlyDictionary<string, (Func<ActivityState, Decision> Decide, string[] Legal)> Moves = new Dictionary<string, (Func<ActivityState, Decision>, string[])>
    {
        ["draft"] = (s => PlannedActivityDecisions.Decide(s, new DraftActivity(Id, Now, Officer, Plan with { Title = "改" }, !s.Exists)), ["None", "Draft", "Returned", "Withdrawn"]),
        ["submit"] = (s => Submit(s, Plan), ["None", "Draft", "Returned", "Withdrawn"]),
        ["withdraw"] = (s => PlannedActivityDecisions.Decide(s, new WithdrawActivity(Id, Now, Officer, null)), ["Submitted", "Amending"]),
        ["return"] = (s => ActivityApproval.Decide(s, new ReturnActivity(Id, Now, Head, "补")), ["Submitted", "Amending"]),
        ["approve"] = (s => Approve(s, Head), ["Submitted", "Amending"]),
        ["reject"] = (s => ActivityApproval.Decide(s, new RejectActivity(Id, Now, Head, "不")), ["Submitted", "Amending"]),
        ["amend"] = (s => PlannedActivityDecisions.Decide(s, new AmendActivity(Id, Now, Officer, Dearer, "增加接送", [])), ["Approved", "Started"]),
        ["cancel"] = (s => PlannedActivityDecisions.Decide(s, new CancelActivity(Id, Now, Officer, "改期")), ["Draft", "Returned", "Withdrawn", "Approved", "Amending"]),
        ["start"] = (s => ActivityCourse.Decide(s, new StartActivity(Id, Now, Officer, Now, [])), ["Approved"]),
        ["conclude"] = (s => ActivityCourse.Decide(s, new ConcludeActivity(Id, Now, Officer, new ActivityActual(), [])), ["Started"]),
        ["settle"] = (s => ActivityCourse.Decide(s, new SettleActivity(Id, Now, Accountant, [new(CostKind.Meals, 1)], null, [], [])), ["Concluded"]),
        ["file"] = (s => ActivityCourse.Decide(s, new FileActivity(Id, Now, Clerk, "市科协", "备〔2025〕7号", new(2025, 6, 1), null)), ["Approved", "Amending", "Started", "Concluded", "Settled"]),
        ["archive"] = (s => ActivityCourse.Decide(s, new ArchiveActivity(Id, Now, Clerk)), ["Settled"]),
    };

    [Fact]
    public void Every_move_is_possible_in_its_states_and_refused_in_every_other()
    {
        foreach (var (move, (decide, legal)) in Moves)
            foreach (var status in Histories.Keys)
            {
                var then = In(status).When(decide);
                if (legal.Contains(status)) Assert.True(then.Code is null && then.Events.Count > 0, $"{move} in {status}: {then.Code ?? "nothing"}");
                else Assert.True(then.Code == (status == "None" ? "NOT_FOUND" : move == "start" && status is not ("Started" or "Concluded" or "Settled" or "Archived" or "Amending" or "Cancelled") ? "ACTIVITY_NOT_APPROVED" : "ILLEGAL_MOVE"),
                    $"{move} in {status}: {then.Code ?? "accepted"}");
            }
    }

    [Fact]
    public void Whoever_may_not_see_the_record_is_told_that_there_is_none()
    {
        foreach (var status in Histories.Keys.Where(s => s != "None"))
            foreach (var refused in new[]
            {
                In(status).When(s => Submit(s, null, Stranger)).Code,
                In(status).When(s => Approve(s, Who("other-head", Role.BranchHead, "branch/neurology"))).Code,
                In(status).When(s => ActivityCourse.Decide(s, new StartActivity(Id, Now, Stranger, Now, []))).Code,
            })
                Assert.Equal("NOT_FOUND", refused);
    }

    [Fact]
    public void Whoever_only_reads_may_do_nothing_of_the_branch()
    {
        foreach (var by in new[] { Auditor, Leader, Accountant })
        {
            In("Draft").When(s => Submit(s, null, by)).ThenRefused("NOT_ALLOWED");
            In("Approved").When(s => ActivityCourse.Decide(s, new StartActivity(Id, Now, by, Now, []))).ThenRefused("NOT_ALLOWED");
        }
        In("Concluded").When(s => ActivityCourse.Decide(s, new SettleActivity(Id, Now, Auditor, [], null, [], []))).ThenRefused("NOT_ALLOWED");
        In("Settled").When(s => ActivityCourse.Decide(s, new ArchiveActivity(Id, Now, Officer))).ThenRefused("NOT_ALLOWED");
    }

    [Fact]
    public void A_new_activity_is_of_the_makers_own_branch() =>
        In("None").When(s => Submit(s, Plan, Stranger)).ThenRefused("NOT_ALLOWED");

    [Fact]
    public void An_activity_stays_with_its_branch() =>
        In("Draft").When(s => Submit(s, Plan with { Branch = "branch/neurology" })).ThenRefused("ACTIVITY_BRANCH_FIXED", "branch");

    [Fact]
    public void An_id_that_names_nothing_makes_nothing() =>
        In("None").When(s => PlannedActivityDecisions.Decide(s, new SubmitActivity(Id, Now, Officer, Plan, [], Fresh: false))).ThenRefused("NOT_FOUND");
}
