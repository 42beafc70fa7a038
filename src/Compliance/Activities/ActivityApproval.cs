using Compliance.Kernel;

namespace Compliance.Activities;

/// <param name="Step">The step the approver saw (counted from 1); null = whichever is next.</param>
/// <param name="Findings">Given for the last step only: what the norms say of the activity as finally approved.</param>
internal sealed record ApproveActivityStep(string Id, DateTimeOffset At, Actor By, int? Step, string? Comment, IReadOnlyList<Finding> Findings);
internal sealed record ReturnActivity(string Id, DateTimeOffset At, Actor By, string Reason);
internal sealed record RejectActivity(string Id, DateTimeOffset At, Actor By, string Reason);

/// <summary>What a checker may do: the step that waits for his office, never one of his own making.</summary>
internal static class ActivityApproval
{
    public static Decision Decide(ActivityState s, ApproveActivityStep c)
    {
        if (Waits(s, c.Id, c.By, "approveActivityStep") is { } refused) return refused;
        var index = s.Steps.Next();
        if (c.Step is { } seen && seen != index + 1) return Refusal.Because("ACTIVITY_STEP_PASSED", ("step", seen), ("next", index + 1));
        if (Check.Text("comment", c.Comment, Check.LongText, required: false) is { } invalid) return invalid;
        var step = new ActivityStepApproved(index, s.Steps[index].Role, c.Comment, c.By.Person, c.By.For);
        if (index < s.Steps.Count - 1) return Decision.Accept(step);
        if (Course.Stopped(c.Findings) is { } stopped) return stopped;
        var facts = FinalFacts(s, c.Id, c.At, c.By);
        var plan = s.Pending?.Plan ?? s.Plan!;
        var judgement = ActivityFacts.Judged(facts, plan, plan.Amount, s.Submitter, c.Findings);
        return s.Pending is { } amendment
            ? Decision.Accept(step, new ActivityAmendmentApproved(amendment.No, c.At, plan, plan.Amount, plan.Commitments(), s.Commitments, judgement))
            : Decision.Accept(step, new ActivityApproved(c.At, plan.Amount, plan.Commitments(), judgement));
    }

    /// <summary>Sent back with a reason: the branch corrects and submits again. An amendment sent back leaves the activity as approved.</summary>
    public static Decision Decide(ActivityState s, ReturnActivity c) => SendBack(s, c.Id, c.By, "returnActivity", c.Reason, AmendmentOutcome.Returned,
        (step, role) => new ActivityReturned(step, role, c.Reason.Trim(), c.By.Person, c.By.For));

    public static Decision Decide(ActivityState s, RejectActivity c) => SendBack(s, c.Id, c.By, "rejectActivity", c.Reason, AmendmentOutcome.Rejected,
        (step, role) => new ActivityRejected(step, role, c.Reason.Trim(), c.By.Person, c.By.For));

    /// <summary>The facts of the final approval, as they are when this person takes the last step now.</summary>
    public static Facts FinalFacts(ActivityState s, string id, DateTimeOffset at, Actor by)
    {
        var plan = s.Pending?.Plan ?? s.Plan!;
        return ActivityFacts.Of(id, s, plan, at, values =>
        {
            values[Fact.FinalApprovedAt] = s.FinalApprovedAt ?? at;
            values[Fact.ApprovedAmount] = plan.Amount;
            values[Fact.ApprovedBy] = s.Approvers.Concat(s.Steps.Approvers()).Append(by.Person).Distinct().ToList();
        });
    }

    /// <summary>Whether the next approval is the last one, for which the norms are asked again.</summary>
    public static bool IsLast(ActivityState s) => s.Status is ActivityStatus.Submitted or ActivityStatus.Amending && s.Steps.Next() >= 0 && s.Steps.Next() == s.Steps.Count - 1;

    private static Refusal? Waits(ActivityState s, string id, Actor by, string act) =>
        !s.Exists || !by.Sees(s.Plan!.Branch) ? Refusal.NotFound(id)
        : s.Status is not (ActivityStatus.Submitted or ActivityStatus.Amending) || s.Steps.Next() < 0 ? Refusal.IllegalMove(act, s.Status)
        : s.Steps.MayDecide(by, s.Plan.Branch, s.Makers, act);

    private static Decision SendBack(ActivityState s, string id, Actor by, string act, string reason, AmendmentOutcome outcome, Func<int, Role, object> backToBranch)
    {
        if (Waits(s, id, by, act) is { } refused) return refused;
        if (Check.Text("reason", reason, Check.LongText) is { } invalid) return invalid;
        var index = s.Steps.Next();
        return Decision.Accept(s.Pending is { } amendment
            ? new ActivityAmendmentDropped(amendment.No, outcome, index, s.Steps[index].Role, reason.Trim(), by.Person, by.For)
            : backToBranch(index, s.Steps[index].Role));
    }
}
