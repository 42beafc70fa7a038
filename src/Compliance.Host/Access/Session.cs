using System.Security.Claims;

namespace Compliance.Host.Access;

/// <summary>Somebody who is signed in. The principal is built once a session and shared by its requests; nobody adds to it.</summary>
internal sealed class Session
{
    public const string Scheme = "Session", TenantClaim = "tenant", UserClaim = "user";

    public Session(string user, string person, string tenant, DateTimeOffset expiresAt)
    {
        (User, Person, Tenant, ExpiresAt) = (user, person, tenant, expiresAt);
        Principal = new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, person), new(TenantClaim, tenant), new(UserClaim, user)], Scheme));
    }

    public string User { get; }
    public string Person { get; }
    public string Tenant { get; }
    public DateTimeOffset ExpiresAt { get; }
    public ClaimsPrincipal Principal { get; }
}
