using System.Buffers;
using GraphQL.Execution;
using GraphQL.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace GraphQL.Http;

/// <summary>One HTTP request: method, negotiation, reading, running, status (GraphQL over HTTP).</summary>
internal sealed class HttpHandler(GraphQLExecutor executor, GraphQLHttpOptions options)
{
    public Task HandleAsync(HttpContext http) => options.AllowWebSockets && http.WebSockets.IsWebSocketRequest ? ConnectAsync(http) : AnswerAsync(http);

    private async Task ConnectAsync(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && !options.AllowedOrigins.Contains(origin) && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase)))
        {
            http.Response.StatusCode = 403;
            return;
        }
        var known = http.WebSockets.WebSocketRequestedProtocols.Contains(SocketConnection.Protocol);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(known ? SocketConnection.Protocol : null).ConfigureAwait(false);
        if (!known)
        {
            await socket.CloseOutputAsync((System.Net.WebSockets.WebSocketCloseStatus)4406, "Subprotocol not acceptable", http.RequestAborted).ConfigureAwait(false);
            return;
        }
        using var ending = Ending(http);
        using var connection = new SocketConnection(socket, http, executor, options, ending.Token);
        await connection.RunAsync().ConfigureAwait(false);
    }

    /// <summary>What has no end of its own ends when the client goes, or the server.</summary>
    private static CancellationTokenSource Ending(HttpContext http) => CancellationTokenSource.CreateLinkedTokenSource(
        http.RequestAborted, http.RequestServices.GetService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>()?.ApplicationStopping ?? default);

    private async Task AnswerAsync(HttpContext http)
    {
        var format = MediaTypes.Negotiate(http.Request.Headers.Accept);
        try
        {
            if (format == ResponseFormat.None)
                throw new HttpRefusal(406, "Served are application/graphql-response+json, application/json and text/event-stream.");
            var request = await ReadAsync(http).ConfigureAwait(false);
            var context = new RequestContext(http.RequestServices, http.User, http.RequestAborted);
            options.OnRequest?.Invoke(http, context);
            if (HttpMethods.IsGet(http.Request.Method)) RequireReading(http, request, context, format);
            if (format == ResponseFormat.EventStream)
            {
                using var ending = Ending(http);
                await EventStream.WriteAsync(http, executor, request, context, ending.Token).ConfigureAwait(false);
            }
            else await RespondAsync(http, request, context, format).ConfigureAwait(false);
        }
        catch (HttpRefusal refusal)
        {
            await RefuseAsync(http, refusal, format).ConfigureAwait(false);
        }
        catch (BadHttpRequestException bad)
        {
            var refusal = bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? RequestReader.TooLarge(options.MaxBodyBytes) : new HttpRefusal(bad.StatusCode, "The request body could not be read.");
            await RefuseAsync(http, refusal, format).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
    }

    private async Task<GraphQLRequest> ReadAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) && options.AllowGet) return RequestReader.FromQuery(http.Request.Query);
        if (HttpMethods.IsPost(http.Request.Method))
        {
            // The server itself refuses a larger body, so that it tells the client that it hangs up on the rest.
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = options.MaxBodyBytes;
            return await RequestReader.FromBodyAsync(http.Request, options.MaxBodyBytes).ConfigureAwait(false);
        }
        http.Response.Headers.Allow = options.AllowGet ? "GET, POST" : "POST";
        throw new HttpRefusal(405, $"GraphQL is not served by {http.Request.Method}.");
    }

    /// <summary>GET must be safe: it serves queries, and subscriptions to those who can read a stream.</summary>
    private void RequireReading(HttpContext http, GraphQLRequest request, RequestContext context, ResponseFormat format)
    {
        var kind = executor.KindOf(request, context);
        if (kind is null or OperationKind.Query || (kind == OperationKind.Subscription && format == ResponseFormat.EventStream)) return;
        http.Response.Headers.Allow = "POST";
        throw new HttpRefusal(405, "Only queries are served by GET.");
    }

    private async Task RespondAsync(HttpContext http, GraphQLRequest request, RequestContext context, ResponseFormat format)
    {
        // The body is put into the response's own pipe; nothing is sent before the status is known. A client of plain
        // JSON sees 200 for every well-formed request, even a refused one: the draft keeps this for older clients.
        var body = new LengthCounter(http.Response.BodyWriter);
        var outcome = await executor.ExecuteAsync(request, context, body).ConfigureAwait(false);
        http.Response.StatusCode = outcome == ExecutionOutcome.Refused && format == ResponseFormat.GraphQL ? 400 : 200;
        Headers(http, format);
        http.Response.ContentLength = body.Length;
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }

    private static void Headers(HttpContext http, ResponseFormat format)
    {
        http.Response.ContentType = format == ResponseFormat.GraphQL ? MediaTypes.GraphQL : MediaTypes.Json;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.Vary = StringValues.Concat(http.Response.Headers.Vary, "Accept");
    }

    private static async Task RefuseAsync(HttpContext http, HttpRefusal refusal, ResponseFormat format)
    {
        if (http.Response.HasStarted) return;
        http.Response.StatusCode = refusal.Status;
        Headers(http, format);
        var writer = new ResultWriter();
        writer.Raw("{\"errors\":"u8);
        ErrorWriter.Write(writer, [new GraphQLError(refusal.Message) { Extensions = ErrorCodes.With(ErrorCodes.BadRequest) }]);
        writer.Byte((byte)'}');
        await http.Response.Body.WriteAsync(writer.Memory(0, writer.Position), http.RequestAborted).ConfigureAwait(false);
    }

    private sealed class LengthCounter(IBufferWriter<byte> inner) : IBufferWriter<byte>
    {
        public long Length { get; private set; }

        public void Advance(int count)
        {
            Length += count;
            inner.Advance(count);
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);
        public Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);
    }
}
