using GraphQL.Language;

namespace Compliance.Attacks.Matrix;

/// <summary>A field of a root type with the verdicts expected for it.</summary>
/// <param name="Cells">Nine words of three letters, in the order of the roles: own branch, other branch, other association.</param>
internal sealed record MatrixRow(string Field, IReadOnlyList<string> Cells, string Nobody, string Arguments)
{
    public string Type => Field[..Field.IndexOf('.', StringComparison.Ordinal)];
    public string Name => Field[(Field.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether the arguments name a record or a branch, so that a place makes a difference.</summary>
    public bool IsAimed => Arguments.Replace("{%new}", "", StringComparison.Ordinal).Contains("{%", StringComparison.Ordinal);
}

/// <summary>A root field as <c>schema/graphql</c> declares it.</summary>
internal sealed record SdlField(string Field, string ReturnType, bool IsList, IReadOnlyList<string> Roles, string Scope);

/// <summary>The checked-in table of who may do what, and the contract it speaks of.</summary>
internal static class MatrixTable
{
    public static readonly IReadOnlyList<string> Roles = ["BRANCH_OFFICER", "BRANCH_HEAD", "SECRETARIAT", "FINANCE", "LEADER", "DISCIPLINE", "CUSTODIAN", "AUDITOR", "ADMIN"];
    public static readonly string File = Shape.House.At("tests", "Compliance.Attacks", "Matrix", "access-matrix.txt");

    public static IReadOnlyList<MatrixRow> Read() => [.. System.IO.File.ReadLines(File).Where(l => l.Length > 0 && l[0] != '#').Select(Parse)];

    public static string Line(MatrixRow row) => $"{row.Field,-34} | {string.Join(' ', row.Cells)} | {row.Nobody} | {row.Arguments}".TrimEnd();

    public static IReadOnlyList<SdlField> Declared() => [.. Directory.EnumerateFiles(Shape.House.At("schema", "graphql"), "*.graphql").Order(StringComparer.Ordinal)
        .SelectMany(f => Parser.Parse(System.IO.File.ReadAllText(f)).Definitions.OfType<ObjectDefinitionNode>())
        .Where(t => t.Name!.Value is "Query" or "Mutation" or "Subscription")
        .SelectMany(t => t.Fields.Select(f => Declared(t.Name!.Value, f)))];

    private static MatrixRow Parse(string line)
    {
        var parts = line.Split(" | ", 4, StringSplitOptions.TrimEntries);
        return parts.Length >= 3 ? new(parts[0], parts[1].Split(' '), parts[2].TrimEnd('|', ' '), parts.Length > 3 ? parts[3] : "")
            : throw new FormatException($"A row is: field | nine cells | nobody | arguments. This is: {line}");
    }

    private static SdlField Declared(string type, FieldDefinitionNode field)
    {
        var access = field.Directives.Single(d => d.Name.Value == "access");
        var arguments = access.Arguments.ToDictionary(a => a.Name.Value, a => Printer.Print(a.Value));
        var written = Printer.Print(field.Type);
        return new($"{type}.{field.Name.Value}", written.Trim('[', ']', '!'), written[0] == '[',
            arguments["roles"].Trim('[', ']').Split(',', StringSplitOptions.TrimEntries), arguments.GetValueOrDefault("scope", "TENANT"));
    }
}
