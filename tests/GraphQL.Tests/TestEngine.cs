using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GraphQL.Tests;

/// <summary>An executor over a few lines of SDL and a few plain classes.</summary>
internal sealed class TestEngine
{
    private readonly GraphQLExecutor _executor;
    private readonly IServiceProvider _services;

    public TestEngine(string sdl, Action<SchemaBuilder>? bind = null, ExecutorOptions? options = null, Action<IServiceCollection>? register = null)
    {
        var services = new ServiceCollection();
        register?.Invoke(services);
        _services = services.BuildServiceProvider();
        var builder = new SchemaBuilder().AddDocument(sdl, "test.graphql");
        bind?.Invoke(builder);
        _executor = new GraphQLExecutor(builder.Build(_services), options);
    }

    public GraphQLExecutor Executor => _executor;

    public RequestContext Context(CancellationToken cancellationToken = default) => new(_services, null, cancellationToken);

    public async Task<JsonElement> AnswerAsync(string query, string? variables = null, string? operation = null)
    {
        using var answer = await _executor.ExecuteToJsonAsync(GraphQLRequest.Of(query, variables, operation), Context());
        return answer.RootElement.Clone();
    }

    /// <summary>The data as text; fails when there is an error.</summary>
    public async Task<string> DataAsync(string query, string? variables = null, string? operation = null)
    {
        var answer = await AnswerAsync(query, variables, operation);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data").GetRawText();
    }

    /// <summary>The data, and each error as "path: code" in no certain order.</summary>
    public async Task<(string Data, string[] Errors)> BothAsync(string query, string? variables = null)
    {
        var answer = await AnswerAsync(query, variables);
        var errors = answer.TryGetProperty("errors", out var list)
            ? list.EnumerateArray().Select(e => $"{(e.TryGetProperty("path", out var p) ? string.Join('.', p.EnumerateArray()) : "")}: {e.GetProperty("extensions").GetProperty("code")}").Order(StringComparer.Ordinal).ToArray()
            : [];
        return (answer.TryGetProperty("data", out var data) ? data.GetRawText() : "", errors);
    }
}
