using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GraphQL.Peers.Http;

/// <summary>A small schema behind a real server on a port of its own.</summary>
public sealed class ServedSchema : IAsyncLifetime
{
    private const string Sdl = """
        type Query { hello(name: String): String fail: String! }
        type Mutation { set(n: Int!): Int }
        type Subscription { ticks(upTo: Int!): Int! endless: Int! quiet: Int }
        """;

    private WebApplication _app = null!;

    public string Url { get; private set; } = "";

    /// <summary>Streams that ran and have ended.</summary>
    public static int Ended => Volatile.Read(ref _ended);
    private static int _ended;

    public sealed class Query
    {
        public string Hello(string? name) => $"hello {name ?? "world"}";
        public string? Fail() => null;
    }

    public sealed class Mutation
    {
        public int Set(int n) => n;
    }

    public sealed class Subscription
    {
        public async IAsyncEnumerable<int> Ticks(int upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var i = 1; i <= upTo; i++)
            {
                await Task.Delay(1, cancellationToken);
                yield return i;
            }
        }

        public async IAsyncEnumerable<int> Endless([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                for (var i = 1; ; i++)
                {
                    yield return i;
                    await Task.Delay(20, cancellationToken);
                }
            }
            finally
            {
                Interlocked.Increment(ref _ended);
            }
        }

        public async IAsyncEnumerable<int?> Quiet([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            yield return null;
        }
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        var schema = new SchemaBuilder().AddDocument(Sdl).BindResolvers("Query", typeof(Query)).BindResolvers("Mutation", typeof(Mutation)).BindResolvers("Subscription", typeof(Subscription)).Build(_app.Services);
        _app.MapGraphQL("/graphql", new GraphQLExecutor(schema), new GraphQLHttpOptions
        {
            SocketInitTimeout = TimeSpan.FromSeconds(1),
            OnConnect = (_, said) => ValueTask.FromResult(said.ValueKind != System.Text.Json.JsonValueKind.Object || !said.TryGetProperty("token", out var token) || token.GetString() == "secret"),
        });
        await _app.StartAsync();
        Url = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/graphql";
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
