namespace GraphQL.Language;

/// <summary>A text that was handed in, with the name under which its errors are reported.</summary>
internal sealed class Source(string body, string name = "GraphQL request")
{
    public string Body { get; } = body;
    public string Name { get; } = name;

    /// <summary>Line and column, both from 1, of a character offset. Counted on demand: only errors ask.</summary>
    public SourceLocation LocationOf(int offset)
    {
        int line = 1, lineStart = 0;
        var end = Math.Min(offset, Body.Length);
        for (var i = 0; i < end; i++)
        {
            var c = Body[i];
            if (c == '\r' && i + 1 < Body.Length && Body[i + 1] == '\n')
            {
                if (i + 1 >= end) break;
                i++;
            }
            if (c is '\n' or '\r')
            {
                line++;
                lineStart = i + 1;
            }
        }
        return new SourceLocation(line, offset - lineStart + 1);
    }
}
