using Xunit;

namespace GraphQL.Tests.Execution;

public sealed class LimitTests
{
    private const string Sdl = "type Query { me: Query n: Int slow: Int stuck: Int }";

    public sealed class Resolvers
    {
        public object Me() => this;
        public int N() => 1;

        public async Task<int> Slow(CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
            return 1;
        }

        public Task<int> Stuck() => new TaskCompletionSource<int>().Task;
    }

    private static TestEngine Engine(ExecutorOptions options) => new(Sdl, b => b.BindResolvers("Query", typeof(Resolvers)), options);

    private static async Task RefusedAsync(TestEngine engine, string query, string code)
    {
        var answer = await engine.AnswerAsync(query);
        Assert.False(answer.TryGetProperty("data", out _));
        Assert.Equal(code, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Depth_is_bounded_also_through_fragments()
    {
        var engine = Engine(new ExecutorOptions { MaxDepth = 4 });
        Assert.Equal("""{"me":{"me":{"me":{"n":1}}}}""", await engine.DataAsync("{ me { me { me { n } } } }"));
        await RefusedAsync(engine, "{ me { me { me { me { n } } } } }", "LIMIT_EXCEEDED");
        await RefusedAsync(engine, "{ me { ...A } } fragment A on Query { me { ...B } } fragment B on Query { me { me { n } } }", "LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Fields_are_bounded_also_where_fragments_multiply_them()
    {
        var engine = Engine(new ExecutorOptions { MaxFields = 100, MaxDepth = 100 });
        var doubling = "{ me { ...F0 } } " + string.Join(' ', Enumerable.Range(0, 40).Select(i => $"fragment F{i} on Query {{ a: me {{ ...F{i + 1} }} b: me {{ ...F{i + 1} }} }}")) + " fragment F40 on Query { n }";
        await RefusedAsync(engine, doubling, "LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Aliases_are_bounded()
    {
        var engine = Engine(new ExecutorOptions { MaxAliases = 3 });
        Assert.Equal("""{"a":1,"b":1,"c":1}""", await engine.DataAsync("{ a: n b: n c: n }"));
        await RefusedAsync(engine, "{ a: n b: n ...F } fragment F on Query { c: n d: n }", "LIMIT_EXCEEDED");
    }

    private const string Pages = """
        type Query { things(first: Int, last: Int): Things! every(first: Int = 20): [Thing!]! all: [Thing!]! }
        type Things { nodes: [Thing!]! total: Int }
        type Thing { n: Int things(first: Int, last: Int): Things all: [Thing!]! }
        """;

    public sealed class Paged
    {
        public Paged Things(int? first, int? last = null) => this;
        public Paged[] Every(int? first) => [];
        public Paged[] GetAll() => [];
        public Paged[] Nodes => [];
        public int? Total => 1;
        public int? N => 1;
    }

    [Theory]
    [InlineData("{ things(first: 5) { total nodes { n } } }", null, 8)]
    [InlineData("{ things { nodes { n } } }", null, 52)]
    [InlineData("{ things(last: 3) { nodes { n things(first: 4) { nodes { n } } } } }", null, 23)]
    [InlineData("query($n: Int) { things(first: $n) { ...P } } fragment P on Things { nodes { n } }", """{"n":7}""", 9)]
    [InlineData("query($n: Int = 6) { every(first: $n) { n } }", null, 7)]
    [InlineData("{ every { n } }", null, 21)]
    [InlineData("{ all { all { all { n } } } }", null, 1111)]
    public async Task A_list_costs_as_many_times_its_fields_as_it_may_have_items(string query, string? variables, int cost)
    {
        TestEngine WithLimit(int most) => new(Pages, b => b.BindType("Things", typeof(Paged)).BindType("Thing", typeof(Paged)).BindResolvers("Query", typeof(Paged)), new ExecutorOptions { MaxComplexity = most });
        var allowed = await WithLimit(cost).AnswerAsync(query, variables);
        Assert.True(allowed.TryGetProperty("data", out _), allowed.ToString());
        var refused = await WithLimit(cost - 1).AnswerAsync(query, variables);
        Assert.Equal("LIMIT_EXCEEDED", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Introspection_cannot_be_nested_without_end()
    {
        var engine = Engine(new ExecutorOptions { MaxDepth = 100 });
        await RefusedAsync(engine, "{ __schema { types " + string.Concat(Enumerable.Repeat("{ fields { type ", 8)) + "{ name }" + string.Concat(Enumerable.Repeat(" } }", 8)) + " } }", "LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Length_and_tokens_are_bounded()
    {
        await RefusedAsync(Engine(new ExecutorOptions { MaxDocumentLength = 10 }), "{ me { n } }", "LIMIT_EXCEEDED");
        await RefusedAsync(Engine(new ExecutorOptions { MaxTokens = 5 }), "{ me { n } }", "GRAPHQL_PARSE_FAILED");
    }

    [Fact]
    public async Task Introspection_can_be_closed()
    {
        var engine = Engine(new ExecutorOptions { AllowIntrospection = _ => false });
        await RefusedAsync(engine, "{ __schema { description } }", "GRAPHQL_VALIDATION_FAILED");
        await RefusedAsync(engine, "{ me { ...F } } fragment F on Query { __type(name: \"A\") { name } }", "GRAPHQL_VALIDATION_FAILED");
        Assert.Equal("""{"__typename":"Query","n":1}""", await engine.DataAsync("{ __typename n }"));
    }

    [Theory]
    [InlineData("{ n slow }")]
    [InlineData("{ n stuck }")]
    public async Task A_request_that_takes_too_long_is_ended_and_told_so(string query)
    {
        var engine = Engine(new ExecutorOptions { Timeout = TimeSpan.FromMilliseconds(50) });
        var answer = await engine.AnswerAsync(query);
        Assert.Equal("TIMEOUT", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_request_whose_client_left_is_cancelled()
    {
        var engine = Engine(new ExecutorOptions());
        using var gone = new CancellationTokenSource(30);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.Executor.ExecuteToJsonAsync(GraphQLRequest.Of("{ slow }"), engine.Context(gone.Token)));
    }

    [Fact]
    public async Task The_cache_of_documents_is_bounded_and_forgets_nothing_that_matters()
    {
        var engine = Engine(new ExecutorOptions { CacheCharacters = 20_000 });
        for (var i = 0; i < 500; i++) Assert.Equal($$"""{"x{{i}}":1}""", await engine.DataAsync($"{{ x{i}: n }}"));
        Assert.Equal("""{"x0":1}""", await engine.DataAsync("{ x0: n }"));
    }

    [Fact]
    public async Task The_host_words_its_faults_itself()
    {
        var engine = new TestEngine("type Query { bad: String }", b => b.BindResolvers("Query", typeof(Bad)),
            new ExecutorOptions { OnFault = (e, context) => new GraphQLError($"fault {context.Items["id"]}") { Extensions = new Dictionary<string, object?> { ["code"] = "FAULT", ["kind"] = e.GetType().Name } } });
        var context = engine.Context();
        context.Items["id"] = 7;
        using var answer = await engine.Executor.ExecuteToJsonAsync(GraphQLRequest.Of("{ bad }"), context);
        var error = answer.RootElement.GetProperty("errors")[0];
        Assert.Equal("fault 7", error.GetProperty("message").GetString());
        Assert.Equal("ArithmeticException", error.GetProperty("extensions").GetProperty("kind").GetString());
    }

    public sealed class Bad
    {
        public string TheBad => "";
        public Task<string> BadAsync() => Task.FromException<string>(new ArithmeticException("secret"));
    }
}
