using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;

namespace Compliance.Host.Access;

internal sealed record SignInRequest(string? User, string? Password);

/// <summary>
/// Signing in and out. A wrong name, a wrong password, a disabled and a locked account get the same answer in the same
/// time; who tries too often is told to wait.
/// </summary>
internal sealed class SignIn(Accounts accounts, Passwords passwords, Sessions sessions, TimeProvider clock, ILogger<SignIn> log) : IDisposable
{
    private const int MaxBody = 4096;
    private readonly PartitionedRateLimiter<string> perAddress = Limiter(60);
    private readonly PartitionedRateLimiter<string> perUser = Limiter(10);

    public async Task<IResult> InAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { User: { Length: > 0 } given, Password: { Length: > 0 } password })
            return Answers.Error(StatusCodes.Status400BadRequest, "BAD_REQUEST", context.Say("""请以 JSON 提交 {"user","password"}。""", """Send JSON {"user","password"}."""));
        var ct = context.RequestAborted;
        var user = Accounts.Normalise(given.Length > 200 ? given[..200] : given);
        using var address = perAddress.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        using var name = perUser.AttemptAcquire(user);
        if (!address.IsAcquired || !name.IsAcquired)
        {
            context.Response.Headers.RetryAfter = "60";
            return Answers.Error(StatusCodes.Status429TooManyRequests, "TOO_MANY_TRIES", context.Say("尝试次数过多，请一分钟后再试。", "Too many tries; wait a minute."));
        }

        var account = await accounts.FindAsync(user, ct);
        var right = await passwords.VerifyAsync(account?.PasswordHash, password.Length > Passwords.MaxLength ? "" : password, ct);
        var open = account is { Disabled: false } && !(account.LockedUntil > clock.GetUtcNow());
        if (!right || !open)
        {
            if (account is not null && open)
                await accounts.NoteFailureAsync(account.User, CancellationToken.None);
            log.LogWarning("Sign-in refused: {Reason}", account is null ? "no such account" : account.Disabled ? "disabled" : !open ? "locked" : "wrong password");
            return Answers.Error(StatusCodes.Status401Unauthorized, "SIGN_IN_REFUSED",
                context.Say("用户名或密码不正确，或账号暂时锁定。", "The name or the password is wrong, or the account is locked for a while."));
        }
        await accounts.NoteSuccessAsync(account!.User, ct);
        var (token, expiresAt) = await sessions.IssueAsync(account, ct);
        context.Response.Cookies.Append(SessionHandler.Cookie, token, CookieFor(context));
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { token, expiresAt });
    }

    public async Task<IResult> OutAsync(HttpContext context)
    {
        if (SessionHandler.TryReadToken(context.Request, out var token))
            await sessions.RevokeAsync(token, CancellationToken.None);
        context.Response.Cookies.Delete(SessionHandler.Cookie, CookieFor(context));
        return Results.NoContent();
    }

    public void Dispose()
    {
        perAddress.Dispose();
        perUser.Dispose();
    }

    private static CookieOptions CookieFor(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };

    private static async Task<SignInRequest?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType() || context.Request.ContentLength > MaxBody)
            return null;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MaxBody;
        try
        {
            return await context.Request.ReadFromJsonAsync<SignInRequest>(context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PartitionedRateLimiter<string> Limiter(int perMinute) => PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 10),
            ReplenishmentPeriod = TimeSpan.FromSeconds(6),
            QueueLimit = 0,
        }));
}
