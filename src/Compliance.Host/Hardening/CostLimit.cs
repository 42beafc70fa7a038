using System.Collections.Concurrent;
using Compliance.Host.Access;

namespace Compliance.Host.Hardening;

/// <summary>
/// What one account, or one address while nobody is signed in, may ask of the graph in a minute. A request costs one, and one
/// more for each four kilobytes of its answer: known only afterwards, so a large answer is paid by the requests after it.
/// </summary>
internal sealed class CostLimit(RequestDelegate next, Settings settings, TimeProvider clock)
{
    private const int BytesOfOne = 4096, MostKept = 20_000, ForStrangers = 10;
    private readonly ConcurrentDictionary<string, Purse> purses = new(StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Graph.Path, StringComparison.Ordinal))
        {
            await next(context);
            return;
        }
        var actor = context.RequestServices.GetRequiredService<CurrentActor>().Value;
        var perMinute = actor is null ? settings.GraphqlCostPerMinute / ForStrangers : settings.GraphqlCostPerMinute;
        var who = actor is null ? $"address/{context.Connection.RemoteIpAddress}" : $"{actor.Tenant}/{actor.Person}";
        if (purses.Count > MostKept) Trim();
        var purse = purses.GetOrAdd(who, _ => new Purse(perMinute, clock.GetTimestamp()));
        if (purse.Wait(perMinute, clock) is { } wait)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            await context.Response.WriteAsJsonAsync(new { errors = new[] { new { message = context.Say("请求过于频繁，请稍后再试。", "Too many requests; wait a little."), extensions = new { code = "RATE_LIMITED" } } } });
            return;
        }
        try
        {
            await next(context);
        }
        finally
        {
            purse.Spend(1 + (double)(context.Response.ContentLength ?? 0) / BytesOfOne);
        }
    }

    // A full purse says nothing that a new one would not.
    private void Trim()
    {
        foreach (var (who, purse) in purses)
            if (purse.IsIdle(clock)) purses.TryRemove(who, out _);
    }

    private sealed class Purse(double left, long since)
    {
        private readonly Lock gate = new();

        /// <summary>Null when something is left, else how long until there is.</summary>
        public TimeSpan? Wait(double perMinute, TimeProvider clock)
        {
            lock (gate)
            {
                left = Math.Min(perMinute, left + (clock.GetElapsedTime(since).TotalMinutes * perMinute));
                since = clock.GetTimestamp();
                return left > 0 ? null : TimeSpan.FromMinutes((1 - left) / perMinute);
            }
        }

        public void Spend(double cost)
        {
            lock (gate) left -= cost;
        }

        public bool IsIdle(TimeProvider clock)
        {
            lock (gate) return clock.GetElapsedTime(since) > TimeSpan.FromMinutes(1);
        }
    }
}
