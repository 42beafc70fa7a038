namespace Compliance.Host.Hardening;

/// <summary>What every answer tells the browser beside the content policy of <see cref="Pages"/>: no frames, no other origins, TLS from now on.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        // A browser ignores it over plain HTTP, and a proxy that ends TLS is known by its X-Forwarded-Proto.
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        return next(context);
    }
}
