using System.Text.Json;
using Compliance.Kernel;
using GraphQL;

namespace Compliance.Host.Access;

/// <summary>
/// Who acts over a WebSocket. A page cannot send headers with it, so the introduction may say them; and since a socket
/// outlives many requests, session and offices are asked for anew before each operation.
/// </summary>
internal static class SocketActor
{
    private static readonly string[] Said = ["Authorization", ActorMiddleware.ActingFor, "Accept-Language"];

    /// <summary>False turns the connection away: what was said names no living session.</summary>
    public static async ValueTask<bool> SignInAsync(HttpContext http, JsonElement introduction)
    {
        if (introduction.ValueKind != JsonValueKind.Object) return true;
        foreach (var name in Said)
            foreach (var property in introduction.EnumerateObject())
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind == JsonValueKind.String)
                    http.Request.Headers[name] = property.Value.GetString();
        if (http.Request.Headers.Authorization.Count == 0) return true;
        if (await LivingAsync(http, http.RequestAborted) is not { } session) return false;
        http.User = session.Principal;
        return true;
    }

    /// <summary>Puts into the operation's services what <see cref="ActorMiddleware"/> puts into a request's.</summary>
    public static async ValueTask EnterAsync(HttpContext http, RequestContext operation)
    {
        if (http.User.Identity is not { IsAuthenticated: true }) return;
        var services = operation.Services;
        if (await LivingAsync(http, operation.CancellationToken) is not { } session)
            throw new GraphQLException("UNAUTHENTICATED", http.Say("会话已结束，请重新登录。", "The session has ended; sign in again."));
        var current = services.GetRequiredService<CurrentActor>();
        if (!await current.EnterAsync(http, session, services.GetRequiredService<IOffices>(), services.GetRequiredService<TimeProvider>().GetUtcNow(), operation.CancellationToken))
            throw new GraphQLException(ActorMiddleware.NotDelegated, ActorMiddleware.SayNotDelegated(http));
        if (SessionHandler.TryReadToken(http.Request, out var token)) current.Token = token;
    }

    private static async ValueTask<Session?> LivingAsync(HttpContext http, CancellationToken ct)
    {
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        return SessionHandler.TryReadToken(http.Request, out var token) && await sessions.IsLivingAsync(token, ct) ? await sessions.FindAsync(token) : null;
    }
}
