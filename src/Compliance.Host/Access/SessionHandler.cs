using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Compliance.Host.Access;

/// <summary>Reads who is asking from <c>Authorization: Bearer</c>, else from the console's cookie.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Cookie = "compliance_session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!TryReadToken(Request, out var token))
            return AuthenticateResult.NoResult();
        return await sessions.FindAsync(token) is { } session
            ? AuthenticateResult.Success(new AuthenticationTicket(session.Principal, Session.Scheme))
            : AuthenticateResult.Fail("The session is unknown or has ended.");
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
        return request.Cookies.TryGetValue(Cookie, out var cookie) && IsOwnPage(request) && Token.TryHash(cookie, out token);
    }

    // SameSite=Strict keeps the cookie from other sites; this keeps it from other ports and subdomains of ours as well.
    private static bool IsOwnPage(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return true;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
