using Compliance.Activities;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Activities.ActivitySample;

namespace Compliance.Decisions.Activities;

public sealed class ActivityApprovalTests
{
    private static readonly object[] TwoSteps = [Drafted, Submitted, Routed, ByHead, ByClerk];

    [Fact]
    public void A_step_is_taken_by_the_office_it_names() =>
        In("Submitted").When(s => Approve(s, Head)).ThenHappens(new ActivityStepApproved(0, Role.BranchHead, null, "person/head", null));

    [Fact]
    public void The_last_step_approves_commits_and_is_judged()
    {
        var events = After(TwoSteps).When(s => Approve(s, Accountant, Failed("meeting.transit-days", Severity.Warn))).Events;
        Assert.Equal(Spec.Stored(ByFinance), Spec.Stored(events[0]));
        var approved = Assert.IsType<ActivityApproved>(events[1]);
        Assert.Equal((Now, 40_000m), (approved.At, approved.Amount));
        Assert.Equal(Committed, approved.Commitments);
        Assert.Equal((Id, Branch, new DateOnly(2025, 7, 10), 40_000m, "person/officer", "杭州 西溪路 1 号 市医学会会议中心"),
            (approved.Judgement!.Subject, approved.Judgement.Branch, approved.Judgement.On, approved.Judgement.Amount, approved.Judgement.Person, approved.Judgement.Place));
        Assert.Equal(["meeting.transit-days"], approved.Judgement.Findings.Select(f => f.Clause));
    }

    [Fact]
    public void A_clause_that_stops_by_now_stops_the_last_step() =>
        After(TwoSteps).When(s => Approve(s, Accountant, Failed("meeting.scenic-area"))).ThenRefused("NORM_STOP");

    [Fact]
    public void The_step_of_another_office_is_not_taken() =>
        Assert.Equal(Role.BranchHead, In("Submitted").When(s => Approve(s, Accountant)).ThenRefused("STEP_OF_ANOTHER").Args["role"]);

    [Fact]
    public void A_head_decides_for_his_own_branch_only() =>
        In("Submitted").When(s => ActivityApproval.Decide(s, new ApproveActivityStep(Id, Now,
            new("t", "person/x", new HashSet<Role> { Role.BranchHead, Role.Auditor }, new HashSet<string> { "branch/neurology" }), null, null, []))).ThenRefused("NOT_ALLOWED");

    [Fact]
    public void An_approver_of_what_he_did_not_see_approves_nothing() =>
        After(TwoSteps).When(s => ActivityApproval.Decide(s, new ApproveActivityStep(Id, Now, Accountant, 2, null, []))).ThenRefused("ACTIVITY_STEP_PASSED");

    public static TheoryData<string, string?> Hands => new()
    {
        { "person/officer", null }, { "person/head", null }, { "person/clerk", null }, { "person/deputy", "person/officer" }, { "person/deputy", "person/clerk" },
    };

    [Theory]
    [MemberData(nameof(Hands))]
    public void Nobody_approves_what_he_made_or_approved_before_nor_does_his_delegate(string person, string? @for) =>
        After(TwoSteps).When(s => Approve(s, new("t", person, new HashSet<Role> { Role.Finance }, new HashSet<string> { Branch }) { For = @for })).ThenRefused("SELF_APPROVAL", grave: true);

    [Fact]
    public void Whom_a_delegate_stood_in_for_may_not_take_a_later_step() =>
        After(Drafted, Submitted, Routed, new ActivityStepApproved(0, Role.BranchHead, null, "person/deputy", "person/accountant"), ByClerk)
            .When(s => Approve(s, Accountant)).ThenRefused("SELF_APPROVAL", grave: true);

    [Fact]
    public void Who_approved_a_round_that_was_returned_may_approve_the_next() =>
        Assert.Null(After(Drafted, Submitted, Routed, ByHead, Returned, new ActivitySubmitted(2, 40_000, [], "person/officer", null), Routed).When(s => Approve(s, Head)).Code);

    [Fact]
    public void Sending_back_and_refusing_need_a_reason()
    {
        In("Submitted").When(s => ActivityApproval.Decide(s, new ReturnActivity(Id, Now, Head, " "))).ThenRefused("FIELD_REQUIRED", "reason");
        In("Submitted").When(s => ActivityApproval.Decide(s, new RejectActivity(Id, Now, Head, new string('x', 4001)))).ThenRefused("FIELD_TOO_LONG", "reason");
    }

    [Fact]
    public void An_amendment_walks_its_steps_and_replaces_the_commitments()
    {
        object[] walked = [.. Histories["Amending"], ByHead, ByClerk];
        var events = After(walked).When(s => Approve(s, Accountant)).Events;
        var amended = Assert.IsType<ActivityAmendmentApproved>(events[1]);
        Assert.Equal([new Commitment("budget/cardiology/2025/meetings", 42_000)], amended.Commitments);
        Assert.Equal(Committed, amended.Previous);
        var state = After([.. walked, .. events]).State;
        Assert.Equal((ActivityStatus.Approved, 42_000m, null), (state.Status, state.ApprovedAmount, state.Pending));
    }

    [Theory]
    [InlineData("return")]
    [InlineData("reject")]
    [InlineData("withdraw")]
    public void An_amendment_that_comes_to_nothing_leaves_the_activity_as_approved(string how)
    {
        var events = In("Amending").When(s => how switch
        {
            "return" => ActivityApproval.Decide(s, new ReturnActivity(Id, Now, Head, "不必")),
            "reject" => ActivityApproval.Decide(s, new RejectActivity(Id, Now, Head, "不必")),
            _ => PlannedActivityDecisions.Decide(s, new WithdrawActivity(Id, Now, Officer, null)),
        }).Events;
        Assert.IsType<ActivityAmendmentDropped>(Assert.Single(events));
        var state = After([.. Histories["Amending"], .. events]).State;
        Assert.Equal((ActivityStatus.Approved, 40_000m, 40_000m), (state.Status, state.Plan!.Amount, state.Commitments.Sum(c => c.Amount)));
    }

    [Fact]
    public void An_amendment_changes_something() =>
        In("Approved").When(s => PlannedActivityDecisions.Decide(s, new AmendActivity(Id, Now, Officer, Plan with { Lines = [.. Plan.Lines] }, "无", []))).ThenRefused("ACTIVITY_NOTHING_AMENDED");

    [Fact]
    public void An_amendment_of_one_that_has_begun_leaves_it_begun()
    {
        var amending = After([.. Histories["Started"], Amending, AmendmentRouted]);
        amending.When(s => PlannedActivityDecisions.Decide(s, new CancelActivity(Id, Now, Officer, "不办了"))).ThenRefused("ILLEGAL_MOVE");
        var dropped = amending.When(s => PlannedActivityDecisions.Decide(s, new WithdrawActivity(Id, Now, Officer, null))).Events;
        Assert.Equal(ActivityStatus.Started, After([.. Histories["Started"], Amending, AmendmentRouted, .. dropped]).State.Status);
    }
}
