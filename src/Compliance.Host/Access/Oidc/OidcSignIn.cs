using System.Security.Claims;
using Compliance.Kernel;
using Compliance.Organization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Compliance.Host.Access;

/// <summary>Tokens signed by an outside provider, beside our own sessions: who signed, for whom, until when, and what the words in it mean here.</summary>
internal static class OidcSignIn
{
    public const string Scheme = "Oidc";
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512];

    /// <summary>A bearer token in three parts is no session of ours.</summary>
    public static bool IsOf(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && header.AsSpan().Count('.') == 2;

    /// <summary>Reads the token of a connection that names it only after it was opened; where no provider is believed, nothing comes of it.</summary>
    public static async Task AuthenticateAsync(HttpContext context)
    {
        if (await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(Scheme) is not null) await context.AuthenticateAsync(Scheme);
    }

    public static void Add(AuthenticationBuilder authentication, OidcSettings oidc, string tenant) => authentication.AddJwtBearer(Scheme, options =>
    {
        options.Authority = oidc.Authority;
        options.Audience = oidc.Audience;
        options.RequireHttpsMetadata = !new Uri(oidc.Authority).IsLoopback;
        options.MapInboundClaims = false;
        options.IncludeErrorDetails = false;
        options.RefreshOnIssuerKeyNotFound = true;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuers = [oidc.Authority, oidc.Authority + "/"], ValidAudience = oidc.Audience,
            ValidAlgorithms = Algorithms, RequireSignedTokens = true, RequireExpirationTime = true, RequireAudience = true, ClockSkew = TimeSpan.FromSeconds(60),
        };
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = async context =>
            {
                await ValidatedAsync(context, oidc, tenant);
                if (context.Result is { Failure: not null }) await RefusedAsync(context.HttpContext);
            },
            OnAuthenticationFailed = context => RefusedAsync(context.HttpContext),
            OnChallenge = context =>
            {
                context.HandleResponse();
                return context.Response.HasStarted ? Task.CompletedTask
                    : Answers.ErrorAsync(context.HttpContext, StatusCodes.Status401Unauthorized, "NOT_SIGNED_IN", context.HttpContext.Say("请先登录。", "Sign in first."));
            },
            OnForbidden = context => Answers.ErrorAsync(context.HttpContext, StatusCodes.Status403Forbidden, "NOT_ALLOWED", context.HttpContext.Say("您的职务不允许此操作。", "Your office does not allow this.")),
        };
    });

    private static Task RefusedAsync(HttpContext context) => context.RequestServices.GetRequiredService<AccountLog>().OutsideRefusedAsync(Origin.Of(context));

    private static async Task ValidatedAsync(TokenValidatedContext context, OidcSettings oidc, string tenant)
    {
        var subject = context.Principal!.FindFirstValue(oidc.PersonClaim);
        if (subject is not { Length: > 0 and <= 100 } || subject.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')))
        {
            context.Fail($"The claim {oidc.PersonClaim} names nobody.");
            return;
        }
        var person = Person.Kind.Id(subject);
        // Whom the register does not know is nobody, whatever the provider says of him.
        var known = await context.HttpContext.RequestServices.GetRequiredService<IOffices>().ActorOf(tenant, person, null, DateTimeOffset.UtcNow, context.HttpContext.RequestAborted);
        if (known is null)
        {
            context.Fail("The person is not registered.");
            return;
        }
        IReadOnlyList<Office>? offices = null;
        if (oidc.Roles.Count > 0)
        {
            offices = [.. context.Principal!.FindAll(oidc.RoleClaim).Select(c => oidc.Roles.TryGetValue(c.Value, out var office) ? office : (Office?)null).OfType<Office>().Distinct()];
            // What no grant would give, no provider gives either.
            if (offices.SelectMany((one, i) => offices.Skip(i + 1).Select(other => ToxicPairs.Of(Held(one), Held(other)))).Any(p => p is not null))
            {
                context.Fail("The provider vouches for offices that never meet in one person.");
                return;
            }
        }
        var session = new Session($"oidc:{subject}", person, tenant, context.SecurityToken.ValidTo) { Kind = SessionKind.Federated, Offices = offices };
        context.HttpContext.RequestServices.GetRequiredService<CurrentActor>().Session = session;
        context.Principal = session.Principal;
    }

    private static Grant Held(Office office) => new(office.Role, office.Branch, default, null);
}
