using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GraphQL;

/// <summary>How the endpoint behaves over HTTP.</summary>
public sealed class GraphQLHttpOptions
{
    /// <summary>Bytes a request body may have; more is answered with 413.</summary>
    public long MaxBodyBytes { get; init; } = 1_000_000;

    /// <summary>Whether queries may come by GET.</summary>
    public bool AllowGet { get; init; } = true;

    /// <summary>Called before a request runs, to hang things on its context.</summary>
    public Action<HttpContext, RequestContext>? OnRequest { get; init; }

    /// <summary>Whether operations may come over a WebSocket (graphql-transport-ws).</summary>
    public bool AllowWebSockets { get; init; } = true;

    /// <summary>How long a WebSocket's client may take to introduce itself.</summary>
    public TimeSpan SocketInitTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many operations a WebSocket may run at a time.</summary>
    public int MaxSocketOperations { get; init; } = 250;

    /// <summary>
    /// Asked when a WebSocket's client introduces itself, with what it says in doing so (an object or nothing): false
    /// turns it away. The place to sign in, by setting the HTTP context's user.
    /// </summary>
    public Func<HttpContext, JsonElement, ValueTask<bool>>? OnConnect { get; init; }

    /// <summary>
    /// Called before each operation of a WebSocket, whose services are a fresh scope: what middleware put into the
    /// request's own scope must be put there again. A <see cref="GraphQLException"/> refuses the operation.
    /// </summary>
    public Func<HttpContext, RequestContext, ValueTask>? OnSocketOperation { get; init; }

    /// <summary>
    /// Begun when a WebSocket's client is acknowledged, cancelled with the connection: once it completes, the connection is
    /// closed with 4401. The place to notice that a sign-in has ended.
    /// </summary>
    public Func<HttpContext, CancellationToken, Task>? SocketLife { get; init; }

    /// <summary>Told, before a response of a WebSocket's operation is sent, how many bytes it has.</summary>
    public Action<HttpContext, int>? OnSocketResponse { get; init; }

    /// <summary>
    /// Pages of other origins that may open a WebSocket, as <c>https://example.org</c>. Browsers send cookies along with
    /// them, so that without this a foreign page could act as its visitor; clients that are no browsers name no origin.
    /// </summary>
    public IReadOnlyCollection<string> AllowedOrigins { get; init; } = [];
}
