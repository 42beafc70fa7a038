using System.Collections.Concurrent;
using System.Security.Claims;
using Compliance.Host.Access;

namespace Compliance.Host.Hardening;

/// <summary>
/// What one account, or one address while nobody is signed in, may ask of the graph in a minute. An operation costs one, and one
/// more for each four kilobytes of its answers: known only afterwards, so a large answer is paid by what comes after it.
/// </summary>
internal sealed class Purses(Settings settings, TimeProvider clock)
{
    public const string Limited = "RATE_LIMITED";
    private const double BytesOfOne = 4096;
    private const int MostKept = 20_000, ForStrangers = 10;
    private static readonly object Held = new();
    private readonly ConcurrentDictionary<string, Purse> purses = new(StringComparer.Ordinal);

    public static string SayLimited(HttpContext context) => context.Say("请求过于频繁，请稍后再试。", "Too many requests; wait a little.");

    /// <summary>Puts the caller's purse at hand for this request, or for the life of this connection: once, and before anything runs beside it.</summary>
    public void Hold(HttpContext context)
    {
        var known = context.User.Identity is { IsAuthenticated: true };
        var who = known ? $"{context.User.FindFirstValue(Session.TenantClaim)}/{context.User.FindFirstValue(ClaimTypes.NameIdentifier)}" : $"address/{context.Connection.RemoteIpAddress}";
        if (!purses.TryGetValue(who, out var purse))
        {
            if (purses.Count > MostKept) Trim();
            purse = purses.GetOrAdd(who, _ => new Purse(known ? settings.GraphqlCostPerMinute : settings.GraphqlCostPerMinute / ForStrangers, clock));
        }
        context.Items[Held] = purse;
    }

    /// <returns>Null when the operation may run and has paid its one; else how long to wait.</returns>
    public static TimeSpan? Enter(HttpContext context) => ((Purse)context.Items[Held]!).Enter();

    /// <summary>Pays for the bytes of an answer.</summary>
    public static void Spend(HttpContext context, long bytes) => ((Purse)context.Items[Held]!).Spend(bytes / BytesOfOne);

    // A full purse says nothing that a new one would not.
    private void Trim()
    {
        foreach (var (who, purse) in purses)
            if (purse.IsIdle()) purses.TryRemove(who, out _);
    }

    private sealed class Purse(double perMinute, TimeProvider clock)
    {
        private readonly Lock gate = new();
        private readonly double most = perMinute;
        private double left = perMinute;
        private long since = clock.GetTimestamp();

        public TimeSpan? Enter()
        {
            lock (gate)
            {
                left = Math.Min(most, left + (clock.GetElapsedTime(since).TotalMinutes * most));
                since = clock.GetTimestamp();
                if (left <= 0) return TimeSpan.FromMinutes((1 - left) / most);
                left--;
                return null;
            }
        }

        public void Spend(double cost)
        {
            lock (gate) left -= cost;
        }

        public bool IsIdle()
        {
            lock (gate) return clock.GetElapsedTime(since) > TimeSpan.FromMinutes(1);
        }
    }
}
