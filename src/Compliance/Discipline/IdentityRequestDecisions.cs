using Compliance.Kernel;

namespace Compliance.Discipline;

/// <param name="CustodianNamed">Somebody named in the clue holds the custodian's office.</param>
internal sealed record RequestIdentity(string ClueId, Clue Clue, string Reason, bool CustodianNamed, DateTimeOffset At, Actor By);
internal sealed record ReleaseIdentity(string Id, Clue Clue, int Hours, string? Comment, DateTimeOffset At, Actor By);
internal sealed record WithholdIdentity(string Id, Clue Clue, string Reason, DateTimeOffset At, Actor By);
internal sealed record OpenIdentity(string Id, Clue Clue, string Reason, DateTimeOffset At, Actor By);

/// <summary>
/// A handler asks with a reason, the custodian releases for some hours or withholds, the requester looks. The custodian
/// handles no clue and reads none; he decides on the reason alone, and never on a clue that names him.
/// </summary>
internal static class IdentityRequestDecisions
{
    public const int MostHours = 168;

    public static Decision Decide(IdentityRequest state, RequestIdentity command) =>
        ClueDecisions.MayAct(command.Clue, command.By, "requestReporterIdentity") is { } barred ? barred
        : state.Status is { } status ? Refusal.IllegalMove("requestReporterIdentity", status)
        : command.Clue.Reporter is null ? Refusal.Because("NO_REPORTER")
        : command.CustodianNamed ? Refusal.Because("CUSTODIAN_NAMED")
        : Check.Text("reason", command.Reason, Check.LongText) is { } wrong ? wrong
        : Decision.Accept(new IdentityRequested(command.ClueId, command.Reason, command.By.Person, command.By.For));

    public static Decision Decide(IdentityRequest state, ReleaseIdentity command) =>
        MayDecide(state, command.Id, command.Clue, command.By, "releaseReporterIdentity") is { } barred ? barred
        : command.Hours is < 1 or > MostHours ? Refusal.Invalid("hours", "IDENTITY_HOURS", ("max", MostHours))
        : Check.Text("comment", command.Comment, Check.LongText, required: false) is { } wrong ? wrong
        : Decision.Accept(new IdentityReleased(command.At.AddHours(command.Hours), command.Comment, command.By.Person, command.By.For));

    public static Decision Decide(IdentityRequest state, WithholdIdentity command) =>
        MayDecide(state, command.Id, command.Clue, command.By, "refuseReporterIdentity") is { } barred ? barred
        : Check.Text("reason", command.Reason, Check.LongText) is { } wrong ? wrong
        : Decision.Accept(new IdentityWithheld(command.Reason, command.By.Person, command.By.For));

    public static Decision Decide(IdentityRequest state, OpenIdentity command) =>
        state.Status is null || state.Requester != command.By.Person ? Refusal.NotFound(command.Id)
        : ClueDecisions.MayAct(command.Clue, command.By, "openReporterIdentity") is { } barred ? barred with { Grave = true }
        : state.Status is not IdentityRequestStatus.Released ? Refusal.IllegalMove("openReporterIdentity", state.Status)
        : command.At >= state.ValidUntil ? Refusal.Because("IDENTITY_EXPIRED", ("until", state.ValidUntil))
        : Check.Text("reason", command.Reason, Check.LongText) is { } wrong ? wrong
        : Decision.Accept(new IdentityOpened(command.Reason, command.By.Person, command.By.For));

    private static Refusal? MayDecide(IdentityRequest state, string id, Clue clue, Actor by, string act) =>
        !by.Is(Role.Custodian) || by.For is not null ? Refusal.NotAllowed(act)
        : state.Status is not { } status || clue.Named.Any(by.IsSamePerson) ? Refusal.NotFound(id)
        : by.IsSamePerson(state.Requester) || clue.Handlers.Any(by.IsSamePerson) ? Refusal.Because("SELF_APPROVAL", ("act", act)) with { Grave = true, Clause = Approval.SelfApprovalClause }
        : status is not IdentityRequestStatus.Requested ? Refusal.IllegalMove(act, status)
        : null;
}
