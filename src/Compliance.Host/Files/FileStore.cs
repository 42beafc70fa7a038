using System.Buffers;
using System.Security.Cryptography;

namespace Compliance.Host.Files;

internal sealed record StoredFile(string Hash, long Size, string Type);

/// <summary>Why an upload is not kept.</summary>
internal enum Unwanted { TooLarge, Empty, Type }

/// <summary>
/// The bytes, under <c>files/ab/cd/</c> of the data directory by their SHA-256. A file appears under its hash whole and
/// on the disk, or not at all: it is written and flushed elsewhere and then renamed.
/// </summary>
internal sealed class FileStore
{
    private readonly string root;
    private readonly string incoming;
    private readonly long limit;

    public FileStore(Settings settings)
    {
        root = Path.Combine(settings.Data, "files");
        incoming = Path.Combine(root, ".incoming");
        limit = settings.FileLimit;
        Directory.CreateDirectory(incoming);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        // What a killed host was receiving. Another host may share the directory, so only what nobody can still be sending.
        foreach (var left in Directory.EnumerateFiles(incoming).Where(f => File.GetLastWriteTimeUtc(f) < DateTime.UtcNow.AddHours(-6)))
            File.Delete(left);
    }

    public async Task<(StoredFile? File, Unwanted? Why)> ReceiveAsync(Stream body, CancellationToken ct)
    {
        var draft = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            await using var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous });
            var (size, hash) = await CopyAsync(body, file, ct);
            if (size > limit)
                return (null, Unwanted.TooLarge);
            if (size == 0)
                return (null, Unwanted.Empty);
            if (FileType.Of(file) is not { } type)
                return (null, Unwanted.Type);
            file.Flush(flushToDisk: true);
            var final = PathOf(hash);
            if (!File.Exists(final))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(final)!);
                // Over an equal file by the same hash a rename changes nothing.
                File.Move(draft, final, overwrite: true);
            }
            return (new StoredFile(hash, size, type), null);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public static bool IsHash(string text) => text.Length == 64 && text.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f');

    /// <summary>Only ever called with a checked hash, so no path can be smuggled in.</summary>
    public string PathOf(string hash) => IsHash(hash) ? Path.Combine(root, hash[..2], hash[2..4], hash) : throw new ArgumentException("No hash.", nameof(hash));

    private async Task<(long Size, string Hash)> CopyAsync(Stream body, FileStream file, CancellationToken ct)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            long size = 0;
            for (int read; (read = await body.ReadAsync(buffer, ct)) > 0;)
            {
                size += read;
                if (size > limit)
                    break;
                sha.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            return (size, Convert.ToHexStringLower(sha.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
