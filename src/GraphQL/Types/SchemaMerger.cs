using GraphQL.Language;

namespace GraphQL.Types;

/// <summary>
/// Merges the definitions and extensions of many documents into one definition a name (section 3.2 to 3.10,
/// "extensions"), in the order in which the definitions were written.
/// </summary>
internal sealed class SchemaMerger(Faults faults)
{
    private readonly Dictionary<string, TypeDefinitionNode> _types = new(StringComparer.Ordinal);
    private readonly List<TypeDefinitionNode> _extensions = [];
    private readonly List<SchemaNode> _schemaExtensions = [];

    public List<TypeDefinitionNode> Types { get; } = [];
    public List<DirectiveDefinitionNode> Directives { get; } = [];
    public SchemaNode? Schema { get; private set; }

    public void Add(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case SchemaNode { IsExtension: true } n: _schemaExtensions.Add(n); break;
                case SchemaNode n when Schema is not null: faults.Add(n, "The schema is defined more than once."); break;
                case SchemaNode n: Schema = n; break;
                case TypeDefinitionNode { IsExtension: true } n: _extensions.Add(n); break;
                case TypeDefinitionNode n:
                    if (_types.TryAdd(n.Name!.Value, n)) Types.Add(n);
                    else faults.Add(n.Name, $"The type {n.Name} is defined more than once.");
                    break;
                case DirectiveDefinitionNode n:
                    if (Directives.Exists(d => d.Name!.Value == n.Name!.Value)) faults.Add(n.Name!, $"The directive @{n.Name} is defined more than once.");
                    else Directives.Add(n);
                    break;
                default: faults.Add(definition, "A schema document holds type system definitions only, no operations or fragments."); break;
            }
        }
    }

    public void Merge()
    {
        foreach (var extension in _extensions)
        {
            var name = extension.Name!.Value;
            if (!_types.TryGetValue(name, out var target)) faults.Add(extension.Name, $"The type {name} is extended but nowhere defined.");
            else if (target.GetType() != extension.GetType()) faults.Add(extension.Name, $"The extension of {name} is of another kind than its definition.");
            else Extend(target, extension);
        }
        foreach (var extension in _schemaExtensions)
        {
            // A schema that is never spelled out may still be extended, when its root types go by their usual names.
            Schema ??= new SchemaNode { Source = extension.Source, Start = extension.Start, End = extension.End, IsExtension = false, Directives = [], OperationTypes = [] };
            Schema.Directives.AddRange(extension.Directives);
            Schema.OperationTypes.AddRange(extension.OperationTypes);
        }
    }

    private static void Extend(TypeDefinitionNode target, TypeDefinitionNode extension)
    {
        target.Directives.AddRange(extension.Directives);
        switch (target, extension)
        {
            case (ObjectDefinitionNode t, ObjectDefinitionNode e):
                t.Interfaces.AddRange(e.Interfaces);
                t.Fields.AddRange(e.Fields);
                break;
            case (InterfaceDefinitionNode t, InterfaceDefinitionNode e):
                t.Interfaces.AddRange(e.Interfaces);
                t.Fields.AddRange(e.Fields);
                break;
            case (UnionDefinitionNode t, UnionDefinitionNode e): t.Members.AddRange(e.Members); break;
            case (EnumDefinitionNode t, EnumDefinitionNode e): t.Values.AddRange(e.Values); break;
            case (InputDefinitionNode t, InputDefinitionNode e): t.Fields.AddRange(e.Fields); break;
        }
    }
}
