namespace Compliance.Scenarios.Import;

/// <summary>
/// The published logs the facts are taken from. The repository ships none of them: they are looked for beside it, or where
/// COMPLIANCE_DATA points.
/// </summary>
internal static class RealLogs
{
    public static string? Directory { get; } = Find();

    /// <summary>The file, or null with a plain word in the output of the test: absent is not passed.</summary>
    public static string? Path(string name, Action<string> tell)
    {
        var path = Directory is null ? null : System.IO.Path.Combine(Directory, name);
        if (path is not null && File.Exists(path)) return path;
        tell($"NOT CHECKED: {name} is not here. Put the BPI Challenge 2020 logs into ../shared/data/bpic2020 beside the repository, or set COMPLIANCE_DATA to the directory that holds bpic2020.");
        return null;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("COMPLIANCE_DATA") is { Length: > 0 } given)
            foreach (var candidate in new[] { System.IO.Path.Combine(given, "bpic2020"), given })
                if (System.IO.Directory.Exists(candidate) && System.IO.Directory.EnumerateFiles(candidate, "*.xes*").Any()) return candidate;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var beside = System.IO.Path.Combine(at.FullName, "shared", "data", "bpic2020");
            if (System.IO.Directory.Exists(beside)) return beside;
        }
        return null;
    }
}
