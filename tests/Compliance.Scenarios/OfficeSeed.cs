using Compliance.Host.Access;
using Compliance.Host.Commands;
using Compliance.Kernel;
using Compliance.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Scenarios;

/// <summary>The nine demo people with their offices and one branch, for databases that no demo association has filled.</summary>
internal static class OfficeSeed
{
    public const string Branch = "branch/cardiology";

    public static readonly IReadOnlyDictionary<string, (Role Role, string? Branch)> Offices = new Dictionary<string, (Role, string?)>
    {
        ["branch"] = (Role.BranchOfficer, Branch), ["head"] = (Role.BranchHead, Branch), ["secretariat"] = (Role.Secretariat, null),
        ["finance"] = (Role.Finance, null), ["leader"] = (Role.Leader, null), ["discipline"] = (Role.Discipline, null),
        ["custodian"] = (Role.Custodian, null), ["auditor"] = (Role.Auditor, null), ["admin"] = (Role.Admin, null),
    };

    /// <summary>Seats the nine in an association, the officers of a branch in that branch.</summary>
    public static async Task EnsureAsync(IServiceProvider services, string tenant, string branch = Branch, string prefix = "")
    {
        await OpenAsync(services, tenant, branch);
        var desk = Desk(services, tenant);
        foreach (var (user, office) in Offices)
            await desk.Handle(Person.Kind, DemoAccounts.PersonOf(prefix + user), null, "seed", (state, _) => new ValueTask<Decision>(state.Registered
                ? Decision.Nothing
                : Decision.Accept(new PersonRegistered("seed"), new RoleGranted(office.Role, office.Branch is null ? null : branch, new DateOnly(2020, 1, 1), null, "seed"))), default);
    }

    public static Task OpenAsync(IServiceProvider services, string tenant, string branch) =>
        Desk(services, tenant).Handle(Organization.Branch.Kind, branch, null, "seed", (state, _) => new ValueTask<Decision>(state.Status != BranchStatus.None
            ? Decision.Nothing
            : Decision.Accept(new BranchOpened(BranchKind.Branch, "心血管病学分会", "Cardiology", null, new DateOnly(2020, 1, 1), null))), default);

    private static Desk Desk(IServiceProvider services, string tenant) => new(services.GetRequiredService<DeskServices>(), Actor.System(tenant), "en", null);
}
