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
        if (query["query"] is not [{ } text] || text.Length == 0) throw new HttpRefusal(400, "The parameter \"query\" is missing.");
        if (query["operationName"].Count > 1) throw new HttpRefusal(400, "The parameter \"operationName\" is given more than once.");
        return new GraphQLRequest(text)
        {
            OperationName = query["operationName"] is [{ Length: > 0 } name] ? name : null,
            Variables = Json(query, "variables"),
            Extensions = Json(query, "extensions"),
        };
    }

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
        if (request.ContentLength > maxBytes) throw TooLarge(maxBytes);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > maxBytes) throw TooLarge(maxBytes);
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            var result = Parse(read.Buffer);
            reader.AdvanceTo(read.Buffer.End);
            return result;
        }
    }

    private static HttpRefusal TooLarge(long maxBytes) => new(413, $"The body is larger than {maxBytes} bytes.");

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
        JsonElement root;
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 64 });
            root = JsonElement.ParseValue(ref reader);
            if (reader.Read()) throw new HttpRefusal(400, "The body holds more than one JSON value.");
        }
        catch (JsonException)
        {
            throw new HttpRefusal(400, "The body is not JSON.");
        }
        if (root.ValueKind == JsonValueKind.Array) throw new HttpRefusal(400, "Batches are not served; send one request in an object.");
        if (root.ValueKind != JsonValueKind.Object) throw new HttpRefusal(400, "The body must be a JSON object.");
        if (!root.TryGetProperty("query", out var query) || query.ValueKind != JsonValueKind.String) throw new HttpRefusal(400, "The parameter \"query\" must be a string.");
        return new GraphQLRequest(Text(query)!)
        {
            OperationName = root.TryGetProperty("operationName", out var name) ? Name(name) : null,
            Variables = root.TryGetProperty("variables", out var variables) ? Object(variables, "variables") : default,
            Extensions = root.TryGetProperty("extensions", out var extensions) ? Object(extensions, "extensions") : default,
        };
    }

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // JSON text may escape half a surrogate pair, which is no Unicode.
            throw new HttpRefusal(400, "The body holds a string that is not Unicode.");
        }
    }

    private static string? Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => Text(value),
        _ => throw new HttpRefusal(400, "The parameter \"operationName\" must be a string."),
    };

    private static JsonElement Object(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null => default,
        JsonValueKind.Object => value,
        _ => throw new HttpRefusal(400, $"The parameter \"{name}\" must be a JSON object."),
    };
}
