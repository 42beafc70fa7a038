using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using GraphQL.Execution;

namespace GraphQL;

/// <summary>
/// Writes JSON as UTF-8 into one pooled buffer that can be wound back, which is how a null that travels upwards
/// erases what was written below it. It trusts its caller to write one value where one is due.
/// </summary>
public sealed class ResultWriter
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(i => (char)i), '"', '\\']);

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1024);
    private int _position;

    internal ResultWriter() { }

    internal int Position
    {
        get => _position;
        set => _position = value;
    }

    internal ReadOnlySpan<byte> Written(int start, int end) => _buffer.AsSpan(start, end - start);

    internal ReadOnlyMemory<byte> Memory(int start, int end) => _buffer.AsMemory(start, end - start);

    internal void Reset()
    {
        _position = 0;
        // One giant response must not stay in the pool of writers for ever.
        if (_buffer.Length <= 1 << 20) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = ArrayPool<byte>.Shared.Rent(1024);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Byte(byte value)
    {
        if (_position == _buffer.Length) Grow(1);
        _buffer[_position++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Raw(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > _buffer.Length - _position) Grow(utf8.Length);
        utf8.CopyTo(_buffer.AsSpan(_position));
        _position += utf8.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Label(Label label)
    {
        label.CopyTo(ref MemoryMarshal.GetReference(Room(label.PaddedLength)));
        _position += label.Length;
    }

    /// <summary>Writes null.</summary>
    public void Null() => Raw("null"u8);

    /// <summary>Writes true or false.</summary>
    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a whole number.</summary>
    public void Number(int value)
    {
        var span = Room(11);
        Utf8Formatter.TryFormat(value, span, out var written);
        _position += written;
    }

    /// <summary>Writes a whole number.</summary>
    public void Number(long value)
    {
        var span = Room(20);
        Utf8Formatter.TryFormat(value, span, out var written);
        _position += written;
    }

    /// <summary>Writes a finite number in its shortest form that reads back the same.</summary>
    public void Number(double value)
    {
        var span = Room(32);
        if (ShortDecimals.TryFormat(value, span, out var length))
        {
            _position += length;
            return;
        }
        value.TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
        _position += written;
    }

    /// <summary>Writes an exact number with every digit it has.</summary>
    public void Number(decimal value)
    {
        var span = Room(32);
        value.TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
        _position += written;
    }

    /// <summary>Writes a day as 2025-06-09.</summary>
    public void Date(DateOnly value)
    {
        var span = Room(16);
        span[0] = (byte)'"';
        value.TryFormat(span[1..], out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        span[written + 1] = (byte)'"';
        _position += written + 2;
    }

    /// <summary>Writes an instant as RFC 3339, with a fraction only where there is one.</summary>
    public void DateTime(DateTimeOffset value)
    {
        var span = Room(40);
        span[0] = (byte)'"';
        var format = value.Offset == TimeSpan.Zero
            ? value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"
            : value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";
        value.TryFormat(span[1..], out var written, format, CultureInfo.InvariantCulture);
        span[written + 1] = (byte)'"';
        _position += written + 2;
    }

    /// <summary>Writes 36 characters with hyphens.</summary>
    public void Uuid(Guid value)
    {
        var span = Room(38);
        span[0] = (byte)'"';
        value.TryFormat(span[1..], out _);
        span[37] = (byte)'"';
        _position += 38;
    }

    /// <summary>Writes text, escaping only what JSON demands.</summary>
    public void String(string value) => String(value.AsSpan());

    /// <summary>Writes text, escaping only what JSON demands.</summary>
    public void String(ReadOnlySpan<char> value)
    {
        var span = Room(checked((value.Length * 3) + 2));
        span[0] = (byte)'"';
        var plain = PlainText.Copy(value, span[1..]);
        if (plain == value.Length)
        {
            span[plain + 1] = (byte)'"';
            _position += plain + 2;
            return;
        }
        _position += plain + 1;
        Rest(value[plain..]);
        Byte((byte)'"');
    }

    private void Rest(ReadOnlySpan<char> value)
    {
        for (var clean = value.IndexOfAny(Escaped); clean >= 0; clean = value.IndexOfAny(Escaped))
        {
            Text(value[..clean]);
            Escape(value[clean]);
            value = value[(clean + 1)..];
        }
        Text(value);
    }

    /// <summary>Copies a JSON value.</summary>
    public void Json(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            Null();
            return;
        }
        Raw(JsonMarshal.GetRawUtf8Value(value));
    }

    /// <summary>Writes any object through the JSON serializer.</summary>
    internal void Serialized(object? value)
    {
        switch (value)
        {
            case null: Null(); break;
            case string s: String(s); break;
            case int n: Number(n); break;
            case bool b: Boolean(b); break;
            default: Json(Types.LiteralJson.FromCoerced(value)); break;
        }
    }

    private void Text(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty) return;
        var span = Room(value.Length * 3);
        // Half a surrogate pair cannot be written as UTF-8; it becomes the replacement character.
        Utf8.FromUtf16(value, span, out _, out var written, replaceInvalidSequences: true, isFinalBlock: true);
        _position += written;
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\r': Raw("\\r"u8); break;
            case '\t': Raw("\\t"u8); break;
            case '\b': Raw("\\b"u8); break;
            case '\f': Raw("\\f"u8); break;
            default:
                Raw("\\u00"u8);
                Byte((byte)(c >> 4 == 0 ? '0' : '1'));
                Byte((byte)"0123456789abcdef"[c & 15]);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int size)
    {
        if (size > _buffer.Length - _position) Grow(size);
        return _buffer.AsSpan(_position);
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_buffer.Length * 2, _position + size)));
        _buffer.AsSpan(0, _position).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
