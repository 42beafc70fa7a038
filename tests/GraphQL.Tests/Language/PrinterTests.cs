using FsCheck;
using FsCheck.Fluent;
using GraphQL.Language;
using Xunit;

namespace GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Theory]
    [InlineData("{\n  a\n}\n")]
    [InlineData("query Q($a: [Int!]! = [1, 2] @d, \"described\" $b: T) @d(x: {y: \"z\"}) {\n  x: a(b: $a, c: 1.50e3, d: null, e: E) @skip(if: true) {\n    ...F @d\n    ... on T @d {\n      b\n    }\n    ... {\n      c\n    }\n  }\n}\n\n\"\"\"a fragment\"\"\"\nfragment F on T @d {\n  a\n}\n")]
    [InlineData("\"\"\"\nThe schema\nin two lines\n\"\"\"\nschema @d {\n  query: Q\n}\n\n\"\"\"One line\"\"\"\ndirective @d(\n  \"\"\"An argument\"\"\"\n  a: Int = 1\n  b: [T!]\n) repeatable on FIELD | QUERY\n\nscalar S @specifiedBy(url: \"x\")\n\ntype T implements A & B @d {\n  \"a field\"\n  a(b: Int = 3 @d, c: I): [T!]! @deprecated(reason: \"r\")\n}\n\ninterface A implements B {\n  a: Int\n}\n\nunion U @d = T | V\n\nenum E {\n  \"\"\"first\"\"\"\n  A @d\n  B\n}\n\ninput I @oneOf {\n  a: Int = 1\n  b: [I]\n}\n\nextend type T {\n  z: Int\n}\n\nextend union U = W\n")]
    public void What_is_printed_is_what_was_written(string text) => Assert.Equal(text, Printer.Print(Parser.Parse(text)));

    [Theory]
    [InlineData("tabs\tand \\ and \"quotes\"")]
    [InlineData("ends in a quote\"")]
    [InlineData("ends in a backslash\\")]
    [InlineData("triple \"\"\" inside")]
    [InlineData("  indented")]
    [InlineData("two\nlines")]
    [InlineData("two\n  lines, the second indented")]
    [InlineData("trailing \n")]
    [InlineData("\n leading")]
    [InlineData("carriage\rreturn")]
    [InlineData("\u0007bell 中文 😀")]
    [InlineData("")]
    public void Every_text_survives_as_a_string_and_as_a_block_string(string text)
    {
        foreach (var block in new[] { true, false })
        {
            var node = new StringNode { Source = new Source(""), Start = 0, Value = text, Block = block };
            Assert.Equal(text, ((StringNode)Parser.ParseValue(Printer.Print(node))).Value);
        }
    }

    [Fact]
    public void Any_text_survives_printing() => Prop.ForAll<string>(text =>
    {
        text = new string([.. (text ?? "").Where(c => !char.IsSurrogate(c))]);
        return new[] { true, false }.All(block =>
            ((StringNode)Parser.ParseValue(Printer.Print(new StringNode { Source = new Source(""), Start = 0, Value = text, Block = block }))).Value == text);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Generated_documents_survive_printing()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var document = new DocumentGenerator(seed).Document();
            var once = Printer.Print(Parser.Parse(document));
            Assert.Equal(once, Printer.Print(Parser.Parse(once)));
            Assert.Equal(Tokens(document), Tokens(once));
        }
    }

    /// <summary>Printing changes nothing but layout, the way strings are quoted, and the optional pipe before the first member of a union.</summary>
    private static List<string> Tokens(string text)
    {
        var lexer = new Lexer(new Source(text), int.MaxValue);
        var tokens = new List<string>();
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfFile; token = lexer.Next())
            if (token.Kind != TokenKind.Pipe || tokens[^1] != "Equals ") tokens.Add($"{(token.Kind == TokenKind.BlockString ? TokenKind.String : token.Kind)} {token.Value}");
        return tokens;
    }
}
