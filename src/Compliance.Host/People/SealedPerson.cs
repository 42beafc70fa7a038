using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Compliance.Kernel;

namespace Compliance.Host.People;

/// <summary>
/// One person's row. The person's own key encrypts the data; beside it, sealed with it, lies the salt of the hash that events
/// keep, so that after an erasure nobody can even test a guess against the hash.
/// </summary>
internal sealed record SealedPerson(byte[] KeyCiphertext, byte[] Nonce, byte[] DataCiphertext, byte[] Tag)
{
    private const int KeySize = 32, SaltSize = 16;

    /// <summary>Encrypts under the key of the row before, or under a new one when there is none.</summary>
    public static (SealedPerson Row, string Hash) Seal(MasterKey master, string tenant, string id, PersonalData data, byte[]? sealedKey)
    {
        var owner = Owner(tenant, id);
        var secret = sealedKey is null ? RandomNumberGenerator.GetBytes(KeySize + SaltSize) : master.Unseal(sealedKey, owner);
        var plain = JsonSerializer.SerializeToUtf8Bytes(data);
        var (nonce, cipher, tag) = (RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize), new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var aes = new AesGcm(secret.AsSpan(0, KeySize), tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag, owner);
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(secret.AsSpan(KeySize, SaltSize), plain));
        CryptographicOperations.ZeroMemory(plain);
        var row = new SealedPerson(sealedKey ?? master.Seal(secret, owner), nonce, cipher, tag);
        CryptographicOperations.ZeroMemory(secret);
        return (row, hash);
    }

    /// <exception cref="CryptographicException">The row was changed, moved, or sealed under another master key.</exception>
    public PersonalData Open(MasterKey master, string tenant, string id)
    {
        var owner = Owner(tenant, id);
        var secret = master.Unseal(KeyCiphertext, owner);
        var plain = new byte[DataCiphertext.Length];
        using var aes = new AesGcm(secret.AsSpan(0, KeySize), Tag.Length);
        aes.Decrypt(Nonce, DataCiphertext, Tag, plain, owner);
        CryptographicOperations.ZeroMemory(secret);
        return JsonSerializer.Deserialize<PersonalData>(plain)!;
    }

    private static byte[] Owner(string tenant, string id) => Encoding.UTF8.GetBytes($"{tenant}\0{id}");
}
