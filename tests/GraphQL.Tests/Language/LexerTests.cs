using GraphQL.Language;
using Xunit;

namespace GraphQL.Tests.Language;

public sealed class LexerTests
{
    private static string Text(string literal) => ((StringNode)Parser.ParseValue(literal)).Value;

    [Theory]
    [InlineData("\"simple\"", "simple")]
    [InlineData("\"\"", "")]
    [InlineData("\" white space \"", " white space ")]
    [InlineData("\"quote \\\" slash \\/ \\\\ \\b\\f\\n\\r\\t\"", "quote \" slash / \\ \b\f\n\r\t")]
    [InlineData("\"\\u4E2D\\u{6587}\"", "中文")]
    [InlineData("\"\\uD83D\\uDE00 \\u{1F600}\"", "😀 😀")]
    [InlineData("\"raw 😀\"", "raw 😀")]
    [InlineData("\"\"\"block \\\"\"\" end\"\"\"", "block \"\"\" end")]
    [InlineData("\"\"\"\n    first\n      second\n\n    third\n  \"\"\"", "first\n  second\n\nthird")]
    [InlineData("\"\"\"a\r\n  b\rc\"\"\"", "a\n  b\nc")]
    public void Strings_are_read(string literal, string expected) => Assert.Equal(expected, Text(literal));

    [Theory]
    [InlineData("\"open", 1, 6)]
    [InlineData("\"a\nb\"", 1, 3)]
    [InlineData("\"\\q\"", 1, 2)]
    [InlineData("\"\\u12\"", 1, 2)]
    [InlineData("\"\\uD83D\"", 1, 2)]
    [InlineData("\"\\u{110000}\"", 1, 2)]
    [InlineData("\"\\u{}\"", 1, 2)]
    [InlineData("\"\"\"open", 1, 8)]
    [InlineData("01", 1, 2)]
    [InlineData("1.", 1, 3)]
    [InlineData("1e", 1, 3)]
    [InlineData("-", 1, 2)]
    [InlineData("1x", 1, 2)]
    [InlineData("1.2.3", 1, 4)]
    [InlineData("..", 1, 1)]
    [InlineData("'single'", 1, 1)]
    [InlineData("  %", 1, 3)]
    [InlineData("[\n  1,\r\n  ?]", 3, 3)]
    public void What_cannot_be_read_is_told_with_its_place(string text, int line, int column)
    {
        var error = Assert.Throws<SyntaxException>(() => Parser.ParseValue(text));
        Assert.Equal(new SourceLocation(line, column), error.Location);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_source_character()
    {
        Assert.Throws<SyntaxException>(() => Parser.ParseValue("\"\uD83D\""));
        Assert.Throws<SyntaxException>(() => Parser.Parse("{ a } # \uDE00"));
        Assert.Throws<SyntaxException>(() => Parser.ParseValue("\"\"\"\uD83D \"\"\""));
    }

    [Fact]
    public void Commas_comments_and_a_byte_order_mark_mean_nothing()
    {
        var document = Parser.Parse("\uFEFF# first\n{,a # 中文 😀\r\n,,b}");
        Assert.Equal(2, ((OperationNode)document.Definitions[0]).Selection.Selections.Count);
    }

    [Fact]
    public void Tokens_are_counted()
    {
        Parser.Parse(new Source("{ a b }"), 4);
        Assert.Throws<SyntaxException>(() => Parser.Parse(new Source("{ a b c }"), 4));
    }
}
