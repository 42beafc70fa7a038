using System.Xml;

namespace Compliance.Host.Import.Xes;

/// <summary>
/// Reads a XES log (IEEE 1849) trace by trace; memory holds one trace. Document types and entities are refused, and depth,
/// lengths and counts are bounded, so a hostile file costs no more than an honest one.
/// </summary>
internal sealed class XesReader : IDisposable
{
    public const int DeepestNesting = 16, LongestKey = 512, LongestValue = 64 * 1024, MostAttributes = 4_096, MostEvents = 100_000;

    private readonly GuardedStream source;
    private readonly XmlReader xml;
    private readonly IXmlLineInfo position;
    private readonly XesStrings strings = new();
    private readonly List<string> keys = [];
    private readonly List<string?> values = [];
    private XesAttributes previous = XesAttributes.None;

    /// <param name="file">Seekable; it is read from its start and left open.</param>
    public XesReader(Stream file)
    {
        source = XesSource.Open(file);
        xml = XmlReader.Create(source, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, IgnoreProcessingInstructions = true,
        });
        position = (IXmlLineInfo)xml;
    }

    /// <summary>What the log calls itself, once the first trace is reached.</summary>
    public string? LogName { get; private set; }
    public long FilePosition => source.FilePosition;

    public IEnumerable<XesTrace> Traces()
    {
        MoveNext();
        if (xml.NodeType == XmlNodeType.XmlDeclaration) MoveNext();
        if (xml.LocalName != "log") throw Wrong($"The root element is <{xml.LocalName}>.", "A XES log begins with <log>.");
        if (xml.IsEmptyElement) yield break;
        while (MoveNext() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType != XmlNodeType.Element) throw Wrong("Text stands between the elements of the log.", "Remove it.");
            switch (xml.LocalName)
            {
                case "trace":
                    yield return ReadTrace();
                    break;
                case "event":
                    throw Wrong("An event stands outside a trace.", "Export the log with its traces.");
                case "extension" or "global" or "classifier":
                    Skip();
                    break;
                default:
                    var mark = keys.Count;
                    ReadAttribute(null, 1);
                    for (var i = mark; i < keys.Count; i++)
                        if (keys[i] == "concept:name") LogName = values[i];
                    Forget(mark);
                    break;
            }
        }
        while (MoveNext()) { }
    }

    private XesTrace ReadTrace()
    {
        var line = position.LineNumber;
        var events = new List<XesEvent>();
        keys.Clear();
        values.Clear();
        if (!xml.IsEmptyElement)
        {
            // Attributes of the trace come first by the standard, but nothing breaks when one follows an event.
            var own = (Keys: new List<string>(), Values: new List<string?>());
            while (MoveNext() && xml.NodeType != XmlNodeType.EndElement)
            {
                if (xml.NodeType != XmlNodeType.Element) throw Wrong("Text stands inside a trace.", "Remove it.");
                if (xml.LocalName == "event")
                {
                    if (events.Count == MostEvents) throw Wrong($"A trace holds more than {MostEvents:N0} events.", "Split the log by case.");
                    events.Add(ReadEvent());
                    continue;
                }
                ReadAttribute(null, 1);
                own.Keys.AddRange(keys);
                own.Values.AddRange(values);
                Forget(0);
            }
            return new(new([.. own.Keys], [.. own.Values]), events, line);
        }
        return new(XesAttributes.None, events, line);
    }

    private XesEvent ReadEvent()
    {
        int line = position.LineNumber, column = position.LinePosition;
        Forget(0);
        if (!xml.IsEmptyElement)
            while (MoveNext() && xml.NodeType != XmlNodeType.EndElement)
            {
                if (xml.NodeType != XmlNodeType.Element) throw Wrong("Text stands inside an event.", "Remove it.");
                ReadAttribute(null, 1);
            }
        var attributes = new XesAttributes(KeysOfNeighbour(), [.. values]);
        previous = attributes;
        var name = attributes["concept:name"] ?? throw new XesException(line, column, "An event has no concept:name.", "Every event must say what was done.");
        var time = attributes["time:timestamp"] ?? throw new XesException(line, column, $"The event {name} has no time:timestamp.", "Every event must say when it happened.");
        if (!XesValues.TryInstant(time, out var at))
            throw new XesException(line, column, $"The event {name} has the time “{Shorten(time)}”.", "Write it as 2017-01-09T09:49:50.000+01:00.");
        return new(name, at, attributes, line);
    }

    private string[] KeysOfNeighbour()
    {
        var before = previous.Keys;
        if (before.Length != keys.Count) return [.. keys];
        for (var i = 0; i < before.Length; i++)
            if (!ReferenceEquals(before[i], keys[i])) return [.. keys];
        return before;
    }

    // A nested attribute is kept under its parent's key and its own, with a slash between.
    private void ReadAttribute(string? parent, int depth)
    {
        if (depth > DeepestNesting) throw Wrong($"Attributes are nested deeper than {DeepestNesting}.", "Flatten them.");
        if (keys.Count == MostAttributes) throw Wrong($"More than {MostAttributes:N0} attributes stand on one element.", "Leave out what is not needed.");
        var element = xml.LocalName;
        var empty = xml.IsEmptyElement;
        string? key = null, value = null;
        var hasValue = false;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "key") key = strings.Read(xml, LongestKey, parent is null && keys.Count < previous.Count ? previous.KeyAt(keys.Count) : null) ?? throw Wrong($"A key is longer than {LongestKey} characters.", "Shorten it.");
            else if (xml.LocalName == "value")
            {
                value = strings.Read(xml, LongestValue, keys.Count < previous.Count ? previous.ValueAt(keys.Count) : null) ?? throw Wrong($"The value of {Shorten(key ?? element)} is longer than {LongestValue:N0} characters.", "Shorten it; files do not belong into a log.");
                hasValue = true;
            }
        }
        xml.MoveToElement();
        var isKnown = element is "string" or "date" or "int" or "float" or "boolean" or "id" or "list" or "container" or "values";
        if (!isKnown) throw Wrong($"<{element}> is no attribute of XES.", "Allowed are string, date, int, float, boolean, id, list and container.");
        if (element == "values") key ??= "values";
        if (string.IsNullOrEmpty(key)) throw Wrong($"<{element}> has no key.", "Write key=\"…\".");
        if (!hasValue && element is not ("list" or "container" or "values")) throw Wrong($"The attribute {Shorten(key)} has no value.", "Write value=\"…\".");
        if (parent is not null) key = strings.Same(parent + "/" + key);
        keys.Add(key);
        values.Add(value is null || XesValues.IsAbsent(value) ? null : value);
        if (empty) return;
        while (MoveNext() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType != XmlNodeType.Element) throw Wrong($"Text stands inside the attribute {Shorten(key)}.", "Put it into value=\"…\".");
            ReadAttribute(key, depth + 1);
        }
    }

    private void Skip()
    {
        if (xml.IsEmptyElement) return;
        for (var depth = 1; depth > 0 && MoveNext();)
        {
            if (xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement) depth++;
            else if (xml.NodeType == XmlNodeType.EndElement) depth--;
            if (depth > DeepestNesting) throw Wrong($"Elements are nested deeper than {DeepestNesting}.", "Flatten them.");
        }
    }

    private void Forget(int mark)
    {
        keys.RemoveRange(mark, keys.Count - mark);
        values.RemoveRange(mark, values.Count - mark);
    }

    private bool MoveNext()
    {
        try
        {
            source.NodeRead();
            return xml.Read();
        }
        catch (XmlException e)
        {
            var (what, mend) = e.Message.Contains("DTD", StringComparison.Ordinal)
                ? ("The file declares a document type.", "Document types and entities are not read; remove the DOCTYPE.")
                : e.Message.Contains("root", StringComparison.OrdinalIgnoreCase) && LogName is null && position.LineNumber <= 1
                    ? ("The file is no XML.", "Give a XES log, plain or packed with gzip.")
                : e.Message.Contains("end of file", StringComparison.Ordinal) || e.Message.Contains("unclosed", StringComparison.Ordinal) ? ("The file ends before its log does: it was cut off.", "Fetch or pack the file again.")
                    : ($"The XML is broken: {Plain(e.Message)}", "Export the log again, or mend this place.");
            throw new XesException(Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition), what, mend);
        }
        catch (GuardedStream.NodeTooLargeException)
        {
            throw new XesException(position.LineNumber, position.LinePosition, $"After this place one element is larger than {GuardedStream.LargestNode / 1024 / 1024} MB.", "Shorten its values; files do not belong into a log.");
        }
        catch (InvalidDataException)
        {
            throw new XesException(position.LineNumber, position.LinePosition, "The gzip data is damaged or cut off after this place.", "Fetch or pack the file again.");
        }
    }

    // The parser ends its sentences with the position, which stands before them already.
    private static string Plain(string message)
    {
        var end = message.IndexOf(" Line ", StringComparison.Ordinal);
        return Shorten(end > 0 ? message[..end] : message, 200);
    }

    private static string Shorten(string text, int max = 60) => text.Length <= max ? text : text[..max] + "…";

    private XesException Wrong(string what, string mend) => new(position.LineNumber, position.LinePosition, what, mend);

    public void Dispose()
    {
        xml.Dispose();
        source.Dispose();
    }
}
