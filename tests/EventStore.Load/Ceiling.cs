using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace EventStore.Load;

/// <summary>What PostgreSQL itself does with the same rows: pgbench, one prepared statement a transaction.</summary>
internal static partial class Ceiling
{
    /// <returns>Transactions a second; null where there is no pgbench (Debian: postgresql-15).</returns>
    public static async Task<double?> MeasureAsync(Ground ground, int clients, double seconds)
    {
        if (Program() is not { } pgbench) return null;
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Ground.Sql("ceiling").Replace("TEXT", new string('x', 280), StringComparison.Ordinal));
            var at = new NpgsqlConnectionStringBuilder(ground.Source.ConnectionString);
            var start = new ProcessStartInfo(pgbench,
                ["-n", "-M", "prepared", "-f", script, "-c", $"{clients}", "-j", $"{Math.Min(2, clients)}", "-T", Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture), at.Database!])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            (start.Environment["PGHOST"], start.Environment["PGPORT"], start.Environment["PGUSER"]) = (at.Host, $"{at.Port}", at.Username);
            start.Environment["PGPASSWORD"] = new NpgsqlConnectionStringBuilder(ground.Server.ConnectionString(at.Database!)).Password;
            using var process = Process.Start(start)!;
            var (said, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return Rate().Match(await said) is { Success: true } rate ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench: {await complaint}");
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string? Program() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")) : [])
        .Select(d => Path.Combine(d, "pgbench")).FirstOrDefault(File.Exists);

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Rate();
}
