using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Access;

/// <summary>GraphQL over a WebSocket, with the sessions and offices of the register.</summary>
public sealed class SocketTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private async Task<string> BearerAsync(string user)
    {
        using var client = await fixture.Client(user);
        return client.DefaultRequestHeaders.Authorization!.ToString();
    }

    private async Task<ClientWebSocket> OpenAsync(object? introduction)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new Uri($"ws://{fixture.Address.Authority}/graphql"), default);
        await SayAsync(socket, new { type = "connection_init", payload = introduction });
        return socket;
    }

    private static Task SayAsync(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, default);

    private static async Task<JsonElement> HearAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64_000];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var heard = await socket.ReceiveAsync(buffer, patience.Token);
        return heard.MessageType == WebSocketMessageType.Close ? JsonSerializer.SerializeToElement(new { type = $"closed {(int)heard.CloseStatus!}" }) : JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, heard.Count));
    }

    private static string TypeOf(JsonElement message) => message.GetProperty("type").GetString()!;

    [Fact]
    public async Task Who_signs_in_with_the_introduction_acts_as_himself()
    {
        using var socket = await OpenAsync(new { authorization = await BearerAsync("finance") });
        Assert.Equal("connection_ack", TypeOf(await HearAsync(socket)));
        await SayAsync(socket, new { id = "1", type = "subscribe", payload = new { query = "{ me { roles } }" } });
        var answer = await HearAsync(socket);
        Assert.Equal("next", TypeOf(answer));
        Assert.Equal("""{"data":{"me":{"roles":["FINANCE"]}}}""", answer.GetProperty("payload").GetRawText());
        Assert.Equal("complete", TypeOf(await HearAsync(socket)));
    }

    [Fact]
    public async Task An_unknown_token_is_turned_away()
    {
        using var socket = await OpenAsync(new { Authorization = "Bearer nonsense" });
        Assert.Equal("closed 4403", TypeOf(await HearAsync(socket)));
    }

    [Fact]
    public async Task Who_signs_out_is_refused_his_next_operation()
    {
        using var client = await fixture.Client();
        using var signedIn = await client.PostAsync("/auth/sign-in", new StringContent(JsonSerializer.Serialize(new { user = "auditor", password = HostFixture.Password }), Encoding.UTF8, "application/json"));
        var bearer = "Bearer " + JsonDocument.Parse(await signedIn.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString();
        using var socket = await OpenAsync(new { Authorization = bearer });
        Assert.Equal("connection_ack", TypeOf(await HearAsync(socket)));
        using var leaving = new HttpRequestMessage(HttpMethod.Post, "/auth/sign-out");
        leaving.Headers.TryAddWithoutValidation("Authorization", bearer);
        using var signedOut = await client.SendAsync(leaving);
        Assert.True(signedOut.IsSuccessStatusCode);
        await SayAsync(socket, new { id = "1", type = "subscribe", payload = new { query = "{ me { roles } }" } });
        var answer = await HearAsync(socket);
        Assert.Equal("error", TypeOf(answer));
        Assert.Equal("UNAUTHENTICATED", answer.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_token_that_only_reads_changes_nothing_on_a_socket()
    {
        var made = await fixture.Data("finance", "mutation($until: DateTime!) { createApiToken(input: { name: \"books\", scopes: [READ], offices: [], expiresAt: $until }) { secret errors { ... on Error { message } } } }", new { until = DateTimeOffset.UtcNow.AddHours(2) });
        using var socket = await OpenAsync(new { Authorization = "Bearer " + made.GetProperty("createApiToken").GetProperty("secret").GetString() });
        Assert.Equal("connection_ack", TypeOf(await HearAsync(socket)));
        await SayAsync(socket, new { id = "1", type = "subscribe", payload = new { query = "mutation { allocateBudget(input: { branch: \"branch/cardiology\", year: 2031, line: \"meetings\", title: \"x\", amount: 10, basis: \"x\" }) { budget { id } } }" } });
        var answer = (await HearAsync(socket)).GetProperty("payload").GetRawText();
        Assert.Contains("TOKEN_READS_ONLY", answer, StringComparison.Ordinal);
        Assert.Equal(0, (await fixture.Data("finance", "{ budgets(where: { year: { eq: 2031 } }) { totalCount } }")).GetProperty("budgets").GetProperty("totalCount").GetInt32());
    }
}
