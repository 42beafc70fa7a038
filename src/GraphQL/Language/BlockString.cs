using System.Text;

namespace GraphQL.Language;

/// <summary>The common indentation of block strings: BlockStringValue() of section 2.9.4, and its inverse.</summary>
internal static class BlockString
{
    public static string Dedent(string raw)
    {
        var lines = Lines(raw);
        int first = -1, last = -1, common = int.MaxValue;
        for (var i = 0; i < lines.Count; i++)
        {
            var indent = Indent(lines[i]);
            if (indent == lines[i].Length) continue;
            if (first < 0) first = i;
            last = i;
            if (i != 0) common = Math.Min(common, indent);
        }
        if (first < 0) return "";
        if (common == int.MaxValue) common = 0;
        var text = new StringBuilder();
        for (var i = first; i <= last; i++)
        {
            if (i > first) text.Append('\n');
            var line = lines[i];
            text.Append(i == 0 ? line : line[Math.Min(common, line.Length)..]);
        }
        return text.ToString();
    }

    /// <summary>Whether a value comes back unchanged after it is printed as a block string.</summary>
    public static bool CanHold(string value)
    {
        if (value.Length == 0) return false;
        foreach (var c in value)
            if (c is '\r' || (c < ' ' && c is not ('\n' or '\t')) || char.IsSurrogate(c)) return false;
        var lines = Lines(value);
        if (Indent(lines[0]) == lines[0].Length || Indent(lines[^1]) == lines[^1].Length) return false;
        if (FitsOneLine(value)) return true;
        // Printed over several lines, lines that are all indented would lose what they have in common.
        return lines.Exists(l => l.Length > 0 && Indent(l) == 0);
    }

    /// <summary>Whether it can stand between the quotes as it is: only the last character could run into them.</summary>
    public static bool FitsOneLine(string value) => !value.Contains('\n', StringComparison.Ordinal) && value[^1] is not ('"' or '\\');

    private static int Indent(string line)
    {
        var i = 0;
        while (i < line.Length && line[i] is (' ' or '\t')) i++;
        return i;
    }

    private static List<string> Lines(string raw) =>
        [.. raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n')];
}
