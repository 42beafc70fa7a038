using System.IO.Compression;
using System.Text;

namespace Compliance.Host.Files;

/// <summary>
/// What a file is, told by its bytes and never by its name. Only what an office files: PDF, OFD, images, Office documents
/// without macros, plain CSV. Everything else is refused, scripts and pages before all.
/// </summary>
internal static class FileType
{
    private const int MaxZipEntries = 10_000;
    public const string Csv = "text/csv";

    private static readonly (string Type, byte[] Magic)[] Magics =
    [
        ("application/pdf", "%PDF-"u8.ToArray()),
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
    ];

    private static readonly (string Entry, string Type)[] ZipKinds =
    [
        ("OFD.xml", "application/ofd"),
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];

    private static readonly Dictionary<string, string> Extensions = new()
    {
        ["application/pdf"] = ".pdf", ["image/png"] = ".png", ["image/jpeg"] = ".jpg", [Csv] = ".csv", ["application/ofd"] = ".ofd",
        [ZipKinds[1].Type] = ".docx", [ZipKinds[2].Type] = ".xlsx", [ZipKinds[3].Type] = ".pptx",
    };

    public static string Extension(string type) => Extensions.GetValueOrDefault(type, ".bin");

    /// <summary>Null when it is none of the allowed kinds.</summary>
    public static string? Of(FileStream file)
    {
        Span<byte> head = stackalloc byte[8];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        foreach (var (type, magic) in Magics)
            if (head.StartsWith(magic))
                return type;
        return head.StartsWith("PK\u0003\u0004"u8) ? OfZip(file) : IsCsv(file) ? Csv : null;
    }

    private static string? OfZip(FileStream file)
    {
        try
        {
            // The directory's own count first: an archive made of entries only would fill the memory.
            if (CountEntries(file) is not (> 0 and <= MaxZipEntries))
                return null;
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.Ordinal);
            if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return null;
            return ZipKinds.FirstOrDefault(k => names.Contains(k.Entry)).Type;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static int CountEntries(FileStream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, 22 + ushort.MaxValue)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return end < 0 || end + 12 > tail.Length ? 0 : BitConverter.ToUInt16(tail, end + 10);
    }

    private static bool IsCsv(FileStream file)
    {
        file.Position = 0;
        var buffer = new byte[64 * 1024];
        var first = true;
        for (int read; (read = file.Read(buffer)) > 0; first = false)
        {
            var bytes = buffer.AsSpan(0, read);
            if (first && !LooksLikeTable(bytes))
                return false;
            foreach (var b in bytes)
                if (b < 0x20 && b is not ((byte)'\t' or (byte)'\r' or (byte)'\n') || b == 0x7F)
                    return false;
        }
        return !first;
    }

    // A header row: a line with a separator, and nothing a browser would take for a page.
    private static bool LooksLikeTable(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        var line = bytes.IndexOfAny((byte)'\r', (byte)'\n') is var end and >= 0 ? bytes[..end] : bytes;
        return line.IndexOfAny((byte)',', (byte)';', (byte)'\t') >= 0 && line.TrimStart((byte)' ') is [not (byte)'<' and not (byte)'{' and not (byte)'[' and not (byte)'#', ..];
    }
}
