using Microsoft.AspNetCore.Identity;

namespace Compliance.Host.Access;

/// <summary>
/// An account as ASP.NET Core Identity knows it, over the same row that <see cref="Accounts"/> reads. Its name in lower case
/// is its key and its normal form; every account can be locked.
/// </summary>
internal sealed class AccountUser : IdentityUser
{
    public override string Id { get => UserName ?? ""; set => UserName = value; }
    public override string? NormalizedUserName { get => UserName; set { } }
    public override bool LockoutEnabled { get => true; set { } }

    public string Tenant { get; set; } = "";
    public string Person { get; set; } = "";
    public bool MustChangePassword { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset PasswordChangedAt { get; set; }
}
