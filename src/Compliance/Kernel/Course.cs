namespace Compliance.Kernel;

/// <summary>The checks of who and with what that rooms with approvals share.</summary>
internal static class Course
{
    /// <summary>An act of the record's own branch, or of the secretariat for it. Who may not see the record is told that there is none.</summary>
    public static Refusal? OfItsBranch(Actor by, string id, string? branch, string act, params ReadOnlySpan<Role> also) =>
        !by.Sees(branch) ? Refusal.NotFound(id)
        : IsOf(by, branch) || by.Is(Role.Secretariat) || by.Is(also) ? null
        : Refusal.NotAllowed(act);

    public static bool IsOf(Actor by, string? branch) => by.IsOf(branch);

    /// <summary>In which office somebody hands in a record of that branch.</summary>
    public static Role OfficeFor(Actor by, string? branch) =>
        by.Holds(Role.BranchHead, branch) ? Role.BranchHead : by.Holds(Role.BranchOfficer, branch) ? Role.BranchOfficer : Role.Secretariat;

    /// <summary>The secretariat makes records for any branch, but for none that there is not; officers have their own.</summary>
    public static async ValueTask<Refusal?> Unknown(Actor by, string? branch, INodes nodes, CancellationToken ct) =>
        branch is null || IsOf(by, branch) || !by.Is(Role.Secretariat) ? null
        : branch.StartsWith("branch/", StringComparison.Ordinal) && branch.Length <= 100 && await nodes.Find(branch, null, ct).ConfigureAwait(false) is not null ? null
        : Refusal.NotFound(branch.Length <= 100 ? branch : branch[..100]);

    /// <summary>The findings that stop an act, as the refusal that shows them.</summary>
    public static Refusal? Stopped(IReadOnlyList<Finding> findings)
    {
        var stops = findings.Where(f => f.Stops).ToList();
        return stops.Count == 0 ? null
            : Refusal.Because("NORM_STOP", ("count", stops.Count), ("clauses", stops.Select(f => f.Clause).ToList())) with { Findings = stops, Clause = stops[0].Clause };
    }

    public static Refusal? Files(string field, IReadOnlyList<Attachment>? files, int max = 50)
    {
        if (files is null) return null;
        if (files.Count > max) return Refusal.Invalid(field, "TOO_MANY", ("max", max));
        foreach (var file in files)
            if (File(field, file) is { } bad) return bad;
        return null;
    }

    public static Refusal? File(string field, Attachment? file) => file is null ? null
        : file.Hash.Length != 64 || !file.Hash.All(char.IsAsciiHexDigitLower) ? Refusal.Invalid(field, "FILE_HASH")
        : Check.First(Check.Text(field, file.Name), Check.Text(field, file.Kind, 40));
}
