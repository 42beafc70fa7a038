using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Compliance.Host;

/// <summary>
/// The compressed twins that the console's build laid beside its files, sent to who takes them. Built files only: an answer
/// of the register is never compressed, so that its length says nothing of what stands in it.
/// </summary>
internal sealed class Compressed : IContentTypeProvider
{
    private static readonly (string Coding, string Suffix)[] Twins = [("br", ".br"), ("gzip", ".gz")];
    private readonly FileExtensionContentTypeProvider types = new();

    /// <summary>Turns the request to the best twin there is; must come after the path has been settled.</summary>
    public static void Choose(HttpContext context, IFileProvider files)
    {
        var path = context.Request.Path.Value ?? "";
        if (!files.GetFileInfo(path).Exists) return;
        foreach (var (coding, suffix) in Twins)
        {
            if (!files.GetFileInfo(path + suffix).Exists) continue;
            context.Response.Headers.Vary = "Accept-Encoding";
            if (!Takes(context.Request, coding)) continue;
            context.Request.Path = path + suffix;
            context.Response.Headers.ContentEncoding = coding;
            return;
        }
    }

    /// <summary>A twin is what its file is.</summary>
    public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType)
    {
        foreach (var (_, suffix) in Twins)
            if (subpath.EndsWith(suffix, StringComparison.Ordinal)) return types.TryGetContentType(subpath[..^suffix.Length], out contentType);
        return types.TryGetContentType(subpath, out contentType);
    }

    private static bool Takes(HttpRequest request, string coding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);
}
