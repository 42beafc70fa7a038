using GraphQL.Language;
using GraphQL.Types;

namespace GraphQL;

/// <summary>Prints a schema as SDL that builds the same schema again: descriptions, directives and order as they were written.</summary>
public static class SchemaPrinter
{
    /// <summary>The whole schema as one document, extensions merged; what the specification itself defines is left out.</summary>
    public static string Print(Schema schema)
    {
        var definitions = new List<DefinitionNode>();
        if (schema.Node is { } node && (node.OperationTypes.Count > 0 || node.Directives.Count > 0)) definitions.Add(node);
        definitions.AddRange(schema.Directives.Where(d => d.Node.Source.Name != "prelude").Select(d => d.Node));
        definitions.AddRange(schema.Types.Where(t => t.Node.Source.Name != "prelude").Select(t => t.Node));
        return Printer.Print(new DocumentNode { Source = definitions[0].Source, Start = 0, Definitions = definitions });
    }
}
