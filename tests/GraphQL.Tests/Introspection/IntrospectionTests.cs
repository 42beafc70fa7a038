using Xunit;

namespace GraphQL.Tests.Introspection;

public sealed class IntrospectionTests
{
    private const string Sdl = """
        "The whole"
        schema { query: Root }
        scalar JSON @specifiedBy(url: "https://example.org/json")
        interface Node { "An id" id: ID! }
        type Root implements Node { id: ID! list(of: [Int!]! = [1, 2], kind: Kind = B, old: Int @deprecated(reason: "unused")): [[Node!]!] gone: JSON @deprecated any: Any take(by: One): Int }
        type Other implements Node { id: ID! }
        union Any = Root | Other
        "Kinds" enum Kind { A @deprecated(reason: "B is better") B }
        input One @oneOf { a: Int b: String }
        input In { a: Int = 3 b: String! }
        directive @mark(with: In = {b: "x"}) repeatable on FIELD | QUERY
        """;


    public sealed class Resolvers
    {
        public string Id() => "root";
        public object? List(IReadOnlyList<int> of, string? kind, int? old) => null;
        public object? Gone() => null;
        public object? Any() => null;
        public int? Take(object? by) => null;
    }

    public sealed class Other
    {
        public string Id => "other";
    }

    private readonly TestEngine _engine = new(Sdl, b => b.BindResolvers("Root", typeof(Resolvers)).BindType("Root", typeof(Resolvers)).BindType("Other", typeof(Other)));

    /// <summary>The query that every client tool sends, asking for all there is.</summary>
    private const string Standard = """
        query IntrospectionQuery {
          __schema {
            description queryType { name kind } mutationType { name } subscriptionType { name }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
        """;

    [Fact]
    public async Task The_query_of_the_tools_is_answered_in_full()
    {
        var answer = await _engine.AnswerAsync(Standard);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        var schema = answer.GetProperty("data").GetProperty("__schema");
        Assert.Equal("The whole", schema.GetProperty("description").GetString());
        Assert.Equal("Root", schema.GetProperty("queryType").GetProperty("name").GetString());
        var types = schema.GetProperty("types").EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!);
        Assert.Equal(
            ["Any", "Boolean", "ID", "In", "Int", "JSON", "Kind", "Node", "One", "Other", "Root", "String", "__Directive", "__DirectiveLocation", "__EnumValue", "__Field", "__InputValue", "__Schema", "__Type", "__TypeKind"],
            types.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["deprecated", "include", "mark", "oneOf", "skip", "specifiedBy"], schema.GetProperty("directives").EnumerateArray().Select(d => d.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal("https://example.org/json", types["JSON"].GetProperty("specifiedByURL").GetString());
        Assert.True(types["One"].GetProperty("isOneOf").GetBoolean());
        Assert.False(types["In"].GetProperty("isOneOf").GetBoolean());
    }

    [Theory]
    [InlineData("""{ __type(name: "Root") { kind fields { name } } }""", """{"__type":{"kind":"OBJECT","fields":[{"name":"id"},{"name":"list"},{"name":"any"},{"name":"take"}]}}""")]
    [InlineData("""{ __type(name: "Root") { fields(includeDeprecated: true) { name isDeprecated deprecationReason args { name type { kind ofType { kind ofType { kind ofType { name } } } } defaultValue } type { kind name ofType { kind ofType { kind ofType { kind } } } } } } }""",
        """{"__type":{"fields":[{"name":"id","isDeprecated":false,"deprecationReason":null,"args":[],"type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"SCALAR","ofType":null}}},{"name":"list","isDeprecated":false,"deprecationReason":null,"args":[{"name":"of","type":{"kind":"NON_NULL","ofType":{"kind":"LIST","ofType":{"kind":"NON_NULL","ofType":{"name":"Int"}}}},"defaultValue":"[1, 2]"},{"name":"kind","type":{"kind":"ENUM","ofType":null},"defaultValue":"B"}],"type":{"kind":"LIST","name":null,"ofType":{"kind":"NON_NULL","ofType":{"kind":"LIST","ofType":{"kind":"NON_NULL"}}}}},{"name":"gone","isDeprecated":true,"deprecationReason":"No longer supported","args":[],"type":{"kind":"SCALAR","name":"JSON","ofType":null}},{"name":"any","isDeprecated":false,"deprecationReason":null,"args":[],"type":{"kind":"UNION","name":"Any","ofType":null}},{"name":"take","isDeprecated":false,"deprecationReason":null,"args":[{"name":"by","type":{"kind":"INPUT_OBJECT","ofType":null},"defaultValue":null}],"type":{"kind":"SCALAR","name":"Int","ofType":null}}]}}""")]
    [InlineData("""{ __type(name: "Kind") { description enumValues { name } all: enumValues(includeDeprecated: true) { name deprecationReason } } }""", """{"__type":{"description":"Kinds","enumValues":[{"name":"B"}],"all":[{"name":"A","deprecationReason":"B is better"},{"name":"B","deprecationReason":null}]}}""")]
    [InlineData("""{ n: __type(name: "Node") { possibleTypes { name } } a: __type(name: "Any") { possibleTypes { name } fields { name } } r: __type(name: "Root") { interfaces { name } possibleTypes { name } } }""", """{"n":{"possibleTypes":[{"name":"Root"},{"name":"Other"}]},"a":{"possibleTypes":[{"name":"Root"},{"name":"Other"}],"fields":null},"r":{"interfaces":[{"name":"Node"}],"possibleTypes":null}}""")]
    [InlineData("""{ __type(name: "Nope") { name } }""", """{"__type":null}""")]
    [InlineData("""{ __schema { directives { name isRepeatable args { defaultValue } } } }""", null)]
    public async Task A_part_is_answered(string query, string? expected)
    {
        var data = await _engine.DataAsync(query);
        if (expected is not null) Assert.Equal(expected, data);
        else Assert.Contains("""{"name":"mark","isRepeatable":true,"args":[{"defaultValue":"{b: \"x\"}"}]}""", data, StringComparison.Ordinal);
    }

    /// <summary>Section 3.5: of the built-in scalars those are types of a schema that something in it is of.</summary>
    [Fact]
    public async Task A_built_in_scalar_that_nothing_is_of_is_no_type_of_the_schema()
    {
        Assert.Equal("""{"int":{"name":"Int"},"float":null}""", await _engine.DataAsync("""{ int: __type(name: "Int") { name } float: __type(name: "Float") { name } }"""));
        var answer = await _engine.AnswerAsync("query($x: Float) { id }");
        Assert.Contains("Float", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
