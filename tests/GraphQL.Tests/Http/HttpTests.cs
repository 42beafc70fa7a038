using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GraphQL.Tests.Http;

/// <summary>GraphQL over HTTP against a real server.</summary>
public sealed class HttpTests : IAsyncLifetime
{
    private const string Sdl = """
        type Query { hello(name: String): String slow: String fail: String! }
        type Mutation { set(n: Int!): Int }
        type Subscription { ticks(upTo: Int!): Int! }
        """;

    public sealed class Query
    {
        public string Hello(string? name) => $"hello {name ?? "world"}";
        public string? Fail() => null;

        public async Task<string> Slow(CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
            return "";
        }
    }

    public sealed class Mutation
    {
        public int Set(int n) => n;
    }

    public sealed class Subscription
    {
        public async IAsyncEnumerable<int> Ticks(int upTo)
        {
            for (var i = 1; i <= upTo; i++)
            {
                await Task.Delay(1);
                yield return i;
            }
        }
    }

    private const string GraphQLJson = "application/graphql-response+json";
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        var schema = new SchemaBuilder().AddDocument(Sdl).BindResolvers("Query", typeof(Query)).BindResolvers("Mutation", typeof(Mutation)).BindResolvers("Subscription", typeof(Subscription)).Build(_app.Services);
        _app.MapGraphQL("/graphql", new GraphQLExecutor(schema, new ExecutorOptions { MaxAliases = 1_000 }), new GraphQLHttpOptions { MaxBodyBytes = 20_000 });
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _client = new HttpClient { BaseAddress = new Uri(address + "/graphql") };
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<(int Status, string Body, HttpResponseMessage Response)> PostAsync(string body, string? contentType = "application/json", string? accept = GraphQLJson)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (contentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        var response = await _client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    private async Task<(int Status, string Body, HttpResponseMessage Response)> GetAsync(string query, string? accept = GraphQLJson)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "?" + query);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        var response = await _client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    [Theory]
    [InlineData("""{"query":"{ hello }"}""", 200, 200)]
    [InlineData("""{"query":"query($n: String) { hello(name: $n) }","variables":{"n":"x"},"operationName":null,"extensions":{}}""", 200, 200)]
    [InlineData("""{"query":"mutation { set(n: 1) }"}""", 200, 200)]
    [InlineData("""{"query":"{ fail }"}""", 200, 200)]
    [InlineData("""{"query":"{ nope }"}""", 400, 200)]
    [InlineData("""{"query":"{"}""", 400, 200)]
    [InlineData("""{"query":"query($n: Int!) { hello }","variables":{"n":"x"}}""", 400, 200)]
    [InlineData("""{"query":"{ hello }","operationName":"Nope"}""", 400, 200)]
    [InlineData("""{"query":"subscription { ticks(upTo: 1) }"}""", 400, 200)]
    [InlineData("""{"query":7}""", 400, 400)]
    [InlineData("{}", 400, 400)]
    [InlineData("""{"query":"{ hello }","variables":[]}""", 400, 400)]
    [InlineData("""{"query":"{ hello }","variables":"x"}""", 400, 400)]
    [InlineData("""{"query":"{ hello }","operationName":1}""", 400, 400)]
    [InlineData("""{"query":"{ hello }","extensions":1}""", 400, 400)]
    [InlineData("""{"query":"\ud800"}""", 400, 400)]
    [InlineData("""[{"query":"{ hello }"}]""", 400, 400)]
    [InlineData("{\"query\":", 400, 400)]
    [InlineData("not json", 400, 400)]
    [InlineData("", 400, 400)]
    public async Task Post_answers_with_the_status_of_its_media_type(string body, int graphQL, int json)
    {
        var asGraphQL = await PostAsync(body);
        Assert.Equal(graphQL, asGraphQL.Status);
        Assert.Equal("application/graphql-response+json; charset=utf-8", asGraphQL.Response.Content.Headers.ContentType!.ToString());
        var asJson = await PostAsync(body, accept: "application/json");
        Assert.Equal(json, asJson.Status);
        Assert.Equal("application/json; charset=utf-8", asJson.Response.Content.Headers.ContentType!.ToString());
        var root = JsonDocument.Parse(asGraphQL.Body).RootElement;
        Assert.True(root.TryGetProperty("data", out _) == (graphQL == 200), asGraphQL.Body);
        Assert.True(graphQL == 200 || root.GetProperty("errors").GetArrayLength() > 0);
    }

    [Theory]
    [InlineData(null, 200, "application/json")]
    [InlineData("", 200, "application/json")]
    [InlineData("*/*", 200, "application/json")]
    [InlineData("application/*", 200, "application/json")]
    [InlineData("application/json;q=0.5, application/graphql-response+json", 200, GraphQLJson)]
    [InlineData("application/json, application/graphql-response+json;q=0.5", 200, "application/json")]
    [InlineData("text/html, */*;q=0.1", 200, "application/json")]
    [InlineData("application/json; charset=UTF-8", 200, "application/json")]
    [InlineData("text/html", 406, "application/json")]
    [InlineData("application/json; charset=iso-8859-1", 406, "application/json")]
    public async Task The_accept_header_chooses_the_media_type(string? accept, int status, string type)
    {
        var answer = await PostAsync("""{"query":"{ hello }"}""", accept: accept);
        Assert.Equal(status, answer.Status);
        Assert.Equal(type, answer.Response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("APPLICATION/JSON", 200)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData(null, 415)]
    public async Task The_content_type_must_be_json(string? contentType, int status) =>
        Assert.Equal(status, (await PostAsync("""{"query":"{ hello }"}""", contentType)).Status);

    [Theory]
    [InlineData("query={hello}", 200)]
    [InlineData("query=query(%24n:String){hello(name:%24n)}&variables={\"n\":\"x\"}&operationName=", 200)]
    [InlineData("query=query A{hello} query B{nope: hello}&operationName=A", 200)]
    [InlineData("query=mutation{set(n:1)}", 405)]
    [InlineData("query=subscription{ticks(upTo:1)}", 405)]
    [InlineData("query={nope}", 400)]
    [InlineData("", 400)]
    [InlineData("query=", 400)]
    [InlineData("query={hello}&query={hello}", 400)]
    [InlineData("query={hello}&variables=x", 400)]
    [InlineData("query={hello}&variables=[]", 400)]
    public async Task Get_serves_queries_only(string query, int status)
    {
        var answer = await GetAsync(query);
        Assert.Equal(status, answer.Status);
        if (status == 405) Assert.Equal(["POST"], answer.Response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_not_served(string method)
    {
        using var response = await _client.SendAsync(new HttpRequestMessage(new HttpMethod(method), ""));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_whether_it_says_so_or_not()
    {
        var body = """{"query":"{ hello }","extensions":{"x":"@"}}""".Replace("@", new string('x', 30_000), StringComparison.Ordinal);
        var told = await PostAsync(body);
        Assert.Equal((413, true), (told.Status, told.Response.Headers.ConnectionClose));
        Assert.Contains("larger than", told.Body, StringComparison.Ordinal);
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        chunked.Headers.TransferEncodingChunked = true;
        using var read = await _client.SendAsync(chunked);
        Assert.Equal((413, true), ((int)read.StatusCode, read.Headers.ConnectionClose));
    }

    [Fact]
    public async Task An_answer_says_its_length_and_is_not_kept_by_caches()
    {
        var answer = await PostAsync("""{"query":"{ hello }"}""");
        Assert.Equal("""{"data":{"hello":"hello world"}}""", answer.Body);
        Assert.Equal(answer.Body.Length, answer.Response.Content.Headers.ContentLength);
        Assert.True(answer.Response.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", Assert.Single(answer.Response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_large_answer_arrives_whole()
    {
        var aliases = string.Join(' ', Enumerable.Range(0, 800).Select(i => $"a{i}: hello"));
        using var document = JsonDocument.Parse((await PostAsync(JsonSerializer.Serialize(new { query = $"{{ {aliases} }}" }))).Body);
        Assert.Equal(800, document.RootElement.GetProperty("data").EnumerateObject().Count());
    }

    [Fact]
    public async Task A_client_that_hangs_up_ends_its_request()
    {
        using var gone = new CancellationTokenSource(100);
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new StringContent("""{"query":"{ slow }"}""", Encoding.UTF8, "application/json") };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.SendAsync(request, gone.Token));
        Assert.Equal(200, (await PostAsync("""{"query":"{ hello }"}""")).Status);
    }

    [Theory]
    [InlineData("""{"query":"subscription { ticks(upTo: 2) }"}""", ":\n\nevent: next\ndata: {\"data\":{\"ticks\":1}}\n\nevent: next\ndata: {\"data\":{\"ticks\":2}}\n\nevent: complete\ndata:\n\n")]
    [InlineData("""{"query":"{ hello }"}""", ":\n\nevent: next\ndata: {\"data\":{\"hello\":\"hello world\"}}\n\nevent: complete\ndata:\n\n")]
    public async Task An_event_stream_carries_each_response_and_its_end(string body, string expected)
    {
        var answer = await PostAsync(body, accept: "text/event-stream");
        Assert.Equal(200, answer.Status);
        Assert.Equal("text/event-stream", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(expected, answer.Body);
    }

    [Fact]
    public async Task A_subscription_may_come_by_get_when_it_is_read_as_a_stream()
    {
        var answer = await GetAsync("query=subscription{ticks(upTo:1)}", "text/event-stream");
        Assert.Contains("event: complete", answer.Body, StringComparison.Ordinal);
    }
}
