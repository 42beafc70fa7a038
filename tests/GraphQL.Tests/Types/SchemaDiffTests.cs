using Xunit;

namespace GraphQL.Tests.Types;

public sealed class SchemaDiffTests
{
    private const string Base = """
        directive @access(roles: [String!]) on FIELD_DEFINITION
        directive @mark(level: Int) repeatable on FIELD | QUERY
        interface Node { id: ID! }
        type A implements Node { id: ID! name: String list: [Int] }
        type B { n: Int! }
        union U = A | B
        enum E { ONE TWO }
        input I { a: Int b: String = "x" }
        input K { a: Int b: Int }
        scalar Money
        type Query { a(i: I, first: Int = 3): A! node: Node b: Money @access(roles: ["x"]) e: E u: U k(k: K): Int }
        """;

    [Theory]
    [InlineData("name: String list", "list", "Breaking: A.name is gone")]
    [InlineData("type B { n: Int! }", "type B { n: Int }", "Breaking: B.n was of type Int! and is now of type Int")]
    [InlineData("name: String list", "name: Int list", "Breaking: A.name was of type String and is now of type Int")]
    [InlineData("list: [Int]", "list: [Int!]!", "Safe: A.list was of type [Int] and is now of type [Int!]!")]
    [InlineData("node: Node", "node: A", "Safe: Query.node was of type Node and is now of type A")]
    [InlineData("union U = A | B", "union U = A", "Breaking: U has lost the member B")]
    [InlineData("ONE TWO", "ONE TWO THREE", "Dangerous: E has gained the value THREE")]
    [InlineData("ONE TWO", "ONE", "Breaking: E has lost the value TWO")]
    [InlineData("input I { a: Int", "input I { a: Int!", "Breaking: I.a was of type Int and is now of type Int!")]
    [InlineData("input I { a: Int", "input I { a: Int c: Int!", "Breaking: I.c is new and must be given")]
    [InlineData("input I { a: Int", "input I { a: Int c: Int", "Dangerous: I.c is new")]
    [InlineData("input I { a: Int", "input I { a: [Int]", "Safe: I.a was of type Int and is now of type [Int]")]
    [InlineData("b: String = \"x\"", "b: String = \"y\"", "Dangerous: I.b had the default \"x\" and has now \"y\"")]
    [InlineData("first: Int = 3", "", "Breaking: Query.a(first:) is gone")]
    [InlineData("first: Int = 3", "first: Int! = 3", "Breaking: Query.a(first:) was of type Int and is now of type Int!")]
    [InlineData("type A implements Node", "type A", "Breaking: A has lost the interface Node")]
    [InlineData("scalar Money", "enum Money { EUR }", "Breaking: Money was a scalar and is now an enum")]
    [InlineData("roles: [\"x\"])", "roles: [\"y\"])", "Dangerous: Query.b no longer carries @access(roles: [\"x\"]); Dangerous: Query.b now carries @access(roles: [\"y\"])")]
    [InlineData("repeatable on FIELD | QUERY", "on FIELD", "Breaking: @mark has lost the location QUERY; Breaking: @mark may stand only once now")]
    [InlineData("input K {", "input K @oneOf {", "Breaking: K takes exactly one field now")]
    [InlineData("e: E u", "e: E @deprecated u", "Safe: Query.e is deprecated")]
    [InlineData("e: E u", "e: E new: Int u", "Safe: Query.new is new")]
    [InlineData("enum E", "enum F { X } enum E", "Safe: F is new")]
    public void A_change_is_named_with_what_it_does_to_clients(string was, string now, string expected)
    {
        Assert.Contains(was, Base, StringComparison.Ordinal);
        Assert.Equal(expected, string.Join("; ", SchemaDiff.Compare(Base, Base.Replace(was, now, StringComparison.Ordinal)).Select(c => $"{c.Kind}: {c}")));
    }

    [Fact]
    public void A_schema_does_not_differ_from_itself()
    {
        Assert.Empty(SchemaDiff.Compare(Base, Base));
    }
}
