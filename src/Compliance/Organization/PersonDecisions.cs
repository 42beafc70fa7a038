using Compliance.Kernel;

namespace Compliance.Organization;

internal sealed record RegisterPerson(PersonalData Data, string Hash, DateTimeOffset At, Actor By);
internal sealed record ChangePersonDetails(PersonalData Data, string Hash, DateTimeOffset At, Actor By);
/// <param name="BranchStatus">How the named branch stands; null when none is named.</param>
/// <param name="Borrowed">The offices that others have delegated to this person: they count as held.</param>
internal sealed record GrantRole(string Person, Role Role, string? Branch, BranchStatus? BranchStatus, DateOnly? From, DateOnly? To, string? Reason,
    IReadOnlyList<Grant> Borrowed, DateTimeOffset At, Actor By);
internal sealed record RevokeRole(string Person, Role Role, string? Branch, DateOnly? On, string Reason, DateTimeOffset At, Actor By);
/// <param name="Roles">Which offices; empty = all that may be delegated.</param>
/// <param name="DelegateGrants">The offices the other holds himself; null when he is not registered.</param>
internal sealed record DelegateOffices(string To, IReadOnlyList<Role> Roles, DateOnly From, DateOnly Until, string Reason,
    IReadOnlyList<Grant>? DelegateGrants, DateTimeOffset At, Actor By);
internal sealed record EndDelegation(string Person, string To, DateOnly? On, string? Reason, DateTimeOffset At, Actor By);

internal static class PersonDecisions
{
    public const int LongestDelegation = 183;

    public static Decision Decide(Person state, RegisterPerson command) =>
        state.Registered ? Refusal.Because("PERSON_EXISTS")
        : Data(command.Data) is { } wrong ? wrong
        : Decision.Accept(new PersonRegistered(command.Hash));

    public static Decision Decide(Person state, ChangePersonDetails command) =>
        !state.Registered ? Refusal.Because("PERSON_UNKNOWN")
        : Data(command.Data) is { } wrong ? wrong
        : command.Hash == state.Hash ? Decision.Nothing
        : Decision.Accept(new PersonDetailsChanged(command.Hash));

    public static Decision Decide(Person state, GrantRole command)
    {
        if (!state.Registered) return Refusal.Because("PERSON_UNKNOWN");
        if (command.By.IsSamePerson(command.Person)) return Refusal.Because("SELF_GRANT") with { Grave = true };
        var today = OfficeTime.Day(command.At);
        var asked = new Grant(command.Role, command.Branch, command.From ?? today, command.To);
        if (OfBranch(command.Role) && command.Branch is null) return Refusal.Invalid("branch", "ROLE_NEEDS_BRANCH", ("role", command.Role));
        if (!OfBranch(command.Role) && command.Branch is not null) return Refusal.Invalid("branch", "ROLE_HAS_NO_BRANCH", ("role", command.Role));
        if (command.BranchStatus == Organization.BranchStatus.None) return Refusal.Invalid("branch", "BRANCH_UNKNOWN", ("branch", command.Branch));
        if (command.BranchStatus == Organization.BranchStatus.Closed) return Refusal.Invalid("branch", "BRANCH_CLOSED", ("branch", command.Branch));
        if (asked.To is { } to && Check.Period("to", asked.From, to) is { } reversed) return reversed;
        if (Check.Text("reason", command.Reason, required: false) is { } wrong) return wrong;
        if (state.Grants.Any(g => g.Role == asked.Role && g.Branch == asked.Branch && g.Overlaps(asked.From, asked.To)))
            return Refusal.Because("ROLE_ALREADY_HELD", ("role", asked.Role));
        if (ToxicPairs.Refuse(asked, [.. state.Grants, .. command.Borrowed]) is { } toxic) return toxic;
        return Decision.Accept(new RoleGranted(asked.Role, asked.Branch, asked.From, asked.To, command.Reason));
    }

    public static Decision Decide(Person state, RevokeRole command)
    {
        if (!state.Registered) return Refusal.Because("PERSON_UNKNOWN");
        if (command.By.IsSamePerson(command.Person)) return Refusal.Because("SELF_GRANT") with { Grave = true };
        var on = command.On ?? OfficeTime.Day(command.At);
        if (Check.Text("reason", command.Reason) is { } wrong) return wrong;
        // An office that is over, or over before that day, has nothing left to take.
        if (!state.Grants.Any(g => g.Role == command.Role && g.Branch == command.Branch && (g.To is null || g.To >= on)))
            return Refusal.Because("ROLE_NOT_HELD", ("role", command.Role));
        return Decision.Accept(new RoleRevoked(command.Role, command.Branch, on, command.Reason));
    }

    public static Decision Decide(Person state, DelegateOffices command)
    {
        if (!state.Registered) return Refusal.Because("PERSON_UNKNOWN");
        if (command.By.For is not null) return Refusal.Because("DELEGATE_DELEGATES") with { Grave = true };
        if (command.To == command.By.Person) return Refusal.Invalid("to", "DELEGATION_TO_SELF");
        if (command.DelegateGrants is null) return Refusal.Invalid("to", "DELEGATE_UNKNOWN");
        if (Check.First(Check.Period("until", command.From, command.Until), Check.Text("reason", command.Reason)) is { } wrong) return wrong;
        if (command.From < OfficeTime.Day(command.At)) return Refusal.Invalid("from", "DELEGATION_IN_PAST");
        if (command.Until.DayNumber - command.From.DayNumber >= LongestDelegation) return Refusal.Invalid("until", "DELEGATION_TOO_LONG", ("max", LongestDelegation));

        var held = state.Grants.Where(g => g.Overlaps(command.From, command.Until)).ToList();
        foreach (var role in command.Roles)
        {
            if (!Delegable(role)) return Refusal.Invalid("roles", "ROLE_NOT_DELEGABLE", ("role", role));
            if (held.All(g => g.Role != role)) return Refusal.Because("ROLE_NOT_HELD", ("role", role));
        }
        var lent = command.Roles.Count > 0 ? command.Roles.Distinct().ToList() : held.Select(g => g.Role).Where(Delegable).Distinct().ToList();
        if (lent.Count == 0) return Refusal.Because("NOTHING_TO_DELEGATE");
        if (state.Delegations.Any(d => d.To == command.To && d.Overlaps(command.From, command.Until))) return Refusal.Because("DELEGATION_OVERLAPS");
        foreach (var grant in held.Where(g => lent.Contains(g.Role)))
            if (ToxicPairs.Refuse(grant with { From = command.From, To = command.Until }, command.DelegateGrants) is { } toxic) return toxic;
        return Decision.Accept(new OfficesDelegated(command.To, lent, command.From, command.Until, command.Reason));
    }

    public static Decision Decide(Person state, EndDelegation command)
    {
        if (!state.Registered) return Refusal.Because("PERSON_UNKNOWN");
        // The delegator himself, or an administrator; never the delegate for the delegator.
        if (command.By.For is not null || (command.By.Person != command.Person && !command.By.Is(Role.Admin))) return Refusal.NotAllowed("END_DELEGATION");
        if (Check.Text("reason", command.Reason, required: false) is { } wrong) return wrong;
        var on = command.On ?? OfficeTime.Day(command.At);
        return state.Delegations.Any(d => d.To == command.To && d.Until >= on)
            ? Decision.Accept(new DelegationEnded(command.To, on, command.Reason))
            : Refusal.Because("NO_SUCH_DELEGATION");
    }

    public static bool OfBranch(Role role) => Office.OfBranch(role);

    /// <summary>Accounts and sealed identities are entrusted to one person each; they are granted anew, never lent.</summary>
    public static bool Delegable(Role role) => role is not (Role.Admin or Role.Custodian);

    public static Refusal? Data(PersonalData data) => Check.First(Check.Text("name", data.Name, 100), Check.Text("unit", data.Unit, required: false),
        Check.Text("post", data.Post, 100, required: false), Check.Text("rank", data.Rank, 100, required: false), Check.Text("phone", data.Phone, 40, required: false));
}
