using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    private const string Sdl = """
        type Query { n: Int }
        type Subscription { changes(upTo: Int!): Change! broken: Int forbidden: Int endless: Int nulls: Int! }
        type Change { id: Int! double: Int! }
        """;

    public sealed record Change(int Id);

    public sealed class Ended
    {
        public TaskCompletionSource Signal { get; } = new();
    }

    public sealed class Query
    {
        public int N() => 1;
    }

    public sealed class Resolvers(Ended ended)
    {
        public async IAsyncEnumerable<Change> Changes(int upTo)
        {
            for (var i = 1; i <= upTo; i++)
            {
                await Task.Yield();
                yield return new Change(i);
            }
        }

        public async IAsyncEnumerable<int> Broken()
        {
            yield return 1;
            await Task.Yield();
            throw new InvalidOperationException("secret");
        }

        public IAsyncEnumerable<int> Forbidden() => throw new GraphQLException("FORBIDDEN", "Not for you.");

        public async IAsyncEnumerable<int> Endless([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    yield return i;
                    await Task.Delay(1, cancellationToken);
                }
            }
            finally
            {
                ended.Signal.TrySetResult();
            }
        }

        public async IAsyncEnumerable<int?> Nulls()
        {
            await Task.Yield();
            yield return null;
            yield return 2;
        }
    }

    public sealed class ChangeResolvers
    {
        public async Task<int> Double(Change parent)
        {
            await Task.Yield();
            return parent.Id * 2;
        }
    }

    private readonly Ended _ended = new();
    private readonly TestEngine _engine;

    public SubscriptionTests() => _engine = new TestEngine(Sdl, b => b.BindResolvers("Query", typeof(Query)).BindResolvers("Subscription", typeof(Resolvers)).BindResolvers("Change", typeof(ChangeResolvers)),
        register: s => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(s, _ended));

    private async Task<List<string>> StreamAsync(string query, CancellationToken cancellationToken = default)
    {
        var responses = new List<string>();
        await foreach (var response in _engine.Executor.StreamAsync(GraphQLRequest.Of(query), _engine.Context(cancellationToken), cancellationToken))
            responses.Add(Encoding.UTF8.GetString(response.Span));
        return responses;
    }

    [Fact]
    public async Task Each_event_is_answered_by_the_whole_selection() => Assert.Equal(
        ["""{"data":{"c":{"id":1,"double":2}}}""", """{"data":{"c":{"id":2,"double":4}}}"""],
        await StreamAsync("subscription { c: changes(upTo: 2) { id double } }"));

    [Fact]
    public async Task A_query_is_a_stream_of_one() => Assert.Equal(["""{"data":{"n":1}}"""], await StreamAsync("{ n }"));

    [Fact]
    public async Task An_event_that_cannot_be_shown_does_not_end_the_stream()
    {
        var responses = await StreamAsync("subscription { nulls }");
        Assert.Equal(2, responses.Count);
        Assert.EndsWith("\"data\":null}", responses[0], StringComparison.Ordinal);
        Assert.Equal("""{"data":{"nulls":2}}""", responses[1]);
    }

    [Fact]
    public async Task A_source_that_breaks_ends_the_stream_with_an_error_that_tells_nothing()
    {
        var responses = await StreamAsync("subscription { broken }");
        Assert.Equal("""{"data":{"broken":1}}""", responses[0]);
        Assert.Contains("FAULT", Assert.Single(responses.Skip(1)), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", responses[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_refuses_gives_one_response_with_its_error() =>
        Assert.Contains("FORBIDDEN", Assert.Single(await StreamAsync("subscription { forbidden }")), StringComparison.Ordinal);

    [Fact]
    public async Task A_client_that_leaves_ends_the_source()
    {
        using var gone = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StreamAsync("subscription { endless }", gone.Token));
        await _ended.Signal.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_transport_of_one_response_refuses_it()
    {
        var answer = await _engine.AnswerAsync("subscription { endless }");
        Assert.False(answer.TryGetProperty("data", out _));
    }
}
