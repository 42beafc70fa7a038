using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;

namespace GraphQL.Peers.Differential;

/// <summary>This library against graphql-js: the same verdict of every rule, the same places of syntax errors, the same results.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private static int Setting(string name, int otherwise) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    [Fact]
    public async Task Documents_are_judged_and_executed_as_graphql_js_does()
    {
        var (seed, count) = (Setting("PEERS_SEED", 20250903), Setting("PEERS_DOCUMENTS", 5_000));
        output.WriteLine($"seed {seed}, {count} documents (PEERS_SEED, PEERS_DOCUMENTS)");
        var corpus = new Corpus(seed);
        var cases = corpus.Cases(seed, count).ToList();
        using var oracle = new Peer("oracle.mjs");
        var asking = AskAsync(oracle, corpus, cases);
        var (syntax, invalid, executed) = (0, 0, 0);
        var differences = new List<string>();
        var known = new KnownDifferences();
        foreach (var asked in cases)
        {
            var line = await oracle.Out.ReadLineAsync() ?? throw new InvalidOperationException($"The oracle ended: {await oracle.Complaints}");
            var theirs = Answer.OfOracle(JsonSerializer.Deserialize<JsonElement>(line));
            var ours = await Answer.OfOursAsync(corpus.Schemas[asked.Schema].Schema, asked);
            if (theirs.Syntax is not null) syntax++;
            else if (theirs.Rules.Count > 0) invalid++;
            else if (theirs.Data is not null) executed++;
            if (known.Unexplained(asked, theirs, ours) is { } kind) differences.Add($"[{kind}] {asked.Schema}: {asked.Document}\n  variables {asked.Variables?.ToJsonString()} operation {asked.Operation} late {asked.Late}\n  graphql-js: {theirs}\n  ours:       {ours}");
        }
        await asking;
        output.WriteLine($"{syntax} with a syntax error, {invalid} invalid, {executed} executed, of {corpus.Schemas.Count} schemas");
        foreach (var (name, times) in known.Used) output.WriteLine($"let pass {times} times: {name}");
        Assert.True(differences.Count == 0, $"{differences.Count} differences, seed {seed}: {string.Join(", ", differences.CountBy(d => d[1..d.IndexOf(']', StringComparison.Ordinal)]).OrderByDescending(d => d.Value).Select(d => $"{d.Value} {d.Key}"))}\n{string.Join("\n\n", differences.Take(Setting("PEERS_SHOW", 20)))}");
        // Some are met once in tens of thousands of documents.
        if (count >= 400_000) Assert.Empty(known.Unused);
        // A corpus that exercises only one verdict proves little.
        Assert.True(syntax > count / 10 && invalid > count / 5 && executed > count / 5);
    }

    private static async Task AskAsync(Peer oracle, Corpus corpus, List<Case> cases)
    {
        foreach (var (name, (sdl, _)) in corpus.Schemas) await oracle.In.WriteLineAsync(new JsonObject { ["schema"] = name, ["sdl"] = sdl }.ToJsonString());
        foreach (var asked in cases)
            await oracle.In.WriteLineAsync(new JsonObject
            {
                ["schema"] = asked.Schema, ["document"] = asked.Document, ["variables"] = asked.Variables?.DeepClone(), ["operation"] = asked.Operation, ["run"] = asked.Run, ["late"] = asked.Late,
            }.ToJsonString());
        oracle.In.Close();
    }
}
