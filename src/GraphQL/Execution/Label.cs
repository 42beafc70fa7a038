using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace GraphQL.Execution;

/// <summary>A key as it is written before its value, padded so that it is copied by the word instead of by the byte.</summary>
internal readonly struct Label
{
    private readonly byte[] _padded;

    public Label(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Length = utf8.Length;
        _padded = new byte[(Length + Vector128<byte>.Count - 1) / Vector128<byte>.Count * Vector128<byte>.Count];
        utf8.CopyTo(_padded, 0);
    }

    public int Length { get; }
    public int PaddedLength => _padded.Length;

    /// <summary>Copies whole words, of which the last reaches behind the label; there must be room for <see cref="PaddedLength"/> bytes.</summary>
    public void CopyTo(ref byte target)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(_padded);
        for (nuint i = 0; i < (nuint)Length; i += (nuint)Vector128<byte>.Count) Vector128.LoadUnsafe(ref from, i).StoreUnsafe(ref target, i);
    }
}
