using System.Security.Claims;
using GraphQL.Execution;

namespace GraphQL;

/// <summary>What surrounds a request and is handed to its resolvers. One instance serves one request.</summary>
public sealed class RequestContext
{
    private readonly CancellationToken _outside;
    private readonly Lock _gate = new();
    private ClaimsPrincipal? _user;
    private Dictionary<object, object?>? _items;
    private DataLoaders? _loaders;
    private CancellationTokenSource? _timeout;
    private TimeSpan? _limit;

    /// <param name="services">The request's scope.</param>
    /// <param name="user">Who asks; an empty principal when left out.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public RequestContext(IServiceProvider services, ClaimsPrincipal? user = null, CancellationToken cancellationToken = default)
    {
        Services = services;
        _user = user;
        _outside = cancellationToken;
    }

    /// <summary>The request's scope; resolver parameters that are no arguments come from here.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Who asks.</summary>
    public ClaimsPrincipal User => _user ??= new ClaimsPrincipal(new ClaimsIdentity());

    /// <summary>Ends the request: the client's going away or the timeout.</summary>
    public CancellationToken CancellationToken
    {
        get
        {
            if (_limit is null) return _outside;
            // Most requests end before anybody asks for the token; a timer is made for the others only.
            lock (_gate)
            {
                if (_limit is not { } limit) return _outside;
                if (_timeout is null)
                {
                    _timeout = CancellationTokenSource.CreateLinkedTokenSource(_outside);
                    _timeout.CancelAfter(limit);
                }
                return _timeout.Token;
            }
        }
    }

    /// <summary>Whatever the host wants to carry along.</summary>
    public IDictionary<object, object?> Items
    {
        get
        {
            if (_items is not null) return _items;
            lock (_gate) return _items ??= [];
        }
    }

    /// <summary>The request's data loaders.</summary>
    public IDataLoaders Loaders
    {
        get
        {
            if (_loaders is not null) return _loaders;
            lock (_gate) return _loaders ??= new DataLoaders(this);
        }
    }

    internal DataLoaders? LoadersInUse => Volatile.Read(ref _loaders);

    /// <summary>The run that sends the loaders off.</summary>
    internal ExecutionRun? Run { get; set; }

    internal bool TimedOut => _timeout is { IsCancellationRequested: true } && !_outside.IsCancellationRequested;

    internal void BeginTimeout(TimeSpan? limit) => _limit = limit;

    internal void EndTimeout()
    {
        if (_limit is null) return;
        lock (_gate)
        {
            _limit = null;
            _timeout?.Dispose();
            _timeout = null;
        }
    }

    /// <summary>The same surroundings with fresh loaders: what one event of a subscription read must not answer the next.</summary>
    internal RequestContext ForEvent() => new(Services, _user, _outside) { _items = _items };
}
