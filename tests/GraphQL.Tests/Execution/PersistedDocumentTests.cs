using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace GraphQL.Tests.Execution;

public sealed class PersistedDocumentTests
{
    private const string Known = "query Known { n }";

    public sealed class Resolvers
    {
        public int N() => 1;
    }

    private static TestEngine Engine(ExecutorOptions options) => new("type Query { n: Int }", b => b.BindResolvers("Query", typeof(Resolvers)), options);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<string> AskAsync(TestEngine engine, string text, string? hash, string? id = null)
    {
        var request = new GraphQLRequest(text)
        {
            DocumentId = id,
            Extensions = hash is null ? default : JsonSerializer.SerializeToElement(new { persistedQuery = new { version = 1, sha256Hash = hash } }),
        };
        using var answer = await engine.Executor.ExecuteToJsonAsync(request, engine.Context());
        return answer.RootElement.TryGetProperty("data", out var data) ? data.GetRawText() : answer.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;
    }

    [Fact]
    public async Task A_document_sent_once_with_its_hash_is_known_by_it()
    {
        var engine = Engine(new ExecutorOptions());
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await AskAsync(engine, "", Hash(Known)));
        Assert.Equal("""{"n":1}""", await AskAsync(engine, Known, Hash(Known)));
        Assert.Equal("""{"n":1}""", await AskAsync(engine, "", Hash(Known)));
        Assert.Equal("""{"n":1}""", await AskAsync(engine, "", null, "sha256:" + Hash(Known)));
    }

    [Fact]
    public async Task A_hash_that_is_another_documents_is_refused_and_not_kept()
    {
        var engine = Engine(new ExecutorOptions());
        Assert.Equal("BAD_REQUEST", await AskAsync(engine, "{ n }", Hash(Known)));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await AskAsync(engine, "", Hash(Known)));
    }

    [Fact]
    public async Task A_document_that_is_not_valid_is_not_kept()
    {
        var engine = Engine(new ExecutorOptions());
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", await AskAsync(engine, "{ nowhere }", Hash("{ nowhere }")));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await AskAsync(engine, "", Hash("{ nowhere }")));
    }

    [Fact]
    public async Task Hashes_can_be_turned_off()
    {
        Assert.Equal("PERSISTED_QUERY_NOT_SUPPORTED", await AskAsync(Engine(new ExecutorOptions { AutomaticPersistedQueries = false }), Known, Hash(Known)));
    }

    [Fact]
    public async Task The_memory_of_hashes_is_bounded()
    {
        var engine = Engine(new ExecutorOptions { CacheCharacters = 20_000 });
        Assert.Equal("""{"n":1}""", await AskAsync(engine, Known, Hash(Known)));
        for (var i = 0; i < 200; i++) await AskAsync(engine, $"{{ x{i}: n }}", Hash($"{{ x{i}: n }}"));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await AskAsync(engine, "", Hash(Known)));
    }

    [Fact]
    public async Task Where_only_trusted_documents_run_no_other_does()
    {
        var manifest = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "{{Hash(Known)}}": "{{Known}}", "second": "{ second: n }" }"""));
        var engine = Engine(new ExecutorOptions { Trusted = TrustedDocuments.Read(manifest), OnlyTrusted = _ => true });
        Assert.Equal("""{"n":1}""", await AskAsync(engine, "", Hash(Known)));
        Assert.Equal("""{"second":1}""", await AskAsync(engine, "", null, "second"));
        Assert.Equal("""{"n":1}""", await AskAsync(engine, Known, null));
        Assert.Equal("DOCUMENT_NOT_TRUSTED", await AskAsync(engine, "{ n }", null));
        Assert.Equal("DOCUMENT_NOT_TRUSTED", await AskAsync(engine, "{ n }", Hash("{ n }")));
        Assert.Equal("DOCUMENT_NOT_TRUSTED", await AskAsync(engine, "", null, "third"));
    }
}
