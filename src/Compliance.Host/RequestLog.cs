using System.Diagnostics;
using System.Security.Claims;
using Serilog.Context;

namespace Compliance.Host;

/// <summary>
/// One line a request: correlation id, actor id, method, route pattern, status, duration. The pattern and not the path,
/// because a path may name somebody; and never a query string, a header or a body.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, Serilog.ILogger root)
{
    private readonly Serilog.ILogger log = root.ForContext(Serilog.Core.Constants.SourceContextPropertyName, Source);

    public const string Source = "Requests", Header = "X-Correlation-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        context.TraceIdentifier = Correlation(context);
        context.Response.Headers[Header] = context.TraceIdentifier;
        Exception? fault = null;
        using (LogContext.PushProperty("Correlation", context.TraceIdentifier))
        {
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // The client hung up: nobody reads an answer, and it is no fault of ours.
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
            catch (BadHttpRequestException e)
            {
                await AnswerAsync(context, e.StatusCode, "BAD_REQUEST", "The request could not be read.");
            }
            catch (Exception e)
            {
                fault = e;
                await AnswerAsync(context, StatusCodes.Status500InternalServerError, "FAULT", $"Unexpected fault. Correlation id {context.TraceIdentifier}.");
            }
            log.Write(
                fault is null ? Serilog.Events.LogEventLevel.Information : Serilog.Events.LogEventLevel.Error, fault,
                "{Method} {Route} {Status} {Milliseconds:0.0} ms by {Actor}",
                context.Request.Method,
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-",
                context.Response.StatusCode,
                Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "-");
        }
    }

    private static async Task AnswerAsync(HttpContext context, int status, string code, string message)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }
        context.Response.Clear();
        context.Response.Headers[Header] = context.TraceIdentifier;
        await Answers.ErrorAsync(context, status, code, message);
    }

    // A caller's own id is kept when it cannot be mistaken for anything else in a log.
    private static string Correlation(HttpContext context)
    {
        var given = context.Request.Headers[Header].ToString();
        return given.Length is > 0 and <= 64 && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? given
            : Activity.Current is { } activity ? activity.TraceId.ToHexString() : Guid.CreateVersion7().ToString("N");
    }
}
