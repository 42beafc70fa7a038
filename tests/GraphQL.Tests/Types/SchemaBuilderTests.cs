using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GraphQL.Tests.Types;

public sealed class SchemaBuilderTests
{
    private static IReadOnlyList<string> Faults(string sdl, Action<SchemaBuilder>? bind = null)
    {
        var builder = new SchemaBuilder().AddDocument(sdl, "a.graphql");
        bind?.Invoke(builder);
        return Assert.Throws<SchemaException>(() => builder.Build(new ServiceCollection().BuildServiceProvider())).Faults;
    }

    public sealed class Resolvers
    {
        public string Text() => "";
        public string Arguments(int n, string missing) => missing + n;
        public int Wrong() => 0;
        public IReadOnlyList<int> Ids() => [];
        public string Input(InputRecord input) => input.Name;
        public Color Color() => SchemaBuilderTests.Color.Red;
        public static string Static() => "";
        public void Nothing() { }
        public string Optional(int n) => n.ToString();
        public string Unread() => "";
    }

    public enum Color { Red, DarkBlue, Grey }

    public sealed record InputRecord(string Name, int Surplus);

    [Fact]
    public void All_faults_of_binding_are_told_at_once()
    {
        var faults = Faults("""
            type Query {
              text: String!
              arguments(n: Int!): String
              wrong: [Int]
              ids: Int
              input(input: In!): String
              color: Color
              static: String
              nothing: String
              optional(n: Int): String
              unread(n: Int): String
              missing: String
            }
            input In { name: String! extra: Int }
            enum Color { RED DARK_BLUE GREEN }
            """, b => b.BindResolvers("Query", typeof(Resolvers)).BindResolvers("Nope", typeof(Resolvers)).BindType("Nowhere", typeof(string)));
        Assert.Collection(faults.Order(StringComparer.Ordinal).Select(f => f[..Math.Min(f.Length, 60)]).ToArray(),
            f => Assert.StartsWith("Color.Grey has no twin", f, StringComparison.Ordinal),
            f => Assert.StartsWith("InputRecord.Surplus has no twin", f, StringComparison.Ordinal),
            f => Assert.StartsWith("Query.arguments (Resolvers.Arguments): the parameter missing", f, StringComparison.Ordinal),
            f => Assert.StartsWith("Query.ids (Resolvers.Ids) is Int in the SDL, but C# gives IR", f, StringComparison.Ordinal),
            f => Assert.StartsWith("Query.nothing (Resolvers.Nothing) gives no value", f, StringComparison.Ordinal),
            f => Assert.StartsWith("Query.optional (Resolvers.Optional), parameter n, may be nul", f, StringComparison.Ordinal),
            f => Assert.StartsWith("Query.wrong (Resolvers.Wrong) is [Int] in the SDL, but C# gi", f, StringComparison.Ordinal),
            f => Assert.StartsWith("Resolvers are bound to Nope", f, StringComparison.Ordinal),
            f => Assert.StartsWith("String is bound to Nowhere", f, StringComparison.Ordinal),
            f => Assert.StartsWith("a.graphql:11:3: Query.unread (Resolvers.Unread): the ar", f, StringComparison.Ordinal),
            f => Assert.StartsWith("a.graphql:12:3: Query.missing has no member", f, StringComparison.Ordinal),
            f => Assert.StartsWith("a.graphql:14:26: The input field In.extra has no twin", f, StringComparison.Ordinal),
            f => Assert.StartsWith("a.graphql:15:28: The enum value Color.GREEN has no twin", f, StringComparison.Ordinal),
            f => Assert.StartsWith("a.graphql:8:3: Query.static has no member", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Members_of_a_union_that_share_a_type_cannot_be_told_apart_unless_the_host_says()
    {
        const string Sdl = "type Query { any: U } union U = A | B type A { text: String } type B { text: String }";
        Action<SchemaBuilder> bind = b => b.BindType("A", typeof(Resolvers)).BindType("B", typeof(Resolvers)).BindResolvers("Query", typeof(AnyResolvers));
        Assert.Contains("cannot be told apart", Assert.Single(Faults(Sdl, bind)), StringComparison.Ordinal);
        var engine = new TestEngine(Sdl, b =>
        {
            bind(b);
            b.ResolveType("U", _ => "B");
        });
        Assert.Equal("""{"any":{"__typename":"B"}}""", await engine.DataAsync("{ any { __typename } }"));
    }

    public sealed class AnyResolvers
    {
        public object Any() => new Resolvers();
    }

    [Theory]
    [InlineData("type Query { a: Nope }", "Nope is nowhere defined")]
    [InlineData("type A { a: Int }", "no query type")]
    [InlineData("type Query { a: Int } type Query { b: Int }", "defined more than once")]
    [InlineData("type Query { a: Int } extend type Nope { b: Int }", "nowhere defined")]
    [InlineData("type Query { a: Int } extend interface Query { b: Int }", "another kind")]
    [InlineData("type Query { a: Int a: Int }", "more than once")]
    [InlineData("type Query { a(b: Int, b: Int): Int }", "more than once")]
    [InlineData("type Query { __a: Int }", "two underscores")]
    [InlineData("type Query { a(b: Query): Int }", "output type")]
    [InlineData("type Query { a: I } input I { b: Int }", "input type")]
    [InlineData("type Query { a: Int } input I { b: I! }", "needs itself")]
    [InlineData("type Query { a: Int } input I { b: J! } input J { c: I! }", "needs itself")]
    [InlineData("type Query { a: Int } input I { b: I = {} }", "leads back to itself")]
    [InlineData("type Query { a: Int } input I @oneOf { b: Int! }", "must be nullable")]
    [InlineData("type Query { a: Int } enum E { A A }", "more than once")]
    [InlineData("type Query { a: Int } union U", "no members")]
    [InlineData("type Query { a: Int } union U = Query | Query", "more than once")]
    [InlineData("type Query { a: Int } union U = Int", "object types as members")]
    [InlineData("type Query implements N { a: Int } interface N { b: Int }", "lacks the field b")]
    [InlineData("type Query implements N { a: Int } interface N { a: Int! }", "promises Int!")]
    [InlineData("type Query implements N { a: Int } interface N { a(b: Int): Int }", "lacks the argument b")]
    [InlineData("type Query implements N { a(b: ID): Int } interface N { a(b: Int): Int }", "promises Int")]
    [InlineData("type Query implements N { a(c: Int!): Int } interface N { a: Int }", "required")]
    [InlineData("type Query implements N { a: Int } interface N implements M { a: Int } interface M { a: Int }", "must implement M")]
    [InlineData("type Query { a: Int } interface N implements N { a: Int }", "cannot implement itself")]
    [InlineData("type Query { a: Int @nope }", "@nope is nowhere defined")]
    [InlineData("type Query @deprecated { a: Int }", "may not stand at OBJECT")]
    [InlineData("directive @d(n: Int!) on OBJECT type Query @d { a: Int }", "needs its argument n")]
    [InlineData("directive @d(n: Int!) on OBJECT type Query @d(n: \"x\") { a: Int }", "is no Int!")]
    [InlineData("directive @d on OBJECT type Query @d @d { a: Int }", "only once")]
    [InlineData("type Query { a(b: Int = \"x\"): Int }", "is no Int")]
    [InlineData("type Query { a(b: Int! @deprecated): Int }", "cannot be deprecated")]
    [InlineData("scalar Money type Query { a: Money }", "BindScalar")]
    [InlineData("schema { query: Q } enum Q { A }", "must be an object type")]
    [InlineData("schema { query: Q mutation: Q } type Q { a: Int }", "more than one kind")]
    [InlineData("type Query { a: Int } { a }", "no operations")]
    [InlineData("type Query {", "a.graphql:1:13: Expected")]
    public void A_schema_that_breaks_the_type_system_is_refused(string sdl, string fault) =>
        Assert.Contains(Faults(sdl), f => f.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void Documents_extend_one_another_in_any_order()
    {
        var schema = new SchemaBuilder().AddDocument("extend type Query { b: Int } extend enum E { B } extend input I { b: Int } extend union U = B type B { a: Int }")
            .AddDocument("type Query { a: E u: U f(i: I): Int } enum E { A } input I { a: Int } union U = A type A { a: Int }").BuildTypes();
        Assert.Equal(["a", "u", "f", "b"], schema.Query.Fields.Select(f => f.Name));
        Assert.True(schema.TryGetType("U", out var union) && ((UnionType)union).Members.Count == 2);
    }

    [Fact]
    public void A_directive_shows_its_coerced_arguments_with_defaults()
    {
        var schema = new SchemaBuilder().AddDocument("""
            enum Role { HEAD AUDITOR }
            directive @access(roles: [Role!]!, scope: String = "BRANCH") on FIELD_DEFINITION
            type Query { a: Int @access(roles: [HEAD, AUDITOR]) b: Int }
            """).BuildTypes();
        var use = Assert.Single(schema.Query.Fields[0].Directives);
        Assert.Equal(["HEAD", "AUDITOR"], Assert.IsAssignableFrom<IReadOnlyList<object?>>(use.Arguments["roles"]));
        Assert.Equal("BRANCH", use.Arguments["scope"]);
        Assert.Empty(schema.Query.Fields[1].Directives);
    }
}
