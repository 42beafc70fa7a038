using Compliance.Host;
using Compliance.Kernel;
using GraphQL;
using GraphQL.Language;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Shape;

/// <summary>The schema the host serves is the one in <c>schema/graphql</c>, bound to the rooms without a fault.</summary>
public sealed class SchemaServedTests
{
    [Fact]
    public void Every_type_and_field_is_bound_and_printed_as_it_was_written()
    {
        using var services = Services();
        var schema = Graph.Build(House.Book, services);
        var served = Lines([Parser.Parse(SchemaPrinter.Print(schema))]);
        var written = Lines(Directory.EnumerateFiles(House.At("schema", "graphql"), "*.graphql").Select(f => Parser.Parse(File.ReadAllText(f))));
        Assert.Empty(written.Except(served));
        Assert.Empty(served.Except(written));
        Assert.True(written.Count > 500, $"Only {written.Count} lines were compared.");
    }

    [Fact]
    public void The_host_carries_every_file() =>
        Assert.Equal(Directory.EnumerateFiles(House.At("schema", "graphql"), "*.graphql").Select(Path.GetFileName).Order(StringComparer.Ordinal), Graph.Documents.Select(d => d.Name).Order(StringComparer.Ordinal));

    /// <summary>What resolvers may ask for, known by type alone: nothing is called while the schema is built.</summary>
    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        foreach (var type in new[] { typeof(Actor), typeof(IDesk), typeof(IViews), typeof(INodes), typeof(IHistoryReader), typeof(INorms), typeof(IPeopleVault), typeof(ISensitiveReads), typeof(IViewsOf), typeof(IMemory), typeof(Host.Access.CurrentActor), typeof(Host.Access.Accounts), typeof(Host.Access.AccountKeeper), typeof(Host.Access.AccountLog), typeof(Host.Access.ApiTokens), typeof(Host.Access.Sessions), typeof(IChanges) })
            services.AddScoped(type, _ => throw new NotSupportedException("The schema is only built."));
        foreach (var (service, implementation) in Rooms.All.SelectMany(r => r.Services)) services.AddScoped(service, _ => throw new NotSupportedException(implementation.Name));
        return services.BuildServiceProvider();
    }

    /// <summary>One line for everything a client could depend on, whatever file or extension it stands in.</summary>
    private static HashSet<string> Lines(IEnumerable<DocumentNode> documents)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in documents.SelectMany(d => d.Definitions))
            switch (definition)
            {
                case ObjectDefinitionNode o:
                    foreach (var i in o.Interfaces) lines.Add($"type {o.Name!.Value} implements {i.Name.Value}");
                    foreach (var f in o.Fields) lines.Add($"type {o.Name!.Value}.{Printer.Print(f)}");
                    break;
                case InterfaceDefinitionNode i:
                    foreach (var f in i.Fields) lines.Add($"interface {i.Name!.Value}.{Printer.Print(f)}");
                    break;
                case InputDefinitionNode i:
                    foreach (var f in i.Fields) lines.Add($"input {i.Name!.Value}.{Printer.Print(f)}");
                    break;
                case EnumDefinitionNode e:
                    foreach (var v in e.Values) lines.Add($"enum {e.Name!.Value}.{v.Name.Value}");
                    break;
                case UnionDefinitionNode u:
                    foreach (var m in u.Members) lines.Add($"union {u.Name!.Value} = {m.Name.Value}");
                    break;
                case ScalarDefinitionNode s: lines.Add($"scalar {s.Name!.Value}"); break;
                case DirectiveDefinitionNode d: lines.Add(Printer.Print(d)); break;
            }
        return lines;
    }
}
