using Xunit;

namespace GraphQL.Tests.Types;

public sealed class SchemaPrinterTests
{
    private const string Written = """"
        directive @access(roles: [String!]!) on FIELD_DEFINITION

        scalar Decimal

        """
        Everything that can be asked.
        In two lines.
        """
        type Query {
          """One of them"""
          a(
            """How many"""
            first: Int = 10
            where: Filter = {min: 1, tags: ["x"]}
          ): [Item!]! @access(roles: ["head"])
        }

        interface Node {
          id: ID!
        }

        type Item implements Node {
          id: ID!
          price: Decimal @deprecated(reason: "no more")
        }

        union Any = Item | Query

        enum Status {
          """not yet"""
          DRAFT
          DONE
        }

        input Filter {
          min: Int = 3
          tags: [String!]
        }

        """";

    [Fact]
    public void A_schema_is_printed_as_it_was_written() =>
        Assert.Equal(Written, SchemaPrinter.Print(new SchemaBuilder().AddDocument(Written).BuildTypes()));

    [Fact]
    public void Extensions_are_merged_and_the_result_builds_the_same_schema_again()
    {
        var schema = new SchemaBuilder().AddDocument(Written).AddDocument("extend type Query { late: String } schema { query: Query }").BuildTypes();
        var printed = SchemaPrinter.Print(schema);
        Assert.Contains("late: String", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("extend", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("__Type", printed, StringComparison.Ordinal);
        Assert.Equal(printed, SchemaPrinter.Print(new SchemaBuilder().AddDocument(printed).BuildTypes()));
    }
}
