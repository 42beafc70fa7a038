using System.Text.Json;
using Compliance.Scenarios.Hosting;
using Xunit;

namespace Compliance.Scenarios.Import;

/// <summary>The verb as its operator calls it: a process with a command line.</summary>
public sealed class ImportVerbTests(ImportFixture host) : IClassFixture<ImportFixture>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compliance-verb-");

    [Fact]
    public async Task The_verb_answers_one_line_a_file_whatever_the_file_is_called()
    {
        var files = new[] { Put("差旅 2017.xes", SmallLog.Text), Put("it's \"one\".xes", SmallLog.Text) };
        var (code, said, error) = await HostProcess.RunAsync(["import", "xes", .. files, .. Database]);
        Assert.Equal((0, ""), (code, error));
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(files, lines.Select(l => l.GetProperty("file").GetString()));
        Assert.All(lines, l => Assert.Equal((26, 0), (l.GetProperty("events").GetInt32(), l.GetProperty("skipped").GetInt32())));

        var again = await HostProcess.RunAsync(["import", "xes", files[0], .. Database]);
        Assert.Equal(0, JsonSerializer.Deserialize<JsonElement>(again.Out).GetProperty("appended").GetInt32());
    }

    [Fact]
    public async Task A_broken_log_ends_with_one_line_and_exit_code_2()
    {
        var (code, said, error) = await HostProcess.RunAsync(["import", "xes", Put("broken.xes", SmallLog.Text[..^9]), .. Database]);
        Assert.Equal((2, ""), (code, said));
        Assert.Contains("cut off", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string[] Database => ["--database", host.Settings.Database!, "--data", host.Settings.Data];

    private string Put(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
