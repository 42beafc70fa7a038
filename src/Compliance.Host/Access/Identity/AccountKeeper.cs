using Compliance.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Compliance.Host.Access;

/// <summary>
/// What is done to accounts: made, given passwords and a second factor, taken from. Identity's manager does the work and
/// holds the rules; every act is written into the account's log with who did it.
/// </summary>
internal sealed class AccountKeeper(UserManager<AccountUser> manager, AccountStore store, Accounts accounts, Sessions sessions, AccountLog log, TimeProvider clock)
{
    public const string Issuer = "Compliance";

    /// <summary>Makes an account with a password that is good for one sign-in, where it must be changed.</summary>
    public async Task<(string? Password, Refusal? Refusal)> AddAsync(string user, string tenant, string person, string by, CancellationToken ct)
    {
        user = Accounts.Normalise(user);
        if (!Accounts.IsName(user)) return (null, Refusal.Invalid("user", "ACCOUNT_NAME"));
        if (await accounts.FindAsync(user, ct) is not null) return (null, Refusal.Because("ACCOUNT_EXISTS"));
        var password = Passwords.Random();
        var account = new AccountUser { UserName = user, Tenant = tenant, Person = person, MustChangePassword = true, CreatedAt = clock.GetUtcNow(), PasswordChangedAt = clock.GetUtcNow() };
        try
        {
            var result = await manager.CreateAsync(account, password);
            if (!result.Succeeded) return (null, Refusal.Because("ACCOUNT_REFUSED", ("why", result.Errors.First().Code)));
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateException e) when (e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            return (null, Refusal.Because("ACCOUNT_EXISTS"));
        }
        await log.WriteAsync(tenant, user, "ADDED", by, null, ct);
        return (password, null);
    }

    /// <summary>The person's own change: the old password proves him, and every other session ends.</summary>
    public async Task<Refusal?> ChangePasswordAsync(string user, string password, string chosen, CancellationToken ct)
    {
        if (await manager.FindByNameAsync(user) is not { } account) return Refusal.NotFound(user);
        // A stolen session must not be a place to guess the password without end.
        if ((await accounts.FindAsync(user, ct))?.LockedUntil > clock.GetUtcNow()) return Refusal.Invalid("password", "PASSWORD_WRONG");
        if (password == chosen) return Refusal.Invalid("newPassword", "PASSWORD_SAME");
        var result = await manager.ChangePasswordAsync(account, password, chosen);
        if (!result.Succeeded)
        {
            if (result.Errors.First().Code is var code && code != nameof(IdentityErrorDescriber.PasswordMismatch)) return Refusal.Invalid("newPassword", code);
            await accounts.NoteFailureAsync(user, ct);
            return Refusal.Invalid("password", "PASSWORD_WRONG");
        }
        await ChangedAsync(account, false, "PASSWORD_CHANGED", account.Person, ct);
        return null;
    }

    /// <summary>An administrator's: a new password that is good for one sign-in; the old one and every session are gone.</summary>
    public async Task<(string? Password, Refusal? Refusal)> ResetPasswordAsync(string user, string tenant, string by, CancellationToken ct)
    {
        if (await FindAsync(user, tenant) is not { } account) return (null, Refusal.NotFound(user));
        var password = Passwords.Random();
        await manager.RemovePasswordAsync(account);
        await manager.AddPasswordAsync(account, password);
        await ChangedAsync(account, true, "PASSWORD_RESET", by, ct);
        return (password, null);
    }

    /// <summary>A new key for the authenticator app; it counts once a code of it was given.</summary>
    public async Task<(string? Secret, Refusal? Refusal)> EnrolAsync(string user, CancellationToken ct)
    {
        if (await manager.FindByNameAsync(user) is not { } account) return (null, Refusal.NotFound(user));
        if (account.TwoFactorEnabled) return (null, Refusal.Because("SECOND_FACTOR_ON"));
        await manager.ResetAuthenticatorKeyAsync(account);
        return (await manager.GetAuthenticatorKeyAsync(account), null);
    }

    public async Task<(IReadOnlyList<string>? Codes, Refusal? Refusal)> ConfirmAsync(string user, string code, CancellationToken ct)
    {
        if (await manager.FindByNameAsync(user) is not { } account) return (null, Refusal.NotFound(user));
        if (account.TwoFactorEnabled) return (null, Refusal.Because("SECOND_FACTOR_ON"));
        if (!await VerifyAsync(account, code)) return (null, Refusal.Invalid("code", "CODE_WRONG"));
        await manager.SetTwoFactorEnabledAsync(account, true);
        var codes = await manager.GenerateNewTwoFactorRecoveryCodesAsync(account, 10);
        await log.WriteAsync(account.Tenant, account.Id, "SECOND_FACTOR_ON", account.Person, null, ct);
        return ([.. codes!], null);
    }

    /// <summary>By the person with a code of it, or by an administrator for a person who has lost it.</summary>
    public async Task<Refusal?> DisableSecondFactorAsync(string user, string tenant, string? code, string by, CancellationToken ct)
    {
        if (await FindAsync(user, tenant) is not { } account) return Refusal.NotFound(user);
        if (!account.TwoFactorEnabled) return Refusal.Because("SECOND_FACTOR_OFF");
        if (code is not null && !await PassesAsync(account, code)) return Refusal.Invalid("code", "CODE_WRONG");
        await manager.SetTwoFactorEnabledAsync(account, false);
        await store.ForgetSecondFactorAsync(account, ct);
        await manager.UpdateAsync(account);
        if (code is null) await EndSessionsAsync(account.Id, ct);
        await log.WriteAsync(account.Tenant, account.Id, "SECOND_FACTOR_OFF", by, null, ct);
        return null;
    }

    /// <summary>Whether the code opens: one of the app, or one of the recovery codes, which is used up.</summary>
    public async Task<bool> PassesAsync(string user, string code) => await manager.FindByNameAsync(user) is { } account && await PassesAsync(account, code);

    public async Task<int> CodesLeftAsync(string user) => await manager.FindByNameAsync(user) is { } account ? await manager.CountRecoveryCodesAsync(account) : 0;

    private async Task<bool> PassesAsync(AccountUser account, string code) =>
        await VerifyAsync(account, code) || (code.Length > 6 && (await manager.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded);

    private Task<bool> VerifyAsync(AccountUser account, string code) =>
        manager.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code.Replace(" ", "", StringComparison.Ordinal));

    private async Task<AccountUser?> FindAsync(string user, string tenant) =>
        await manager.FindByNameAsync(user) is { } account && account.Tenant == tenant ? account : null;

    private async Task ChangedAsync(AccountUser account, bool mustChange, string what, string by, CancellationToken ct)
    {
        account.MustChangePassword = mustChange;
        account.PasswordChangedAt = clock.GetUtcNow();
        await manager.UpdateAsync(account);
        await EndSessionsAsync(account.Id, ct);
        await log.WriteAsync(account.Tenant, account.Id, what, by, null, ct);
    }

    private async Task EndSessionsAsync(string user, CancellationToken ct)
    {
        await sessions.RevokeAllAsync(user, ct);
        sessions.Forget();
    }
}
