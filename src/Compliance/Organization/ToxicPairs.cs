using Compliance.Kernel;

namespace Compliance.Organization;

/// <summary>Two offices that one person may not hold at the same time, and the code of the sentence that says why.</summary>
internal sealed record ToxicPair(Role One, Role Other, string Why);

/// <summary>
/// The separation of duties as data. The maker and the checker of the same money, who watches and who is watched, and who
/// opens accounts and who uses them are never one person; delegations count as holding.
/// </summary>
internal static class ToxicPairs
{
    private const string Money = "TOXIC_MONEY", Watch = "TOXIC_WATCH", Seal = "TOXIC_SEAL", Accounts = "TOXIC_ACCOUNTS";

    public static IReadOnlyList<ToxicPair> All { get; } =
    [
        new(Role.BranchOfficer, Role.BranchHead, Money),
        new(Role.BranchOfficer, Role.Secretariat, Money),
        new(Role.BranchOfficer, Role.Finance, Money),
        new(Role.BranchOfficer, Role.Leader, Money),
        new(Role.BranchHead, Role.Finance, Money),
        new(Role.Secretariat, Role.Finance, Money),
        new(Role.Finance, Role.Leader, Money),

        new(Role.Discipline, Role.BranchOfficer, Watch),
        new(Role.Discipline, Role.BranchHead, Watch),
        new(Role.Discipline, Role.Secretariat, Watch),
        new(Role.Discipline, Role.Finance, Watch),
        new(Role.Discipline, Role.Leader, Watch),
        new(Role.Auditor, Role.BranchOfficer, Watch),
        new(Role.Auditor, Role.BranchHead, Watch),
        new(Role.Auditor, Role.Secretariat, Watch),
        new(Role.Auditor, Role.Finance, Watch),
        new(Role.Auditor, Role.Leader, Watch),
        new(Role.Auditor, Role.Discipline, Watch),

        new(Role.Custodian, Role.Discipline, Seal),
        new(Role.Custodian, Role.Auditor, Seal),
        new(Role.Custodian, Role.Leader, Seal),
        new(Role.Custodian, Role.BranchHead, Seal),
        new(Role.Custodian, Role.BranchOfficer, Seal),

        .. Enum.GetValues<Role>().Where(r => r != Role.Admin).Select(r => new ToxicPair(Role.Admin, r, Accounts)),
    ];

    /// <summary>The pair that the two offices make, in either order.</summary>
    public static ToxicPair? Of(Role one, Role other) =>
        All.FirstOrDefault(p => (p.One == one && p.Other == other) || (p.One == other && p.Other == one));

    /// <summary>The refusal when the office asked for makes a toxic pair with one held at some day of its period.</summary>
    public static Refusal? Refuse(Grant asked, IEnumerable<Grant> held)
    {
        foreach (var grant in held)
            if (grant.Overlaps(asked.From, asked.To) && Of(grant.Role, asked.Role) is { } pair)
                return Refusal.Because(pair.Why, ("held", grant.Role), ("asked", asked.Role)) with { Grave = true };
        return null;
    }
}
