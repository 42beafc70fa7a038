using System.Reflection;
using Compliance.Host.Access;
using Compliance.Host.Commands;
using Compliance.Host.Hardening;
using Compliance.Host.Isolation;
using Compliance.Host.Views;
using Compliance.Kernel;
using EventStore;
using GraphQL;

namespace Compliance.Host;

/// <summary>
/// The register's face: the SDL of <c>schema/graphql</c> bound to the rooms' plain classes. The one place
/// that knows which GraphQL engine this is.
/// </summary>
internal static class Graph
{
    public const string Path = "/graphql";

    public static IServiceCollection AddGraph(this IServiceCollection services)
    {
        services.AddSingleton(s => Build(s.GetRequiredService<RoomBook>(), s));
        services.AddSingleton(s => new GraphQLExecutor(s.GetRequiredService<GraphQL.Schema>(), Limits(s)));
        return services;
    }

    public static void MapGraph(this IEndpointRouteBuilder app) => app.MapGraphQL(Path, app.ServiceProvider.GetRequiredService<GraphQLExecutor>(),
        new GraphQLHttpOptions { OnConnect = SocketActor.SignInAsync, OnSocketOperation = SocketActor.EnterAsync, SocketLife = SocketActor.LiveAsync, OnSocketResponse = static (http, bytes) => Purses.Spend(http, bytes) });

    /// <summary>The engine's own limits, and: strangers do not read the schema of a register in earnest, and where the settings say so only the console's documents run.</summary>
    private static ExecutorOptions Limits(IServiceProvider services)
    {
        var settings = services.GetRequiredService<Settings>();
        var manifest = System.IO.Path.Combine(AppContext.BaseDirectory, "console", "documents.json");
        return new ExecutorOptions
        {
            OnFault = Faults.Handler(services),
            Timeout = settings.RequestLimit,
            AllowIntrospection = request => settings.Demo || request.User.Identity is { IsAuthenticated: true },
            Trusted = File.Exists(manifest) ? Manifest(manifest) : new TrustedDocuments(new Dictionary<string, string>()),
            OnlyTrusted = _ => settings.TrustedDocumentsOnly,
        };
    }

    private static TrustedDocuments Manifest(string file)
    {
        using var json = File.OpenRead(file);
        return TrustedDocuments.Read(json);
    }

    /// <summary>The SDL files, the root first.</summary>
    public static IReadOnlyList<(string Name, string Text)> Documents { get; } = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith("sdl/", StringComparison.Ordinal))
        .OrderBy(n => n == "sdl/root.graphql" ? "" : n, StringComparer.Ordinal).Select(n => (n[4..], Resource(n)))];

    /// <summary>Builds and binds the schema; refuses to start when anything does not fit or a field has no access rule.</summary>
    /// <param name="documents">Null: the register's own.</param>
    public static GraphQL.Schema Build(RoomBook rooms, IServiceProvider services, IReadOnlyList<(string Name, string Text)>? documents = null)
    {
        var builder = new SchemaBuilder();
        foreach (var (name, text) in documents ?? Documents) builder.AddDocument(text, name);
        foreach (var room in rooms.All)
        {
            foreach (var (sdl, clr) in room.Types) builder.BindType(sdl, clr);
            foreach (var (sdl, resolvers) in room.ResolverClasses) builder.BindResolvers(sdl, resolvers);
        }
        builder.BindParameter(typeof(ILookups), static field => new Lookups(field.Request));
        builder.BindParameter(typeof(IViews), static field =>
        {
            var actor = (Actor)field.Request.Services.GetService(typeof(Actor))!;
            var source = ((TenantSources)field.Request.Services.GetService(typeof(TenantSources))!).Of(actor.Tenant);
            var views = new PostgresViews(source, actor.Tenant, table => AskedColumns.Of(table, field));
            return AccessRule.IsList(field.Field) ? new ScopedViews(views, actor, AccessRule.ScopeOf(field.Field), field.Field.Name, (Exports?)field.Request.Services.GetService(typeof(Exports)), (SensitiveReads?)field.Request.Services.GetService(typeof(SensitiveReads))) : views;
        });
        builder.BindParameter(typeof(INodes), static field => ((Nodes)field.Request.Services.GetService(typeof(INodes))!)
            .Within(AccessRule.ScopeOf(field.Field), field.Field.DeclaringType.Name == "Query" ? new Lookups(field.Request) : null));
        builder.BindParameter(typeof(IPeopleLookup), static field => new PeopleLookup(field.Request));
        builder.Guard(AccessRule.Directive, AccessRule.Guard);
        var schema = builder.Build(services);
        AccessRule.CheckComplete(schema);
        return schema;
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>The engine's loaders behind the rooms' lookups: one read per view, moment and level of the response.</summary>
internal sealed class Lookups(RequestContext request) : ILookups
{
    private const int MostNaming = 500;

    public ValueTask<TRow?> Find<TRow>(View<TRow> view, string? id, DateTimeOffset? asOf = null) where TRow : class, IRow
    {
        if (id is null) return new((TRow?)null);
        var views = (IViews)request.Services.GetService(typeof(IViews))!;
        var name = asOf is { } moment ? $"{view.Name}@{moment.UtcTicks}" : view.Name;
        return request.Loaders.GetOrAdd<string, TRow>(name, async (ids, ct) => await views.GetMany(view, ids, asOf, ct)).LoadAsync(id);
    }

    public async ValueTask<IReadOnlyList<TRow>> Naming<TRow>(View<TRow> view, string field, Func<TRow, string?> of, string id, Filter? scope) where TRow : class, IRow
    {
        var views = (IViews)request.Services.GetService(typeof(IViews))!;
        return await request.Loaders.GetOrAdd<string, IReadOnlyList<TRow>>($"{view.Name}.{field}", async (ids, ct) =>
            (await views.List(view, Filter.And(Filter.In(field, [.. ids]), scope), MostNaming * ids.Count, ct)).GroupBy(of).ToDictionary(g => g.Key!, g => (IReadOnlyList<TRow>)[.. g])).LoadAsync(id) ?? [];
    }
}

/// <summary>What is shown of people: one read of the vault per level of the response.</summary>
internal sealed class PeopleLookup(RequestContext request) : IPeopleLookup
{
    public ValueTask<PersonalData?> Find(string? id)
    {
        if (id is null) return new((PersonalData?)null);
        var vault = (IPeopleVault)request.Services.GetService(typeof(IPeopleVault))!;
        var tenant = ((Actor)request.Services.GetService(typeof(Actor))!).Tenant;
        return request.Loaders.GetOrAdd<string, PersonalData>("vault", async (ids, ct) => await vault.Get(tenant, ids, ct)).LoadAsync(id);
    }
}
