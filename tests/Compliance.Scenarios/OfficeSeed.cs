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

    public static async Task EnsureAsync(IServiceProvider services, string tenant)
    {
        var desk = new Desk(services.GetRequiredService<DeskServices>(), Actor.System(tenant), "en", null);
        await desk.Handle(Organization.Branch.Kind, Branch, null, "seed", (state, _) => new ValueTask<Decision>(state.Status != BranchStatus.None
            ? Decision.Nothing
            : Decision.Accept(new BranchOpened(BranchKind.Branch, "心血管病学分会", "Cardiology", null, new DateOnly(2020, 1, 1), null))), default);
        foreach (var (user, office) in Offices)
            await desk.Handle(Person.Kind, DemoAccounts.PersonOf(user), null, "seed", (state, _) => new ValueTask<Decision>(state.Registered
                ? Decision.Nothing
                : Decision.Accept(new PersonRegistered("seed"), new RoleGranted(office.Role, office.Branch, new DateOnly(2020, 1, 1), null, "seed"))), default);
    }
}
