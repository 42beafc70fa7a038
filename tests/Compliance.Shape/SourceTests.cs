using System.Text.RegularExpressions;
using Xunit;

namespace Compliance.Shape;

/// <summary>The house rules that a reader would check with his eyes.</summary>
public sealed partial class SourceTests
{
    private const int Most = 300;

    /// <summary>Files longer than a thought should be, each with the reason why it is one thought still.</summary>
    private static readonly Dictionary<string, string> Long = new()
    {
        ["src/GraphQL/Language/Parser.cs"] = "The grammar of executable documents: a method a production, in the specification's order.",
        ["src/GraphQL/Execution/Binding/SchemaBinder.cs"] = "One walk over the whole SDL that collects every binding fault before it answers.",
    };

    [Fact]
    public void A_file_holds_one_thought_or_says_why_it_is_long()
    {
        var tooLong = House.Sources("src").Select(f => (File: House.Relative(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > Most).ToList();
        var unexplained = tooLong.Where(f => !Long.ContainsKey(f.File)).Select(f => $"{f.File} has {f.Lines} lines").ToList();
        Assert.True(unexplained.Count == 0, $"Split them, or say in {nameof(SourceTests)} why each is one thought:\n" + string.Join('\n', unexplained));
        var short_ = Long.Keys.Except(tooLong.Select(f => f.File)).ToList();
        Assert.True(short_.Count == 0, "No longer long: " + string.Join(", ", short_));
    }

    [Fact]
    public void Sql_lives_in_files_of_its_own()
    {
        var files = Directory.EnumerateFiles(House.At("src"), "*.sql", SearchOption.AllDirectories).Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal));
        Assert.All(files, f => Assert.False(string.IsNullOrWhiteSpace(File.ReadAllText(f)), House.Relative(f)));
    }

    [Fact]
    public void A_decision_has_a_number_of_its_own()
    {
        var twice = Directory.EnumerateFiles(House.At("src", "decisions"), "0*.md").Select(f => Path.GetFileName(f)).GroupBy(f => f[..4]).Where(g => g.Count() > 1).SelectMany(g => g).ToList();
        Assert.True(twice.Count == 0, string.Join('\n', twice));
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        var wrong = House.Sources("src/Compliance").Concat(House.Sources("src/Compliance.Host")).Concat(House.Sources("src/EventStore")).Concat(House.Sources("src/EventStore.Marten")).Concat(House.Sources("src/GraphQL")).Concat(House.Sources("src/EmbeddedPostgres"))
            .Select(f => (File: House.Relative(f), Declared: Namespace().Match(File.ReadAllText(f)).Groups[1].Value))
            .Where(f => f.Declared.Length > 0 && !Fits(f.File, f.Declared)).Select(f => $"{f.File} declares {f.Declared}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>A folder may stay within its parent's namespace (a store's operations, a file an operation), never leave it.</summary>
    private static bool Fits(string file, string declared)
    {
        var folder = Path.GetDirectoryName(file)!["src/".Length..].Replace('/', '.').Replace('\\', '.');
        return folder == declared || folder.StartsWith(declared + ".", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
