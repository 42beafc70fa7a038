using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Norms;
using Compliance.Norms.Evaluation;
using NJsonSchema;
using Xunit;

namespace Compliance.Decisions.Norms;

/// <summary>The pack files against their JSON Schema, and the schema against what the loader takes.</summary>
public sealed class PackFileTests
{
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromJsonAsync(Read("norms/norm-pack.schema.json"));

    private static readonly List<string> Names = [.. typeof(PackFileTests).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("norms/", StringComparison.Ordinal) && !n.Contains(".schema.", StringComparison.Ordinal))];

    public static TheoryData<string> Files => [.. Names];

    [Theory, MemberData(nameof(Files))]
    public async Task Every_pack_file_is_valid_against_the_schema(string file) => Assert.Empty((await Schema).Validate(Read(file)));

    [Fact]
    public void Every_pack_file_is_loaded() => Assert.Equal(Names.Order(), DefaultPacks.Files().Select(f => f.Name).Order());

    [Theory]
    [InlineData("a clause without a source", "$.clauses[0]", "source", null)]
    [InlineData("a severity nobody knows", "$.clauses[0]", "severity", "\"DEADLY\"")]
    [InlineData("a misspelt parameter of a rule", "$.clauses[0].rule", "document", "[\"LETTER\"]")]
    [InlineData("a rule nobody knows", "$.clauses[0].rule", "type", "\"noFun\"")]
    [InlineData("a clause id with capitals", "$.clauses[0]", "id", "\"Reception.NoLetter\"")]
    [InlineData("a title in one language only", "$.clauses[0].title", "en", null)]
    [InlineData("a kind of record nobody keeps", "$.clauses[0].appliesTo", "kinds", "[\"party\"]")]
    public async Task The_schema_refuses(string what, string at, string key, string? value)
    {
        var pack = JsonNode.Parse(Read("norms/reception.json"))!;
        var node = at.Split('.').Skip(1).Aggregate(pack, (n, step) => step.EndsWith(']') ? n[step[..step.IndexOf('[')]]![0]! : n[step]!);
        if (value is null) node.AsObject().Remove(key); else node[key] = JsonNode.Parse(value);
        var faults = (await Schema).Validate(pack.ToJsonString());
        Assert.True(faults.Count > 0, what);
    }

    [Fact]
    public void The_schema_describes_every_rule_the_loader_knows_and_no_other()
    {
        var described = JsonNode.Parse(Read("norms/norm-pack.schema.json"))!["definitions"]!.AsObject().Select(d => d.Key).Except(["text", "clause"]);
        Assert.Equal(RuleJson.Types.Keys.Order(), described.Order());
    }

    [Theory]
    [InlineData("""{"type":"countLimit","fact":"workingMeals","max":-1}""", "the limit is negative")]
    [InlineData("""{"type":"countLimit","fact":"workingMeals","maximum":1}""", "the parameters of countLimit cannot be read")]
    [InlineData("""{"type":"countLimit"}""", "the parameters of countLimit cannot be read")]
    [InlineData("""{"type":"nothing"}""", "no rule is called nothing")]
    [InlineData("""{"max":1}""", "a rule names its type")]
    [InlineData("""[1]""", "a rule is an object")]
    [InlineData("""{"type":"dailyQuota","table":{},"covers":["lodging"]}""", "the table is empty")]
    [InlineData("""{"type":"dailyQuota","table":{"I":{"lodging":500}},"covers":["lodging"],"excess":{"beyondDays":30,"percent":170}}""", "the excess days are out of range")]
    [InlineData("""{"type":"matchingNumbers","pairs":[["letterGuests"]]}""", "a pair names two facts")]
    [InlineData("""{"type":"companions","upToGuests":10,"companions":3,"oneIn":0}""", "a figure is not positive")]
    public void A_rule_that_is_none_says_why(string json, string fault) =>
        Assert.StartsWith(fault, RuleJson.Parse(JsonDocument.Parse(json).RootElement).Fault, StringComparison.Ordinal);

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(PackFileTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
