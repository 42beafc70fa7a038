using System.Diagnostics;
using System.Globalization;
using GraphQL.Language;
using GraphQL.Validation;
using Xunit;
using Xunit.Abstractions;

namespace GraphQL.Tests;

/// <summary>Alone in the process while it measures.</summary>
[CollectionDefinition(nameof(FuzzTests), DisableParallelization = true)]
public sealed class FuzzAlone;

/// <summary>FUZZ_DOCUMENTS says how many documents, FUZZ_SEED where they begin; a million is the long form.</summary>
[Collection(nameof(FuzzTests))]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

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

    private static int Setting(string name, int otherwise) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Whatever is sent, the answer is a syntax error or a list of faults: never another exception, never a hang, and nothing stays behind.</summary>
    [Fact]
    public void Broken_documents_crash_nothing_stall_nothing_and_leave_nothing()
    {
        var (first, count) = (Setting("FUZZ_SEED", 0), Setting("FUZZ_DOCUMENTS", 20_000));
        for (var seed = first; seed < first + 500; seed++) Judge(Document(seed));
        var (before, peak) = (GC.GetTotalMemory(true), 0L);
        var (parsed, slowest, slowestSeed) = (0, TimeSpan.Zero, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            var document = Document(seed);
            var taken = TimeSpan.MaxValue;
            // The machine may be busy with something else: what seems slow is tried again, a moment later.
            for (var attempt = 0; attempt < 10 && taken > Patience; attempt++)
            {
                if (attempt > 0) Thread.Sleep(20);
                var begun = Stopwatch.GetTimestamp();
                try
                {
                    if (Judge(document) && attempt == 0) parsed++;
                }
                catch (Exception e)
                {
                    Assert.Fail($"seed {seed}: {e}\n{document}");
                }
                var now = Stopwatch.GetElapsedTime(begun);
                if (now < taken) taken = now;
            }
            if (taken > slowest) (slowest, slowestSeed) = (taken, seed);
            if (seed % 1_000 == 0) peak = Math.Max(peak, GC.GetTotalMemory(false));
        }
        var left = GC.GetTotalMemory(true) - before;
        output.WriteLine($"seeds {first} to {first + count - 1}: {parsed} parsed, slowest {slowest.TotalMilliseconds:0.0} ms (seed {slowestSeed}), {peak >> 20} MB at most, {left >> 10} kB left");
        Assert.InRange(parsed, count / 4, count);
        Assert.True(slowest <= Patience, $"Seed {slowestSeed} took {slowest.TotalMilliseconds:0} ms.");
        Assert.True(peak < 200 << 20, $"{peak >> 20} MB were in use.");
        Assert.True(left < 4 << 20, $"{left >> 10} kB stayed behind.");
    }

    private static string Document(int seed)
    {
        var generator = new DocumentGenerator(seed);
        var document = generator.Document();
        return seed % 4 == 0 ? document : generator.Mutate(document);
    }

    /// <returns>Whether the document could be read.</returns>
    private static bool Judge(string document)
    {
        try
        {
            var tree = Parser.Parse(new Source(document), 10_000);
            Assert.DoesNotContain(DocumentValidator.Validate(Schema, tree), e => e.Message.Length == 0);
            return true;
        }
        catch (SyntaxException e)
        {
            Assert.True(e.Location.Line >= 1 && e.Location.Column >= 1);
            return false;
        }
    }
}
