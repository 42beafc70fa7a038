using System.Diagnostics;
using GraphQL.Language;
using GraphQL.Validation;
using Xunit;
using Xunit.Abstractions;

namespace GraphQL.Tests.Validation.Rules;

/// <summary>
/// Documents made to make the merging of fields slow: ten times the document must not cost much more than ten times the
/// work, where comparing all pairs would take a hundred times.
/// </summary>
[Collection(nameof(FuzzTests))]
public sealed class OverlapGrowthTests(ITestOutputHelper output)
{
    private static readonly Schema Schema = new SchemaBuilder().AddDocument("""
        interface Node { id(a: Int): ID node: Node }
        type A implements Node { id(a: Int): ID node: Node a: A }
        type B implements Node { id(a: Int): ID node: Node b: B }
        type Query { node(a: Int): Node a: A b: B n: Int }
        """).BuildTypes();

    public static TheoryData<string, Func<int, string>> Documents => new()
    {
        { "one field again and again", n => $"{{ {Repeat(n, _ => "n ")} }}" },
        { "fields that quarrel, one with all", n => $"{{ {Repeat(n / 10, i => $"n: node(a: {i}) {{ id }} ")} }}" },
        { "an object again and again", n => $"{{ {Repeat(n / 4, _ => "node { id } ")} }}" },
        { "inline fragments side by side", n => $"{{ node {{ {Repeat(n / 8, i => i % 2 == 0 ? "... on A { id node { id } } " : "... on B { id node { id } } ")} }} }}" },
        { "one fragment for each field", n => $"{{ {Repeat(n / 10, i => $"...F{i} ")} }} {Repeat(n / 10, i => $"fragment F{i} on Query {{ node {{ id }} }} ")}" },
        { "a chain of fragments", n => $"{{ ...F0 }} {Repeat(n / 10, i => $"fragment F{i} on Query {{ n ...F{i + 1} }} ")} fragment F{n / 10} on Query {{ n }}" },
        { "fragments that spread all after them", n => $"{{ ...F0 }} {Repeat(Root(n), i => $"fragment F{i} on Query {{ a {{ id }} {Repeat(Root(n) - i - 1, j => $"...F{i + j + 1} ")} }} ")}" },
        { "an object in an object in an object", n => $"{{ a {Repeat(60, _ => $"{{ id {Repeat(n / 120, _ => "id ")} a ")} {{ id }} {new string('}', 61)}" },
    };

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    private static int Root(int n) => (int)Math.Sqrt(n / 2.0);

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_cost_grows_with_the_document_not_with_its_square(string name, Func<int, string> make)
    {
        var (small, large) = (Milliseconds(make(1_000)), Milliseconds(make(10_000)));
        output.WriteLine($"{name}: {small:0.00} ms for 1,000 tokens, {large:0.00} ms for 10,000, {large / small:0.0} times");
        Assert.True(large < (small * 60) + 50, $"{large:0.00} ms for ten times what took {small:0.00} ms.");
    }

    private static double Milliseconds(string document)
    {
        var tree = Parser.Parse(document);
        var best = double.MaxValue;
        for (var attempt = 0; attempt < 7; attempt++)
        {
            var begun = Stopwatch.GetTimestamp();
            DocumentValidator.Validate(Schema, tree, new GraphQL.Validation.Rules.OverlappingFieldsCanBeMerged());
            best = Math.Min(best, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        return best;
    }
}
