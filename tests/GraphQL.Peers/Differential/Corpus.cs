using System.Text.Json.Nodes;

namespace GraphQL.Peers.Differential;

/// <summary>A question put to both implementations.</summary>
internal sealed record Case(string Schema, string Document, JsonObject? Variables, string? Operation, bool Run, bool Late);

/// <summary>Seeded schemas and documents. The same seed and count give the same corpus.</summary>
internal sealed class Corpus
{
    private readonly Dictionary<string, (string Sdl, GraphQL.Schema Schema)> _schemas = [];

    public Corpus(int seed)
    {
        var here = AppContext.BaseDirectory;
        Add("register", string.Join('\n', Directory.GetFiles(Path.Combine(here, "register"), "*.graphql").Order(StringComparer.Ordinal).Select(File.ReadAllText)));
        Add("sink", File.ReadAllText(Path.Combine(here, "Differential", "sink.graphql")));
        for (var i = 0; i < 6; i++) Add($"generated {i}", new SchemaGenerator(seed + i).Sdl());
    }

    public IReadOnlyDictionary<string, (string Sdl, GraphQL.Schema Schema)> Schemas => _schemas;

    private void Add(string name, string sdl) => _schemas[name] = (sdl, MockData.Build(sdl));

    /// <summary>Every type of a schema told in full, the descriptions too.</summary>
    private static string Everything(GraphQL.Schema schema) => $$"""
        { {{string.Join(' ', schema.Types.Where(t => !t.IsIntrospection && !Types.Prelude.IsSpecifiedScalar(t.Name)).Select(t => $"{t.Name}: __type(name: \"{t.Name}\") {{ ...Full }}"))}}
          __schema { description queryType { name } mutationType { name } subscriptionType { name } } }
        fragment Full on __Type {
          kind name description specifiedByURL isOneOf interfaces { ...Reference } possibleTypes { name }
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...Input } type { ...Reference } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...Input } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
        }
        fragment Input on __InputValue { name description type { ...Reference } defaultValue isDeprecated deprecationReason }
        fragment Reference on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
        """;

    /// <summary>Half as generated, a third broken by the word, the rest by the character; every eighth asks a schema about itself.</summary>
    public IEnumerable<Case> Cases(int seed, int count)
    {
        foreach (var (name, (_, schema)) in _schemas) yield return new Case(name, Everything(schema), null, null, true, false);
        var names = _schemas.Keys.ToArray();
        for (var i = 0; i < count; i++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + i));
            var name = names[i % names.Length];
            var schema = _schemas[name].Schema;
            if (i % 16 == 15)
            {
                // By grammar alone, type system definitions included: for the parsers.
                var grammar = new GraphQL.Tests.DocumentGenerator(unchecked(seed + i));
                var document = grammar.Document();
                yield return new Case(name, (random.Next(2) == 0 ? document : grammar.Mutate(document)).AsSent(), null, null, false, false);
                continue;
            }
            var request = new QueryGenerator(schema, random, introspective: i % 8 == 4).Request();
            var mutator = new Mutator(schema, random);
            var fate = random.Next(100);
            var text = fate < 50 ? request.Document : fate < 84 ? mutator.ByWord(request.Document) : mutator.ByCharacter(request.Document);
            yield return new Case(name, text.AsSent(), request.Variables, request.Operation, true, random.Next(4) == 0);
        }
    }
}
