namespace Compliance.Kernel;

/// <summary>Which branches lie beneath which departments, at whatever depth.</summary>
internal sealed class Departments
{
    public static readonly Departments None = new([]);
    private readonly Dictionary<string, HashSet<string>> beneath = new(StringComparer.Ordinal);

    /// <param name="branches">Every department and branch with what it belongs to.</param>
    public Departments(IReadOnlyCollection<(string Id, string? Parent, bool IsDepartment)> branches)
    {
        var parents = branches.ToDictionary(b => b.Id, b => b.Parent, StringComparer.Ordinal);
        foreach (var department in branches.Where(b => b.IsDepartment)) beneath[department.Id] = new(StringComparer.Ordinal);
        foreach (var branch in branches)
        {
            // As deep as there are branches: a ring of parents, should one ever be imported, ends there.
            var above = branch.Parent;
            for (var depth = 0; above is not null && depth < branches.Count; depth++, above = parents.GetValueOrDefault(above))
                if (above != branch.Id && beneath.TryGetValue(above, out var of)) of.Add(branch.Id);
        }
    }

    public IReadOnlySet<string> Beneath(IEnumerable<string> offices)
    {
        HashSet<string>? all = null;
        foreach (var office in offices)
            if (beneath.TryGetValue(office, out var of)) (all ??= new(StringComparer.Ordinal)).UnionWith(of);
        return all ?? (IReadOnlySet<string>)System.Collections.Frozen.FrozenSet<string>.Empty;
    }
}
