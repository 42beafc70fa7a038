using Microsoft.AspNetCore.Identity;
using Npgsql;
using OtpNet;

namespace Compliance.Host.Access;

/// <summary>The second factor: a code of an authenticator app (RFC 6238), each good once, and half a minute early or late.</summary>
internal sealed class TotpProvider(NpgsqlDataSource source, TimeProvider clock) : IUserTwoFactorTokenProvider<AccountUser>
{
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<AccountUser> manager, AccountUser user) => Task.FromResult(false);

    public Task<string> GenerateAsync(string purpose, UserManager<AccountUser> manager, AccountUser user) => throw new NotSupportedException("The app makes the codes.");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<AccountUser> manager, AccountUser user)
    {
        if (token.Length != 6 || !token.All(char.IsAsciiDigit) || await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key) return false;
        if (!new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(clock.GetUtcNow().UtcDateTime, token, out var step, Window)) return false;
        // Whoever looked over the shoulder finds the code used: a step counts once, and none before it any more.
        await using var command = source.CreateCommand(Sql.Read("Access.Sql.use_totp_step"));
        command.Parameters.Add(new() { Value = user.Id });
        command.Parameters.Add(new() { Value = step });
        return await command.ExecuteNonQueryAsync() == 1;
    }
}
