using EventStore;
using EventStore.Marten;
using Npgsql;

namespace Compliance.Host;

/// <summary>The events are kept by Marten, in the same tables; in place of <c>Store.Events.cs</c> when built with <c>-p:UpstreamStore=true</c>.</summary>
internal static partial class Store
{
    private static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton(s => new MartenEventStore(s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<EventStoreOptions>(), Inline));
        services.AddSingleton<IEventDatabase>(s => s.GetRequiredService<MartenEventStore>());
        services.AddSingleton(s => s.GetRequiredService<MartenEventStore>().Tables);
    }

    /// <summary>Marten's functions are its own to make.</summary>
    private static Task OpenEventsAsync(IServiceProvider services) => services.GetRequiredService<MartenEventStore>().ApplySchemaAsync();
}
