using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphQL.Http;

/// <summary>A request that cannot be read, with the status it deserves.</summary>
internal sealed class HttpRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}

/// <summary>Reads the parameters of a request from a query string or a JSON body (GraphQL over HTTP, "Request").</summary>
internal static class RequestReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    public static GraphQLRequest FromQuery(IQueryCollection query)
    {
        foreach (var name in (ReadOnlySpan<string>)["query", "operationName", "documentId"])
            if (query[name].Count > 1) throw new HttpRefusal(400, $"The parameter \"{name}\" is given more than once.");
        return Named(new GraphQLRequest(query["query"].ToString())
        {
            OperationName = query["operationName"] is [{ Length: > 0 } operation] ? operation : null,
            DocumentId = query["documentId"] is [{ Length: > 0 } id] ? id : null,
            Variables = Json(query, "variables"),
            Extensions = Json(query, "extensions"),
        });
    }

    /// <summary>Reads the request that a message of another transport carries.</summary>
    public static GraphQLRequest FromPayload(JsonElement payload)
    {
        return Named(new GraphQLRequest(Text("query") ?? "")
        {
            OperationName = Text("operationName"), DocumentId = Text("documentId"), Variables = Part("variables"), Extensions = Part("extensions"),
        });

        string? Text(string name) => !payload.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null => null,
            _ => throw new HttpRefusal(400, $"The parameter \"{name}\" must be a string."),
        };

        JsonElement Part(string name) => payload.TryGetProperty(name, out var value) ? Object(value, name) : default;
    }

    /// <summary>A request sends its document or names it.</summary>
    private static GraphQLRequest Named(GraphQLRequest request) =>
        request.Query.Length > 0 || request.DocumentId is not null || (request.Extensions.ValueKind == JsonValueKind.Object && request.Extensions.TryGetProperty("persistedQuery", out _))
            ? request
            : throw new HttpRefusal(400, "The parameter \"query\" is missing.");

    private static JsonElement Json(IQueryCollection query, string name)
    {
        if (query[name] is not [{ Length: > 0 } text]) return default;
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return Object(document.RootElement, name).Clone();
        }
        catch (JsonException)
        {
            throw new HttpRefusal(400, $"The parameter \"{name}\" is not JSON.");
        }
    }

    public static async Task<GraphQLRequest> FromBodyAsync(HttpRequest request, long maxBytes)
    {
        CheckContentType(request.ContentType);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            if (!read.IsCompleted && read.Buffer.Length <= maxBytes)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            try
            {
                return read.Buffer.Length > maxBytes ? throw TooLarge(maxBytes) : Parse(read.Buffer);
            }
            finally
            {
                // Refused or not, what was read must be given back: the server reads on from here, and else drops the connection.
                reader.AdvanceTo(read.Buffer.End);
            }
        }
    }

    public static HttpRefusal TooLarge(long maxBytes) => new(413, $"The body is larger than {maxBytes} bytes.");

    private static void CheckContentType(string? header)
    {
        if (string.IsNullOrEmpty(header)) throw new HttpRefusal(415, "The Content-Type is missing; send application/json.");
        if (!MediaTypeHeaderValue.TryParse(header, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            throw new HttpRefusal(415, "The body must be application/json.");
        if (type.Charset.HasValue && !type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new HttpRefusal(415, "The body must be UTF-8.");
    }

    private static GraphQLRequest Parse(ReadOnlySequence<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 64 });
            if (!reader.Read()) throw new HttpRefusal(400, "The body is empty.");
            if (reader.TokenType == JsonTokenType.StartArray) throw new HttpRefusal(400, "Batches are not served; send one request in an object.");
            if (reader.TokenType != JsonTokenType.StartObject) throw new HttpRefusal(400, "The body must be a JSON object.");
            var request = Fields(ref reader);
            if (reader.Read()) throw new HttpRefusal(400, "The body holds more than one JSON value.");
            return request;
        }
        catch (JsonException)
        {
            throw new HttpRefusal(400, "The body is not JSON.");
        }
        catch (InvalidOperationException)
        {
            // JSON text may escape half a surrogate pair, which is no Unicode.
            throw new HttpRefusal(400, "The body holds a string that is not Unicode.");
        }
    }

    private static GraphQLRequest Fields(ref Utf8JsonReader reader)
    {
        string? query = null, operation = null, document = null;
        JsonElement variables = default, extensions = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8)) query = Text(ref reader, "query");
            else if (reader.ValueTextEquals("operationName"u8)) operation = Text(ref reader, "operationName");
            else if (reader.ValueTextEquals("documentId"u8)) document = Text(ref reader, "documentId");
            else if (reader.ValueTextEquals("variables"u8)) variables = Object(ref reader, "variables");
            else if (reader.ValueTextEquals("extensions"u8)) extensions = Object(ref reader, "extensions");
            else reader.Skip();
        }
        return Named(new GraphQLRequest(query ?? "") { OperationName = operation, DocumentId = document, Variables = variables, Extensions = extensions });
    }

    private static string? Text(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Null => null,
            _ => throw new HttpRefusal(400, $"The parameter \"{name}\" must be a string."),
        };
    }

    private static JsonElement Object(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => JsonElement.ParseValue(ref reader),
            JsonTokenType.Null => default,
            _ => throw new HttpRefusal(400, $"The parameter \"{name}\" must be a JSON object."),
        };
    }

    private static JsonElement Object(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null => default,
        JsonValueKind.Object => value,
        _ => throw new HttpRefusal(400, $"The parameter \"{name}\" must be a JSON object."),
    };
}
