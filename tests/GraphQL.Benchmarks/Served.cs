using GraphQL;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>The schema and the data of node/schema.mjs, and an address for them.</summary>
internal static class Served
{
    private const string Sdl = """
        type Query { hello: String! objects: [Thing!]! parents: [Parent!]! }
        type Thing { id: ID! name: String! count: Int! price: Float! active: Boolean! note: String kind: String! created: String! }
        type Parent { left: [Item!]! right: [Item!]! }
        type Item { id: ID! name: String! count: Int! }
        """;

    public static readonly (string Name, string Text, int Scalars)[] Queries =
    [
        ("hello", "{ hello }", 1),
        ("50 × 8", "{ objects { id name count price active note kind created } }", 400),
        ("50 × 2 × 5 × 3", "{ parents { left { id name count } right { id name count } } }", 1500),
    ];

    public sealed record Thing(string Id, string Name, int Count, double Price, bool Active, string? Note, string Kind, string Created);
    public sealed record Item(string Id, string Name, int Count);
    public sealed record Parent(Item[] Left, Item[] Right);

    public sealed class Query
    {
        private readonly Thing[] _objects = [.. Enumerable.Range(0, 50).Select(i => new Thing($"{i}", $"Thing number {i}", i * 7, i * 1.25, i % 2 == 0, i % 3 == 0 ? null : "a note", "ORDINARY", "2025-06-09T08:30:00Z"))];
        private readonly Parent[] _parents = [.. Enumerable.Range(0, 50).Select(i => new Parent(Items(i, "left"), Items(i, "right")))];

        private static Item[] Items(int from, string name) => [.. Enumerable.Range(0, 5).Select(i => new Item($"{from + i}", $"{name} {i}", from + i))];

        public string Hello() => "world";
        public Thing[] Objects() => _objects;
        public Parent[] Parents() => _parents;
    }

    public static GraphQLExecutor Executor(IServiceProvider services) => new(new SchemaBuilder().AddDocument(Sdl).BindResolvers("Query", typeof(Query)).Build(services));

    /// <summary>Serves until the process is ended; prints its port.</summary>
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGraphQL("/graphql", Executor(app.Services));
        // What the server alone can do: the body read as JSON, and a fixed answer.
        app.MapPost("/fixed", async http =>
        {
            using var body = await System.Text.Json.JsonDocument.ParseAsync(http.Request.Body);
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = Fixed.Length;
            await http.Response.Body.WriteAsync(Fixed);
        });
        await app.StartAsync();
        Console.WriteLine(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port);
        await app.WaitForShutdownAsync();
    }

    private static readonly byte[] Fixed = "{\"data\":{\"hello\":\"world\"}}"u8.ToArray();
}
