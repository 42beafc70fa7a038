using Compliance.Kernel;

namespace Compliance.Host.Access;

/// <summary>Whether who opened a long-lived stream is still signed in, and which offices he holds by now. One a request.</summary>
internal sealed class Presence(CurrentActor current, Sessions sessions, IOffices offices, IHttpContextAccessor accessor, TimeProvider clock)
{
    private readonly TokenHash? token = accessor.HttpContext is { } http && SessionHandler.TryReadToken(http.Request, out var hash) ? hash : null;

    /// <returns>Null when the session has ended, or the offices have.</returns>
    public async ValueTask<Actor?> NowAsync(CancellationToken ct)
    {
        if (current.Value is not { } was) return null;
        // What an outside provider signed is good until it ends, and nobody here can ask whether it was taken back.
        if (current.Session is { Kind: SessionKind.Federated } signed && signed.ExpiresAt <= clock.GetUtcNow()) return null;
        if (current.Session is not { Kind: SessionKind.Federated } && (token is not { } living || !await sessions.IsLivingAsync(living, ct))) return null;
        if (current.Session?.Offices is not null && was.For is null) return was;
        return await offices.ActorOf(was.Tenant, was.Person, was.For, clock.GetUtcNow(), ct) is { } actor ? current.Session?.Limited(actor) ?? actor : null;
    }
}
