using GraphQL.Language;

namespace GraphQL.Types;

/// <summary>Type validation (sections 3.3 to 3.13): what a schema must keep to before a document may be checked against it.</summary>
internal sealed class SchemaValidator
{
    private readonly Schema _schema;
    private readonly Faults _faults;

    private SchemaValidator(Schema schema, Faults faults)
    {
        _schema = schema;
        _faults = faults;
    }

    public static void Validate(Schema schema, Faults faults) => new SchemaValidator(schema, faults).Run();

    private void Run()
    {
        Roots();
        foreach (var directive in _schema.Directives) Directive(directive);
        foreach (var type in _schema.Types)
        {
            if (type.Node.Source.Name == "prelude") continue;
            NotReserved(type.Name, "type", type.Node.Name!);
            switch (type)
            {
                case FieldsType t:
                    Fields(t);
                    Contracts(t);
                    break;
                case UnionType t:
                    if (t.Node is UnionDefinitionNode { Members.Count: 0 }) _faults.Add(t.Node, $"The union {t} has no members.");
                    Unique(((UnionDefinitionNode)t.Node).Members.Select(m => m.Name), n => $"The union {t} has the member {n} more than once.");
                    break;
                case EnumType t:
                    if (t.Values.Count == 0) _faults.Add(t.Node, $"The enum {t} has no values.");
                    Unique(t.Values.Select(v => v.Node.Name), n => $"The enum {t} has the value {n} more than once.");
                    foreach (var value in t.Values) NotReserved(value.Name, "enum value", value.Node);
                    break;
                case InputObjectType t: Input(t); break;
            }
        }
        Cycles();
    }

    private void Roots()
    {
        var roots = new[] { _schema.Query, _schema.Mutation, _schema.Subscription }.Where(r => r is not null).GroupBy(r => r!.Name);
        foreach (var root in roots)
            if (root.Count() > 1) _faults.Add($"The type {root.Key} cannot be the root of more than one kind of operation.");
    }

    private void NotReserved(string name, string what, Node at)
    {
        if (name.StartsWith("__", StringComparison.Ordinal)) _faults.Add(at, $"The {what} {name} must not begin with two underscores; such names belong to introspection.");
    }

    private void Unique(IEnumerable<NameNode> names, Func<string, string> fault)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
            if (!seen.Add(name.Value)) _faults.Add(name, fault(name.Value));
    }

    private void Directive(DirectiveDefinition directive)
    {
        if (directive.Node.Source.Name == "prelude") return;
        NotReserved(directive.Name, "directive", directive.Node.Name!);
        Inputs(directive.Arguments, $"The directive @{directive.Name}", "argument");
        Unique(directive.Node.Locations, n => $"The directive @{directive.Name} names the location {n} more than once.");
        foreach (var argument in directive.Arguments)
            if (argument.Directives.Any(d => ReferenceEquals(d.Definition, directive)))
                _faults.Add(argument.Node, $"The directive @{directive.Name} is applied inside its own definition.");
    }

    private void Fields(FieldsType type)
    {
        if (type.Fields.Count == 0) _faults.Add(type.Node, $"The type {type} has no fields.");
        Unique(type.Fields.Select(f => f.Node.Name), n => $"The type {type} has the field {n} more than once.");
        foreach (var field in type.Fields)
        {
            NotReserved(field.Name, "field", field.Node.Name);
            if (!field.Type.IsOutput) _faults.Add(field.Node.Type, $"{field} is a field, so its type cannot be the input type {field.Type}.");
            Inputs(field.Arguments, field.ToString(), "argument");
        }
    }

    private void Inputs(IReadOnlyList<InputValueDefinition> inputs, string owner, string what)
    {
        Unique(inputs.Select(i => i.Node.Name), n => $"{owner} has the {what} {n} more than once.");
        foreach (var input in inputs)
        {
            NotReserved(input.Name, what, input.Node.Name);
            if (!input.Type.IsInput) _faults.Add(input.Node.Type, $"The {what} {input.Name} of {owner} cannot be of the output type {input.Type}.");
            if (input.IsRequired && input.DeprecationReason is not null) _faults.Add(input.Node, $"The {what} {input.Name} of {owner} is required and cannot be deprecated.");
        }
    }

    private void Input(InputObjectType type)
    {
        if (type.Fields.Count == 0) _faults.Add(type.Node, $"The input {type} has no fields.");
        Inputs(type.Fields, $"The input {type}", "field");
        if (!type.IsOneOf) return;
        foreach (var field in type.Fields)
        {
            if (field.Type is NonNullType) _faults.Add(field.Node, $"The field {field.Name} of {type} must be nullable, for the input is @oneOf.");
            if (field.HasDefault) _faults.Add(field.Node, $"The field {field.Name} of {type} cannot have a default, for the input is @oneOf.");
        }
    }

    /// <summary>IsValidImplementation() of section 3.6.</summary>
    private void Contracts(FieldsType type)
    {
        var seen = new HashSet<InterfaceType>();
        foreach (var contract in type.Interfaces)
        {
            if (ReferenceEquals(contract, type)) _faults.Add(type.Node, $"The interface {type} cannot implement itself.");
            else if (!seen.Add(contract)) _faults.Add(type.Node, $"{type} implements {contract} more than once.");
            else Contract(type, contract);
        }
    }

    private void Contract(FieldsType type, InterfaceType contract)
    {
        foreach (var above in contract.Interfaces)
        {
            if (ReferenceEquals(above, type)) _faults.Add(type.Node, $"{type} cannot implement {contract}, which implements {type}.");
            else if (!type.Interfaces.Contains(above)) _faults.Add(type.Node, $"{type} must implement {above}, because its interface {contract} does.");
        }
        foreach (var promised in contract.Fields)
        {
            if (!type.TryGetField(promised.Name, out var field))
            {
                _faults.Add(type.Node, $"{type} lacks the field {promised.Name}, which its interface {contract} promises.");
                continue;
            }
            if (!IsSubtype(field.Type, promised.Type)) _faults.Add(field.Node, $"{field} is of type {field.Type}, but the interface {contract} promises {promised.Type}.");
            if (promised.DeprecationReason is null && field.DeprecationReason is not null) _faults.Add(field.Node, $"{field} is deprecated, but {promised} is not.");
            foreach (var wanted in promised.Arguments)
            {
                if (field.Argument(wanted.Name) is not { } argument) _faults.Add(field.Node, $"{field} lacks the argument {wanted.Name}, which the interface {contract} promises.");
                else if (argument.Type.ToString() != wanted.Type.ToString()) _faults.Add(argument.Node, $"The argument {argument.Name} of {field} is of type {argument.Type}, but the interface {contract} promises {wanted.Type}.");
            }
            foreach (var argument in field.Arguments)
                if (argument.IsRequired && promised.Argument(argument.Name) is null)
                    _faults.Add(argument.Node, $"The argument {argument.Name} of {field} is required, but the interface {contract} does not know it.");
        }
    }

    private bool IsSubtype(GraphQLType type, GraphQLType promised)
    {
        if (promised is NonNullType) return type is NonNullType && IsSubtype(type.Nullable, promised.Nullable);
        type = type.Nullable;
        if (promised is ListType list) return type is ListType t && IsSubtype(t.Item, list.Item);
        if (type is ListType) return false;
        if (ReferenceEquals(type, promised)) return true;
        return promised switch
        {
            UnionType union => type is ObjectType member && _schema.IsPossible(union, member),
            InterfaceType contract => type is FieldsType fields && fields.Interfaces.Contains(contract),
            _ => false,
        };
    }

    /// <summary>An input object that needs itself can never be written down (section 3.10, circular references).</summary>
    private void Cycles()
    {
        var done = new HashSet<InputObjectType>();
        var path = new List<InputObjectType>();
        foreach (var type in _schema.Types.OfType<InputObjectType>()) Visit(type);

        void Visit(InputObjectType type)
        {
            var at = path.IndexOf(type);
            if (at >= 0)
            {
                _faults.Add(type.Node, $"The input {type} can never be given, because it needs itself: {string.Join(", ", path.Skip(at))}.");
                return;
            }
            if (!done.Add(type)) return;
            path.Add(type);
            foreach (var field in type.Fields)
                if (field.Type is NonNullType { Nullable: InputObjectType inner }) Visit(inner);
            path.RemoveAt(path.Count - 1);
        }
    }
}
