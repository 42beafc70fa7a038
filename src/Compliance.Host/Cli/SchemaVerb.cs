using System.CommandLine;
using Compliance.Host.Commands;
using GraphQL;

namespace Compliance.Host.Cli;

/// <summary><c>schema print</c>: the GraphQL contract, or with <c>--database</c> the DDL a DBA wants to read. Needs no database.</summary>
internal static class SchemaVerb
{
    public static Command Build()
    {
        var database = new Option<bool>("--database") { Description = "the DDL instead of the SDL" };
        var print = new Command("print", "the whole SDL, or with --database the DDL") { database };
        print.SetAction(parsed =>
        {
            Console.Out.Write(parsed.GetValue(database) ? Ddl() : Sdl());
            return 0;
        });
        return new Command("schema", "what the register promises") { print, Diff() };
    }

    /// <summary>Ends with 1 when something breaks clients, so that a script can ask.</summary>
    private static Command Diff()
    {
        var older = new Argument<FileInfo>("OLD") { Description = "an SDL file, such as a former release printed" };
        older.AcceptExistingOnly();
        var diff = new Command("diff", "what changed since an older SDL, the breaking first; exit code 1 when there is any") { older };
        diff.SetAction(parsed =>
        {
            var changes = Compare(File.ReadAllText(parsed.GetValue(older)!.FullName));
            foreach (var change in changes) Console.Out.WriteLine($"{change.Kind.ToString().ToLowerInvariant()}: {change}");
            return changes.Any(c => c.Kind == SchemaChangeKind.Breaking) ? 1 : 0;
        });
        return diff;
    }

    private static IReadOnlyList<SchemaChange> Compare(string older)
    {
        try
        {
            return SchemaDiff.Compare(older, Sdl());
        }
        catch (SchemaException e)
        {
            throw new InputException($"The file holds no schema: {e.Faults[0]}");
        }
    }

    public static string Ddl() => string.Join("\n", new[] { Sql.Read("Schema.parts") }.Concat(Parts().Select(p => $"-- {p.Name}\n{p.Ddl}")));

    private static IEnumerable<SchemaPart> Parts()
    {
        var services = new ServiceCollection();
        services.AddParts();
        return services.Select(s => s.ImplementationInstance).OfType<SchemaPart>().Concat(Store.SchemaParts(new RoomBook(Rooms.All)));
    }

    public static string Sdl() => string.Join("\n", Graph.Documents.Select(d => d.Text));
}
