using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;

namespace Compliance.Host.Access;

/// <param name="Code">Of the authenticator app, or a recovery code, where the account wants one.</param>
/// <param name="NewPassword">Where the password was good for one sign-in.</param>
internal sealed record SignInRequest(string? User, string? Password, string? Code, string? NewPassword);

/// <summary>
/// Signing in and out. A wrong name, a wrong password, a disabled and a locked account get the same answer in the same
/// time; only who has shown the right password learns that a code is wanted. Who tries too often is told to wait. Every
/// try is written into the account's log.
/// </summary>
internal sealed class SignIn(Accounts accounts, Passwords passwords, Sessions sessions, AccountLog entries, Settings settings, TimeProvider clock, ILogger<SignIn> log) : IDisposable
{
    private const int MaxBody = 4096;
    private readonly PartitionedRateLimiter<string> perAddress = Limiter(settings.SignInsPerMinute * 6);
    private readonly PartitionedRateLimiter<string> perUser = Limiter(settings.SignInsPerMinute);

    public async Task<IResult> InAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { User: { Length: > 0 } given, Password: { Length: > 0 } password } request)
            return Answers.Error(StatusCodes.Status400BadRequest, "BAD_REQUEST", context.Say("""请以 JSON 提交 {"user","password"}。""", """Send JSON {"user","password"}."""));
        var (ct, from) = (context.RequestAborted, Origin.Of(context));
        var user = Accounts.Normalise(given.Length > 200 ? given[..200] : given);
        using var address = perAddress.AttemptAcquire(from.Address ?? "");
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
            return await RefuseAsync(context, account, open, account is null ? "NO_ACCOUNT" : account.Disabled ? "DISABLED_TRIED" : !open ? "LOCKED" : "WRONG_PASSWORD", from,
                "SIGN_IN_REFUSED", context.Say("用户名或密码不正确，或账号暂时锁定。", "The name or the password is wrong, or the account is locked for a while."));

        var keeper = context.RequestServices.GetRequiredService<AccountKeeper>();
        if (account!.TwoFactor && string.IsNullOrWhiteSpace(request.Code))
            return Answers.Error(StatusCodes.Status401Unauthorized, "CODE_REQUIRED", context.Say("请输入验证器应用中的验证码，或恢复码。", "Enter the code of your authenticator app, or a recovery code."));
        if (account.TwoFactor && !await keeper.PassesAsync(account.User, request.Code!.Length > 100 ? "" : request.Code))
            return await RefuseAsync(context, account, open, "WRONG_CODE", from, "CODE_WRONG", context.Say("验证码不正确或已使用。", "The code is wrong or was used."));
        if (account.MustChangePassword)
        {
            if (string.IsNullOrEmpty(request.NewPassword))
                return Answers.Error(StatusCodes.Status403Forbidden, "PASSWORD_CHANGE_REQUIRED", context.Say("该密码只能使用一次，请同时提交 newPassword。", "This password is good for one sign-in; send newPassword with it."));
            if (await keeper.ChangePasswordAsync(account.User, password, request.NewPassword, ct) is { } refusal)
                return Answers.Error(StatusCodes.Status400BadRequest, refusal.Code, Text(context, refusal));
        }
        await accounts.NoteSuccessAsync(account.User, ct);
        await entries.WriteAsync(account.Tenant, account.User, "SIGNED_IN", null, from, ct);
        var (token, expiresAt) = await sessions.IssueAsync(account, ct, from);
        context.Response.Cookies.Append(SessionHandler.CookieOf(context.Request), token, CookieFor(context));
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { token, expiresAt });
    }

    private async Task<IResult> RefuseAsync(HttpContext context, Account? account, bool open, string why, Origin from, string code, string message)
    {
        if (account is not null && open)
            await accounts.NoteFailureAsync(account.User, CancellationToken.None);
        await entries.WriteAsync(account?.Tenant, account?.User, why, null, from, CancellationToken.None);
        log.LogWarning("Sign-in refused: {Reason}", why);
        return Answers.Error(StatusCodes.Status401Unauthorized, code, message);
    }

    private static string Text(HttpContext context, Kernel.Refusal refusal) =>
        context.RequestServices.GetRequiredService<Commands.RoomBook>().Texts.Render(refusal.Code, refusal.Args, Answers.Language(context));

    public async Task<IResult> OutAsync(HttpContext context)
    {
        if (SessionHandler.TryReadToken(context.Request, out var token))
            await sessions.RevokeAsync(token, CancellationToken.None);
        context.Response.Cookies.Delete(SessionHandler.CookieOf(context.Request), CookieFor(context));
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
        if (!context.Request.HasJsonContentType())
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
