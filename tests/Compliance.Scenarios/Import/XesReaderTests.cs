using System.IO.Compression;
using System.Text;
using Compliance.Host.Import.Xes;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Scenarios.Import;

public sealed class XesReaderTests(ITestOutputHelper output)
{
    internal const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"1.0\" xmlns=\"http://www.xes-standard.org\">\n";
    internal const string Event = "<event><string key=\"concept:name\" value=\"Start trip\"/><date key=\"time:timestamp\" value=\"2017-04-01T00:00:00.000+02:00\"/></event>";

    [Fact]
    public void A_trace_keeps_its_attributes_and_its_events_in_order()
    {
        var trace = Assert.Single(Read(Head + """
            <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
            <global scope="event"><string key="concept:name" value="name"/></global>
            <classifier name="Activity" keys="concept:name"/>
            <string key="concept:name" value="Trips"/>
            <trace>
              <string key="concept:name" value="permit 1"/>
              <event>
                <string key="concept:name" value="Permit SUBMITTED by EMPLOYEE"/><date key="time:timestamp" value="2017-03-25T23:30:00.000+01:00"/>
                <string key="(case)_RequestedBudget" value="1,302"/><string key="(case)_ProjectNumber" value="UNKNOWN"/>
                <list key="tags"><values><string key="a" value="x &amp; y"/></values></list>
              </event>
              <event><string key="concept:name" value="Start trip"/><date key="time:timestamp" value="2017-03-26T03:00:00+02:00"/></event>
            </trace>
            """ + "</log>", out var name));
        Assert.Equal("Trips", name);
        Assert.Equal("permit 1", trace.Name);
        Assert.Equal(["Permit SUBMITTED by EMPLOYEE", "Start trip"], trace.Events.Select(e => e.Name));
        Assert.Equal("1,302", trace.Case("RequestedBudget"));
        Assert.Null(trace.Case("ProjectNumber"));
        Assert.Equal("x & y", trace.Events[0].Attributes["tags/values/a"]);
    }

    [Fact]
    public void Times_are_instants_across_the_change_of_daylight_saving()
    {
        // 25 March 2017 23:30 +01:00 to 26 March 03:00 +02:00: two and a half hours, though the clocks show three and a half.
        Assert.True(XesValues.TryInstant("2017-03-25T23:30:00.000+01:00", out var before));
        Assert.True(XesValues.TryInstant("2017-03-26T03:00:00.000+02:00", out var after));
        Assert.Equal(TimeSpan.FromHours(2.5), after - before);
        Assert.Equal(TimeSpan.FromHours(2), after.Offset);
        Assert.True(XesValues.TryInstant("2017-03-26T01:00:00Z", out var zulu));
        Assert.Equal(after, zulu);
        Assert.True(XesValues.TryInstant("2017-03-26T01:00:00", out var bare));
        Assert.Equal(zulu, bare);
    }

    [Theory]
    [InlineData("1,302", "1302")]
    [InlineData("26.85120450862128", "26.85120450862128")]
    [InlineData("1,234,567.89", "1234567.89")]
    [InlineData("-270.11242831028085", "-270.11242831028085")]
    [InlineData("0", "0")]
    public void Amounts_are_decimals_with_or_without_separators(string written, string meant)
    {
        Assert.True(XesValues.TryAmount(written, out var amount));
        Assert.Equal(decimal.Parse(meant, System.Globalization.CultureInfo.InvariantCulture), amount);
    }

    [Fact]
    public void Gzip_is_recognised_by_its_bytes_and_may_come_in_several_parts()
    {
        var text = Head + "<trace><string key=\"concept:name\" value=\"1\"/>" + Event + "</trace></log>";
        var parts = Pack(text[..100]).Concat(Pack(text[100..])).ToArray();
        using var reader = new XesReader(new MemoryStream(parts));
        Assert.Single(reader.Traces());
    }

    public static TheoryData<string, string, string> Broken() => new()
    {
        { "an empty file", "", "empty" },
        { "no XML", "date,amount\n1,2", "no XML" },
        { "another document", "<html><body/></html>", "root element is <html>" },
        { "cut off", Head + "<trace><string key=\"concept:name\" value=\"1\"/>" + Event, "cut off" },
        { "tags crossed", Head + "<trace></log></trace>", "broken" },
        { "a document type", "<!DOCTYPE log [<!ENTITY a \"aaaa\">]><log/>", "document type" },
        { "an unknown entity", Head + "<trace><string key=\"concept:name\" value=\"&a;\"/></trace></log>", "broken" },
        { "an event without a name", Head + "<trace><event><date key=\"time:timestamp\" value=\"2017-04-01T00:00:00.000+02:00\"/></event></trace></log>", "concept:name" },
        { "an event without a time", Head + "<trace><event><string key=\"concept:name\" value=\"Start trip\"/></event></trace></log>", "time:timestamp" },
        { "a time that is none", Head + "<trace><event><string key=\"concept:name\" value=\"x\"/><date key=\"time:timestamp\" value=\"2017-02-30T00:00:00.000+02:00\"/></event></trace></log>", "2017-02-30" },
        { "an event outside a trace", Head + Event + "</log>", "outside a trace" },
        { "an element XES does not know", Head + "<trace><script key=\"a\" value=\"b\"/></trace></log>", "<script>" },
        { "an attribute without key", Head + "<trace><string value=\"b\"/></trace></log>", "no key" },
        { "an attribute without value", Head + "<trace><string key=\"b\"/></trace></log>", "no value" },
        { "text in between", Head + "<trace>hello</trace></log>", "Text" },
        { "deep nesting", Head + "<trace>" + string.Concat(Enumerable.Repeat("<string key=\"a\" value=\"b\">", 40)) + string.Concat(Enumerable.Repeat("</string>", 40)) + "</trace></log>", "deeper" },
        { "deep nesting where it is skipped", Head + "<global>" + string.Concat(Enumerable.Repeat("<a>", 40)) + string.Concat(Enumerable.Repeat("</a>", 40)) + "</global></log>", "deeper" },
        { "a long value", Head + "<trace><string key=\"a\" value=\"" + new string('x', 100_000) + "\"/></trace></log>", "longer than 65,536" },
        { "a value of 10 MB", Head + "<trace><string key=\"a\" value=\"" + new string('x', 10_000_000) + "\"/></trace></log>", "larger than 4 MB" },
        { "a key of 10 kB", Head + "<trace><string key=\"" + new string('x', 10_000) + "\" value=\"1\"/></trace></log>", "key is longer" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_cannot_be_read_is_refused_with_place_reason_and_remedy(string what, string xml, string expected)
    {
        var refused = Assert.Throws<XesException>(() => Read(xml, out _));
        output.WriteLine($"{what}: {refused.Message}");
        Assert.Contains(expected, refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(refused.Mend);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.True(refused.Message.Length < 600, "one line for a person to read");
        if (xml.Length > 0) Assert.True(refused.Line > 0, "where");
    }

    [Fact]
    public void A_packed_file_that_was_cut_off_is_told_from_a_whole_one()
    {
        var packed = Pack(Head + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<trace><string key=\"concept:name\" value=\"{i * 7919}\"/>{Event}</trace>")) + "</log>");
        using var reader = new XesReader(new MemoryStream(packed[..(packed.Length / 2)]));
        var refused = Assert.Throws<XesException>(() => reader.Traces().Count());
        output.WriteLine(refused.Message);
        Assert.Contains("cut off", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DomesticDeclarations.xes.gz", 10_357, 55_628)]
    [InlineData("RequestForPayment.xes.gz", 6_760, 36_072)]
    [InlineData("PrepaidTravelCost.xes.gz", 2_007, 17_507)]
    [InlineData("PermitLog.sample300.xes.gz", 300, 3_044)]
    public void The_real_logs_are_read_whole(string file, int traces, int events)
    {
        if (RealLogs.Path(file, output.WriteLine) is not { } path) return;
        using var stream = File.OpenRead(path);
        using var reader = new XesReader(stream);
        var counts = reader.Traces().Aggregate((Traces: 0, Events: 0), (sum, t) => (sum.Traces + 1, sum.Events + t.Events.Count));
        Assert.Equal((traces, events), counts);
    }

    private static List<XesTrace> Read(string xml, out string? name)
    {
        using var reader = new XesReader(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
        var traces = reader.Traces().ToList();
        name = reader.LogName;
        return traces;
    }

    private static byte[] Pack(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
