using Compliance.Kernel;

namespace Compliance.Organization;

// The storage format: the names and fields of these records are written in every database. Add, never rename.
// No name, phone or number here: the people vault holds them under the stream's id, the hash proves what was shown.
internal sealed record PersonRegistered(string Hash);
internal sealed record PersonDetailsChanged(string Hash);
/// <summary>Held from the first to the last day, both included; no last day = until revoked.</summary>
internal sealed record RoleGranted(Role Role, string? Branch, DateOnly From, DateOnly? To, string? Reason);
/// <summary>Not held any more from that day on.</summary>
internal sealed record RoleRevoked(Role Role, string? Branch, DateOnly On, string Reason);
internal sealed record OfficesDelegated(string To, IReadOnlyList<Role> Roles, DateOnly From, DateOnly Until, string Reason);
/// <summary>Not delegated any more from that day on.</summary>
internal sealed record DelegationEnded(string To, DateOnly On, string? Reason);

/// <summary>The people vault holds this person no more (Audit erased him): he is given no office again.</summary>
internal sealed record PersonForgotten;

/// <summary>An office held, for a branch where the office is one of a branch. Both days included.</summary>
internal sealed record Grant(Role Role, string? Branch, DateOnly From, DateOnly? To)
{
    public bool HeldOn(DateOnly day) => From <= day && (To is null || day <= To);
    public bool Overlaps(DateOnly from, DateOnly? to) => (to is null || From <= to) && (To is null || from <= To);

    /// <summary>What remains when the office ends with the day before; null when nothing does.</summary>
    public Grant? Until(DateOnly day) => From >= day ? null : To is null || To >= day ? this with { To = day.AddDays(-1) } : this;
}

/// <summary>Offices lent to another for some days, both included.</summary>
internal sealed record Delegation(string To, IReadOnlyList<Role> Roles, DateOnly From, DateOnly Until, string Reason)
{
    public bool HoldsOn(DateOnly day) => From <= day && day <= Until;
    public bool Overlaps(DateOnly from, DateOnly until) => From <= until && from <= Until;
    /// <summary>The offices of the lender that this puts into the other's hands, for the days of the delegation.</summary>
    public IEnumerable<Grant> Of(IEnumerable<Grant> lenders) =>
        lenders.Where(g => Roles.Contains(g.Role) && g.Overlaps(From, Until)).Select(g => g with { From = From, To = Until });
    public Delegation? EndedOn(DateOnly day) => From >= day ? null : Until >= day ? this with { Until = day.AddDays(-1) } : this;
}

internal sealed record Person(bool Registered, string Hash, IReadOnlyList<Grant> Grants, IReadOnlyList<Delegation> Delegations)
{
    public bool Forgotten { get; init; }

    internal static readonly StreamKind<Person, PersonRow> Kind = new("person", "person", new(false, "", [], []), Evolve, PersonView.View);

    public static Person Evolve(Person state, object @event) => @event switch
    {
        PersonRegistered e => state with { Registered = true, Hash = e.Hash },
        PersonDetailsChanged e => state with { Hash = e.Hash },
        PersonForgotten => state with { Forgotten = true },
        RoleGranted e => state with { Grants = [.. state.Grants, new(e.Role, e.Branch, e.From, e.To)] },
        RoleRevoked e => state with { Grants = Revoke(state.Grants, e) },
        OfficesDelegated e => state with { Delegations = [.. state.Delegations, new(e.To, e.Roles, e.From, e.Until, e.Reason)] },
        DelegationEnded e => state with { Delegations = End(state.Delegations, e) },
        _ => state,
    };

    public static IReadOnlyList<Grant> Revoke(IReadOnlyList<Grant> grants, RoleRevoked e) =>
        [.. grants.Select(g => g.Role == e.Role && g.Branch == e.Branch ? g.Until(e.On) : g).OfType<Grant>()];

    public static IReadOnlyList<Delegation> End(IReadOnlyList<Delegation> delegations, DelegationEnded e) =>
        [.. delegations.Select(d => d.To == e.To ? d.EndedOn(e.On) : d).OfType<Delegation>()];
}
