using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Compliance.Host.Access;

/// <summary>
/// A session's secret, or a program's: 256 random bits under a prefix that secret scanners can find. What is stored and
/// cached is its SHA-256.
/// </summary>
internal static class Token
{
    public const string SessionPrefix = "cpl_", ApiPrefix = "cpa_";
    private const int Length = 43;

    public static string New(string prefix = SessionPrefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>False for what cannot be a token: it never reaches the database.</summary>
    public static bool TryHash(ReadOnlySpan<char> text, out TokenHash hash)
    {
        hash = default;
        if (text.Length != SessionPrefix.Length + Length || !(text.StartsWith(SessionPrefix, StringComparison.Ordinal) || text.StartsWith(ApiPrefix, StringComparison.Ordinal)))
            return false;
        Span<byte> secret = stackalloc byte[32];
        if (!Base64Url.TryDecodeFromChars(text[SessionPrefix.Length..], secret, out var written) || written != 32)
            return false;
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(secret, digest);
        hash = MemoryMarshal.Read<TokenHash>(digest);
        return true;
    }
}

/// <summary>SHA-256 of a token, as a key that costs no allocation.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TokenHash(ulong A, ulong B, ulong C, ulong D)
{
    public byte[] ToBytes() => MemoryMarshal.AsBytes(new ReadOnlySpan<TokenHash>(in this)).ToArray();
}
