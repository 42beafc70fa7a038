using GraphQL.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace GraphQL;

/// <summary>Puts GraphQL behind an address (GraphQL over HTTP).</summary>
public static class GraphQLEndpoints
{
    /// <summary>
    /// Serves POST with JSON, GET for queries, event streams and WebSockets for subscriptions. Each request's services are
    /// the HTTP request's, its principal the signed-in user, its cancellation the client's going away.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string pattern, GraphQLExecutor executor, GraphQLHttpOptions? options = null)
    {
        var handler = new HttpHandler(executor, options ?? new GraphQLHttpOptions());
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        pipeline.Run(handler.HandleAsync);
        return endpoints.Map(pattern, pipeline.Build());
    }
}
