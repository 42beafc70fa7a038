using Microsoft.Net.Http.Headers;

namespace GraphQL.Http;

/// <summary>What a client accepts, in the terms of the endpoint.</summary>
internal enum ResponseFormat { None, GraphQL, Json, EventStream }

/// <summary>Content negotiation of GraphQL over HTTP, "Media Types".</summary>
internal static class MediaTypes
{
    public const string GraphQL = "application/graphql-response+json; charset=utf-8";
    public const string Json = "application/json; charset=utf-8";
    public const string EventStream = "text/event-stream; charset=utf-8";

    /// <summary>The best format the client accepts. One that says nothing, or takes anything, gets plain JSON, as older clients expect.</summary>
    public static ResponseFormat Negotiate(IList<string?> accept)
    {
        if (accept.Count == 0 || accept.All(string.IsNullOrWhiteSpace)) return ResponseFormat.Json;
        if (accept is ["application/json"]) return ResponseFormat.Json;
        if (!MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var wanted)) return ResponseFormat.None;
        var best = ResponseFormat.None;
        double quality = 0;
        foreach (var candidate in wanted)
        {
            var q = candidate.Quality ?? 1;
            if (q <= quality || !AllowsUtf8(candidate)) continue;
            var format = candidate.MediaType.Value?.ToLowerInvariant() switch
            {
                "application/graphql-response+json" => ResponseFormat.GraphQL,
                "application/json" => ResponseFormat.Json,
                "text/event-stream" => ResponseFormat.EventStream,
                "*/*" or "application/*" => ResponseFormat.Json,
                _ => ResponseFormat.None,
            };
            if (format == ResponseFormat.None) continue;
            best = format;
            quality = q;
        }
        return best;
    }

    private static bool AllowsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
