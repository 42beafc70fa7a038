using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Host.Access;

/// <summary>Identity's view of <c>access.accounts</c>; the DDL is <c>Sql/schema.sql</c>, this only names its columns.</summary>
internal sealed class AccountsContext(DbContextOptions<AccountsContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("access");
        modelBuilder.Entity<AccountUser>(account =>
        {
            account.ToTable("accounts").HasKey(u => u.UserName);
            account.Property(u => u.UserName).HasColumnName("user_name");
            account.Property(u => u.Tenant).HasColumnName("tenant_id");
            account.Property(u => u.Person).HasColumnName("person_id");
            account.Property(u => u.PasswordHash).HasColumnName("password_hash");
            account.Property(u => u.SecurityStamp).HasColumnName("security_stamp");
            account.Property(u => u.ConcurrencyStamp).HasColumnName("concurrency_stamp").IsConcurrencyToken();
            account.Property(u => u.TwoFactorEnabled).HasColumnName("two_factor");
            account.Property(u => u.MustChangePassword).HasColumnName("must_change_password");
            account.Property(u => u.CreatedAt).HasColumnName("created_at");
            account.Property(u => u.PasswordChangedAt).HasColumnName("password_changed_at");
            // Failures, locks and the last code used are counted in statements of their own, where two tries at once cannot
            // lose each other; Identity neither reads nor writes them.
            account.Ignore(u => u.Id).Ignore(u => u.NormalizedUserName).Ignore(u => u.LockoutEnabled).Ignore(u => u.LockoutEnd).Ignore(u => u.AccessFailedCount)
                .Ignore(u => u.Email).Ignore(u => u.NormalizedEmail).Ignore(u => u.EmailConfirmed).Ignore(u => u.PhoneNumber).Ignore(u => u.PhoneNumberConfirmed);
        });
        modelBuilder.Entity<IdentityUserToken<string>>(secret =>
        {
            secret.ToTable("account_secrets").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            secret.Property(t => t.UserId).HasColumnName("user_name");
            secret.Property(t => t.LoginProvider).HasColumnName("provider");
            secret.Property(t => t.Name).HasColumnName("name");
            secret.Property(t => t.Value).HasColumnName("value");
        });
    }
}
