using System.Text.Json;
using Xunit;

namespace GraphQL.Peers.Http;

/// <summary>Clients that others wrote, at work against a real server: graphql-sse, graphql-ws, urql, GraphiQL's toolkit.</summary>
public sealed class ClientTests(ServedSchema served) : IClassFixture<ServedSchema>
{
    private static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        ["graphql-sse: a subscription to its end"] = """[{"data":{"ticks":1}},{"data":{"ticks":2}},{"data":{"ticks":3}}]""",
        ["graphql-sse: a query"] = """[{"data":{"hello":"hello world"}}]""",
        ["graphql-sse: an invalid document"] = """[{"errors":[{"message":"Query has no field nowhere.","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED","spec":"https://spec.graphql.org/September2025/#sec-Field-Selections"}}]}]""",
        ["graphql-sse: leaving early"] = """{"data":{"endless":1}}""",
        ["graphql-ws: a subscription to its end"] = """[{"data":{"ticks":1}},{"data":{"ticks":2}},{"data":{"ticks":3}}]""",
        ["graphql-ws: a query and a mutation"] = """[[{"data":{"hello":"hello 中文"}}],[{"data":{"set":7}}]]""",
        ["graphql-ws: two hundred operations side by side"] = $"\"{string.Concat(Enumerable.Repeat("12345", 40))}\"",
        ["graphql-ws: an invalid document"] = """["GRAPHQL_VALIDATION_FAILED"]""",
        ["graphql-ws: a field that fails"] = """[[null,1]]""",
        ["graphql-ws: leaving early"] = """{"data":{"endless":1}}""",
        ["graphql-ws: refused by its token"] = """4403""",
        ["ws: no protocol"] = """[4406]""",
        ["ws: from a page of another site"] = """["Unexpected server response: 403"]""",
        ["ws: subscribing before the introduction"] = """[4401]""",
        ["ws: introducing oneself twice"] = """["connection_ack",4429]""",
        ["ws: an id in use"] = """["connection_ack",4409]""",
        ["ws: no JSON"] = """["connection_ack",4400]""",
        ["ws: an unknown type"] = """["connection_ack",4400]""",
        ["ws: a subscribe without a query"] = """["connection_ack",4400]""",
        ["ws: saying nothing"] = """[4408]""",
        ["ws: ping"] = """["pong","pong","connection_ack",4400]""",
        ["urql: a query with variables"] = """{"data":{"hello":"hello urql"},"error":null}""",
        ["urql: a query by GET"] = """{"data":{"hello":"hello world"},"error":null}""",
        ["urql: a mutation"] = """{"data":{"set":3},"error":null}""",
        ["urql: an invalid document"] = """{"data":null,"error":"[GraphQL] Query has no field nowhere."}""",
        ["urql: a subscription over events"] = """[{"data":{"ticks":1},"error":null},{"data":{"ticks":2},"error":null},{"data":{"ticks":3},"error":null}]""",
        ["urql: a subscription over a socket"] = """[{"data":{"ticks":1},"error":null},{"data":{"ticks":2},"error":null},{"data":{"ticks":3},"error":null}]""",
        ["urql: persisted queries, first and again"] = """[{"data":{"hello":"hello world"},"error":null},{"data":{"hello":"hello world"},"error":null},"hash text hash"]""",
        ["graphiql: the schema"] = """true""",
        ["graphiql: a query"] = """[{"data":{"hello":"hello world"}}]""",
        ["graphiql: a subscription"] = """[{"data":{"ticks":1}},{"data":{"ticks":2}}]""",
    };

    [Fact]
    public async Task What_clients_of_others_try_gives_what_they_expect()
    {
        var results = (await Peer.RunAsync("clients.mjs", served.Url)).ToDictionary(r => r.GetProperty("name").GetString()!, r => r.GetProperty("result").GetRawText(), StringComparer.Ordinal);
        Assert.Equal(Expected.Select(e => $"{e.Key}: {e.Value}"), results.Select(r => $"{r.Key}: {r.Value}"));
        // The two that left early ended their sources.
        for (var i = 0; i < 100 && ServedSchema.Ended < 2; i++) await Task.Delay(50);
        Assert.Equal(2, ServedSchema.Ended);
    }
}
