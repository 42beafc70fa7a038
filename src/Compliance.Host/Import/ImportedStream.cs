using System.Security.Cryptography;
using System.Text;
using Compliance.Kernel;

namespace Compliance.Host.Import;

/// <summary>A stream as an import will start it: whole, or not at all when it exists already.</summary>
/// <param name="Source">The name under which the source is known; with the record's own id it makes the stream's id, so a second import finds the first.</param>
/// <param name="FromSource">How many of the source's own events the stream tells.</param>
internal sealed record ImportedStream(StreamKind Kind, string Id, string Source, IReadOnlyList<ImportedEvent> Events, int FromSource);

/// <summary>An event with the time at which it happened and who did it, both as the source says.</summary>
internal readonly record struct ImportedEvent(object Data, DateTimeOffset At, string By);

/// <summary>Ids that are the same whenever the same record of the same source is imported.</summary>
internal static class ImportIds
{
    public static string Of(StreamKind kind, string source, string what, string record) => kind.Id(Stable($"{source}\n{what}\n{record}").ToString());

    private static Guid Stable(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        var id = hash[..16];
        id[6] = (byte)(0x80 | (id[6] & 0x0f)); // version 8: by a rule of our own (RFC 9562)
        id[8] = (byte)(0x80 | (id[8] & 0x3f));
        return new(id, bigEndian: true);
    }

    /// <summary>A word for ids and budget lines: lower case, digits and hyphens.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        while (slug.Length > 0 && slug[^1] == '-') slug.Length--;
        return slug.Length == 0 ? "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6)) : slug.ToString();
    }
}
