using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using GraphQL.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Tests;

/// <summary>Enrols this library in the contract.</summary>
public sealed class OwnEngineFixture : ContractFixture
{
    public override Task<IContractServer> StartAsync(ContractSchema schema)
    {
        var services = new ServiceCollection();
        foreach (var (type, instance) in schema.Services) services.AddSingleton(type, instance);
        var provider = services.BuildServiceProvider();
        var builder = new SchemaBuilder()
            .BindParameter(typeof(ILookups), c => new Lookups(c.Request.Loaders))
            .BindParameter(typeof(ISelection), c => new Selection(c));
        foreach (var document in schema.Documents) builder.AddDocument(document);
        foreach (var (sdl, clr) in schema.Types) builder.BindType(sdl, clr);
        foreach (var (sdl, resolvers) in schema.Resolvers) builder.BindResolvers(sdl, resolvers);
        if (schema.RoleDirective is { } directive)
            builder.Guard(directive, (use, _) =>
            {
                var role = (string)use.Arguments["role"]!;
                var forbidden = new GraphQLError($"The role {role} is needed.") { Extensions = new Dictionary<string, object?> { ["code"] = "FORBIDDEN" } };
                return (in FieldContext c) => c.User.IsInRole(role) ? null : forbidden;
            });
        return Task.FromResult<IContractServer>(new Server(new GraphQLExecutor(builder.Build(provider)), provider));
    }

    private sealed class Server(GraphQLExecutor executor, IServiceProvider services) : IContractServer
    {
        public async Task<JsonDocument> AskAsync(string query, object? variables, ClaimsPrincipal? user)
        {
            using var scope = services.CreateScope();
            return await executor.ExecuteToJsonAsync(Request(query, variables), new RequestContext(scope.ServiceProvider, user));
        }

        public async IAsyncEnumerable<JsonDocument> StreamAsync(string query, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            using var scope = services.CreateScope();
            await foreach (var response in executor.StreamAsync(Request(query, null), new RequestContext(scope.ServiceProvider, null, cancellationToken), cancellationToken))
                yield return JsonDocument.Parse(response);
        }

        private static GraphQLRequest Request(string query, object? variables) =>
            GraphQLRequest.Of(query, variables is null ? null : variables as string ?? JsonSerializer.Serialize(variables));
    }

    private sealed class Lookups(IDataLoaders loaders) : ILookups
    {
        public ValueTask<TValue?> LoadAsync<TKey, TValue>(string name, TKey key, Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch)
            where TKey : notnull => loaders.GetOrAdd(name, fetch).LoadAsync(key);
    }

    private sealed class Selection(FieldContext context) : ISelection
    {
        public bool Includes(string path) => context.Includes(path);
    }
}
