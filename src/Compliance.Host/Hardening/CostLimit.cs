using Compliance.Host.Access;

namespace Compliance.Host.Hardening;

/// <summary>Stops who has spent what the graph allows in a minute. A socket's operations are stopped where they begin, by <see cref="SocketActor"/>.</summary>
internal sealed class CostLimit(RequestDelegate next, Purses purses)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Graph.Path, StringComparison.Ordinal))
        {
            await next(context);
            return;
        }
        purses.Hold(context);
        if (Purses.Enter(context) is { } wait)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            await context.Response.WriteAsJsonAsync(new { errors = new[] { new { message = Purses.SayLimited(context), extensions = new { code = Purses.Limited } } } });
            return;
        }
        try
        {
            await next(context);
        }
        finally
        {
            Purses.Spend(context, context.Response.ContentLength ?? 0);
        }
    }
}
