using System.Security.Cryptography;

namespace Compliance.Host.People;

/// <summary>
/// The key that seals the keys of persons: from the setting, or from <c>vault.key</c> in the data directory, made once and
/// readable by its owner alone. It is never in the database: a copy of the database alone opens nobody.
/// </summary>
internal sealed class MasterKey
{
    public const int Size = 32;
    public const string FileName = "vault.key";

    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    /// <exception cref="VaultKeyException">The setting or the file holds no key of 32 bytes in Base64.</exception>
    public static MasterKey Open(string? setting, string dataDirectory)
    {
        if (!string.IsNullOrWhiteSpace(setting)) return new(Decode(setting, "COMPLIANCE_VAULT_KEY"));
        var path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path)) Make(path);
        return new(Decode(File.ReadAllText(path), path));
    }

    public static MasterKey Of(byte[] key) => new([.. key]);

    /// <summary>nonce ‖ ciphertext ‖ tag; the owner is authenticated, so a row copied to another person opens nothing.</summary>
    public byte[] Seal(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> owner)
    {
        var box = new byte[AesGcm.NonceByteSizes.MaxSize + secret.Length + AesGcm.TagByteSizes.MaxSize];
        var parts = Parts(box);
        RandomNumberGenerator.Fill(parts.Nonce);
        using var aes = new AesGcm(key, parts.Tag.Length);
        aes.Encrypt(parts.Nonce, secret, parts.Text, parts.Tag, owner);
        return box;
    }

    /// <exception cref="CryptographicException">Sealed under another key, for another owner, or damaged.</exception>
    public byte[] Unseal(byte[] box, ReadOnlySpan<byte> owner)
    {
        if (box.Length <= AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize) throw new CryptographicException("The sealed key is too short.");
        var parts = Parts(box);
        var secret = new byte[parts.Text.Length];
        using var aes = new AesGcm(key, parts.Tag.Length);
        aes.Decrypt(parts.Nonce, parts.Text, parts.Tag, secret, owner);
        return secret;
    }

    private static Box Parts(byte[] box)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        return new(box.AsSpan(0, nonce), box.AsSpan(nonce, box.Length - nonce - tag), box.AsSpan(box.Length - tag));
    }

    private readonly ref struct Box(Span<byte> nonce, Span<byte> text, Span<byte> tag)
    {
        public readonly Span<byte> Nonce = nonce, Text = text, Tag = tag;
    }

    private static void Make(string path)
    {
        var directory = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(directory);
        // Written aside and linked into place, so that of two hosts starting at once both end with the same key.
        var aside = Path.Combine(directory, $".{FileName}.{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(aside, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size))));
            stream.Flush(flushToDisk: true);
        }
        try { File.Move(aside, path, overwrite: false); }
        catch (IOException) when (File.Exists(path)) { File.Delete(aside); }
    }

    private static byte[] Decode(string text, string where)
    {
        try
        {
            var bytes = Convert.FromBase64String(text.Trim());
            if (bytes.Length == Size) return bytes;
        }
        catch (FormatException) { }
        throw new VaultKeyException($"{where} holds no key of {Size} bytes in Base64; make one with: openssl rand -base64 {Size}");
    }
}

/// <summary>The vault has no usable key: a fault of the installation, said in one line.</summary>
internal sealed class VaultKeyException(string message) : InputException(message);
