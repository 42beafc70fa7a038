using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>Debian's load generator, one thread with 32 connections, posting one query.</summary>
internal static partial class Wrk
{
    public sealed record Figures(double PerSecond, double P99Milliseconds);

    public static async Task<Figures> RunAsync(int port, string path, string query, int seconds)
    {
        var script = Path.GetTempFileName();
        try
        {
            var body = JsonSerializer.Serialize(new { query }).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
            await File.WriteAllTextAsync(script, $"wrk.method = 'POST'\nwrk.body = '{body}'\nwrk.headers['Content-Type'] = 'application/json'\n");
            await ProcessOutputAsync("2");
            var text = await ProcessOutputAsync(seconds.ToString(CultureInfo.InvariantCulture));
            if (text.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException($"Answers failed: {text}");
            return new Figures(double.Parse(Rate().Match(text).Groups[1].Value, CultureInfo.InvariantCulture), Milliseconds(Latency().Match(text)));
        }
        finally
        {
            File.Delete(script);
        }

        async Task<string> ProcessOutputAsync(string time)
        {
            using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", "-c32", $"-d{time}s", "--latency", "-s", script, $"http://127.0.0.1:{port}{path}"]) { RedirectStandardOutput = true })!;
            return await wrk.StandardOutput.ReadToEndAsync();
        }
    }

    private static double Milliseconds(Match latency) => double.Parse(latency.Groups[1].Value, CultureInfo.InvariantCulture) * latency.Groups[2].Value switch
    {
        "us" => 0.001,
        "ms" => 1,
        _ => 1_000,
    };

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Latency();
}
