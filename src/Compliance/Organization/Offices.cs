using Compliance.Kernel;

namespace Compliance.Organization;

/// <summary>
/// Who somebody is at a moment: the offices of that day from the person's row, or those lent by the person acted for.
/// Asked on every request, so rows are remembered for a few seconds; the days are compared each time, so that an office
/// ends at midnight even so.
/// </summary>
internal sealed class Offices(IViewsOf views, IMemory memory) : IOffices
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan DepartmentsLife = TimeSpan.FromSeconds(30);
    private const int MostBranches = 10_000;

    public async ValueTask<Actor?> ActorOf(string tenant, string person, string? actingFor, DateTimeOffset at, CancellationToken ct)
    {
        var day = OfficeTime.Day(at);
        if (await RowOf(tenant, person, ct) is not { } own) return null;
        if (actingFor is null) return await Holding(tenant, person, own.GrantsOn(day), ct);

        if (await RowOf(tenant, actingFor, ct) is not { } principal) return null;
        var lent = principal.Delegations.Where(d => d.To == person && d.HoldsOn(day)).SelectMany(d => d.Roles).ToHashSet();
        return lent.Count == 0 ? null : await Holding(tenant, person, principal.GrantsOn(day).Where(g => lent.Contains(g.Role)), ct) with { For = actingFor };
    }

    public async ValueTask<Actor> Seated(string tenant, string person, IReadOnlyList<Office> offices, CancellationToken ct) =>
        new(tenant, person, offices, offices.Any(o => Office.OfBranch(o.Role)) ? await DepartmentsOf(tenant, ct) : null);

    private ValueTask<Actor> Holding(string tenant, string person, IEnumerable<Grant> held, CancellationToken ct) =>
        Seated(tenant, person, [.. held.Select(g => new Office(g.Role, g.Branch))], ct);

    private ValueTask<Departments> DepartmentsOf(string tenant, CancellationToken ct) => memory.Recall(DepartmentsKey(tenant), DepartmentsLife, async c =>
        new Departments([.. (await views.Tenant(tenant).List(BranchView.View, null, MostBranches, c)).Select(b => (b.Id, b.Parent, b.Kind == BranchKind.Department))]), ct);

    public static string DepartmentsKey(string tenant) => $"departments/{tenant}";

    private async ValueTask<PersonRow?> RowOf(string tenant, string person, CancellationToken ct) =>
        (await memory.Recall(Key(tenant, person), Life, async c => new Remembered(await views.Tenant(tenant).Get(PersonView.View, person, null, c)), ct)).Row;

    public static string Key(string tenant, string person) => $"offices/{tenant}/{person}";

    private sealed record Remembered(PersonRow? Row);
}

/// <summary>An office changes hands, or a branch is opened: this host asks anew.</summary>
internal sealed class OfficesChanged(IMemory memory) : IReactor
{
    public ValueTask<Refusal?> React(Happened happened, IWork work, CancellationToken ct)
    {
        if (happened.Kind == Person.Kind) memory.Forget(Offices.Key(work.Actor.Tenant, happened.Stream));
        if (happened.Kind == Branch.Kind) memory.Forget(Offices.DepartmentsKey(work.Actor.Tenant));
        return ValueTask.FromResult<Refusal?>(null);
    }
}
