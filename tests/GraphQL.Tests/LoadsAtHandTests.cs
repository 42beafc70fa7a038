using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GraphQL.Tests;

/// <summary>A vault that remembered its people answered a batch at once; what the receivers asked for next was never sent off and the request hung.</summary>
public sealed class LoadsAtHandTests
{
    public sealed class Chain
    {
        public async Task<string> GetChain(IDataLoaders loaders)
        {
            var loader = loaders.GetOrAdd<int, string>("numbers", static (keys, _) => Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(k => k, k => $"{k}")));
            var seen = "";
            for (var i = 1; i <= 5; i++) seen += await loader.LoadAsync(i).ConfigureAwait(false);
            return seen;
        }
    }

    [Fact]
    public async Task A_load_queued_while_a_batch_at_hand_is_delivered_is_sent_off_too()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var executor = new GraphQLExecutor(new SchemaBuilder().AddDocument("type Query { chain: String! }").BindResolvers("Query", typeof(Chain)).Build(services));
        using var answer = await executor.ExecuteToJsonAsync(GraphQLRequest.Of("{ one: chain two: chain }", null), new RequestContext(services, null)).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("""{"data":{"one":"12345","two":"12345"}}""", answer.RootElement.GetRawText());
    }
}
