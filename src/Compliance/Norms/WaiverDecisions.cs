using Compliance.Kernel;

namespace Compliance.Norms;

/// <param name="Makers">Who drafted and submitted the subject: they grant themselves nothing.</param>
/// <param name="ClauseKnown">Whether any pack of the association has the clause.</param>
internal sealed record GrantWaiver(string Subject, string Clause, string? Branch, string Reason, IReadOnlyList<string> Makers, bool ClauseKnown, DateTimeOffset At, Actor By);

internal sealed record RevokeWaiver(string Subject, string Clause, string Reason, DateTimeOffset At, Actor By);

internal static class WaiverDecisions
{
    public static Decision Decide(Waiver state, GrantWaiver command)
    {
        if (!command.By.Is(Role.Leader)) return Refusal.NotAllowed("grantWaiver") with { Grave = true };
        if (!command.ClauseKnown) return Refusal.NotFound(command.Clause);
        if (Check.Text("reason", command.Reason, Check.LongText) is { } refusal) return refusal;
        if (command.Makers.Any(command.By.IsSamePerson)) return Refusal.Because("SELF_APPROVAL") with { Grave = true, Clause = command.Clause };
        if (state.Status is WaiverStatus.Granted) return Refusal.Because("WAIVER_EXISTS", ("clause", command.Clause), ("subject", command.Subject));
        return Decision.Accept(new WaiverGranted(command.Subject, command.Clause, command.Branch, command.Reason, command.By.Person, command.By.For));
    }

    /// <summary>Any leader takes a waiver back; it may be granted again, with a new reason.</summary>
    public static Decision Decide(Waiver state, RevokeWaiver command) =>
        !command.By.Is(Role.Leader) ? Refusal.NotAllowed("revokeWaiver") with { Grave = true }
        : state.Status is not { } status ? Refusal.NotFound(Waiver.Id(command.Subject, command.Clause))
        : status is not WaiverStatus.Granted ? Refusal.IllegalMove("revokeWaiver", status)
        : Check.Text("reason", command.Reason, Check.LongText) is { } refusal ? refusal
        : Decision.Accept(new WaiverRevoked(command.Reason, command.By.Person, command.By.For));
}
