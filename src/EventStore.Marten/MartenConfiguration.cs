using System.Text.Json;
using System.Text.Json.Serialization;
using JasperFx;
using JasperFx.Events;
using JasperFx.MultiTenancy;
using Marten;
using Marten.Services;
using Marten.Services.Json.Transformations;
using Npgsql;
using Weasel.Core;

namespace EventStore.Marten;

/// <summary>Marten set as the tables of <see cref="EventStoreOptions"/> are: a database of either is at home in the other.</summary>
public static class MartenConfiguration
{
    /// <param name="source">Should come from <see cref="PostgresEventStore.Tuned"/>: Marten sends its commands unprepared and has its connections reset.</param>
    public static StoreOptions Apply(StoreOptions marten, NpgsqlDataSource source, EventStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(marten);
        ArgumentNullException.ThrowIfNull(options);
        marten.Connection(source);
        marten.DatabaseSchemaName = options.Schema;
        marten.AutoCreateSchemaObjects = AutoCreate.None;
        // Who retries must know whether an earlier attempt was written; Marten does not look.
        marten.ConfigureWritePolly(static _ => { });
        marten.Serializer(Json(options.JsonSerializerOptions));

        var events = marten.Events;
        events.StreamIdentity = StreamIdentity.AsString;
        events.TenancyStyle = TenancyStyle.Conjoined;
        marten.Policies.AllDocumentsAreMultiTenanted();
        events.AppendMode = EventAppendMode.QuickWithServerTimestamps; // the only quick one that keeps the times it is given
        events.MetadataConfig.EnableAll();
        events.MetadataConfig.UserNameEnabled = true;
        events.TimeProvider = options.TimeProvider;
        foreach (var name in options.EventTypes.StoredNames)
        {
            if (options.EventTypes.TypeOf(name) is { } type) events.MapEventType(type, name);
            else events.Upcast(typeof(object), name, Upcast(options.EventTypes.UpcastOf(name)!));
        }
        return marten;
    }

    private static SystemTextJsonSerializer Json(JsonSerializerOptions options)
    {
        var json = new SystemTextJsonSerializer(options) { EnumStorage = EnumStorage.AsString };
        // Marten reads a header that looks like a date as a DateTime, which loses its offset. Without its converter headers come as they lie.
        json.Configure(static o =>
        {
            foreach (var converter in o.Converters.OfType<JsonConverter<object>>().Where(c => c.GetType().Assembly == typeof(StoreOptions).Assembly).ToList())
                o.Converters.Remove(converter);
        });
        return json;
    }

    private static JsonTransformation Upcast(Func<JsonElement, object> upcast) =>
        new((serializer, reader, column) => upcast(serializer.FromJson<JsonElement>(reader, column)));
}
