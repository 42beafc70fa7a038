using GraphQL.Language;
using GraphQL.Validation;
using Xunit;

namespace GraphQL.Tests.Validation;

/// <summary>The ground of all rule tests: one schema, one rule, and the places it reports.</summary>
public abstract class RuleTest
{
    private const string Sdl = """
        directive @note(text: String!) on FIELD
        directive @tag(n: Int!) repeatable on FIELD | QUERY | VARIABLE_DEFINITION
        directive @onQuery on QUERY
        scalar JSON
        interface Node { id: ID! }
        interface Record implements Node { id: ID! title(language: String): String }
        type Activity implements Record & Node {
          id: ID! title(language: String): String amount: Float people: Int branch: Branch parts: [Activity!]! status: Status near(x: Int = 3, y: Int!): Boolean
        }
        type Reception implements Record & Node { id: ID! title(language: String): String amount: Int guests: Int branch: Branch! status: String parts: [Node!]! }
        type Branch implements Node { id: ID! name: String activities(first: Int, where: Filter): [Activity!]! }
        union Subject = Activity | Reception
        enum Status { DRAFT APPROVED }
        input Filter { required: Boolean! status: Status min: Int! = 0 tags: [String!] and: [Filter!] grid: [[Int]] }
        input Key @oneOf { id: ID number: Int }
        type Query {
          activity(id: ID!): Activity record: Record subject: Subject branch: Branch node: Node find(key: Key): Activity
          list(ids: [ID!]!, most: Int! = 5): [Node] count(of: Int, status: Status, ratio: Float, yes: Boolean, text: String, id: ID): Int filter(by: Filter): Int any(v: JSON): Int
        }
        type Mutation { set(v: Int): Int }
        type Subscription { changed: Activity other: Int }
        """;

    private static readonly Schema Full = new SchemaBuilder().AddDocument(Sdl).BuildTypes();
    private static readonly Schema Reading = new SchemaBuilder().AddDocument("type Query { a: Int }").BuildTypes();

    private protected abstract Rule Rule();

    private protected void Valid(string document) => Assert.Equal([], Places(Full, document));

    /// <summary>Each expected error is the list of its places, as "1:3 2:5".</summary>
    private protected void Invalid(string document, params string[] errors) => Assert.Equal(errors, Places(Full, document));

    private protected void InvalidWhenOnlyQueriesAreServed(string document, params string[] errors) => Assert.Equal(errors, Places(Reading, document));

    private IEnumerable<string> Places(Schema schema, string document)
    {
        var errors = DocumentValidator.Validate(schema, Parser.Parse(document), Rule());
        foreach (var error in errors)
        {
            Assert.NotEmpty(error.Message);
            Assert.StartsWith("https://spec.graphql.org/September2025/#sec-", (string)error.Extensions!["spec"]!, StringComparison.Ordinal);
        }
        return errors.Select(e => string.Join(' ', e.Locations.Select(l => $"{l.Line}:{l.Column}")));
    }
}
