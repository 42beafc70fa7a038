namespace Compliance.Kernel;

internal enum Role { BranchOfficer, BranchHead, Secretariat, Finance, Leader, Discipline, Custodian, Auditor, Admin }

/// <summary>
/// Who acts: a person of a tenant with the roles and branches of this moment. A delegate acts "for" another: both ids
/// stand in every event. Ids only; names live in the people vault.
/// </summary>
internal sealed record Actor(string Tenant, string Person, IReadOnlySet<Role> Roles, IReadOnlySet<string> Branches)
{
    public string? For { get; init; }

    public bool Is(params ReadOnlySpan<Role> anyOf)
    {
        foreach (var role in anyOf)
            if (Roles.Contains(role)) return true;
        return false;
    }

    /// <summary>Offices that read the business records of every branch. ADMIN is not among them: accounts, no business data.</summary>
    public bool SeesAllBranches => Is(Role.Secretariat, Role.Finance, Role.Leader, Role.Discipline, Role.Auditor);

    public bool Sees(string? branch) => SeesAllBranches || (branch is not null && Branches.Contains(branch) && Is(Role.BranchOfficer, Role.BranchHead));

    /// <summary>The filter that a list must carry: null = every branch, else only these.</summary>
    public Filter? BranchScope(string field = "branch") => SeesAllBranches ? null
        : Filter.In(field, Is(Role.BranchOfficer, Role.BranchHead) ? [.. Branches] : []);

    /// <summary>The same person, directly or through a delegation on either side.</summary>
    public bool IsSamePerson(string? person) => person is not null && (person == Person || person == For);

    /// <summary>The register itself (imports, clocks): no person, all rooms.</summary>
    public static Actor System(string tenant) => new(tenant, "system", new HashSet<Role>(), new HashSet<string>());
}
