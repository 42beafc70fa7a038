using System.Text;
using Compliance.Host.Import.Xes;
using Xunit;
using static Compliance.Scenarios.Import.XesReaderTests;

namespace Compliance.Scenarios.Import;

[CollectionDefinition(nameof(XesMemoryTests), DisableParallelization = true)]
public sealed class XesMemoryAlone;

/// <summary>Alone in the process while it measures: what the others hold would be counted too.</summary>
[Collection(nameof(XesMemoryTests))]
public sealed class XesMemoryTests
{
    [Fact]
    public void A_long_log_costs_the_memory_of_one_trace()
    {
        // 400,000 events, about 60 MB, made while it is read.
        using var reader = new XesReader(new Generated(Head, "<trace><string key=\"concept:name\" value=\"c\"/>" + string.Concat(Enumerable.Repeat(Event, 20)) + "</trace>\n", 20_000, "</log>"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long events = 0, most = 0;
        foreach (var trace in reader.Traces())
        {
            events += trace.Events.Count;
            if (events % 40_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.Equal(400_000, events);
        Assert.True(most < 8_000_000, $"{most:N0} bytes were held");
    }

    /// <summary>A document that exists only while it is read.</summary>
    private sealed class Generated(string head, string repeated, int times, string tail) : MemoryStream
    {
        private readonly byte[] part = Encoding.UTF8.GetBytes(repeated);
        private byte[] now = Encoding.UTF8.GetBytes(head);
        private int at, left = times + 1;

        public override long Position { get => at; set => at = (int)value; }

        public override int Read(Span<byte> buffer)
        {
            if (at == now.Length)
            {
                if (left == 0) return 0;
                (now, at) = (--left == 0 ? Encoding.UTF8.GetBytes(tail) : part, 0);
            }
            var n = Math.Min(buffer.Length, now.Length - at);
            now.AsSpan(at, n).CopyTo(buffer);
            at += n;
            return n;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
