using System.Buffers.Binary;
using System.Text;

namespace EventStore.Postgres;

/// <summary>
/// Rows for <c>COPY … FROM STDIN (FORMAT BINARY)</c>, in the format that PostgreSQL's manual gives under COPY. They are
/// gathered here and sent together: a call into the driver for each value is a good part of a bulk append's time.
/// </summary>
internal sealed class CopyRows
{
    private const int Full = 1 << 16;
    private const long MicrosecondsAt2000 = 946_684_800_000_000;
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly byte[] s_signature = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private byte[] _bytes = new byte[2 * Full];
    private int _length;

    public CopyRows() => s_signature.CopyTo(Next(s_signature.Length));

    /// <summary>Enough is gathered to be sent.</summary>
    public bool IsFull => _length >= Full;

    public void Row(short columns) => BinaryPrimitives.WriteInt16BigEndian(Next(2), columns);

    /// <summary>After the last row.</summary>
    public void End() => Row(-1);

    public void Null() => Length(-1);

    public void Bigint(long value)
    {
        Length(8);
        BinaryPrimitives.WriteInt64BigEndian(Next(8), value);
    }

    public void Uuid(Guid value)
    {
        Length(16);
        value.TryWriteBytes(Next(16), bigEndian: true, out _);
    }

    public void Boolean(bool value)
    {
        Length(1);
        Next(1)[0] = value ? (byte)1 : (byte)0;
    }

    public void Timestamp(DateTimeOffset value) =>
        Bigint((value.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond - MicrosecondsAt2000);

    public void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }
        var length = s_utf8.GetByteCount(value);
        Length(length);
        s_utf8.GetBytes(value, Next(length));
    }

    public void Jsonb(byte[]? value)
    {
        if (value is null)
        {
            Null();
            return;
        }
        Length(value.Length + 1);
        Next(1)[0] = 1; // of the format of jsonb
        value.CopyTo(Next(value.Length));
    }

    public async ValueTask SendAsync(Stream to, CancellationToken ct)
    {
        await to.WriteAsync(_bytes.AsMemory(0, _length), ct);
        _length = 0;
    }

    private void Length(int value) => BinaryPrimitives.WriteInt32BigEndian(Next(4), value);

    private Span<byte> Next(int count)
    {
        if (_bytes.Length - _length < count) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
