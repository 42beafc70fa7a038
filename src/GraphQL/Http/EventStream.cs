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

    public static async Task WriteAsync(HttpContext http, GraphQLExecutor executor, GraphQLRequest request, RequestContext context)
    {
        http.Response.StatusCode = 200;
        http.Response.ContentType = MediaTypes.EventStream;
        http.Response.Headers.CacheControl = "no-cache, no-transform";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var gone = http.RequestAborted;
        await WriteAsync(http, ":\n\n"u8.ToArray(), gone).ConfigureAwait(false);
        var events = executor.StreamAsync(request, context, gone).GetAsyncEnumerator(gone);
        try
        {
            while (true)
            {
                var next = events.MoveNextAsync().AsTask();
                while (await Task.WhenAny(next, Task.Delay(Silence, gone)).ConfigureAwait(false) != next)
                {
                    gone.ThrowIfCancellationRequested();
                    await WriteAsync(http, ":\n\n"u8.ToArray(), gone).ConfigureAwait(false);
                }
                if (!await next.ConfigureAwait(false)) break;
                await http.Response.Body.WriteAsync("event: next\ndata: "u8.ToArray(), gone).ConfigureAwait(false);
                await http.Response.Body.WriteAsync(events.Current, gone).ConfigureAwait(false);
                await WriteAsync(http, "\n\n"u8.ToArray(), gone).ConfigureAwait(false);
            }
            await WriteAsync(http, "event: complete\ndata:\n\n"u8.ToArray(), gone).ConfigureAwait(false);
        }
        finally
        {
            await events.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(HttpContext http, byte[] bytes, CancellationToken cancellationToken)
    {
        await http.Response.Body.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
