using System.Text.Json;

namespace GraphQL.Http;

/// <summary>A message of graphql-transport-ws as the client sent it.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">The operation it is about.</param>
/// <param name="Payload">What it carries, where that is no request.</param>
/// <param name="Request">The operation to run, of a subscribe message.</param>
internal sealed record SocketMessage(string Type, string? Id, JsonElement Payload, GraphQLRequest? Request)
{
    /// <exception cref="SocketRefusal">It is no message of the protocol.</exception>
    public static SocketMessage Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
            var message = JsonElement.ParseValue(ref reader);
            if (message.ValueKind != JsonValueKind.Object || reader.Read()) throw Invalid();
            var type = Text(message, "type") ?? throw Invalid();
            var payload = message.TryGetProperty("payload", out var given) ? given : default;
            if (payload.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null)) throw Invalid();
            var request = type == "subscribe" && payload.ValueKind == JsonValueKind.Object ? RequestReader.FromPayload(payload) : null;
            return new SocketMessage(type, Text(message, "id"), payload, request);
        }
        catch (Exception e) when (e is JsonException or HttpRefusal or InvalidOperationException)
        {
            throw Invalid();
        }
    }

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw Invalid() : null;

    private static SocketRefusal Invalid() => new(4400, "Invalid message received");
}
