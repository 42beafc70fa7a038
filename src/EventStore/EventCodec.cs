using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EventStore;

/// <summary>Between an event and its bytes. The times, the headers and the names follow Marten's conventions.</summary>
internal sealed class EventCodec(EventStoreOptions options)
{
    /// <summary>Where the occurred time is kept, since Marten's tables have no column for it.</summary>
    public const string OccurredAtHeader = "occurredAt";

    private static readonly IReadOnlyDictionary<string, string> s_noHeaders = ReadOnlyDictionary<string, string>.Empty;
    private readonly JsonSerializerOptions _json = Frozen(options.JsonSerializerOptions);
    private readonly ConcurrentDictionary<string, Reader> _readers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, Writer> _writers = new();

    /// <param name="id">For an event that has none; empty: a new one.</param>
    public EncodedEvent Encode(NewEvent source, Metadata metadata, DateTimeOffset recordedAt, Guid id = default)
    {
        if (source?.Data is null) throw new ArgumentException("An event without data.");
        var writer = _writers.GetOrAdd(source.Data.GetType(), static (type, self) =>
            new Writer(self.Names(type), self._json.GetTypeInfo(type)), this);
        var data = JsonSerializer.SerializeToUtf8Bytes(source.Data, writer.Info);
        RefuseNul(data);
        var occurredAt = source.OccurredAt ?? recordedAt;
        var headers = Merge(metadata.Headers, source.Headers);
        return new EncodedEvent(
            source.Id != Guid.Empty ? source.Id : id != Guid.Empty ? id : Guid.CreateVersion7(recordedAt),
            writer.Names.Stored, writer.Names.DotNet, data,
            EncodeHeaders(headers, source.OccurredAt is { } given && !given.EqualsExact(recordedAt) ? given : null),
            source.Data, occurredAt, headers);
    }

    public StoredEvent Decode(in EventRow row)
    {
        var reader = _readers.GetOrAdd(row.Type, static (name, self) => self.FindReader(name), this);
        if (!reader.Known) throw new UnreadableEventException(row.Type, row.Tenant, row.Stream, row.Version, null, row.Sequence);
        try
        {
            var (headers, occurredAt) = DecodeHeaders(row.Headers);
            return new StoredEvent(row.Sequence, row.Id, row.Tenant, row.Stream, row.Version, row.Type, reader.Read(row.Data),
                row.RecordedAt, occurredAt ?? row.RecordedAt, row.Actor, row.CorrelationId, row.CausationId, headers);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new UnreadableEventException(row.Type, row.Tenant, row.Stream, row.Version, e, row.Sequence);
        }
    }

    private EventTypes.Names Names(Type type) => options.EventTypes.NamesOf(type);

    private Reader FindReader(string name) => options.EventTypes.TypeOf(name) is { } type
        ? new Reader(_json.GetTypeInfo(type), null)
        : new Reader(null, options.EventTypes.UpcastOf(name));

    private static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string>? ofCommit, IReadOnlyDictionary<string, string>? ofEvent)
    {
        if (ofCommit is null or { Count: 0 } && ofEvent is null or { Count: 0 }) return s_noHeaders;
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in (ofCommit ?? s_noHeaders).Concat(ofEvent ?? s_noHeaders))
        {
            if (name == OccurredAtHeader) throw new ArgumentException("The header 'occurredAt' belongs to the store; give the time as NewEvent.OccurredAt.");
            merged[name] = value;
        }
        return merged;
    }

    private static byte[]? EncodeHeaders(IReadOnlyDictionary<string, string> headers, DateTimeOffset? occurredAt)
    {
        if (headers.Count == 0 && occurredAt is null) return null;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in headers) json.WriteString(name, value);
            if (occurredAt is { } moment) json.WriteString(OccurredAtHeader, moment);
            json.WriteEndObject();
        }
        var encoded = bytes.ToArray();
        RefuseNul(encoded);
        return encoded;
    }

    /// <summary>Other writers of the same tables may keep numbers and objects in the headers; those are given as their JSON.</summary>
    private static (IReadOnlyDictionary<string, string>, DateTimeOffset?) DecodeHeaders(byte[]? json)
    {
        if (json is null) return (s_noHeaders, null);
        Dictionary<string, string>? headers = null;
        DateTimeOffset? occurredAt = null;
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return (s_noHeaders, null);
        foreach (var header in document.RootElement.EnumerateObject())
        {
            var value = header.Value.ValueKind == JsonValueKind.String ? header.Value.GetString()! : header.Value.GetRawText();
            if (header.NameEquals(OccurredAtHeader) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment))
                occurredAt = moment;
            else
                (headers ??= new(StringComparer.Ordinal))[header.Name] = value;
        }
        return (headers ?? s_noHeaders, occurredAt);
    }

    /// <summary>jsonb cannot hold a NUL; say so before a transaction is spoilt by it.</summary>
    private static void RefuseNul(ReadOnlySpan<byte> json)
    {
        var rest = json;
        for (int at; (at = rest.IndexOf("\\u0000"u8)) >= 0; rest = rest[(at + 6)..])
        {
            var slashes = 0;
            while (at - 1 - slashes >= 0 && rest[at - 1 - slashes] == (byte)'\\') slashes++;
            if (slashes % 2 == 0) throw new ArgumentException("Text with a NUL character cannot be stored.");
        }
    }

    private static JsonSerializerOptions Frozen(JsonSerializerOptions json)
    {
        if (!json.IsReadOnly) json.MakeReadOnly(populateMissingResolver: true);
        return json;
    }

    private sealed record Writer(EventTypes.Names Names, JsonTypeInfo Info);

    private sealed record Reader(JsonTypeInfo? Info, Func<JsonElement, object>? Upcast)
    {
        public bool Known => Info is not null || Upcast is not null;

        public object Read(byte[] json)
        {
            if (Info is not null) return JsonSerializer.Deserialize(json, Info) ?? throw new JsonException("null is no event");
            using var document = JsonDocument.Parse(json);
            return Upcast!(document.RootElement);
        }
    }
}

/// <summary>An event ready to be written.</summary>
internal sealed record EncodedEvent(
    Guid Id, string Type, string DotNetType, byte[] Data, byte[]? HeadersJson, object Source, DateTimeOffset OccurredAt, IReadOnlyDictionary<string, string> Headers);

/// <summary>An event as it was found.</summary>
internal readonly record struct EventRow(
    long Sequence, Guid Id, string Tenant, string Stream, long Version, string Type, byte[] Data,
    DateTimeOffset RecordedAt, string? Actor, string? CorrelationId, string? CausationId, byte[]? Headers);
