using System.Security.Claims;

namespace GraphQL;

/// <summary>What surrounds a request and is handed to its resolvers. One instance serves one request.</summary>
public sealed class RequestContext
{
    private Dictionary<object, object?>? _items;
    private DataLoaders? _loaders;

    /// <param name="services">The request's scope.</param>
    /// <param name="user">Who asks; an empty principal when left out.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public RequestContext(IServiceProvider services, ClaimsPrincipal? user = null, CancellationToken cancellationToken = default)
    {
        Services = services;
        User = user ?? new ClaimsPrincipal(new ClaimsIdentity());
        CancellationToken = cancellationToken;
    }

    /// <summary>The request's scope; resolver parameters that are no arguments come from here.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Who asks.</summary>
    public ClaimsPrincipal User { get; }

    /// <summary>Ends the request: the client's going away or the timeout.</summary>
    public CancellationToken CancellationToken { get; internal set; }

    /// <summary>Whatever the host wants to carry along.</summary>
    public IDictionary<object, object?> Items => _items ??= [];

    /// <summary>The request's data loaders.</summary>
    public IDataLoaders Loaders => OwnLoaders;

    internal DataLoaders OwnLoaders => _loaders ??= new DataLoaders();

    /// <summary>The same surroundings with fresh loaders: what one event of a subscription read must not answer the next.</summary>
    internal RequestContext ForEvent() => new(Services, User, CancellationToken) { _items = _items };
}
