using Microsoft.AspNetCore.Identity;

namespace Compliance.Host.Access;

/// <summary>
/// What a chosen password must not be. Length is what makes it strong; there are no rules of classes of characters, which
/// only make people write it down.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<AccountUser>
{
    private static readonly string[] Runs = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890123456789", "98765432109876543210"];
    private static readonly string[] Known = ["password", "compliance", "administrator", "welcome", "letmein", "iloveyou", "woaini", "mima"];

    public Task<IdentityResult> ValidateAsync(UserManager<AccountUser> manager, AccountUser user, string? password) =>
        Task.FromResult(Refuse(user.UserName ?? "", password ?? "") is { } code ? IdentityResult.Failed(new IdentityError { Code = code, Description = code }) : IdentityResult.Success);

    /// <summary>The code of the rule that the password breaks, or null.</summary>
    public static string? Refuse(string user, string password)
    {
        if (password.Length < Passwords.MinLength) return "PASSWORD_TOO_SHORT";
        if (password.Length > Passwords.MaxLength) return "PASSWORD_TOO_LONG";
        var text = password.ToLowerInvariant();
        if (text.Distinct().Count() < 5) return "PASSWORD_TOO_SIMPLE";
        if (user.Length > 2 && text.Contains(user, StringComparison.Ordinal)) return "PASSWORD_HOLDS_THE_NAME";
        // What is left when everything that anybody would try first is taken out.
        var left = Known.Aggregate(text, (t, word) => t.Replace(word, "", StringComparison.Ordinal));
        for (var length = 8; length >= 3; length--)
            foreach (var run in Runs)
                for (var at = 0; at + length <= run.Length; at++) left = left.Replace(run.Substring(at, length), "", StringComparison.Ordinal);
        return left.Length < 4 ? "PASSWORD_TOO_SIMPLE" : null;
    }
}
