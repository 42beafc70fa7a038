using System.Security.Claims;
using Compliance.Kernel;

namespace Compliance.Host.Access;

internal enum SessionKind { Interactive, ApiToken, Federated }

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
    public SessionKind Kind { get; init; } = SessionKind.Interactive;

    /// <summary>The person himself has signed in here; only he touches his account.</summary>
    public bool IsInteractive => Kind == SessionKind.Interactive;

    /// <summary>Whether it may change anything; a token for reading may not.</summary>
    public bool MayWrite { get; init; } = true;

    /// <summary>A token's limit: only these of the person's offices. None = all.</summary>
    public IReadOnlyList<Role> Limit { get; init; } = [];

    /// <summary>The offices that an outside provider vouches for; null = those that the Organization room knows.</summary>
    public IReadOnlyList<Office>? Offices { get; init; }

    public Actor Limited(Actor actor) => Limit.Count == 0 ? actor
        : new Actor(actor.Tenant, actor.Person, actor.Offices.Where(o => Limit.Contains(o.Role)), actor.Departments) { For = actor.For };
}

/// <summary>A living session as its owner sees it.</summary>
internal sealed record ShownSession(string Id, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt, string? Address, string? Agent, bool Current);
