namespace Compliance.Kernel;

internal enum Role { BranchOfficer, BranchHead, Secretariat, Finance, Leader, Discipline, Custodian, Auditor, Admin }

/// <summary>An office as it is held: of one branch, or of the whole association (no branch).</summary>
internal readonly record struct Office(Role Role, string? Branch = null)
{
    public static bool OfBranch(Role role) => role is Role.BranchOfficer or Role.BranchHead;
}

/// <summary>
/// Who acts: a person of a tenant with the offices of this moment, each with its branch. A delegate acts "for" another: both
/// ids stand in every event. Ids only; names live in the people vault.
/// </summary>
internal sealed record Actor
{
    private readonly int roles;

    public Actor(string tenant, string person, IEnumerable<Office> offices, Departments? departments = null)
    {
        (Tenant, Person, Offices, Departments) = (tenant, person, [.. offices.Distinct()], departments ?? Departments.None);
        foreach (var office in Offices) roles |= 1 << (int)office.Role;
        Roles = Offices.Select(o => o.Role).ToHashSet();
        Branches = Offices.Where(o => Office.OfBranch(o.Role)).Select(o => o.Branch).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Beneath = Departments.Beneath(Branches);
    }

    /// <summary>Somebody who holds each of these roles, the roles of a branch in each of these branches.</summary>
    public Actor(string tenant, string person, IReadOnlySet<Role> roles, IReadOnlySet<string> branches)
        : this(tenant, person, roles.SelectMany(r => Office.OfBranch(r) && branches.Count > 0 ? branches.Select(b => new Office(r, b)) : [new Office(r)])) { }

    public string Tenant { get; init; }
    public string Person { get; init; }
    public IReadOnlyList<Office> Offices { get; }
    public string? For { get; init; }

    /// <summary>The roles held, wherever.</summary>
    public IReadOnlySet<Role> Roles { get; }

    /// <summary>The branches of which any office is held.</summary>
    public IReadOnlySet<string> Branches { get; }

    /// <summary>How the association's departments lie over its branches.</summary>
    public Departments Departments { get; }

    /// <summary>The branches that belong to a department of which an office is held: scope DEPARTMENT reads them, and nobody acts in them from above.</summary>
    public IReadOnlySet<string> Beneath { get; }

    public bool Is(params ReadOnlySpan<Role> anyOf)
    {
        foreach (var role in anyOf)
            if ((roles & (1 << (int)role)) != 0) return true;
        return false;
    }

    /// <summary>Whether the role is held for that branch; a role of the whole association is held for every branch.</summary>
    public bool Holds(Role role, string? branch) => Is(role) && (!Office.OfBranch(role) || (branch is not null && Offices.Contains(new Office(role, branch))));

    /// <summary>Officer or head of that very branch.</summary>
    public bool IsOf(string? branch) => branch is not null && Branches.Contains(branch);

    /// <summary>Offices that read the business records of every branch. ADMIN is not among them: accounts, no business data.</summary>
    public bool SeesAllBranches => Is(Role.Secretariat, Role.Finance, Role.Leader, Role.Discipline, Role.Auditor);

    public bool Sees(string? branch) => SeesAllBranches || IsOf(branch);

    /// <summary>Whether a department's reading reaches that branch.</summary>
    public bool SeesFromDepartment(string? branch) => Sees(branch) || (branch is not null && Beneath.Contains(branch));

    /// <summary>Whether the person himself is a handler of the case: no office opens a case, and no delegation.</summary>
    public bool Handles(ICaseRow @case) => @case.Handlers.Contains(Person);

    /// <summary>The filter that a list must carry: null = every branch, else only these.</summary>
    public Filter? BranchScope(string field = "branch") => SeesAllBranches ? null : Filter.In(field, [.. Branches]);

    /// <summary>The same with the branches beneath.</summary>
    public Filter? DepartmentScope(string field = "branch") => SeesAllBranches ? null : Filter.In(field, [.. Branches, .. Beneath]);

    /// <summary>The filter that a list of cases must carry, whatever the office.</summary>
    public Filter CaseScope() => new Filter.Test("handlers", Operator.Contains, Person);

    /// <summary>The same person, directly or through a delegation on either side.</summary>
    public bool IsSamePerson(string? person) => person is not null && (person == Person || person == For);

    /// <summary>The register itself (imports, clocks): no person, all rooms.</summary>
    public static Actor System(string tenant) => new(tenant, "system", []);
}
