using System.Text.Json;
using Compliance.Host.Hardening;
using Compliance.Kernel;
using GraphQL;

namespace Compliance.Host.Access;

/// <summary>
/// Who acts over a WebSocket. A page cannot send headers with it, so the introduction may say them; and since a socket
/// outlives many requests, session and offices are asked for anew before each operation, and it ends with the session.
/// </summary>
internal static class SocketActor
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3), OneDay = TimeSpan.FromDays(1);
    private static readonly string[] Said = ["Authorization", ActorMiddleware.ActingFor, "Accept-Language"];

    /// <summary>False turns the connection away: what was said names no living session.</summary>
    public static async ValueTask<bool> SignInAsync(HttpContext http, JsonElement introduction)
    {
        if (introduction.ValueKind == JsonValueKind.Object && !await NamedAsync(http, introduction)) return false;
        http.RequestServices.GetRequiredService<Purses>().Hold(http);
        return true;
    }

    private static async ValueTask<bool> NamedAsync(HttpContext http, JsonElement introduction)
    {
        var authorised = http.Request.Headers.Authorization.ToString();
        foreach (var name in Said)
            foreach (var property in introduction.EnumerateObject())
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind == JsonValueKind.String)
                    http.Request.Headers[name] = property.Value.GetString();
        if (http.Request.Headers.Authorization.Count == 0) return true;
        if (http.Request.Headers.Authorization.ToString() != authorised)
        {
            var current = http.RequestServices.GetRequiredService<CurrentActor>();
            // Whoever opened the connection, from now on it is whom the introduction names.
            (current.Session, current.Token) = (null, null);
            if (OidcSignIn.IsOf(http)) await OidcSignIn.AuthenticateAsync(http);
        }
        if (await LivingAsync(http, http.RequestAborted) is not { } session) return false;
        http.User = session.Principal;
        return true;
    }

    /// <summary>Puts into the operation's services what <see cref="ActorMiddleware"/> puts into a request's.</summary>
    public static async ValueTask EnterAsync(HttpContext http, RequestContext operation)
    {
        var services = operation.Services;
        var current = services.GetRequiredService<CurrentActor>();
        if (http.User.Identity is { IsAuthenticated: true })
        {
            if (await LivingAsync(http, operation.CancellationToken) is not { } session)
                throw new GraphQLException("UNAUTHENTICATED", http.Say("会话已结束，请重新登录。", "The session has ended; sign in again."));
            if (!await current.EnterAsync(http, session, services.GetRequiredService<IOffices>(), services.GetRequiredService<TimeProvider>().GetUtcNow(), operation.CancellationToken))
                throw new GraphQLException(ActorMiddleware.NotDelegated, ActorMiddleware.SayNotDelegated(http));
            if (SessionHandler.TryReadToken(http.Request, out var token)) current.Token = token;
        }
        if (Purses.Enter(http) is not null) throw new GraphQLException(Purses.Limited, Purses.SayLimited(http));
    }

    /// <summary>Completes when the session has ended, by its time or because somebody ended it; looking does not use it. A stranger has none.</summary>
    public static async Task LiveAsync(HttpContext http, CancellationToken ct)
    {
        var services = http.RequestServices;
        var (clock, log) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<Sessions>>());
        if (http.User.Identity is not { IsAuthenticated: true }) await Task.Delay(Timeout.InfiniteTimeSpan, clock, ct);
        if (Signed(http) is { } signed)
        {
            // No timer waits for longer than some weeks.
            while (signed.ExpiresAt - clock.GetUtcNow() is var left && left > TimeSpan.Zero) await Task.Delay(left < OneDay ? left : OneDay, clock, ct);
            return;
        }
        while (true)
        {
            try
            {
                if (!SessionHandler.TryReadToken(http.Request, out var token) || !await services.GetRequiredService<Sessions>().IsLivingAsync(token, ct)) return;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // A database that is away ends nobody's session; no operation gets through meanwhile.
                log.LogWarning(e, "Whether a session still lives could not be asked");
            }
            await Task.Delay(Look, clock, ct);
        }
    }

    /// <summary>What an outside provider signed is good until it ends: nobody here can ask whether it was taken back.</summary>
    private static Session? Signed(HttpContext http) => http.RequestServices.GetRequiredService<CurrentActor>().Session is { Kind: SessionKind.Federated } signed ? signed : null;

    private static async ValueTask<Session?> LivingAsync(HttpContext http, CancellationToken ct)
    {
        if (Signed(http) is { } signed) return signed.ExpiresAt > http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() ? signed : null;
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        return SessionHandler.TryReadToken(http.Request, out var token) && await sessions.IsLivingAsync(token, ct) ? await sessions.FindAsync(token) : null;
    }
}
