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
        var actingFor = http.Request.Headers[ActorMiddleware.ActingFor].ToString() is { Length: > 0 and <= 200 } named ? named : null;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var actor = await services.GetRequiredService<IOffices>().ActorOf(session.Tenant, session.Person, actingFor, now, operation.CancellationToken);
        if (actor is null && actingFor is not null)
            throw new GraphQLException("NOT_DELEGATED", http.Say("您没有此人的有效委托。", "You hold no delegation from this person."));
        var current = services.GetRequiredService<CurrentActor>();
        // What limits a token limits it here too: that it only reads, and for which of the person's offices it stands.
        current.Session = session;
        if (SessionHandler.TryReadToken(http.Request, out var token)) current.Token = token;
        current.Value = session.Limited(actor ?? new Actor(session.Tenant, session.Person, []));
        current.Language = Answers.Language(http);
        current.Correlation = http.TraceIdentifier;
    }

    private static async ValueTask<Session?> LivingAsync(HttpContext http, CancellationToken ct)
    {
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        return SessionHandler.TryReadToken(http.Request, out var token) && await sessions.IsLivingAsync(token, ct) ? await sessions.FindAsync(token) : null;
    }
}
