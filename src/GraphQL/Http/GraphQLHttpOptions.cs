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
}
