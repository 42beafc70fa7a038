using EventStore.Contract;
using EventStore.Postgres;
using EventStore.Tests;
using Marten;

namespace EventStore.Marten.Tests;

internal static class MartenDatabase
{
    public const string Tenant = "association";

    /// <summary>A database whose event tables Marten made, with our own tables beside them.</summary>
    public static Task<Database> CreateAsync() => Database.CreateAsync("made_by_marten", async source =>
    {
        await using var store = Open(source);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await PostgresSchema.ApplyAsync(source, new EventStoreOptions());
    });

    /// <summary>Marten as one would use it without us, set for the same tables.</summary>
    public static DocumentStore Open(Npgsql.NpgsqlDataSource source, Action<StoreOptions>? more = null) => DocumentStore.For(marten =>
    {
        MartenConfiguration.Apply(marten, source, Options());
        more?.Invoke(marten);
    });

    public static EventStoreOptions Options() => new() { EventTypes = Notes.Types() };
}
