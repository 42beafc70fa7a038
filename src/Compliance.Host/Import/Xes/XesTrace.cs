namespace Compliance.Host.Import.Xes;

/// <summary>One case of a log with its events in the order of the file.</summary>
internal sealed record XesTrace(XesAttributes Attributes, IReadOnlyList<XesEvent> Events, int Line)
{
    public string? Name => Attributes["concept:name"];

    /// <summary>
    /// An attribute of the case: on the trace itself, or on its events under the prefix <c>(case)_</c>, as process-mining
    /// tools export it. The first event that knows it speaks for the case.
    /// </summary>
    public string? Case(string key)
    {
        if (Attributes[key] is { } own) return own;
        var prefixed = CasePrefix + key;
        foreach (var e in Events)
            if (e.Attributes[prefixed] is { } value) return value;
        return null;
    }

    public const string CasePrefix = "(case)_";
}

/// <summary>One event; the standard's own attributes are read out, everything else stays in <paramref name="Attributes"/>.</summary>
/// <param name="At">The instant, with the offset the log wrote.</param>
internal sealed record XesEvent(string Name, DateTimeOffset At, XesAttributes Attributes, int Line)
{
    public string? Id => Attributes["id"] ?? Attributes["identity:id"];
    public string? Resource => Attributes["org:resource"];
    public string? Role => Attributes["org:role"];
}

/// <summary>
/// Keys and values side by side. Neighbouring events of a log mostly share all keys and many values, so the reader hands
/// the same strings and the same key array on: an event costs one array of references.
/// </summary>
internal sealed class XesAttributes(string[] keys, string?[] values)
{
    public static XesAttributes None { get; } = new([], []);

    public int Count => keys.Length;
    public string KeyAt(int i) => keys[i];
    /// <summary>Null where the log says UNKNOWN, MISSING or UNDEFINED: what is not known is absent.</summary>
    public string? ValueAt(int i) => values[i];

    public string? this[string key]
    {
        get
        {
            for (var i = 0; i < keys.Length; i++)
                if (ReferenceEquals(keys[i], key) || string.Equals(keys[i], key, StringComparison.Ordinal)) return values[i];
            return null;
        }
    }

    internal bool SharesKeysWith(XesAttributes other) => ReferenceEquals(keys, other.Keys);
    internal string[] Keys => keys;
}
