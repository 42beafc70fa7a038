using System.Text.Json;

namespace GraphQL;

/// <summary>What a client asks (section 6.1): a document, and which of its operations with which variables.</summary>
public sealed class GraphQLRequest
{
    /// <param name="query">The document; empty when the request only names it.</param>
    public GraphQLRequest(string query) => Query = query;

    /// <summary>The document; empty when the request only names it.</summary>
    public string Query { get; }

    /// <summary>
    /// The name of a document the service knows: the SHA-256 of its text in lower-case hex, with or without
    /// <c>sha256:</c> before it, or an id of a manifest. <c>extensions.persistedQuery.sha256Hash</c> says the same.
    /// </summary>
    public string? DocumentId { get; init; }

    /// <summary>The operation to run; may be left out when the document has one only.</summary>
    public string? OperationName { get; init; }

    /// <summary>A JSON object, or nothing.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>A JSON object for agreements between client and server, or nothing.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>Reads variables from JSON text; for tests and tools.</summary>
    public static GraphQLRequest Of(string query, string? variables = null, string? operationName = null) => new(query)
    {
        OperationName = operationName,
        Variables = variables is null ? default : JsonSerializer.Deserialize<JsonElement>(variables),
    };
}
