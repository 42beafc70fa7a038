using System.Text;
using System.Text.RegularExpressions;

namespace GraphQL.Peers.Differential;

/// <summary>Breaks documents: by the word, so that they mostly parse and break rules, or by the character.</summary>
internal sealed partial class Mutator(GraphQL.Schema schema, Random random)
{
    private readonly string[] _vocabulary =
    [
        .. schema.Types.Select(t => t.Name), .. schema.Types.OfType<FieldsType>().SelectMany(t => t.Fields).Select(f => f.Name).Distinct(),
        .. schema.Types.OfType<FieldsType>().SelectMany(t => t.Fields).SelectMany(f => f.Arguments).Select(a => a.Name).Distinct(),
        "nowhere", "on", "query", "mutation", "subscription", "fragment", "null", "true", "skip", "include", "if", "__typename", "__schema",
    ];

    private static readonly string[] Values = ["0", "1.5", "\"text\"", "true", "null", "FREE", "[1]", "[]", "{}", "{a: 1}", "[[\"x\"]]", "99999999999", "$v0", "$nowhere", "\"\"\"block\"\"\""];
    private static readonly string[] Strewn = ["{", "}", "(", ")", "[", "]", "$", "@", "!", "...", ":", "=", "|", "&", "@skip(if: true)", "@nowhere", "@include", "... on Nowhere { a }", "...Nowhere", "b: __typename"];

    private static readonly string[] Appended =
    [
        "fragment Unused on Query { __typename }", "fragment Ring on Query { ...Ring }", "{ __typename }", "query Operation0 { __typename }", "subscription { __typename }", "subscription S { a: __typename b: __typename }",
        "mutation M @skip(if: true) { __typename }", "type Extra { a: Int }", "extend type Query { a: Int }", "scalar S", "directive @d on FIELD", "fragment Fragment0 on Query { __typename }",
        "query ($v0: Int, $v0: Int) { __typename }", "query V($v: Query) { __typename }", "query W($w: [Nowhere!]! = 1) { __typename }", "fragment A on Query { ...B } fragment B on Query { ...A }",
        "\"described\" { __typename }", "\"described\" extend type Query { a: Int }", "\"described\" fragment D on Query { __typename }",
    ];

    [GeneratedRegex("\"\"\"(?:\\\\\"\"\"|[^\"]|\"(?!\"\"))*\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|[_A-Za-z][_0-9A-Za-z]*|-?[0-9][0-9.eE+-]*|\\.\\.\\.|\\s+|.", RegexOptions.Singleline)]
    private static partial Regex Words();

    public string ByWord(string document)
    {
        var words = Words().Matches(document).Select(m => m.Value).ToList();
        for (var i = random.Next(1, 4); i > 0 && words.Count > 2; i--)
        {
            var at = random.Next(words.Count);
            switch (random.Next(9))
            {
                case 0 or 1 or 2:
                    at = words.FindIndex(at, w => char.IsAsciiLetter(w[0]));
                    if (at >= 0) words[at] = Pick(_vocabulary);
                    break;
                case 3:
                    at = words.FindIndex(at, w => w[0] is '"' or '-' || char.IsAsciiDigit(w[0]) || w is "true" or "false" or "null");
                    if (at >= 0) words[at] = Pick(Values);
                    break;
                case 4: words.RemoveAt(at); break;
                case 5: words.Insert(at, words[random.Next(words.Count)]); break;
                case 6: words.Insert(at, $" {Pick(Strewn)} "); break;
                case 7: Twice(words, at); break;
                default: words.Add($"\n{Pick(Appended)}"); break;
            }
        }
        return string.Concat(words);
    }

    /// <summary>A bracketed part again behind itself: fields, arguments and definitions that are given twice.</summary>
    private static void Twice(List<string> words, int from)
    {
        var open = words.FindIndex(from, w => w is "{" or "(");
        if (open < 0) return;
        var depth = 0;
        for (var i = open; i < words.Count; i++)
        {
            if (words[i] is "{" or "(" or "[") depth++;
            if (words[i] is "}" or ")" or "]" && --depth == 0)
            {
                words.InsertRange(i, [" ", .. words.GetRange(open + 1, i - open - 1)]);
                return;
            }
        }
    }

    public string ByCharacter(string document)
    {
        var text = new StringBuilder(document);
        for (var i = random.Next(1, 4); i > 0 && text.Length > 1; i--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0: text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at)); break;
                case 1: text[at] = (char)random.Next(1, 0x180); break;
                case 2: text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 12), text.Length - at))); break;
                default: text.Insert(at, Pick(["\"", "\"\"\"", "\\u", "\\u{110000}", "\\u{D83D}", "\\uD83D\\uDE00", "\\uDE00", "\\q", "\uFEFF", "\u00A0", "\u0007", "#", "\r", "'", "1.", "01", "-", "1e", ".", "..", "中", "\U0001F600", "?", "0x1", "%", "5a", "\u2028"])); break;
            }
        }
        // Half a surrogate pair cannot be sent to the oracle as it is.
        return text.ToString().AsSent();
    }

    private string Pick(IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];
}

internal static class Surrogates
{
    /// <summary>Halves of surrogate pairs become replacement characters, as on any wire.</summary>
    public static string AsSent(this string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
