using System.Diagnostics;

namespace Console.Tests;

[CollectionDefinition(nameof(OwnChecks), DisableParallelization = true)]
public sealed class OwnChecksAlone;

/// <summary>The console's own checks: ESLint, the compiler's strict rules, the unit tests of its logic.</summary>
[Collection(nameof(OwnChecks))]
public sealed class OwnChecks
{
    [Fact]
    public async Task Its_lint_and_its_unit_tests_pass()
    {
        var npm = new ProcessStartInfo("npm", ["run", "check", "--silent"]) { WorkingDirectory = Path.Combine(Visitor.Root(), "src", "console"), RedirectStandardOutput = true, RedirectStandardError = true };
        npm.Environment["NO_COLOR"] = "1";
        using var check = Process.Start(npm)!;
        var said = await Task.WhenAll(check.StandardOutput.ReadToEndAsync(), check.StandardError.ReadToEndAsync());
        await check.WaitForExitAsync();
        Assert.True(check.ExitCode == 0, string.Join('\n', said));
        Assert.Matches("Tests +[0-9]+ passed", said[0]);
    }
}
