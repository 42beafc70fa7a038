using Compliance.Kernel;

namespace Compliance.Activities;

internal sealed record StartActivity(string Id, DateTimeOffset At, Actor By, DateTimeOffset BegunAt, IReadOnlyList<Finding> Findings);
internal sealed record ConcludeActivity(string Id, DateTimeOffset At, Actor By, ActivityActual Actual, IReadOnlyList<Finding> Findings);
internal sealed record SettleActivity(string Id, DateTimeOffset At, Actor By, IReadOnlyList<CostLine> Actual, string? Comment, IReadOnlyList<Attachment> Attachments, IReadOnlyList<Finding> Findings);
internal sealed record FileActivity(string Id, DateTimeOffset At, Actor By, string Authority, string Number, DateOnly On, Attachment? Receipt);
internal sealed record ArchiveActivity(string Id, DateTimeOffset At, Actor By);

/// <summary>
/// The course of an approved activity. What happened is recorded as it happened: the norms judge it here, they do not stop
/// it, and each failed clause becomes a violation.
/// </summary>
internal static class ActivityCourse
{
    public static Decision Decide(ActivityState s, StartActivity c) =>
        PlannedActivityDecisions.Mine(s, c.Id, c.By, "startActivity") is { } refused ? refused
        : s.Status is ActivityStatus.Draft or ActivityStatus.Submitted or ActivityStatus.Returned or ActivityStatus.Rejected or ActivityStatus.Withdrawn
            ? Refusal.Because("ACTIVITY_NOT_APPROVED", ("status", s.Status)) with { Grave = true, Clause = "process.begun-before-approval" }
        : s.Status != ActivityStatus.Approved ? Refusal.IllegalMove("startActivity", s.Status)
        : c.BegunAt > c.At ? Refusal.Invalid("begunAt", "ACTIVITY_IN_FUTURE")
        : Decision.Accept(new ActivityStarted(c.BegunAt, Judged(StartFacts(s, c.Id, c.At, c.BegunAt), s, s.Plan!, s.ApprovedAmount, c.Findings), c.By.Person, c.By.For));

    public static Facts StartFacts(ActivityState s, string id, DateTimeOffset at, DateTimeOffset begunAt) =>
        ActivityFacts.Of(id, s, s.Plan!, at, values => values[Fact.BegunAt] = begunAt);

    public static Decision Decide(ActivityState s, ConcludeActivity c) =>
        PlannedActivityDecisions.Mine(s, c.Id, c.By, "concludeActivity") is { } refused ? refused
        : s.Status != ActivityStatus.Started ? Refusal.IllegalMove("concludeActivity", s.Status)
        : Impossible(s, c.Actual, c.At) is { } invalid ? invalid
        : Decision.Accept(new ActivityConcluded(c.Actual, Judged(ConclusionFacts(s, c.Id, c.At, c.Actual), s, c.Actual.Over(s.Plan!), c.Actual.Over(s.Plan!).Amount, c.Findings), c.By.Person, c.By.For));

    /// <summary>What cannot have happened: asked before the norms are, so that they judge nothing senseless.</summary>
    public static Refusal? Impossible(ActivityState s, ActivityActual actual, DateTimeOffset at) =>
        ActivityCheck.Actual(actual, at) ?? ActivityCheck.Draft(actual.Over(s.Plan!));

    public static Facts ConclusionFacts(ActivityState s, string id, DateTimeOffset at, ActivityActual actual) =>
        ActivityFacts.Of(id, s, actual.Over(s.Plan!), at, values =>
        {
            values[Fact.BegunAt] = actual.BegunAt ?? s.BegunAt;
            values[Fact.Held] = true;
            values[Fact.SpentAmount] = actual.Lines?.Sum(l => l.Amount);
        });

    /// <summary>The branch or finance lays the final account; <see cref="ArchiveActivity"/> is the second person's look at it.</summary>
    public static Decision Decide(ActivityState s, SettleActivity c) =>
        PlannedActivityDecisions.Mine(s, c.Id, c.By, "settleActivity", Role.Finance) is { } refused ? refused
        : s.Status != ActivityStatus.Concluded ? Refusal.IllegalMove("settleActivity", s.Status)
        : Check.First(
            ActivityCheck.Lines("lines", c.Actual), Check.Text("comment", c.Comment, Check.LongText, required: false), Course.Files("attachments", c.Attachments)) is { } invalid ? invalid
        : Decision.Accept(new ActivitySettled(c.Actual, c.Actual.Sum(l => l.Amount), s.Commitments, c.Comment, c.Attachments,
            Judged(SettlementFacts(s, c.Id, c.At, c.Actual, c.Attachments), s, s.Plan!, c.Actual.Sum(l => l.Amount), c.Findings), c.By.Person, c.By.For));

    public static Facts SettlementFacts(ActivityState s, string id, DateTimeOffset at, IReadOnlyList<CostLine> lines, IReadOnlyList<Attachment> attachments)
    {
        var settled = ((s.Actual ?? new()) with { Lines = lines, Attachments = [.. s.Actual?.Attachments ?? [], .. attachments] }).Over(s.Plan!);
        return ActivityFacts.Of(id, s, settled, at, values =>
        {
            values[Fact.Held] = true;
            values[Fact.SpentAmount] = lines.Sum(l => l.Amount);
        });
    }

    /// <summary>Filing with the supervisory unit 报备: recorded whenever it is done between the approval and the archive.</summary>
    public static Decision Decide(ActivityState s, FileActivity c) =>
        PlannedActivityDecisions.Mine(s, c.Id, c.By, "fileActivity") is { } refused ? refused
        : s.Status is not (ActivityStatus.Approved or ActivityStatus.Amending or ActivityStatus.Started or ActivityStatus.Concluded or ActivityStatus.Settled) ? Refusal.IllegalMove("fileActivity", s.Status)
        : Check.First(
            Check.Text("authority", c.Authority), Check.Text("number", c.Number), Course.File("receipt", c.Receipt),
            c.On > OfficeTime.Day(c.At) ? Refusal.Invalid("on", "ACTIVITY_IN_FUTURE") : null) is { } invalid ? invalid
        : s.Filed ? Refusal.Because("ACTIVITY_FILED_BEFORE")
        : Decision.Accept(new ActivityFiled(c.Authority.Trim(), c.Number.Trim(), c.On, c.Receipt, c.By.Person, c.By.For));

    public static Decision Decide(ActivityState s, ArchiveActivity c) =>
        !s.Exists || !c.By.Sees(s.Plan!.Branch) ? Refusal.NotFound(c.Id)
        : !c.By.Is(Role.Secretariat, Role.Finance) ? Refusal.NotAllowed("archiveActivity")
        : s.Status != ActivityStatus.Settled ? Refusal.IllegalMove("archiveActivity", s.Status)
        : c.By.IsSamePerson(s.SettledBy) || c.By.IsSamePerson(s.SettledFor) ? Refusal.Because("SELF_APPROVAL") with { Grave = true, Clause = Approval.SelfApprovalClause }
        : s.FilingRequired && !s.Filed ? Refusal.Because("ACTIVITY_NOT_FILED")
        : Decision.Accept(new ActivityArchived(c.By.Person, c.By.For));

    private static Judgement Judged(Facts facts, ActivityState s, ActivityPlan plan, decimal amount, IReadOnlyList<Finding> findings) =>
        ActivityFacts.Judged(facts, plan, amount, s.Submitter, findings);
}
