using EventStore;

namespace Compliance.Host.Commands;

/// <summary>
/// Forgets idempotency keys once no retry can come any more, so that they do not grow with the register. The register's own
/// marks of what it did once, kept under its own name, are no retries and stay.
/// </summary>
internal sealed class OldKeys(PostgresEventStore tables, TimeProvider time, ILogger<OldKeys> log) : BackgroundService
{
    /// <summary>Longer than a client is switched off over the longest holiday with a request in its queue.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private const string Own = "system:";
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public Task<long> ForgetAsync(CancellationToken ct) => tables.ForgetKeysAsync(KeptFor, Own, ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not at once: a start has better things to do.
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await ForgetAsync(stoppingToken) is > 0 and var forgotten) log.LogInformation("Forgot {Count} idempotency keys older than {Days} days", forgotten, KeptFor.TotalDays);
            }
            catch (Npgsql.NpgsqlException e)
            {
                log.LogWarning(e, "Old idempotency keys were not forgotten; the next hour tries again");
            }
        }
    }
}
