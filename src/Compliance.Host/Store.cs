using Compliance.Host.Commands;
using Compliance.Host.Isolation;
using Compliance.Host.Live;
using Compliance.Host.People;
using Compliance.Host.Views;
using Compliance.Kernel;
using EventStore;
using EventStore.Postgres;
using Npgsql;

namespace Compliance.Host;

/// <summary>
/// The register's memory: an event store with the views written in its transactions. Which store it is, only
/// <c>Store.Events.cs</c> knows, or the file that takes its place in an upstream build.
/// </summary>
internal static partial class Store
{
    /// <summary>Where the hosts of a register hear of one another's commits.</summary>
    public const string NotifyChannel = "register_commits";

    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        var book = new RoomBook(Access.AccessRoom.WithRooms);
        services.AddSingleton(book);
        foreach (var part in SchemaParts(book)) services.AddSingleton(part);
        services.AddSingleton(s => Options(s.GetRequiredService<RoomBook>(), s.GetRequiredService<TimeProvider>()));
        services.AddEvents();
        services.AddSingleton<IEventStore>(s => s.GetRequiredService<IEventDatabase>());
        services.AddSingleton<IViewsOf, ViewsOf>();
        services.AddSingleton<ViewRebuild>();
        services.AddSingleton<StreamCache>().AddSingleton<StreamLocks>().AddSingleton<DeskSnapshots>().AddSingleton<OldKeys>();
        services.AddSingleton(s => new DeskServices(s.GetRequiredService<IEventStore>(), s.GetRequiredService<RoomBook>(),
            s.GetRequiredService<StreamCache>(), s.GetRequiredService<StreamLocks>(), s.GetRequiredService<Resilience>().Conflicts, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<DeskSnapshots>()));
        foreach (var room in Rooms.All)
        {
            foreach (var (service, implementation) in room.Services)
            {
                services.AddSingleton(implementation);
                if (service != implementation) services.AddSingleton(service, s => s.GetRequiredService(implementation));
            }
            foreach (var reactor in room.Reactors) services.AddSingleton(reactor);
        }
        services.AddScoped<IViews>(s => s.GetRequiredService<IViewsOf>().Tenant(s.GetRequiredService<Actor>().Tenant));
        services.AddScoped<INodes>(s => new Nodes(s.GetRequiredService<RoomBook>(), s.GetRequiredService<IViews>(), s.GetRequiredService<Actor>(), s.GetService<SensitiveReads>()));
        services.AddScoped<ISensitiveReads>(s => new NotedReads(s.GetRequiredService<SensitiveReads>(), s.GetRequiredService<Actor>()));
        services.AddScoped<IHistoryReader>(s => new HistoryReader((tenant, stream, range, ct) => s.GetRequiredService<PostgresEventStore>().ReadStreamAsync(s.GetRequiredService<TenantSources>().Of(tenant), tenant, stream, range, ct),
            s.GetRequiredService<RoomBook>(), s.GetRequiredService<Actor>()));
        services.AddSingleton<ChangeFeed>();
        services.AddScoped<IChanges, Changes>();
        return services;
    }

    /// <summary>What is written in the events' own transaction.</summary>
    public static IReadOnlyList<IInlineProjection> Inline { get; } = [new ViewWriter(), new VaultWriter()];

    /// <summary>The tables of the events and of the views, for the host's schema step and for a DBA to read.</summary>
    public static IEnumerable<SchemaPart> SchemaParts(RoomBook rooms) =>
    [
        SchemaPart.Embedded("isolation", "Isolation.Sql.isolation"),
        new SchemaPart("events", PostgresSchema.Ddl(Options(rooms, TimeProvider.System))),
        new SchemaPart("views", ViewSchema.Ddl(rooms.Kinds)),
    ];

    /// <summary>Builds views whose shape is new from the events, and lets the rooms answer one another.</summary>
    public static async Task OpenAsync(IServiceProvider services, CancellationToken ct)
    {
        await OpenEventsAsync(services);
        var rooms = services.GetRequiredService<RoomBook>();
        var rebuild = services.GetRequiredService<ViewRebuild>();
        foreach (var kind in await ViewSchema.NotLiveAsync(services.GetRequiredService<NpgsqlDataSource>(), rooms.Kinds, ct)) await rebuild.RunAsync(kind, null, ct, unlessLive: true);
        await services.GetRequiredService<DeskSnapshots>().ForgetOthersAsync(ct);
        var desks = services.GetRequiredService<DeskServices>();
        desks.Reactors = [.. rooms.All.SelectMany(r => r.Reactors).Select(t => (IReactor)services.GetRequiredService(t))];
        desks.Attempts = new Attempts();
        desks.Vault = services.GetRequiredService<PeopleVault>();
        desks.Uploads = services.GetRequiredService<IUploads>();
    }

    public static EventStoreOptions Options(RoomBook rooms, TimeProvider time) => new() { EventTypes = rooms.EventTypes, TimeProvider = time, NotifyChannel = NotifyChannel };
}
