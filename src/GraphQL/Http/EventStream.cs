using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GraphQL.Http;

/// <summary>
/// Server-sent events in distinct-connection mode (the graphql-sse protocol): an event <c>next</c> for each response,
/// then <c>complete</c>. Comments keep a silent connection open through proxies.
/// </summary>
internal static class EventStream
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(12);
    private static readonly byte[] Comment = ":\n\n"u8.ToArray();
    private static readonly byte[] Next = "event: next\ndata: "u8.ToArray();
    private static readonly byte[] Gap = "\n\n"u8.ToArray();
    private static readonly byte[] Complete = "event: complete\ndata:\n\n"u8.ToArray();

    public static async Task WriteAsync(HttpContext http, GraphQLExecutor executor, GraphQLRequest request, RequestContext context, CancellationToken gone)
    {
        http.Response.StatusCode = 200;
        http.Response.ContentType = MediaTypes.EventStream;
        http.Response.Headers.CacheControl = "no-cache, no-transform";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var body = http.Response.Body;
        await body.WriteAsync(Comment, gone).ConfigureAwait(false);
        await body.FlushAsync(gone).ConfigureAwait(false);

        using var pulse = new PeriodicTimer(Silence);
        var tick = pulse.WaitForNextTickAsync(gone).AsTask();
        var events = executor.StreamAsync(request, context, gone).GetAsyncEnumerator(gone);
        var next = Task.FromResult(false);
        try
        {
            while (true)
            {
                next = events.MoveNextAsync().AsTask();
                while (!next.IsCompleted && await Task.WhenAny(next, tick).ConfigureAwait(false) == tick)
                {
                    await tick.ConfigureAwait(false);
                    tick = pulse.WaitForNextTickAsync(gone).AsTask();
                    await body.WriteAsync(Comment, gone).ConfigureAwait(false);
                    await body.FlushAsync(gone).ConfigureAwait(false);
                }
                if (!await next.ConfigureAwait(false)) break;
                await body.WriteAsync(Next, gone).ConfigureAwait(false);
                await body.WriteAsync(events.Current, gone).ConfigureAwait(false);
                await body.WriteAsync(Gap, gone).ConfigureAwait(false);
                await body.FlushAsync(gone).ConfigureAwait(false);
            }
            await body.WriteAsync(Complete, gone).ConfigureAwait(false);
        }
        finally
        {
            // An enumerator must not be disposed of while it moves; the cancellation has reached it already.
            await Task.WhenAny(next).ConfigureAwait(false);
            await events.DisposeAsync().ConfigureAwait(false);
        }
    }
}
