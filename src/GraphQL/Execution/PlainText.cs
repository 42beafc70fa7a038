using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GraphQL.Execution;

/// <summary>The common case of text: ASCII that JSON needs not escape, checked and narrowed in one pass.</summary>
internal static class PlainText
{
    private const ulong FourBlanks = 0x0020_0020_0020_0020;

    /// <summary>Copies up to the first character that is not plain, and tells how many were copied. The target must hold as many bytes as there are characters.</summary>
    public static int Copy(ReadOnlySpan<char> text, Span<byte> target)
    {
        if (target.Length < text.Length) throw new ArgumentException("The target is too short.", nameof(target));
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var to = ref MemoryMarshal.GetReference(target);
        var length = text.Length;
        var i = 0;
        while (i <= length - 8)
        {
            var eight = Vector128.LoadUnsafe(ref from, (nuint)i);
            if (!ArePlain(eight)) return i + One(text[i..], target[i..]);
            Vector128.Narrow(eight, eight).GetLower().StoreUnsafe(ref to, (nuint)i);
            i += 8;
        }
        if (i <= length - 4)
        {
            var four = Vector128.Create(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref from, i))), FourBlanks).AsUInt16();
            if (!ArePlain(four)) return i + One(text[i..], target[i..]);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, i), Vector128.Narrow(four, four).AsUInt32().ToScalar());
            i += 4;
        }
        return i + One(text[i..], target[i..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ArePlain(Vector128<ushort> text)
    {
        // Below a blank wraps around to the far end, so that one comparison asks for both ends of the range.
        var outside = Vector128.GreaterThan(text - Vector128.Create((ushort)0x20), Vector128.Create((ushort)(0x7F - 0x20)));
        return (outside | Vector128.Equals(text, Vector128.Create((ushort)'"')) | Vector128.Equals(text, Vector128.Create((ushort)'\\'))) == Vector128<ushort>.Zero;
    }

    private static int One(ReadOnlySpan<char> text, Span<byte> target)
    {
        var i = 0;
        for (; i < text.Length && text[i] is >= ' ' and < '\x80' and not ('"' or '\\'); i++) target[i] = (byte)text[i];
        return i;
    }
}
