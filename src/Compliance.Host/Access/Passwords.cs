using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Compliance.Host.Access;

/// <summary>ASP.NET Identity's hasher (PBKDF2, salted, slow on purpose), with a bound on how many run at once.</summary>
internal sealed class Passwords
{
    public const int MinLength = 12, MaxLength = 200;
    private readonly PasswordHasher<Account> hasher = new();
    private readonly SemaphoreSlim cores = new(Math.Max(1, Environment.ProcessorCount));
    // Verified against when there is no such account, so that the answer takes as long.
    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new(() => Hash(Random()));

    public string Hash(string password) => hasher.HashPassword(null!, password);

    public async Task<bool> VerifyAsync(string? hash, string password, CancellationToken ct)
    {
        await cores.WaitAsync(ct);
        try
        {
            var right = await Task.Run(() => hasher.VerifyHashedPassword(null!, hash ?? nobodys.Value, password) != PasswordVerificationResult.Failed, ct);
            return right && hash is not null;
        }
        finally
        {
            cores.Release();
        }
    }

    /// <summary>Sixteen letters and digits that cannot be mistaken for one another.</summary>
    public static string Random() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 16);
}
