using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>
/// Load by wrk, where it is installed: the generator the reference figures were made with, and one that leaves more of the two
/// cores to what is measured than ours does. It looks at the status of each answer only; what stands in the answers is looked
/// at by <see cref="LoadClient"/>, which warms up right before with requests of the same kind.
/// </summary>
internal static partial class Wrk
{
    /// <summary>No act measured here comes more often.</summary>
    public const int MostASecond = 8_000;

    public static bool IsThere { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(d => File.Exists(Path.Combine(d, "wrk")));

    public static async Task<Measured> RunAsync(Uri host, string token, int connections, TimeSpan time, Func<int, byte[]?> body, int from, Func<Spent> spent)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-wrk-");
        try
        {
            var script = await ScriptAsync(folder.FullName, token, time, body, from);
            var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true, UseShellExecute = false };
            string[] arguments = ["-t1", $"-c{connections}", string.Create(CultureInfo.InvariantCulture, $"-d{Math.Ceiling(time.TotalSeconds)}s"), "-s", script, new Uri(host, "/graphql").ToString()];
            foreach (var argument in arguments) start.ArgumentList.Add(argument);
            var before = spent();
            using var wrk = Process.Start(start)!;
            var said = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            return Read(said) with { Spent = spent() - before };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The bodies lie in a file, a line each, so that wrk spends nothing on making them; acts that can be done once never repeat one.</summary>
    private static async Task<string> ScriptAsync(string folder, string token, TimeSpan time, Func<int, byte[]?> body, int from)
    {
        var bodies = Path.Combine(folder, "bodies");
        await using (var file = File.Create(bodies))
            for (var n = from; n < from + (int)(time.TotalSeconds * MostASecond) && body(n) is { } line; n++)
            {
                file.Write(line);
                file.Write("\n"u8);
            }
        var script = Path.Combine(folder, "load.lua");
        await File.WriteAllTextAsync(script, $$"""
            local requests, at = {}, 0
            function init(args)
              local headers = { ["Authorization"] = "Bearer {{token}}", ["Content-Type"] = "application/json", ["Accept"] = "application/json" }
              for line in io.lines("{{bodies}}") do requests[#requests + 1] = wrk.format("POST", "/graphql", headers, line) end
            end
            function request()
              at = at % #requests + 1
              return requests[at]
            end
            function done(summary, latency, requests)
              io.write(string.format("MEASURED %d %f %d %f %f\n", summary.requests, summary.duration / 1e6,
                summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
                latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
            end
            """, new UTF8Encoding(false));
        return script;
    }

    private static Measured Read(string said)
    {
        var match = Figures().Match(said);
        if (!match.Success) throw new InvalidOperationException($"wrk said: {said}");
        double Number(int group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        var failures = (int)Number(3);
        return new((int)Number(1), Number(2), failures, failures == 0 ? null : said, TimeSpan.FromMilliseconds(Number(4)), TimeSpan.FromMilliseconds(Number(5)));
    }

    [GeneratedRegex(@"MEASURED (\d+) ([\d.]+) (\d+) ([\d.]+) ([\d.]+)")]
    private static partial Regex Figures();
}
