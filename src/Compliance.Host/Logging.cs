using System.Globalization;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Compliance.Host;

/// <summary>
/// Serilog: sentences for the operator on stderr (stdout belongs to the verbs' answers), JSON lines in the data directory.
/// Nothing here ever gets a name, a token, a query string or a body; see <see cref="RequestLog"/> for what a request leaves.
/// </summary>
internal static class Logging
{
    public static Serilog.Core.Logger Create(Settings settings, bool toFile)
    {
        // Hosts that share a database share the data directory too, and each writes its own log.
        var writer = settings.IsEmbedded ? "" : $"{Environment.MachineName}-{Environment.ProcessId}-";
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            // The request log tells of faults with the actor beside them; these would tell them again with the path.
            .MinimumLevel.Override("Microsoft.AspNetCore.Server.Kestrel", LogEventLevel.Error)
            .Enrich.FromLogContext()
            .WriteTo.Logger(operators => operators
                .Filter.ByExcluding(e => IsRequest(e) && e.Level < LogEventLevel.Error)
                .WriteTo.Console(standardErrorFromLevel: LevelAlias.Minimum, formatProvider: CultureInfo.InvariantCulture,
                    outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}"));
        if (toFile)
            logger
                .WriteTo.Logger(l => l.Filter.ByExcluding(IsRequest).WriteTo.File(new JsonFormatter(), Path.Combine(settings.Data, "logs", $"host-{writer}.log"),
                    rollingInterval: RollingInterval.Day, retainedFileCountLimit: 30, fileSizeLimitBytes: 100_000_000, rollOnFileSizeLimit: true, shared: false))
                // A thousand requests a second are written in blocks, by a thread of their own: the sink holds its lock while the disk
                // syncs, and no request waits for that. A crash may cost the last second of this log, never of the register.
                .WriteTo.Logger(l => l.Filter.ByIncludingOnly(IsRequest).WriteTo.Async(a => a.File(new JsonFormatter(), Path.Combine(settings.Data, "logs", $"requests-{writer}.log"),
                    rollingInterval: RollingInterval.Day, retainedFileCountLimit: 30, fileSizeLimitBytes: 100_000_000, rollOnFileSizeLimit: true, buffered: true, flushToDiskInterval: TimeSpan.FromSeconds(1)), blockWhenFull: true));
        // Reading it scans assemblies; nobody waits for that who did not ask.
        if (settings.Configuration.GetSection("Serilog").Exists())
            logger.ReadFrom.Configuration(settings.Configuration);
        return logger.CreateLogger();
    }

    private static bool IsRequest(LogEvent e) =>
        e.Properties.TryGetValue("SourceContext", out var source) && source is ScalarValue { Value: RequestLog.Source };
}
