using System.Diagnostics;
using Xunit;
using Xunit.Abstractions;

namespace GraphQL.Tests.Execution;

/// <summary>
/// Documents within the limits of characters and tokens, made to end the stack or to hold the processor. Each once brought
/// the process down, or took several times as long as it does now. They are answered on a stack as small as a server's.
/// </summary>
[Collection(nameof(FuzzTests))]
public sealed class HostileDocumentTests(ITestOutputHelper output)
{
    private const string Sdl = "type Query { a: Query n: Int by(i: I): Int } type Subscription { s: Int } input I { a: Int }";
    private const int ServerStack = 1_536 * 1_024;

    public sealed class Resolvers
    {
        public object A() => this;
        public int N() => 1;
        public int By(In? i) => i?.A ?? 0;
    }

    public sealed record In(int? A);

    public sealed class Events
    {
        public async IAsyncEnumerable<int> S()
        {
            await Task.Yield();
            yield return 1;
        }
    }

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    public static TheoryData<string, string> Documents => new()
    {
        { "fields nested through fragments", $"{{ ...F0 }} {Repeat(16, f => $"fragment F{f} on Query {Repeat(190, _ => "{a")}{{{(f < 15 ? $"...F{f + 1}" : "n")}}}{new string('}', 190)} ")}" },
        { "inline fragments nested through fragments", $"{{ ...F0 }} {Repeat(15, f => $"fragment F{f} on Query {{ {Repeat(190, _ => "...{")}{(f < 14 ? $"...F{f + 1}" : "n")}{new string('}', 191)} ")}" },
        { "the same below a subscription", $"subscription {{ ...F0 }} {Repeat(15, f => $"fragment F{f} on Subscription {{ {Repeat(190, _ => "...{")}{(f < 14 ? $"...F{f + 1}" : "s")}{new string('}', 191)} ")}" },
        { "a chain of fragments", $"{{ ...F0 }} {Repeat(1_100, f => $"fragment F{f} on Query {{ ...F{f + 1} }} ")} fragment F1100 on Query {{ n }}" },
        { "many operations on a chain of fragments", $"{Repeat(90, o => $"query Q{o} {{ ...F0 }} ")} {Repeat(800, f => $"fragment F{f} on Query {{ ...F{f + 1} }} ")} fragment F800 on Query {{ n }}" },
        { "many operations on one fragment of many variables", $"{Repeat(400, o => $"query Q{o}($v: I) {{ ...F }} ")} fragment F on Query {{ {Repeat(600, i => "by(i: $v) ")} }}" },
        { "a subscription to very many fields", $"subscription {{ {Repeat(9_000, i => $"x{i} ")} }}" },
        { "objects that quarrel at every level", $"{{ {Repeat(2, i => $"{Repeat(190, _ => "a {")} {(i == 0 ? "x: n" : "x: by")} {new string('}', 190)} ")} }}" },
        { "very many arguments, twice", $"{{ {Repeat(2, _ => $"by({Repeat(1_600, i => $"argument{i + 10_000}: 1 ")}) ")} }}" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_made_to_stall_or_to_crash_is_refused_in_no_time(string name, string document)
    {
        var engine = new TestEngine(Sdl, b => b.BindType("I", typeof(In)).BindResolvers("Query", typeof(Resolvers)).BindResolvers("Subscription", typeof(Events)));
        var (best, served) = (double.MaxValue, false);
        var thread = new Thread(() =>
        {
            // The best of a few; where a busy machine held them all up, of more.
            for (var attempt = 0; attempt < 5 || (best >= 50 && attempt < 40); attempt++)
            {
                if (attempt >= 5) Thread.Sleep(100);
                var begun = Stopwatch.GetTimestamp();
                using var answer = engine.Executor.ExecuteToJsonAsync(GraphQLRequest.Of(document), engine.Context()).GetAwaiter().GetResult();
                best = Math.Min(best, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                served |= answer.RootElement.TryGetProperty("data", out _);
            }
        }, ServerStack);
        thread.Start();
        thread.Join();
        output.WriteLine($"{name}: {document.Length} characters, {best:0.0} ms");
        Assert.False(served);
        Assert.True(best < 50, $"{best:0} ms");
    }
}
