namespace EmbeddedPostgres;

/// <summary>
/// A lock that dies with its process, kill -9 included: .NET opens files under flock(2) on Unix and share modes on Windows.
/// </summary>
internal static class FileLock
{
    public static FileStream? TryExclusive(string path) => TryOpen(path, FileAccess.ReadWrite, FileShare.None);

    public static FileStream? TryShared(string path) => TryOpen(path, FileAccess.Read, FileShare.Read);

    public static async Task<FileStream> ExclusiveAsync(string path, TimeSpan limit, CancellationToken ct) =>
        await WaitAsync(() => TryExclusive(path), path, limit, ct).ConfigureAwait(false);

    public static async Task<FileStream> SharedAsync(string path, TimeSpan limit, CancellationToken ct) =>
        await WaitAsync(() => TryShared(path), path, limit, ct).ConfigureAwait(false);

    private static async Task<FileStream> WaitAsync(Func<FileStream?> take, string path, TimeSpan limit, CancellationToken ct)
    {
        var until = DateTime.UtcNow + limit;
        while (true)
        {
            if (take() is { } held)
                return held;
            if (DateTime.UtcNow > until)
                throw new EmbeddedPostgresException($"{path} has been locked by another process for {limit.TotalSeconds:0} s.");
            await Task.Delay(50, ct).ConfigureAwait(false);
        }
    }

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share, bufferSize: 0);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException and not FileNotFoundException and not PathTooLongException)
        {
            return null;
        }
    }
}
