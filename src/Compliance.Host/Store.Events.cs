using EventStore;
using Npgsql;

namespace Compliance.Host;

/// <summary>The events are kept by our own store. An upstream build has <c>Upstream/MartenStore.cs</c> in this file's place.</summary>
internal static partial class Store
{
    private static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton(s => new PostgresEventStore(s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<EventStoreOptions>(), Inline));
        services.AddSingleton<IEventDatabase>(s => s.GetRequiredService<PostgresEventStore>());
    }

    /// <summary>What the store still needs once the tables are there.</summary>
    private static Task OpenEventsAsync(IServiceProvider services) => Task.CompletedTask;
}
