using GraphQL.Execution;
using GraphQL.Language;

namespace GraphQL.Types;

/// <summary>Makes the type system out of merged definitions: first the names, then what they refer to.</summary>
internal sealed class TypeBuilder(SchemaMerger merged, IReadOnlyDictionary<string, ScalarType> scalars, Faults faults)
{
    private readonly Schema _schema = new() { Node = merged.Schema };
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    public Schema Build()
    {
        foreach (var node in merged.Types) _schema.Add(Create(node));
        foreach (var node in merged.Directives) _schema.Add(new DirectiveDefinition(node));
        var prelude = new SchemaMerger(faults);
        prelude.Add(Parser.Parse(new Source(Prelude.Sdl, "prelude")));
        // A document may repeat a definition of the specification; then its own words stand.
        foreach (var node in prelude.Types) _schema.Add(Create(node));
        foreach (var node in prelude.Directives) _schema.Add(new DirectiveDefinition(node));

        foreach (var directive in _schema.Directives) directive.Arguments = Inputs(directive.Node.Arguments);
        foreach (var type in _schema.Types) Fill(type);
        // A built-in scalar that nothing is of is no type of the schema (section 3.5).
        foreach (var node in prelude.Types.OfType<ScalarDefinitionNode>())
            if (!_named.Contains(node.Name!.Value)) _schema.Remove(node.Name.Value);
        SetRoots();
        SetMetaFields();
        _schema.IndexPossibleTypes();
        if (faults.Any) return _schema;
        SetDefaults();
        ApplyDirectives();
        return _schema;
    }

    private static NamedType Create(TypeDefinitionNode node) => node switch
    {
        ScalarDefinitionNode n => new NamedScalar(n),
        ObjectDefinitionNode n => new ObjectType(n),
        InterfaceDefinitionNode n => new InterfaceType(n),
        UnionDefinitionNode n => new UnionType(n),
        EnumDefinitionNode n => new EnumType(n),
        _ => new InputObjectType((InputDefinitionNode)node),
    };

    private void Fill(NamedType type)
    {
        switch (type.Node)
        {
            case ScalarDefinitionNode n:
                if (scalars.TryGetValue(type.Name, out var scalar)) ((NamedScalar)type).Scalar = scalar;
                else faults.Add(n.Name!, $"The scalar {type.Name} is bound to no code (BindScalar).");
                break;
            case ObjectDefinitionNode n:
                FillFields((ObjectType)type, n.Interfaces, n.Fields);
                ((ObjectType)type).TypenameJson = System.Text.Encoding.UTF8.GetBytes($"\"{type.Name}\"");
                break;
            case InterfaceDefinitionNode n: FillFields((InterfaceType)type, n.Interfaces, n.Fields); break;
            case UnionDefinitionNode n:
                var members = new List<ObjectType>();
                foreach (var member in n.Members)
                {
                    if (Resolve(member) is ObjectType o) members.Add(o);
                    else if (Resolve(member) is not null) faults.Add(member, $"The union {type.Name} can have object types as members only, not {member.Name}.");
                }
                ((UnionType)type).Members = members;
                break;
            case EnumDefinitionNode n: ((EnumType)type).SetValues([.. n.Values.Select(v => new EnumValueDefinition(v))]); break;
            case InputDefinitionNode n: ((InputObjectType)type).SetFields(Inputs(n.Fields)); break;
        }
    }

    private void FillFields(FieldsType type, List<NamedTypeNode> interfaces, List<FieldDefinitionNode> fields)
    {
        var contracts = new List<InterfaceType>();
        foreach (var name in interfaces)
        {
            if (Resolve(name) is InterfaceType contract) contracts.Add(contract);
            else if (Resolve(name) is not null) faults.Add(name, $"{type.Name} can implement interfaces only; {name.Name} is none.");
        }
        type.Interfaces = contracts;
        type.SetFields([.. fields.Select(f => Field(type, f))]);
    }

    private FieldDefinition Field(FieldsType type, FieldDefinitionNode node) => new(type, node)
    {
        Type = Reference(node.Type),
        Arguments = Inputs(node.Arguments),
    };

    private List<InputValueDefinition> Inputs(List<InputValueNode> nodes) =>
        [.. nodes.Select(n => new InputValueDefinition(n) { Type = Reference(n.Type) })];

    private NamedType? Resolve(NamedTypeNode node)
    {
        var type = _schema.Type(node.Name.Value);
        _named.Add(node.Name.Value);
        if (type is null) faults.Add(node, $"The type {node.Name} is nowhere defined.");
        return type;
    }

    private GraphQLType Reference(TypeNode node) => node switch
    {
        NonNullTypeNode n => new NonNullType(Reference(n.Inner)),
        ListTypeNode n => new ListType(Reference(n.Item)),
        // An unknown name was reported; String stands in, so that the search for faults can go on.
        _ => (GraphQLType?)Resolve((NamedTypeNode)node) ?? _schema.Type("String")!,
    };

    private void SetRoots()
    {
        var explicitRoots = merged.Schema?.OperationTypes;
        if (explicitRoots is { Count: > 0 })
        {
            var seen = new HashSet<OperationKind>();
            foreach (var root in explicitRoots)
            {
                if (!seen.Add(root.Kind)) faults.Add(root, $"The schema names the {Printer.KeywordOf(root.Kind)} type more than once.");
                if (Resolve(root.Type) is { } type) SetRoot(root.Kind, type, root.Type);
            }
        }
        else
        {
            foreach (var (kind, name) in new[] { (OperationKind.Query, "Query"), (OperationKind.Mutation, "Mutation"), (OperationKind.Subscription, "Subscription") })
                if (_schema.Type(name) is { } type) SetRoot(kind, type, type.Node.Name!);
        }
        if (_schema.Query is null) faults.Add("The schema has no query type.");
    }

    private void SetRoot(OperationKind kind, NamedType type, Node at)
    {
        if (type is not ObjectType root)
        {
            faults.Add(at, $"The {Printer.KeywordOf(kind)} type must be an object type; {type.Name} is none.");
            return;
        }
        switch (kind)
        {
            case OperationKind.Query: _schema.Query = root; break;
            case OperationKind.Mutation: _schema.Mutation = root; break;
            default: _schema.Subscription = root; break;
        }
    }

    private void SetMetaFields()
    {
        if (_schema.Query is null) return;
        var holder = (ObjectDefinitionNode)Parser.Parse(new Source(Prelude.MetaFields, "prelude")).Definitions[0];
        var meta = holder.Fields.Select(f => Field(_schema.Query, f)).ToDictionary(f => f.Name, StringComparer.Ordinal);
        _schema.SchemaField = meta["__schema"];
        _schema.TypeField = meta["__type"];
        _schema.TypenameField = meta["__typename"];
    }

    private void SetDefaults()
    {
        foreach (var input in AllInputs())
        {
            if (input.Default is null) continue;
            try
            {
                _ = input.DefaultValue;
            }
            catch (InputException e)
            {
                faults.Add(input.Default, $"The default of {input.Name} is no {input.Type}: {e.Message}");
            }
        }
    }

    private IEnumerable<InputValueDefinition> AllInputs()
    {
        var inputs = _schema.Types.OfType<InputObjectType>().SelectMany(t => t.Fields);
        var arguments = _schema.Types.OfType<FieldsType>().SelectMany(t => t.Fields).SelectMany(f => f.Arguments);
        var meta = _schema.TypeField.Arguments;
        return inputs.Concat(arguments).Concat(_schema.Directives.SelectMany(d => d.Arguments)).Concat(meta);
    }

    private void ApplyDirectives()
    {
        foreach (var type in _schema.Types)
        {
            type.Directives = Uses(type.Node.Directives, LocationOf(type));
            switch (type)
            {
                case NamedScalar t: t.SpecifiedBy = Text(t.Directives, "specifiedBy", "url"); break;
                case InputObjectType t:
                    t.IsOneOf = t.Directives.Any(d => d.Name == "oneOf");
                    foreach (var field in t.Fields) Apply(field, "INPUT_FIELD_DEFINITION");
                    break;
                case EnumType t:
                    foreach (var value in t.Values)
                    {
                        value.Directives = Uses(value.Node.Directives, "ENUM_VALUE");
                        value.DeprecationReason = Text(value.Directives, "deprecated", "reason");
                    }
                    break;
                case FieldsType t:
                    foreach (var field in t.Fields)
                    {
                        field.Directives = Uses(field.Node.Directives, "FIELD_DEFINITION");
                        field.DeprecationReason = Text(field.Directives, "deprecated", "reason");
                        foreach (var argument in field.Arguments) Apply(argument, "ARGUMENT_DEFINITION");
                    }
                    break;
            }
        }
        foreach (var argument in _schema.Directives.SelectMany(d => d.Arguments)) Apply(argument, "ARGUMENT_DEFINITION");
        if (_schema.Node is { } schema) Uses(schema.Directives, "SCHEMA");
    }

    private void Apply(InputValueDefinition input, string location)
    {
        input.Directives = Uses(input.Node.Directives, location);
        input.DeprecationReason = Text(input.Directives, "deprecated", "reason");
    }

    private static string LocationOf(NamedType type) => type switch
    {
        NamedScalar => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        _ => "INPUT_OBJECT",
    };

    private static string? Text(IReadOnlyList<DirectiveUse> uses, string directive, string argument) =>
        uses.FirstOrDefault(u => u.Name == directive)?.Arguments.GetValueOrDefault(argument) as string;

    private List<DirectiveUse> Uses(List<DirectiveNode> nodes, string location)
    {
        var uses = new List<DirectiveUse>();
        foreach (var node in nodes)
        {
            if (_schema.Directive(node.Name.Value) is not { } definition)
            {
                faults.Add(node, $"The directive @{node.Name} is nowhere defined.");
                continue;
            }
            if (!definition.AllowedAt(location)) faults.Add(node, $"The directive @{node.Name} may not stand at {location}.");
            if (!definition.IsRepeatable && uses.Exists(u => u.Name == node.Name.Value)) faults.Add(node, $"The directive @{node.Name} may stand here only once.");
            uses.Add(new DirectiveUse(node, definition, Arguments(node, definition)));
        }
        return uses;
    }

    private Dictionary<string, object?> Arguments(DirectiveNode node, DirectiveDefinition definition)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in node.Arguments)
            if (definition.Argument(argument.Name.Value) is null) faults.Add(argument, $"The directive @{node.Name} has no argument {argument.Name}.");
        foreach (var argument in definition.Arguments)
        {
            var given = node.Arguments.Find(a => a.Name.Value == argument.Name);
            if (given is null)
            {
                if (argument.HasDefault) values[argument.Name] = argument.DefaultValue;
                else if (argument.IsRequired) faults.Add(node, $"The directive @{node.Name} needs its argument {argument.Name}.");
                continue;
            }
            try
            {
                values[argument.Name] = InputCoercion.FromLiteral(argument.Type, given.Value, null);
            }
            catch (InputException e)
            {
                faults.Add(given.Value, $"The argument {argument.Name} of @{node.Name} is no {argument.Type}: {e.Message}");
            }
        }
        return values;
    }
}
