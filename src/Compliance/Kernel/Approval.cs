namespace Compliance.Kernel;

internal enum StepStatus { Waiting, Approved, Returned, Rejected }

/// <summary>A step of a record as it stands: whose it is, and who decided what when. Rooms keep it in states (without the time) and in rows.</summary>
internal sealed record ApprovalStep(string Name, Role Role)
{
    public StepStatus Status { get; init; }
    public string? By { get; init; }
    /// <summary>In whose stead, when a delegate decided.</summary>
    public string? For { get; init; }
    public DateTimeOffset? At { get; init; }
    public string? Comment { get; init; }
}

/// <summary>How the steps of a record are walked: in order, by the role they name, by nobody who made the record or took an earlier step.</summary>
internal static class Approval
{
    public const string SelfApprovalClause = "process.self-approval";

    public static IReadOnlyList<ApprovalStep> Steps(this IReadOnlyList<RouteStep> route) => [.. route.Select(s => new ApprovalStep(s.Name, s.Role))];

    /// <summary>The index of the step that is next; -1 when none waits.</summary>
    public static int Next(this IReadOnlyList<ApprovalStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
            if (steps[i].Status == StepStatus.Waiting) return i;
        return -1;
    }

    public static Role? WaitingFor(this IReadOnlyList<ApprovalStep> steps) => steps.Next() is >= 0 and var i ? steps[i].Role : null;

    /// <summary>The steps with one decided. History that was imported may name a step beyond the route: it is added.</summary>
    public static IReadOnlyList<ApprovalStep> Decided(this IReadOnlyList<ApprovalStep> steps, int index, Role role, StepStatus status, string by, string? @for, string? comment, DateTimeOffset? at = null)
    {
        var walked = steps.ToList();
        var step = index < walked.Count ? walked[index] : new ApprovalStep(SdlName.Of(role), role);
        var decided = step with { Status = status, By = by, For = @for, Comment = comment, At = at };
        if (index < walked.Count) walked[index] = decided; else walked.Add(decided);
        return walked;
    }

    /// <summary>Everybody whose hand is on the steps already, delegates and those they stood in for.</summary>
    public static IEnumerable<string> Approvers(this IReadOnlyList<ApprovalStep> steps) =>
        steps.Where(s => s.Status == StepStatus.Approved).SelectMany(s => new[] { s.By, s.For }).OfType<string>();

    /// <summary>May this person decide the next step? Makers are all who drafted, submitted, edited or amended the record.</summary>
    public static Refusal? MayDecide(this IReadOnlyList<ApprovalStep> steps, Actor by, string? branch, IEnumerable<string> makers, string act)
    {
        if (makers.Concat(steps.Approvers()).Any(by.IsSamePerson)) return Refusal.Because("SELF_APPROVAL") with { Grave = true, Clause = SelfApprovalClause };
        var step = steps[steps.Next()];
        if (!by.Is(step.Role)) return Refusal.Because("STEP_OF_ANOTHER", ("role", step.Role));
        return by.Holds(step.Role, branch) ? null : Refusal.NotAllowed(act);
    }

    /// <summary>Makers with one more hand: the person and whom he stood in for, once each.</summary>
    public static IReadOnlyList<string> With(this IReadOnlyList<string> makers, string by, string? @for)
    {
        var all = makers.ToList();
        if (!all.Contains(by)) all.Add(by);
        if (@for is not null && !all.Contains(@for)) all.Add(@for);
        return all.Count == makers.Count ? makers : all;
    }
}

/// <summary>The people of a step as the SDL shows them.</summary>
internal sealed class ApprovalStepFields
{
    public PersonRef? GetBy(ApprovalStep parent) => PersonRef.Of(parent.By);
    public PersonRef? GetFor(ApprovalStep parent) => PersonRef.Of(parent.For);
}
