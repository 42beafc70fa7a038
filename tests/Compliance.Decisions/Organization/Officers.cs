using Compliance.Kernel;
using Compliance.Organization;

namespace Compliance.Decisions.Organization;

/// <summary>The people of these tests, on the day of the joint meeting.</summary>
internal static class Officers
{
    public static readonly DateTimeOffset Now = Spec.Start;
    public static readonly DateOnly Today = new(2025, 6, 9);

    public static readonly Actor Admin = new("t", "person/admin", new HashSet<Role> { Role.Admin }, new HashSet<string>());
    public static readonly Actor Leader = new("t", "person/leader", new HashSet<Role> { Role.Leader }, new HashSet<string>());

    public static readonly PersonalData Data = new("王芳", "心血管病学分会", "秘书");
    public static readonly PersonRegistered Registered = new("hash");

    public static RoleGranted Granted(Role role, string? branch = null, DateOnly? from = null, DateOnly? to = null) => new(role, branch, from ?? new(2025, 1, 1), to, null);

    public static GrantRole Grant(Role role, string? branch = null, DateOnly? from = null, DateOnly? to = null, Actor? by = null, string person = "person/wang",
        BranchStatus? status = null, IReadOnlyList<Grant>? borrowed = null, string? reason = null) =>
        new(person, role, branch, status ?? (branch is null ? null : BranchStatus.Open), from, to, reason, borrowed ?? [], Now, by ?? Admin);
}
