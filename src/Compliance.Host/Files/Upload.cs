using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Compliance.Host.Files;

/// <summary>The file in a request: the whole body, or the first file part of a multipart form; read as it comes, never held whole.</summary>
internal sealed record Upload(Stream Content, string? Name)
{
    private const int MaxBoundary = 100, MaxName = 200;

    /// <summary>Null when a multipart form carries no file.</summary>
    public static async Task<Upload?> OpenAsync(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return new Upload(request.Body, Clean(ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var given) ? FileName(given) : request.Query["name"].ToString()));

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > MaxBoundary)
            return null;
        var parts = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 8192 };
        for (var seen = 0; seen < 20 && await parts.ReadNextSectionAsync(ct) is { } part; seen++)
            if (ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about) && about.IsFileDisposition())
                return new Upload(part.Body, Clean(FileName(about)));
        return null;
    }

    private static string? FileName(ContentDispositionHeaderValue about) =>
        (about.FileNameStar.HasValue ? about.FileNameStar : HeaderUtilities.RemoveQuotes(about.FileName)).Value;

    // Shown to people beside the record, never used as a path; some browsers send one all the same.
    private static string? Clean(string? name)
    {
        var last = name is null ? "" : string.Concat(name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))).Trim();
        return last.Length == 0 ? null : last.Length <= MaxName ? last : last[..MaxName];
    }
}
