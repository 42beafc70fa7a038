using System.Diagnostics;
using GraphQL.Language;
using GraphQL.Validation;
using Xunit;

namespace GraphQL.Tests;

public sealed class FuzzTests
{
    private const int Documents = 20_000;

    private static readonly Schema Schema = new SchemaBuilder().AddDocument("""
        scalar JSON
        interface Node { id: ID! }
        type Branch implements Node { id: ID! name(a: Int, b: [String!]): String node: Node activity(id: ID!, x1: Filter): Activity }
        type Activity implements Node { id: ID! title: String type: Status a: Int b: Branch node: Node name: [Branch!]! }
        enum Status { DRAFT APPROVED }
        input Filter { a: Int! b: [Filter!] name: String = "x" id: ID type: Status }
        type Query { node(id: ID): Node activity(a: Int, name: String, type: Status, x1: Filter): Activity a: Int b(a: Filter): Branch id: JSON }
        type Mutation { a: Int }
        type Subscription { node: Node }
        """).BuildTypes();

    /// <summary>Whatever is sent, the answer is a syntax error or a list of faults: never another exception, never a hang.</summary>
    [Fact]
    public void Broken_documents_crash_nothing_and_stall_nothing()
    {
        var (parsed, slowest) = (0, TimeSpan.Zero);
        for (var seed = 0; seed < Documents; seed++)
        {
            var generator = new DocumentGenerator(seed);
            var document = generator.Document();
            if (seed % 4 != 0) document = generator.Mutate(document);
            var begun = Stopwatch.GetTimestamp();
            try
            {
                var tree = Parser.Parse(new Source(document), 10_000);
                parsed++;
                Assert.DoesNotContain(DocumentValidator.Validate(Schema, tree), e => e.Message.Length == 0);
            }
            catch (SyntaxException e)
            {
                Assert.True(e.Location.Line >= 1 && e.Location.Column >= 1, $"seed {seed}");
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {e}\n{document}");
            }
            var taken = Stopwatch.GetElapsedTime(begun);
            if (taken > slowest) slowest = taken;
        }
        Assert.InRange(parsed, Documents / 4, Documents);
        Assert.True(slowest < TimeSpan.FromSeconds(2), $"The slowest document took {slowest}.");
    }
}
