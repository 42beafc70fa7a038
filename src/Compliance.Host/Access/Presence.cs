using Compliance.Kernel;

namespace Compliance.Host.Access;

/// <summary>Whether who opened a long-lived stream is still signed in, and which offices he holds by now. One a request.</summary>
internal sealed class Presence(CurrentActor current, Sessions sessions, IOffices offices, IHttpContextAccessor accessor, TimeProvider clock)
{
    private readonly TokenHash? token = accessor.HttpContext is { } http && SessionHandler.TryReadToken(http.Request, out var hash) ? hash : null;

    /// <returns>Null when the session has ended, or the offices have.</returns>
    public async ValueTask<Actor?> NowAsync(CancellationToken ct) =>
        current.Value is { } was && token is { } living && await sessions.IsLivingAsync(living, ct)
            ? await offices.ActorOf(was.Tenant, was.Person, was.For, clock.GetUtcNow(), ct)
            : null;
}
