using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EventStore.Postgres;

internal static class ManyIds
{
    /// <summary>As many UUIDv7 (RFC 9562, 5.7) of one moment: the system is asked once for what is random in them, not once for each.</summary>
    public static Guid[] Make(int count, DateTimeOffset at)
    {
        var random = RandomNumberGenerator.GetBytes(16 * count);
        var ids = new Guid[count];
        for (var i = 0; i < count; i++)
        {
            var id = random.AsSpan(16 * i, 16);
            var (version, variant) = ((byte)(0x70 | (id[6] & 0x0f)), (byte)(0x80 | (id[8] & 0x3f)));
            BinaryPrimitives.WriteInt64BigEndian(id, at.ToUnixTimeMilliseconds() << 16 | BinaryPrimitives.ReadUInt16BigEndian(id[6..]));
            (id[6], id[8]) = (version, variant);
            ids[i] = new(id, bigEndian: true);
        }
        return ids;
    }
}
