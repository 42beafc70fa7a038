using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;

namespace EventStore;

public sealed class EventStoreOptions
{
    /// <summary>The schema of Marten's tables.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>The schema of our own: the keys of commits and the append function. One store to an own schema.</summary>
    public string OwnSchema { get; init; } = "register";

    public EventTypes EventTypes { get; init; } = new();

    public JsonSerializerOptions JsonSerializerOptions { get; init; } = DefaultJson();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How many groups may be under way at once. Two keep the disk busy while the next group gathers.</summary>
    public int Writers { get; init; } = 2;

    /// <summary>The most commits that share a transaction.</summary>
    public int GroupSize { get; init; } = 64;

    /// <summary>How long to go on asking whether a commit whose connection was lost was written.</summary>
    public TimeSpan VerifyFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A channel on which other hosts learn by NOTIFY, soon after, that something was committed; null sends nothing.</summary>
    public string? NotifyChannel { get; init; }

    /// <summary>
    /// A streaming replica that serves the reading of streams, never older than what this store has written or was told of by
    /// <see cref="PostgresEventStore.Saw"/>; null: the primary does. Following and snapshots stay with the primary.
    /// </summary>
    public NpgsqlDataSource? Replica { get; init; }

    /// <summary>How long a read waits for the replica to be new enough; then the primary answers.</summary>
    public TimeSpan ReplicaPatience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// PascalCase, nulls written, enums as strings. Metadata may stand anywhere, because jsonb does not keep the order of names.
    /// Add a generated <see cref="JsonSerializerContext"/> through <c>TypeInfoResolverChain</c> for speed.
    /// </summary>
    public static JsonSerializerOptions DefaultJson() => new()
    {
        PropertyNamingPolicy = null,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        AllowOutOfOrderMetadataProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };
}
