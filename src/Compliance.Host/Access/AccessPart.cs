using Compliance.Kernel;
using Microsoft.AspNetCore.Authentication;

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
        services.AddSingleton<DemoAccounts>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<Presence>();
        services.AddScoped<Actor>(p => p.GetRequiredService<CurrentActor>().Value ?? throw new InvalidOperationException("Nobody is signed in."));
    }

    public static void AddSessionAuthentication(this IServiceCollection services)
    {
        // Without AddAuthentication's data protection: our tokens are random and need no key ring on the disk.
        services.AddAuthenticationCore(o => o.DefaultScheme = Session.Scheme);
        services.AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, SessionHandler>(Session.Scheme, null);
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
