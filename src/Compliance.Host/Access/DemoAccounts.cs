using System.Text;

namespace Compliance.Host.Access;

/// <summary>
/// The nine demo accounts share one password: the operator's own, or one made once, told once and kept in the data
/// directory for its owner alone.
/// </summary>
internal sealed class DemoAccounts(Settings settings, Accounts accounts, Passwords passwords)
{
    public static readonly IReadOnlyList<string> Users = ["branch", "head", "secretariat", "finance", "leader", "discipline", "custodian", "auditor", "admin"];

    public static string PersonOf(string user) => $"person/{user}";

    private string PasswordFile => Path.Combine(settings.Data, "demo-password");

    /// <summary>Makes what is missing and answers the lines that tell the operator how to sign in.</summary>
    public async Task<IReadOnlyList<string>> EnsureAsync(CancellationToken ct)
    {
        var (password, told) = await DecideAsync(ct);
        if (password is not null)
        {
            // One salt for all nine: they share the password anyway, and the first start is nine slow hashes shorter.
            var hash = passwords.Hash(password);
            foreach (var user in Users)
                if (!await accounts.AddAsync(user, settings.Tenant, PersonOf(user), hash, ct))
                    await accounts.SetPasswordAsync(user, hash, ct);
        }
        return [$"demo sign-ins: {string.Join(' ', Users)}", told];
    }

    // A password only when the accounts do not have it yet.
    private async Task<(string? Password, string Told)> DecideAsync(CancellationToken ct)
    {
        var first = await accounts.FindAsync(Users[0], ct);
        if (settings.DemoPassword is { } given)
        {
            File.Delete(PasswordFile);
            var same = first is not null && await passwords.VerifyAsync(first.PasswordHash, given, ct);
            return (same ? null : given, "demo password: as set in COMPLIANCE_DEMO_PASSWORD");
        }
        if (File.Exists(PasswordFile))
            return (first is null ? (await File.ReadAllTextAsync(PasswordFile, ct)).Trim() : null, $"demo password: kept in {PasswordFile}");
        var made = Passwords.Random();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(PasswordFile, options);
        await file.WriteAsync(Encoding.UTF8.GetBytes(made + "\n"), ct);
        return (made, $"demo password: {made} (shown this once; kept in {PasswordFile})");
    }
}
