using Compliance.Kernel;

namespace Compliance.Organization;

/// <summary>
/// Two offices that one person may not hold at the same time, and the code of the sentence that says why. Where both are
/// offices of a branch, only for the same branch.
/// </summary>
internal sealed record ToxicPair(Role One, Role Other, string Why);

/// <summary>Two offices in one hand that must not be, with the days they meet: granted before the rule, or by history that was imported.</summary>
internal sealed record ToxicHolding(string Person, Grant One, Grant Other, string Why, DateOnly From, DateOnly? To);

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

    /// <summary>The pair that two offices make when they are held together.</summary>
    public static ToxicPair? Of(Grant one, Grant other) =>
        Office.OfBranch(one.Role) && Office.OfBranch(other.Role) && one.Branch != other.Branch ? null : Of(one.Role, other.Role);

    /// <summary>The refusal when the office asked for makes a toxic pair with one held at some day of its period.</summary>
    public static Refusal? Refuse(Grant asked, IEnumerable<Grant> held)
    {
        foreach (var grant in held)
            if (grant.Overlaps(asked.From, asked.To) && Of(grant, asked) is { } pair)
                return Refusal.Because(pair.Why, ("held", grant.Role), ("asked", asked.Role)) with { Grave = true };
        return null;
    }

    /// <summary>The pairs that are held, or will be, from that day on: what a grant would be refused for today.</summary>
    public static IEnumerable<ToxicHolding> HeldFrom(DateOnly day, string person, IReadOnlyList<Grant> held)
    {
        for (var i = 0; i < held.Count; i++)
            for (var j = i + 1; j < held.Count; j++)
                if (held[i].Overlaps(held[j].From, held[j].To) && (held[i].To ?? day) >= day && (held[j].To ?? day) >= day && Of(held[i], held[j]) is { } pair)
                    yield return new(person, held[i], held[j], pair.Why, held[i].From > held[j].From ? held[i].From : held[j].From, Earlier(held[i].To, held[j].To));
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null ? other : other is null || one < other ? one : other;
}
