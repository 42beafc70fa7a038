using GraphQL.Language;
using Xunit;

namespace Compliance.Shape;

/// <summary>The contract in <c>schema/graphql</c>, read file by file.</summary>
public sealed class SchemaTests
{
    private static readonly IReadOnlyList<(string File, DocumentNode Document)> Files =
        [.. Directory.EnumerateFiles(House.At("schema", "graphql"), "*.graphql").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), Parser.Parse(File.ReadAllText(f))))];

    private static IEnumerable<(string File, ObjectDefinitionNode Type)> Objects =>
        Files.SelectMany(f => f.Document.Definitions.OfType<ObjectDefinitionNode>().Select(t => (f.File, t)));

    [Fact]
    public void Every_field_of_query_mutation_and_subscription_says_who_may_use_it()
    {
        var open = Objects.Where(o => o.Type.Name!.Value is "Query" or "Mutation" or "Subscription")
            .SelectMany(o => o.Type.Fields.Where(f => f.Directives.All(d => d.Name.Value != "access")).Select(f => $"{o.File}: {o.Type.Name!.Value}.{f.Name.Value}")).ToList();
        Assert.True(open.Count == 0, "Fields without @access:\n" + string.Join('\n', open));
    }

    /// <summary>The access matrix is asked of a running server elsewhere; that no field is missing from it is known here, before anything runs.</summary>
    [Fact]
    public void Every_such_field_has_a_row_in_the_access_matrix_and_the_row_forbids_whom_the_field_forbids()
    {
        string[] offices = ["BRANCH_OFFICER", "BRANCH_HEAD", "SECRETARIAT", "FINANCE", "LEADER", "DISCIPLINE", "CUSTODIAN", "AUDITOR", "ADMIN"];
        var rows = File.ReadLines(House.At("tests", "Compliance.Attacks", "Matrix", "access-matrix.txt")).Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(" | ", 3, StringSplitOptions.TrimEntries)).ToDictionary(p => p[0], p => p[1].Split(' '));
        var declared = Objects.Where(o => o.Type.Name!.Value is "Query" or "Mutation" or "Subscription").SelectMany(o => o.Type.Fields.Select(f => (Name: $"{o.Type.Name!.Value}.{f.Name.Value}",
            Access: string.Concat(f.Directives.Where(d => d.Name.Value == "access").Select(d => Printer.Print(d.Arguments.Single(a => a.Name.Value == "roles").Value)))))).ToDictionary(f => f.Name, f => f.Access);
        Assert.True(rows.Keys.ToHashSet().SetEquals(declared.Keys), "access-matrix.txt (its head says how) lacks: " + string.Join(", ", declared.Keys.Except(rows.Keys)) + "; and has too many: " + string.Join(", ", rows.Keys.Except(declared.Keys)));
        foreach (var (field, cells) in rows)
            Assert.Equal(offices.Select(o => !$"[{declared[field]}]".Replace(',', ' ').Replace('[', ' ').Replace(']', ' ').Contains($" {o} ", StringComparison.Ordinal)), cells.Select(c => c == "FFF"));
    }

    [Fact]
    public void Every_mutation_takes_one_input_and_answers_a_payload_of_its_name()
    {
        var inputs = Files.SelectMany(f => f.Document.Definitions.OfType<InputDefinitionNode>()).ToDictionary(i => i.Name!.Value);
        foreach (var (file, type) in Objects.Where(o => o.Type.Name!.Value == "Mutation"))
            foreach (var field in type.Fields)
            {
                var name = char.ToUpperInvariant(field.Name.Value[0]) + field.Name.Value[1..];
                Assert.Equal($"{name}Input!", Printer.Print(Assert.Single(field.Arguments).Type));
                Assert.Equal($"{name}Payload!", Printer.Print(field.Type));
                Assert.True(inputs[$"{name}Input"].Fields.Any(f => f.Name.Value == "idempotencyKey"), $"{file}: {name}Input takes no idempotencyKey.");
            }
    }

    [Fact]
    public void Every_payload_answers_errors_of_its_own_union()
    {
        var unions = Files.SelectMany(f => f.Document.Definitions.OfType<UnionDefinitionNode>()).Select(u => u.Name!.Value).ToHashSet();
        foreach (var (file, type) in Objects.Where(o => o.Type.Name!.Value.EndsWith("Payload", StringComparison.Ordinal)))
        {
            var error = type.Name!.Value[..^"Payload".Length] + "Error";
            Assert.True(type.Fields.Any(f => f.Name.Value == "errors" && Printer.Print(f.Type) == $"[{error}!]"), $"{file}: {type.Name!.Value} has no errors: [{error}!].");
            Assert.Contains(error, unions);
        }
    }

    [Fact]
    public void Every_list_of_records_is_a_connection_of_one_form()
    {
        foreach (var (file, type) in Objects.Where(o => o.Type.Name!.Value.EndsWith("Connection", StringComparison.Ordinal)))
        {
            var of = type.Name!.Value[..^"Connection".Length];
            var fields = type.Fields.ToDictionary(f => f.Name.Value, f => Printer.Print(f.Type));
            Assert.True(fields.GetValueOrDefault("edges") == $"[{of}Edge!]!" && fields.ContainsKey("nodes") && fields.GetValueOrDefault("pageInfo") == "PageInfo!" && fields.ContainsKey("totalCount"), $"{file}: {type.Name!.Value}");
        }
    }

    [Fact]
    public void Every_file_prints_as_it_parses()
    {
        foreach (var (file, document) in Files)
        {
            var printed = Printer.Print(document);
            Assert.True(printed == Printer.Print(Parser.Parse(printed)), file);
        }
    }
}
