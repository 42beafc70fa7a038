using System.CommandLine;
using Compliance.Host.Commands;

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
        return new Command("schema", "what the register promises") { print };
    }

    public static string Ddl() => string.Join("\n", new[] { Sql.Read("Schema.parts") }.Concat(Parts().Select(p => $"-- {p.Name}\n{p.Ddl}")).Append(Store.Ddl(new RoomBook(Rooms.All))));

    private static IEnumerable<SchemaPart> Parts() => [Access.Accounts.Schema, Files.FileRegister.Schema];

    public static string Sdl() => string.Join("\n", SdlFiles().Select(File.ReadAllText));

    /// <summary>The contract's files, the root first.</summary>
    public static IEnumerable<string> SdlFiles() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "schema", "graphql"), "*.graphql")
            .OrderBy(f => Path.GetFileName(f) == "root.graphql" ? "" : Path.GetFileName(f), StringComparer.Ordinal);
}
