using System.Xml;

namespace Compliance.Host.Import.Xes;

/// <summary>
/// Logs repeat themselves: keys on every event, the values of a case on each of its events. A value is read into a buffer
/// and looked up before a string is made of it; the table forgets by overwriting, so it never grows.
/// </summary>
internal sealed class XesStrings
{
    private const int Slots = 1 << 14;
    private readonly string?[] table = new string?[Slots];
    private char[] buffer = new char[1024];

    /// <summary>The value of the attribute the reader stands on; null when it is longer than allowed.</summary>
    /// <param name="neighbour">What stood in this place a moment ago; mostly it is the same again.</param>
    public string? Read(XmlReader xml, int longest, string? neighbour)
    {
        var length = 0;
        while (true)
        {
            var read = xml.ReadValueChunk(buffer, length, buffer.Length - length);
            length += read;
            if (length < buffer.Length)
            {
                var text = buffer.AsSpan(0, length);
                return length > longest ? null : neighbour is not null && text.SequenceEqual(neighbour) ? neighbour : Same(text);
            }
            if (length > longest) return null;
            if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    public string Same(ReadOnlySpan<char> text)
    {
        // Timestamps and long texts do not come again; the slot would only be lost to them.
        if (text.Length > 64) return text.ToString();
        ref var slot = ref table[string.GetHashCode(text) & (Slots - 1)];
        if (slot is not null && text.SequenceEqual(slot)) return slot;
        return slot = text.ToString();
    }
}
