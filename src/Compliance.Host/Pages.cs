using Microsoft.Extensions.FileProviders;

namespace Compliance.Host;

/// <summary>The console's built files, served from beside the assembly: everything from here, nothing from elsewhere.</summary>
internal static class Pages
{
    // Inline styles are what the editor of GraphiQL sets on its lines; scripts are ours alone.
    private const string Policy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    private static readonly PathString[] Hosts = ["/graphql", "/auth", "/files", "/health", "/assets"];

    public static void UseConsole(this WebApplication app)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "console");
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.ContentSecurityPolicy = Policy;
            return next(context);
        });
        if (!Directory.Exists(root))
            return;
        var files = new PhysicalFileProvider(root);
        app.Use((context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            {
                if (context.Request.Path == "/graphql/ui" || context.Request.Path == "/graphql/ui/")
                    context.Request.Path = "/graphiql.html";
                // The console's own addresses (/activities/0199…) are known to its router alone.
                else if (!Hosts.Any(part => context.Request.Path.StartsWithSegments(part)) && !files.GetFileInfo(context.Request.Path).Exists)
                    context.Request.Path = "/index.html";
                Compressed.Choose(context, files);
            }
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new Compressed(),
            // Built names carry a hash of their content; the pages that name them do not.
            OnPrepareResponse = c => c.Context.Response.Headers.CacheControl =
                c.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }
}
