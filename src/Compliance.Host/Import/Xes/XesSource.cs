using System.IO.Compression;

namespace Compliance.Host.Import.Xes;

/// <summary>The bytes of a log, unpacked when they are gzip: decided by the first bytes, because names lie.</summary>
internal static class XesSource
{
    public static GuardedStream Open(Stream file)
    {
        Span<byte> magic = stackalloc byte[2];
        file.Position = 0;
        var read = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        file.Position = 0;
        if (read == 0) throw new XesException(0, 0, "The file is empty.", "Give a XES log, plain or packed with gzip.");
        if (read == 2 && magic[0] == (byte)'P' && magic[1] == (byte)'K')
            throw new XesException(0, 0, "The file is a ZIP archive.", "Unpack it and give the .xes or .xes.gz inside.");
        return new(read == 2 && magic[0] == 0x1f && magic[1] == 0x8b ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file, file);
    }
}

/// <summary>
/// Bounds what one node of XML may cost: the parser must hold a whole attribute in memory before it can be looked at, so
/// the bytes between two nodes are counted where they come in.
/// </summary>
internal sealed class GuardedStream(Stream inner, Stream file) : Stream
{
    public const int LargestNode = 4 * 1024 * 1024;
    private long sinceNode;

    /// <summary>How far the file itself (packed, as it lies on disk) has been read.</summary>
    public long FilePosition => file.Position;
    public void NodeRead() => sinceNode = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (sinceNode > LargestNode) throw new NodeTooLargeException();
        var read = inner.Read(buffer);
        sinceNode += read;
        return read;
    }

    internal sealed class NodeTooLargeException : IOException;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !ReferenceEquals(inner, file)) inner.Dispose();
        base.Dispose(disposing);
    }
}
