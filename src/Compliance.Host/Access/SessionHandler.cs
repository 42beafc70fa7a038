using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Compliance.Host.Access;

/// <summary>Reads who is asking from <c>Authorization: Bearer</c>, else from the console's cookie.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Cookie = "compliance_session", SecureCookie = "__Host-compliance_session";

    /// <summary>Over TLS the browser itself holds the cookie to this host, to every path and to TLS.</summary>
    public static string CookieOf(HttpRequest request) => request.IsHttps ? SecureCookie : Cookie;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!TryReadToken(Request, out var token))
            return AuthenticateResult.NoResult();
        if (await sessions.FindAsync(token, Context) is not { } session)
            return AuthenticateResult.Fail("The session is unknown or has ended.");
        var current = Context.RequestServices.GetRequiredService<CurrentActor>();
        (current.Session, current.Token) = (session, token);
        return AuthenticateResult.Success(new AuthenticationTicket(session.Principal, Session.Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Answers.ErrorAsync(Context, StatusCodes.Status401Unauthorized, "NOT_SIGNED_IN", Context.Say("请先登录。", "Sign in first."));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Answers.ErrorAsync(Context, StatusCodes.Status403Forbidden, "NOT_ALLOWED", Context.Say("您的职务不允许此操作。", "Your office does not allow this."));

    public static bool TryReadToken(HttpRequest request, out TokenHash token)
    {
        const string bearer = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
            return Token.TryHash(header.AsSpan(bearer.Length).Trim(), out token);
        token = default;
        return request.Cookies.TryGetValue(CookieOf(request), out var cookie) && IsOwnPage(request) && Token.TryHash(cookie, out token);
    }

    // SameSite=Strict keeps the cookie from other sites; this keeps it from other ports and subdomains of ours as well, and
    // from a browser that forgets it. A browser that says where a request comes from is believed for reads too.
    private static bool IsOwnPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return true;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
