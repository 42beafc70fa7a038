using GraphQL.Language;
using Xunit;

namespace GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{", 1, 2)]
    [InlineData("{}", 1, 2)]
    [InlineData("{ a(: 1) }", 1, 5)]
    [InlineData("{ a() }", 1, 5)]
    [InlineData("query Q() { a }", 1, 9)]
    [InlineData("query ($a: Int = $b) { a }", 1, 18)]
    [InlineData("fragment on on T { a }", 1, 10)]
    [InlineData("{ ...on }", 1, 9)]
    [InlineData("notAnOperation { a }", 1, 1)]
    [InlineData("\"described\" { a }", 1, 1)]
    [InlineData("type A {}", 1, 9)]
    [InlineData("extend type A", 1, 14)]
    [InlineData("\"d\" extend type A { b: C }", 1, 1)]
    [InlineData("enum E { true }", 1, 10)]
    [InlineData("directive @d on NOWHERE", 1, 17)]
    [InlineData("union U = | ", 1, 13)]
    public void A_document_that_breaks_the_grammar_is_refused_at_its_place(string text, int line, int column)
    {
        var error = Assert.Throws<SyntaxException>(() => Parser.Parse(text));
        Assert.Equal(new SourceLocation(line, column), error.Location);
        Assert.Contains("sec-Language", (string)error.ToError().Extensions!["spec"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Keywords_are_names_where_a_name_is_due()
    {
        var document = Parser.Parse("query query { fragment on type: mutation(input: true, null: null) { ... on on { on } } }");
        Assert.Equal("query", document.Definitions[0].Name!.Value);
    }

    [Fact]
    public void Executable_definitions_have_descriptions()
    {
        var document = Parser.Parse("\"an operation\" query Q(\"a variable\" $a: Int) { a } \"\"\"a fragment\"\"\" fragment F on T { a }");
        var operation = (OperationNode)document.Definitions[0];
        Assert.Equal("an operation", operation.Description!.Value);
        Assert.Equal("a variable", operation.Variables[0].Description!.Value);
        Assert.Equal("a fragment", document.Definitions[1].Description!.Value);
    }

    [Fact]
    public void Nodes_know_their_span()
    {
        var field = (FieldNode)((OperationNode)Parser.Parse("{  x : a(b: [1])  }").Definitions[0]).Selection.Selections[0];
        Assert.Equal((3, 16), (field.Start, field.End));
    }

    [Theory]
    [InlineData("{ a(b: ", "[", "]")]
    [InlineData("", "{ a ", "}")]
    [InlineData("query($a: ", "[", "]")]
    [InlineData("{ a(b: ", "{ c: ", "}")]
    public void Deep_nesting_is_refused_before_the_stack_ends(string before, string open, string close)
    {
        var text = before + string.Concat(Enumerable.Repeat(open, 5_000)) + string.Concat(Enumerable.Repeat(close, 5_000));
        Assert.Contains("nested", Assert.Throws<SyntaxException>(() => Parser.Parse(text)).Message, StringComparison.Ordinal);
    }
}
