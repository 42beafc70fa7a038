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

    public static string Ddl() => string.Join("\n", new[] { Sql.Read("Schema.parts") }.Concat(Parts().Select(p => $"-- {p.Name}\n{p.Ddl}")));

    private static IEnumerable<SchemaPart> Parts()
    {
        var services = new ServiceCollection();
        services.AddParts();
        return services.Select(s => s.ImplementationInstance).OfType<SchemaPart>().Concat(Store.SchemaParts(new RoomBook(Rooms.All)));
    }

    public static string Sdl() => string.Join("\n", Graph.Documents.Select(d => d.Text));
}
