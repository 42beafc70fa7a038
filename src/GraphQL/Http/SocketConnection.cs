using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Http;

/// <summary>
/// One connection of the graphql-transport-ws protocol: the client introduces itself, then runs operations side by
/// side, each under an id of its own. A slow reader slows its sources down; nothing is queued for it.
/// </summary>
internal sealed class SocketConnection(WebSocket socket, HttpContext http, GraphQLExecutor executor, GraphQLHttpOptions options, CancellationToken ending) : IDisposable
{
    public const string Protocol = "graphql-transport-ws";

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    /// <summary>The response of a refused request around its errors, which the protocol wants bare.</summary>
    private const int BeforeErrors = 10, AfterErrors = 1;

    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<CancellationTokenSource, Task> _tasks = new();
    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(ending);
    private bool _introduced;
    private bool _acknowledged;
    private Task _life = Task.CompletedTask;

    public async Task RunAsync()
    {
        // A receive that is cancelled kills the socket without a word, so that what ends the connection closes it instead.
        using var goes = ending.UnsafeRegister(static c => _ = ((SocketConnection)c!).LeaveAsync(WebSocketCloseStatus.EndpointUnavailable, "The server is going away."), this);
        using var patience = new CancellationTokenSource(options.SocketInitTimeout);
        using var late = patience.Token.UnsafeRegister(static c => ((SocketConnection)c!).Hurry(), this);
        try
        {
            await ReceiveAsync().ConfigureAwait(false);
        }
        catch (SocketRefusal refusal)
        {
            await CloseAsync((WebSocketCloseStatus)refusal.Code, refusal.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The client has gone without a word.
        }
        finally
        {
            await _ended.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll([_life, .. _tasks.Values]).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the connection when what it lives by has ended.</summary>
    private async Task LiveAsync(Func<HttpContext, CancellationToken, Task> life)
    {
        try
        {
            await life(http, _ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The connection went first.
        }
        finally
        {
            if (!_ended.IsCancellationRequested) _ = LeaveAsync((WebSocketCloseStatus)4401, "Unauthorized");
        }
    }

    private async Task ReceiveAsync()
    {
        var message = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var part = await socket.ReceiveAsync(message.GetMemory(4096), CancellationToken.None).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync(WebSocketCloseStatus.NormalClosure, "").ConfigureAwait(false);
                return;
            }
            message.Advance(part.Count);
            if (message.WrittenCount > options.MaxBodyBytes) throw new SocketRefusal((int)WebSocketCloseStatus.MessageTooBig, "The message is too large.");
            if (!part.EndOfMessage) continue;
            if (part.MessageType != WebSocketMessageType.Text) throw new SocketRefusal(4400, "Only text messages are read.");
            await HandleAsync(SocketMessage.Read(message.WrittenSpan)).ConfigureAwait(false);
            message.ResetWrittenCount();
        }
    }

    private void Hurry()
    {
        if (!_acknowledged) _ = LeaveAsync((WebSocketCloseStatus)4408, "Connection initialisation timeout");
    }

    /// <summary>Closes from this side; a client that does not answer is cut off.</summary>
    private async Task LeaveAsync(WebSocketCloseStatus status, string reason)
    {
        await CloseAsync(status, reason).ConfigureAwait(false);
        await Task.Delay(Farewell).ConfigureAwait(false);
        socket.Abort();
    }

    private Task HandleAsync(SocketMessage message)
    {
        switch (message.Type)
        {
            case "connection_init": return IntroduceAsync(message.Payload);
            case "ping": return SendAsync(static writer => writer.Raw("{\"type\":\"pong\"}"u8));
            case "pong": return Task.CompletedTask;
            case "subscribe":
                if (!_acknowledged) throw new SocketRefusal(4401, "Unauthorized");
                if (message.Id is not { Length: > 0 } id || message.Request is null) throw new SocketRefusal(4400, "A subscribe message has an id and a request.");
                Start(id, message.Request);
                return Task.CompletedTask;
            case "complete":
                if (message.Id is null) throw new SocketRefusal(4400, "A complete message has an id.");
                return StopAsync(message.Id);
            default: throw new SocketRefusal(4400, "The message is of no known type.");
        }
    }

    private async Task IntroduceAsync(JsonElement payload)
    {
        if (_introduced) throw new SocketRefusal(4429, "Too many initialisation requests");
        _introduced = true;
        if (options.OnConnect is { } allow && !await allow(http, payload).ConfigureAwait(false)) throw new SocketRefusal(4403, "Forbidden");
        _acknowledged = true;
        await SendAsync(static writer => writer.Raw("{\"type\":\"connection_ack\"}"u8)).ConfigureAwait(false);
        if (options.SocketLife is { } life) _life = LiveAsync(life);
    }

    private void Start(string id, GraphQLRequest request)
    {
        if (_running.Count >= options.MaxSocketOperations) throw new SocketRefusal(4429, "Too many operations");
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        if (!_running.TryAdd(id, stop))
        {
            stop.Dispose();
            throw new SocketRefusal(4409, $"Subscriber for {(id.Length > 80 ? id[..80] : id)} already exists");
        }
        var task = Task.Run(() => OperateAsync(id, request, stop));
        _tasks[stop] = task;
        // It may have ended before it was noted.
        if (task.IsCompleted) _tasks.TryRemove(stop, out _);
    }

    private async Task StopAsync(string id)
    {
        try
        {
            if (_running.TryGetValue(id, out var running)) await running.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself at this very moment.
        }
    }

    private async Task OperateAsync(string id, GraphQLRequest request, CancellationTokenSource stop)
    {
        var refused = false;
        try
        {
            // Every operation has services of its own, as it would over HTTP.
            var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var context = new RequestContext(scope.ServiceProvider, http.User, stop.Token);
                try
                {
                    options.OnRequest?.Invoke(http, context);
                    if (options.OnSocketOperation is { } prepare) await prepare(http, context).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    refused = true;
                    await SendAsync(id, "error", Errors(e is GraphQLException known ? known.Error : executor.Options.OnFault(e, context))).ConfigureAwait(false);
                    return;
                }
                await foreach (var response in executor.ResponsesAsync(request, context, stop.Token).ConfigureAwait(false))
                {
                    refused = response.IsRefused;
                    options.OnSocketResponse?.Invoke(http, response.Body.Length);
                    await SendAsync(id, refused ? "error" : "next", refused ? response.Body[BeforeErrors..^AfterErrors] : response.Body).ConfigureAwait(false);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The client said complete or has gone, or the server goes.
        }
        finally
        {
            var stopped = stop.IsCancellationRequested;
            _running.TryRemove(id, out _);
            _tasks.TryRemove(stop, out _);
            stop.Dispose();
            if (!refused && !stopped) await TrySendAsync(id, "complete", default).ConfigureAwait(false);
        }
    }

    private static ReadOnlyMemory<byte> Errors(GraphQLError error)
    {
        var writer = new ResultWriter();
        ErrorWriter.Write(writer, [error]);
        return writer.Memory(0, writer.Position);
    }

    private async Task TrySendAsync(string id, string type, ReadOnlyMemory<byte> payload)
    {
        try
        {
            await SendAsync(id, type, payload).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // There is nobody left to tell.
        }
    }

    private Task SendAsync(string id, string type, ReadOnlyMemory<byte> payload) => SendAsync(writer =>
    {
        writer.Raw("{\"id\":"u8);
        writer.String(id);
        writer.Raw(",\"type\":"u8);
        writer.String(type);
        if (!payload.IsEmpty)
        {
            writer.Raw(",\"payload\":"u8);
            writer.Raw(payload.Span);
        }
        writer.Byte((byte)'}');
    });

    private async Task SendAsync(Action<ResultWriter> write)
    {
        var writer = new ResultWriter();
        write(writer);
        await _sending.WaitAsync(_ended.Token).ConfigureAwait(false);
        try
        {
            await socket.SendAsync(writer.Memory(0, writer.Position), WebSocketMessageType.Text, true, _ended.Token).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await _ended.CancelAsync().ConfigureAwait(false);
            await _sending.WaitAsync(patience.Token).ConfigureAwait(false);
            await socket.CloseOutputAsync(status, reason, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It was closing anyway.
        }
    }

    public void Dispose()
    {
        _ended.Dispose();
        _sending.Dispose();
    }
}

/// <summary>Ends the connection with a code of the protocol.</summary>
internal sealed class SocketRefusal(int code, string reason) : Exception(reason)
{
    public int Code { get; } = code;
}
