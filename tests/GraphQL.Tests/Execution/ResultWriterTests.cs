using System.Globalization;
using System.Text;
using System.Text.Json;
using GraphQL.Execution;
using Xunit;

namespace GraphQL.Tests.Execution;

public sealed class ResultWriterTests
{
    private static string Written(Action<ResultWriter> write)
    {
        var writer = new ResultWriter();
        write(writer);
        return Encoding.UTF8.GetString(writer.Written(0, writer.Position));
    }

    /// <summary>Text is copied by eights, fours and ones; whatever needs escaping, or is not ASCII, may stand anywhere among them.</summary>
    [Theory]
    [InlineData("\"", "\\\"")]
    [InlineData("\\", "\\\\")]
    [InlineData("\u0000", "\\u0000")]
    [InlineData("\u001f", "\\u001f")]
    [InlineData("\n", "\\n")]
    [InlineData("\u007f", "\u007f")]
    [InlineData("\u0080", "\u0080")]
    [InlineData("中", "中")]
    [InlineData("😀", "😀")]
    [InlineData("\uffff", "\uffff")]
    [InlineData("~", "~")]
    [InlineData(" ", " ")]
    public void A_special_character_is_found_at_every_place_of_texts_of_every_length(string special, string written)
    {
        for (var before = 0; before < 20; before++)
            for (var after = 0; after < 20; after++)
            {
                var (head, tail) = ("abcdefghijklmnopqrst"[..before], "ABCDEFGHIJKLMNOPQRST"[..after]);
                Assert.Equal($"\"{head}{written}{tail}\"", Written(w => w.String(head + special + tail)));
            }
    }

    [Fact]
    public void Every_character_alone_reads_back_as_itself()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var text = ((char)c).ToString();
            Assert.Equal(char.IsSurrogate((char)c) ? "\uFFFD" : text, JsonSerializer.Deserialize<string>(Written(w => w.String(text))));
        }
    }

    /// <summary>Decimals of few places take a shorter way; it must lead to the same digits.</summary>
    [Fact]
    public void A_double_is_written_as_the_framework_writes_it()
    {
        double[] chosen = [0, -0.0, 0.1, -0.1, 1.25, 0.0001, 0.00001, 0.1 + 0.2, 1e10, 99_999_999_999.9999, 1e11, 1e15, 1e16, 123_456_789_012.5, double.Epsilon, double.MaxValue, 1 / 3.0, 4.35, 1.005, 2.675, -1234.5678];
        const int Seed = 20250903;
        var random = new Random(Seed);
        var drawn = Enumerable.Range(0, 200_000).Select(i => (i % 4) switch
        {
            0 => random.Next(-1_000_000, 1_000_000) / 100.0,
            1 => random.NextInt64(-1_000_000_000_000_000, 1_000_000_000_000_000) / 10_000.0,
            2 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            // The neighbour of a short decimal, which needs all its digits.
            _ => Math.BitIncrement(random.Next(-1_000_000, 1_000_000) / 100.0),
        });
        foreach (var value in chosen.Concat(drawn).Where(double.IsFinite))
            Assert.Equal(value.ToString("R", CultureInfo.InvariantCulture), Written(w => w.Number(value)));
    }

    /// <summary>A label is copied with what pads it; what comes after must lie over the padding, also where the buffer ends.</summary>
    [Fact]
    public void Labels_of_every_length_follow_one_another_without_gaps()
    {
        for (var length = 1; length < 40; length++)
        {
            var key = new string('k', length);
            var label = new Label($",\"{key}\":");
            var written = Written(w =>
            {
                for (var i = 0; i < 500; i++)
                {
                    w.Label(label);
                    w.Number(i);
                }
            });
            Assert.Equal(string.Concat(Enumerable.Range(0, 500).Select(i => $",\"{key}\":{i}")), written);
        }
    }
}
