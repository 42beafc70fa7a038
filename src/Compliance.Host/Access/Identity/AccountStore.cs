using System.Security.Cryptography;
using System.Text;
using Compliance.Host.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Compliance.Host.Access;

/// <summary>
/// Identity's store on EF Core, with two secrets kept better than it does: the key of the second factor is sealed under the
/// vault's master key, and of the recovery codes only hashes are kept.
/// </summary>
internal sealed class AccountStore(AccountsContext context, MasterKey master, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<AccountUser, AccountsContext, string>(context, describer)
{
    private const string Mine = "[AspNetUserStore]", Key = "AuthenticatorKey", Codes = "RecoveryCodes";

    public override Task<AccountUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) =>
        FindByIdAsync(Accounts.Normalise(normalizedUserName), cancellationToken);

    public override Task SetAuthenticatorKeyAsync(AccountUser user, string key, CancellationToken cancellationToken) =>
        SetTokenAsync(user, Mine, Key, Convert.ToBase64String(master.Seal(Encoding.ASCII.GetBytes(key), Owner(user))), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(AccountUser user, CancellationToken cancellationToken) =>
        await GetTokenAsync(user, Mine, Key, cancellationToken) is { Length: > 0 } box ? Encoding.ASCII.GetString(master.Unseal(Convert.FromBase64String(box), Owner(user))) : null;

    public override Task ReplaceCodesAsync(AccountUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        SetTokenAsync(user, Mine, Codes, string.Join(';', recoveryCodes.Select(c => Hash(user, c))), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(AccountUser user, string code, CancellationToken cancellationToken)
    {
        var left = (await GetTokenAsync(user, Mine, Codes, cancellationToken) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!left.Remove(Hash(user, code))) return false;
        await SetTokenAsync(user, Mine, Codes, string.Join(';', left), cancellationToken);
        return true;
    }

    /// <summary>Forgets the key and the codes.</summary>
    public async Task ForgetSecondFactorAsync(AccountUser user, CancellationToken ct)
    {
        await RemoveTokenAsync(user, Mine, Key, ct);
        await RemoveTokenAsync(user, Mine, Codes, ct);
    }

    private static byte[] Owner(AccountUser user) => Encoding.UTF8.GetBytes($"second factor\0{user.Tenant}\0{user.UserName}");

    // Recovery codes are long and random: a fast hash is enough, and the name keeps two accounts apart.
    private static string Hash(AccountUser user, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.UserName}\0{code.Trim().ToUpperInvariant()}")));
}
