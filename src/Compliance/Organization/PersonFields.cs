using Compliance.Kernel;

namespace Compliance.Organization;

/// <summary>
/// The fields of SDL <c>Person</c>, wherever a record names one. Everybody with an office sees name, unit and post of whom
/// a record names; who holds which office is read by those who oversee it, and by the person himself.
/// </summary>
internal sealed class PersonFields
{
    public async ValueTask<string?> GetName(PersonRef parent, IPeopleLookup people, IDesk desk) =>
        desk.Actor.Roles.Count == 0 ? null
        : parent.Id == "system" ? (desk.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "the register" : "系统")
        : (await people.Find(parent.Id))?.Name;

    public async ValueTask<string?> GetUnit(PersonRef parent, IPeopleLookup people, IDesk desk) => desk.Actor.Roles.Count == 0 ? null : (await people.Find(parent.Id))?.Unit;
    public async ValueTask<string?> GetPost(PersonRef parent, IPeopleLookup people, IDesk desk) => desk.Actor.Roles.Count == 0 ? null : (await people.Find(parent.Id))?.Post;

    public async ValueTask<IReadOnlyList<Role>?> GetRoles(PersonRef parent, ILookups lookups, IDesk desk) =>
        await Overseen(parent, lookups, desk) is { } row ? [.. row.GrantsOn(OfficeTime.Day(desk.Now)).Select(g => g.Role).Distinct()] : null;

    public async ValueTask<IReadOnlyList<BranchRef>?> GetBranches(PersonRef parent, ILookups lookups, IDesk desk) =>
        await Overseen(parent, lookups, desk) is { } row ? [.. row.GrantsOn(OfficeTime.Day(desk.Now)).Select(g => g.Branch).OfType<string>().Distinct().Select(b => new BranchRef(b))] : null;

    public async ValueTask<IReadOnlyList<Grant>?> GetGrants(PersonRef parent, ILookups lookups, IDesk desk) => (await Overseen(parent, lookups, desk))?.Grants;
    public async ValueTask<IReadOnlyList<Delegation>?> GetDelegations(PersonRef parent, ILookups lookups, IDesk desk) => (await Overseen(parent, lookups, desk))?.Delegations;

    private static async ValueTask<PersonRow?> Overseen(PersonRef person, ILookups lookups, IDesk desk) =>
        desk.Actor.IsSamePerson(person.Id) || desk.Actor.Is(Role.Admin, Role.Secretariat, Role.Leader, Role.Discipline, Role.Auditor)
            ? await lookups.Find(PersonView.View, person.Id) : null;
}

internal sealed class GrantFields
{
    public BranchRef? GetBranch(Grant parent) => BranchRef.Of(parent.Branch);
    public bool GetActive(Grant parent, IDesk desk) => parent.HeldOn(OfficeTime.Day(desk.Now));
}

internal sealed class ToxicHoldingFields
{
    public PersonRef GetPerson(ToxicHolding parent) => new(parent.Person);
    public string GetCode(ToxicHolding parent) => parent.Why;
    public string GetWhy(ToxicHolding parent, IDesk desk) =>
        desk.Text(parent.Why, new Dictionary<string, object?> { ["held"] = parent.One.Role, ["asked"] = parent.Other.Role });
}

/// <summary>An office in the viewer's hands at this moment.</summary>
internal sealed class OfficeFields
{
    public BranchRef? GetBranch(Office parent) => BranchRef.Of(parent.Branch);
}

internal sealed class DelegationFields
{
    public PersonRef GetTo(Delegation parent) => new(parent.To);
    public bool GetActive(Delegation parent, IDesk desk) => parent.HoldsOn(OfficeTime.Day(desk.Now));
}

/// <summary>Who asks: the actor of the request.</summary>
internal sealed record Viewer(Actor Actor);

internal sealed class ViewerFields
{
    public Viewer GetMe(IDesk desk) => new(desk.Actor);

    public string GetId(Viewer parent) => parent.Actor.Person;
    public PersonRef GetPerson(Viewer parent) => new(parent.Actor.Person);
    public async ValueTask<string?> GetName(Viewer parent, IPeopleLookup people) => (await people.Find(parent.Actor.Person))?.Name;
    public IReadOnlyList<Role> GetRoles(Viewer parent) => [.. parent.Actor.Roles.Order()];
    public IReadOnlyList<BranchRef> GetBranches(Viewer parent) => [.. parent.Actor.Branches.Order(StringComparer.Ordinal).Select(b => new BranchRef(b))];
    public IReadOnlyList<Office> GetOffices(Viewer parent) => [.. parent.Actor.Offices.OrderBy(o => o.Role).ThenBy(o => o.Branch, StringComparer.Ordinal)];
    public PersonRef? GetActingFor(Viewer parent) => PersonRef.Of(parent.Actor.For);

    /// <summary>Those who lent the viewer their offices for today.</summary>
    public async Task<IReadOnlyList<PersonRef>> GetMayActFor(Viewer parent, IViews views, IDesk desk, CancellationToken ct)
    {
        var today = OfficeTime.Day(desk.Now);
        var lenders = await views.List(PersonView.View, new Filter.Test("delegates", Operator.Contains, parent.Actor.Person), 200, ct);
        return [.. lenders.Where(p => p.Delegations.Any(d => d.To == parent.Actor.Person && d.HoldsOn(today))).Select(p => new PersonRef(p.Id))];
    }
}
