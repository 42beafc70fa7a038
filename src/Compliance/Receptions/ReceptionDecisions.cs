using Compliance.Kernel;

namespace Compliance.Receptions;

internal sealed record ApplyReception(string Id, DateTimeOffset At, Actor By, ReceptionRequest Request, IReadOnlyList<Finding> Findings, bool Fresh);
internal sealed record WithdrawReception(string Id, DateTimeOffset At, Actor By, string? Reason);
internal sealed record ApproveReceptionStep(string Id, DateTimeOffset At, Actor By, int? Step, string? Comment, IReadOnlyList<DateOnly>? Earlier, IReadOnlyList<Finding> Findings);
internal sealed record ReturnReception(string Id, DateTimeOffset At, Actor By, string Reason);
internal sealed record RejectReception(string Id, DateTimeOffset At, Actor By, string Reason);
internal sealed record CancelReception(string Id, DateTimeOffset At, Actor By, string Reason);

/// <summary>The reception until it takes place: applied for, walked through its steps, called off. Its list is <see cref="ReceptionRecording"/>.</summary>
internal static class ReceptionDecisions
{
    private static readonly RouteTable Routes = RouteTable.Embedded("reception", "amount", "guests", "branch", "submitter");

    /// <summary>A new application, or the same one corrected after it came back.</summary>
    public static Decision Decide(ReceptionState s, ApplyReception c)
    {
        if (!s.Exists && !c.Fresh) return Refusal.NotFound(c.Id);
        if (s.Exists && Mine(s, c.Id, c.By, "applyReception") is { } refused) return refused;
        if (!s.Exists && !Course.IsOf(c.By, c.Request.Branch) && !c.By.Is(Role.Secretariat)) return Refusal.NotAllowed("applyReception");
        if (s.Exists && s.Status is not (ReceptionStatus.Returned or ReceptionStatus.Withdrawn)) return Refusal.IllegalMove("applyReception", s.Status);
        if (s.Exists && c.Request.Branch != s.Request!.Branch) return Refusal.Invalid("branch", "RECEPTION_BRANCH_FIXED");
        if (ReceptionCheck.Request(c.Request) is { } invalid) return invalid;
        if (Course.Stopped(c.Findings) is { } stopped) return stopped;
        return Decision.Accept(new ReceptionApplied(s.Round + 1, c.Request, c.Request.Sheet.Amount, RouteOf(c.Request, c.By), c.Findings, c.By.Person, c.By.For));
    }

    public static Decision Decide(ReceptionState s, WithdrawReception c) =>
        Mine(s, c.Id, c.By, "withdrawReception") is { } refused ? refused
        : s.Status != ReceptionStatus.Applied ? Refusal.IllegalMove("withdrawReception", s.Status)
        : Check.Text("reason", c.Reason, Check.LongText, required: false) is { } invalid ? invalid
        : Decision.Accept(new ReceptionWithdrawn(c.Reason, c.By.Person, c.By.For));

    public static Decision Decide(ReceptionState s, ApproveReceptionStep c)
    {
        if (Waits(s, c.Id, c.By, "approveReceptionStep") is { } refused) return refused;
        var index = s.Steps.Next();
        if (c.Step is { } seen && seen != index + 1) return Refusal.Because("RECEPTION_STEP_PASSED", ("step", seen), ("next", index + 1));
        if (Check.Text("comment", c.Comment, Check.LongText, required: false) is { } invalid) return invalid;
        var step = new ReceptionStepApproved(index, s.Steps[index].Role, c.Comment, c.By.Person, c.By.For);
        if (index < s.Steps.Count - 1) return Decision.Accept(step);
        if (Course.Stopped(c.Findings) is { } stopped) return stopped;
        var facts = ReceptionFacts.Approved(c.Id, s, c.Earlier, c.At, c.By);
        var amount = s.Request!.Sheet.Amount;
        return Decision.Accept(step, new ReceptionApproved(c.At, amount, ReceptionFacts.Judged(facts, s, amount, c.Findings)));
    }

    public static bool IsLast(ReceptionState s) => s.Status == ReceptionStatus.Applied && s.Steps.Next() >= 0 && s.Steps.Next() == s.Steps.Count - 1;

    public static Decision Decide(ReceptionState s, ReturnReception c) => SendBack(s, c.Id, c.By, "returnReception", c.Reason,
        (step, role) => new ReceptionReturned(step, role, c.Reason.Trim(), c.By.Person, c.By.For));

    public static Decision Decide(ReceptionState s, RejectReception c) => SendBack(s, c.Id, c.By, "rejectReception", c.Reason,
        (step, role) => new ReceptionRejected(step, role, c.Reason.Trim(), c.By.Person, c.By.For));

    public static Decision Decide(ReceptionState s, CancelReception c) =>
        Mine(s, c.Id, c.By, "cancelReception") is { } refused ? refused
        : s.Status is not (ReceptionStatus.Approved or ReceptionStatus.Returned or ReceptionStatus.Withdrawn) ? Refusal.IllegalMove("cancelReception", s.Status)
        : Check.Text("reason", c.Reason, Check.LongText) is { } invalid ? invalid
        : Decision.Accept(new ReceptionCancelled(c.Reason.Trim(), c.By.Person, c.By.For));

    internal static Refusal? Mine(ReceptionState s, string id, Actor by, string act) => !s.Exists ? Refusal.NotFound(id) : Course.OfItsBranch(by, id, s.Request!.Branch, act);

    public static Route RouteOf(ReceptionRequest request, Actor by) => Routes.Steps(new Dictionary<string, object?>
    {
        ["amount"] = request.Sheet.Amount, ["guests"] = (decimal?)request.Sheet.GuestTotal, ["branch"] = request.Branch,
        ["submitter"] = SdlName.Of(Course.OfficeFor(by, request.Branch)),
    });

    private static Refusal? Waits(ReceptionState s, string id, Actor by, string act) =>
        !s.Exists || !by.Sees(s.Request!.Branch) ? Refusal.NotFound(id)
        : s.Status != ReceptionStatus.Applied || s.Steps.Next() < 0 ? Refusal.IllegalMove(act, s.Status)
        : s.Steps.MayDecide(by, s.Request.Branch, s.Makers, act);

    private static Decision SendBack(ReceptionState s, string id, Actor by, string act, string reason, Func<int, Role, object> backToBranch)
    {
        if (Waits(s, id, by, act) is { } refused) return refused;
        if (Check.Text("reason", reason, Check.LongText) is { } invalid) return invalid;
        var index = s.Steps.Next();
        return Decision.Accept(backToBranch(index, s.Steps[index].Role));
    }
}
