using System.Net.WebSockets;
using System.Text.Json;
using Compliance.Scenarios;

namespace Compliance.Attacks.Tokens;

/// <summary>A connection of graphql-transport-ws, as a program without a library would hold it.</summary>
internal sealed class Socket : IDisposable
{
    private readonly ClientWebSocket socket = new();

    public static async Task<Socket> Open(HostFixture host, object? introduction, string? authorization = null)
    {
        var opened = new Socket();
        opened.socket.Options.AddSubProtocol("graphql-transport-ws");
        if (authorization is not null) opened.socket.Options.SetRequestHeader("Authorization", authorization);
        await opened.socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/graphql"), default);
        await opened.Say(new { type = "connection_init", payload = introduction });
        return opened;
    }

    public Task Say(object message) => socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, default);

    public Task Ask(string query) => Say(new { id = Guid.NewGuid().ToString(), type = "subscribe", payload = new { query } });

    /// <summary>The next message as it came, or <c>closed 4401</c>.</summary>
    public async Task<string> Hear()
    {
        var buffer = new byte[64_000];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var heard = await socket.ReceiveAsync(buffer, patience.Token);
        return heard.MessageType == WebSocketMessageType.Close ? $"closed {(int)heard.CloseStatus!}" : System.Text.Encoding.UTF8.GetString(buffer, 0, heard.Count);
    }

    /// <summary>How it ends, whatever is said before.</summary>
    public async Task<string> HearTheEnd()
    {
        var heard = await Hear();
        while (!heard.StartsWith("closed", StringComparison.Ordinal)) heard = await Hear();
        return heard;
    }

    public void Dispose() => socket.Dispose();
}
