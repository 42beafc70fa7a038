using Npgsql;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Compliance.Host;

/// <summary>
/// The only place that tries again. A conflict is decided anew on fresh state; a database that is briefly away is asked
/// again only where the answer cannot have been "done already".
/// </summary>
internal sealed class Resilience(Func<Exception, bool> isConflict)
{
    /// <summary>For decide-and-append: runs the whole thought again when another writer was quicker.</summary>
    public ResiliencePipeline Conflicts { get; } = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromSeconds(30))
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 12,
            Delay = TimeSpan.FromMilliseconds(4),
            MaxDelay = TimeSpan.FromMilliseconds(250),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder().Handle<Exception>(e => isConflict(e) || IsSurelyNotDone(e)),
        })
        .Build();

    /// <summary>For reads, and for writes that may be repeated without harm.</summary>
    public ResiliencePipeline Transient { get; } = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromSeconds(30))
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder().Handle<NpgsqlException>(e => e.IsTransient),
        })
        .Build();

    /// <summary>The server itself said that it rolled back or let nobody in. A lost connection says neither.</summary>
    private static bool IsSurelyNotDone(Exception e) => e is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.CannotConnectNow
    };

    /// <summary>A pipeline ran out of its time.</summary>
    public static bool IsTimeout(Exception e) => e is TimeoutRejectedException;
}
