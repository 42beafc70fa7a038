namespace GraphQL.Language;

/// <summary>A text that was handed in, with the name under which its errors are reported.</summary>
internal sealed class Source(string body, string name = "GraphQL request")
{
    private int[]? _lines;

    public string Body { get; } = body;
    public string Name { get; } = name;

    /// <summary>Line and column, both from 1, of a character offset. Only errors ask; those of one document share the search for its lines.</summary>
    public SourceLocation LocationOf(int offset)
    {
        var lines = _lines ??= Lines();
        var line = Array.BinarySearch(lines, offset);
        if (line < 0) line = ~line - 1;
        return new SourceLocation(line + 1, offset - lines[line] + 1);
    }

    /// <summary>Where each line begins: behind a line feed, a carriage return, or the two together (section 2.1.2).</summary>
    private int[] Lines()
    {
        var lines = new List<int> { 0 };
        for (var i = 0; i < Body.Length; i++)
            if (Body[i] == '\n' || (Body[i] == '\r' && (i + 1 == Body.Length || Body[i + 1] != '\n'))) lines.Add(i + 1);
        return [.. lines];
    }
}
