using System.Diagnostics;

namespace EventStore.Postgres;

/// <summary>
/// A connection lost while something was under way on it. A group loses it together, so the time for asking after the
/// outcome runs for all of them together too.
/// </summary>
internal sealed class Loss(Exception cause)
{
    private readonly long _at = Stopwatch.GetTimestamp();

    public Exception Cause { get; } = cause;

    public TimeSpan Age => Stopwatch.GetElapsedTime(_at);
}
