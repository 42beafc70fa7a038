using System.Text.Json;
using Compliance.Host;
using Compliance.Host.Access;
using Compliance.Host.Commands;
using Compliance.Host.Isolation;
using Compliance.Host.Views;
using Compliance.Kernel;
using EmbeddedPostgres;
using EventStore;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Compliance.Scenarios.Access;

internal sealed record DossierOpened(string Title, IReadOnlyList<string> Handlers);
internal sealed record DossierState(bool Exists);

internal sealed record DossierRow : ICaseRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public string Title { get; init; } = "";
    public IReadOnlyList<string> Handlers { get; init; } = [];
    public DateTimeOffset OpenedAt { get; init; }
}

internal sealed class DossierResolvers
{
    internal static readonly StreamKind<DossierState, DossierRow> Kind = new("dossier", "dossier", new(false), static (_, _) => new(true), new View<DossierRow>("dossiers", 1,
        static (_, e) => e.Event is DossierOpened o ? new DossierRow { Id = e.Stream, Version = e.Version, Title = o.Title, Handlers = o.Handlers, OpenedAt = e.OccurredAt } : null) { DefaultOrder = nameof(DossierRow.OpenedAt) });

    /// <summary>A room that forgets to say whose the rows are.</summary>
    public async Task<Connection<DossierRow>> Dossiers(IViews views, CancellationToken ct) => await views.Page(Kind.View, PageRequest.Of(null, null, null, null, null, null, null), ct);

    public async Task<DossierRow?> GetDossier(string id, INodes nodes, CancellationToken ct) => await nodes.Find(Kind.View, id, null, ct);
}

/// <summary>Scope CASE on a small schema of its own, from the SDL down to PostgreSQL: what holds for any room that keeps cases.</summary>
public sealed class CaseScopeTests : IAsyncLifetime
{
    private const string Sdl = """
        directive @access(roles: [Role!]!, scope: AccessScope! = TENANT) on FIELD_DEFINITION
        enum AccessScope { OWN BRANCH DEPARTMENT CASE TENANT }
        enum Role { BRANCH_OFFICER BRANCH_HEAD SECRETARIAT FINANCE LEADER DISCIPLINE CUSTODIAN AUDITOR ADMIN }
        type Query {
          dossiers: DossierConnection! @access(roles: [DISCIPLINE, LEADER, AUDITOR], scope: CASE)
          dossier(id: ID!): Dossier @access(roles: [DISCIPLINE, LEADER, AUDITOR], scope: CASE)
        }
        type DossierConnection { nodes: [Dossier!]! totalCount: Int! }
        type Dossier { id: ID! title: String! }
        """;

    private static readonly RoomBook Rooms = new([new Room("Dossiers").Event<DossierOpened>("dossier_opened").Stream(DossierResolvers.Kind)
        .Type<DossierRow>("Dossier").Type<Connection<DossierRow>>("DossierConnection").Resolvers<DossierResolvers>("Query")]);

    private string connectionString = "";
    private NpgsqlDataSource source = null!;
    private TenantSources tenants = null!;
    private PostgresEventStore store = null!;

    public async Task InitializeAsync()
    {
        connectionString = PostgresEventStore.Tuned(await (await TestCluster.SharedAsync()).CreateDatabaseAsync()).ConnectionString;
        (source, tenants) = (NpgsqlDataSource.Create(connectionString), new TenantSources(connectionString));
        foreach (var part in Host.Store.SchemaParts(Rooms))
        {
            await using var command = source.CreateCommand(part.Ddl);
            await command.ExecuteNonQueryAsync();
        }
        await TenantSources.ApplyAsync(source, default);
        store = new PostgresEventStore(source, Host.Store.Options(Rooms, TimeProvider.System), Host.Store.Inline);
        var desks = new DeskServices(store, Rooms, new StreamCache(), new StreamLocks(), Polly.ResiliencePipeline.Empty, TimeProvider.System);
        foreach (var (id, handlers) in new[] { ("dossier/1", new[] { "person/a", "person/b" }), ("dossier/2", ["person/b"]) })
            Assert.Null((await new Desk(desks, Actor.System("t"), "en", null).Handle(DossierResolvers.Kind, id, null, id, (_, _) => new(Decision.Accept(new DossierOpened(id, handlers))), default)).Refusal);
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        await tenants.DisposeAsync();
        await source.DisposeAsync();
        await (await TestCluster.SharedAsync()).DropDatabaseAsync(connectionString);
    }

    [Theory]
    [InlineData("person/a", "DISCIPLINE", null, "dossier/1")]
    [InlineData("person/b", "DISCIPLINE", null, "dossier/1 dossier/2")]
    [InlineData("person/c", "DISCIPLINE", null, "")]
    [InlineData("person/c", "LEADER", null, "")]
    [InlineData("person/c", "AUDITOR", null, "")]
    [InlineData("person/c", "DISCIPLINE", "person/a", "")]
    public async Task A_case_is_there_for_its_handlers_and_for_no_office_and_no_delegate(string person, string role, string? @for, string seen)
    {
        var expected = seen.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var actor = new Actor("t", person, [new Office(SdlName.Parse<Role>(role))]) { For = @for };
        var list = (await Ask(actor, "{ dossiers { totalCount nodes { id } } }")).GetProperty("data").GetProperty("dossiers");
        Assert.Equal(expected.Length, list.GetProperty("totalCount").GetInt32());
        Assert.Equal(expected, list.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        foreach (var id in new[] { "dossier/1", "dossier/2", "dossier/3" })
            Assert.Equal(expected.Contains(id), (await Ask(actor, $"{{ dossier(id: \"{id}\") {{ id }} }}")).GetProperty("data").GetProperty("dossier").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task A_handler_without_an_office_of_the_field_is_refused()
    {
        var answer = await Ask(new Actor("t", "person/a", [new Office(Role.Finance)]), "{ dossiers { totalCount } }");
        Assert.Equal("FORBIDDEN", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("scope: CASE", "scope: DEPARTMENT")]
    [InlineData("type Query {", "type Query { me: Me! @access(roles: [LEADER], scope: CASE) }\n type Me { id: ID! }\n extend type Query {")]
    public void A_scope_that_the_records_cannot_answer_for_stops_the_start(string was, string becomes)
    {
        var rooms = new RoomBook([.. Rooms.All, new Room("Me").Type<Viewing>("Me").Resolvers<ViewingResolvers>("Query")]);
        var sdl = Sdl.Replace(was, becomes, StringComparison.Ordinal);
        var fault = Assert.Throws<InvalidOperationException>(() => Graph.Build(sdl.Contains("Me!", StringComparison.Ordinal) ? rooms : Rooms, Services(null), [("small", sdl)]));
        Assert.Contains("do not say whose they are", fault.Message, StringComparison.Ordinal);
    }

    internal sealed record Viewing(string Id);

    internal sealed class ViewingResolvers
    {
        public Viewing GetMe() => new("me");
    }

    private ServiceProvider Services(Actor? actor) => new ServiceCollection()
        .AddSingleton(tenants).AddScoped(_ => new CurrentActor { Value = actor }).AddScoped(_ => actor!)
        .AddScoped<IViews>(_ => new PostgresViews(tenants.Of("t"), "t"))
        .AddScoped<INodes>(s => new Nodes(Rooms, s.GetRequiredService<IViews>(), actor!)).BuildServiceProvider();

    private async Task<JsonElement> Ask(Actor actor, string query)
    {
        await using var services = Services(actor);
        await using var scope = services.CreateAsyncScope();
        var executor = new GraphQLExecutor(Graph.Build(Rooms, services, [("small", Sdl)]));
        using var answer = await executor.ExecuteToJsonAsync(GraphQLRequest.Of(query, null, null), new RequestContext(scope.ServiceProvider, null, default));
        return answer.RootElement.Clone();
    }
}
