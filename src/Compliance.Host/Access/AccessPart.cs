using Compliance.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Host.Access;

/// <summary>Sign-in, sessions, and who is asking.</summary>
internal static class AccessPart
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton(Accounts.Schema);
        services.AddSingleton<Accounts>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<AccountLog>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<Hardening.Purses>();
        services.AddIdentity();
        services.AddSingleton<DemoAccounts>();
        services.AddSingleton<FirstAdministrator>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<Presence>();
        services.AddScoped<Actor>(p => p.GetRequiredService<CurrentActor>().Value ?? throw new InvalidOperationException("Nobody is signed in."));
    }

    /// <summary>ASP.NET Core Identity over our accounts: what is done seldom. The sign-in itself and the sessions are ours.</summary>
    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddDbContext<AccountsContext>((s, o) => o.UseNpgsql(s.GetRequiredService<Npgsql.NpgsqlDataSource>()));
        services.AddIdentityCore<AccountUser>(o =>
        {
            // The rules are those of PasswordRules; Identity's own ask for classes of characters.
            o.Password = new PasswordOptions { RequiredLength = 1, RequiredUniqueChars = 0, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_@";
        }).AddPasswordValidator<PasswordRules>().AddTokenProvider<TotpProvider>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<AccountStore>();
        services.AddScoped<IUserStore<AccountUser>>(s => s.GetRequiredService<AccountStore>());
        services.AddScoped<AccountKeeper>();
    }

    public static void AddSessionAuthentication(this IServiceCollection services, Settings settings)
    {
        // Without AddAuthentication's data protection: our tokens are random and need no key ring on the disk.
        var oidc = OidcSettings.Read(settings.Configuration);
        if (oidc is null) services.AddAuthenticationCore(o => o.DefaultScheme = Session.Scheme);
        else services.AddAuthentication(Session.Scheme);
        services.AddWebEncoders();
        var authentication = new AuthenticationBuilder(services);
        authentication.AddScheme<AuthenticationSchemeOptions, SessionHandler>(Session.Scheme, o => o.ForwardDefaultSelector = context => oidc is not null && OidcSignIn.IsOf(context) ? OidcSignIn.Scheme : null);
        if (oidc is not null) OidcSignIn.Add(authentication, oidc, settings.Tenant);
        services.AddAuthorization();
    }

    public static void MapAccess(this WebApplication app)
    {
        var auth = app.MapGroup("/auth");
        auth.MapPost("/sign-in", (HttpContext context, SignIn signIn) => signIn.InAsync(context));
        auth.MapPost("/sign-out", (HttpContext context, SignIn signIn) => signIn.OutAsync(context));
        auth.MapGet("/session", (HttpContext context, CurrentActor actor, Settings settings) => actor.Value is not { } who
            ? Results.Json(new { signedIn = false, demo = settings.Demo })
            : Results.Json(new { signedIn = true, user = context.User.FindFirst(Session.UserClaim)?.Value, person = who.Person, roles = who.Roles.Select(r => SdlName.Of(r)).Order(StringComparer.Ordinal), branches = who.Branches.Order(StringComparer.Ordinal), actingFor = who.For }));
    }
}
