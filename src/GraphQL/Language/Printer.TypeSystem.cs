namespace GraphQL.Language;

/// <summary>The printer's other half: definitions and extensions of the type system.</summary>
internal sealed partial class Printer
{
    private void TypeSystem(TypeSystemNode node)
    {
        Description(node.Description);
        if (node.IsExtension) _text.Append("extend ");
        switch (node)
        {
            case SchemaNode n:
                _text.Append("schema");
                Directives(n.Directives);
                Braces(n.OperationTypes, o => { _text.Append(KeywordOf(o.Kind)).Append(": "); Type(o.Type); });
                break;
            case ScalarDefinitionNode n:
                _text.Append("scalar ").Append(n.Name!.Value);
                Directives(n.Directives);
                break;
            case ObjectDefinitionNode n:
                _text.Append("type ").Append(n.Name!.Value);
                Implements(n.Interfaces);
                Directives(n.Directives);
                Braces(n.Fields, FieldDefinition);
                break;
            case InterfaceDefinitionNode n:
                _text.Append("interface ").Append(n.Name!.Value);
                Implements(n.Interfaces);
                Directives(n.Directives);
                Braces(n.Fields, FieldDefinition);
                break;
            case UnionDefinitionNode n:
                _text.Append("union ").Append(n.Name!.Value);
                Directives(n.Directives);
                for (var i = 0; i < n.Members.Count; i++)
                {
                    _text.Append(i == 0 ? " = " : " | ");
                    Type(n.Members[i]);
                }
                break;
            case EnumDefinitionNode n:
                _text.Append("enum ").Append(n.Name!.Value);
                Directives(n.Directives);
                Braces(n.Values, EnumValue);
                break;
            case InputDefinitionNode n:
                _text.Append("input ").Append(n.Name!.Value);
                Directives(n.Directives);
                Braces(n.Fields, InputValue);
                break;
            case DirectiveDefinitionNode n:
                _text.Append("directive @").Append(n.Name!.Value);
                InputValues(n.Arguments);
                if (n.Repeatable) _text.Append(" repeatable");
                _text.Append(" on ").AppendJoin(" | ", n.Locations);
                break;
        }
    }

    private void Implements(List<NamedTypeNode> interfaces)
    {
        if (interfaces.Count > 0) _text.Append(" implements ").AppendJoin(" & ", interfaces.Select(i => i.Name.Value));
    }

    private void FieldDefinition(FieldDefinitionNode node)
    {
        Description(node.Description);
        _text.Append(node.Name.Value);
        InputValues(node.Arguments);
        _text.Append(": ");
        Type(node.Type);
        Directives(node.Directives);
    }

    private void InputValues(List<InputValueNode> values)
    {
        if (values.Count == 0) return;
        if (values.All(v => v.Description is null))
        {
            _text.Append('(');
            for (var i = 0; i < values.Count; i++)
            {
                if (i > 0) _text.Append(", ");
                InputValue(values[i]);
            }
            _text.Append(')');
            return;
        }
        _text.Append("(\n");
        Lines(values, InputValue);
        _text.Append(')');
    }

    private void InputValue(InputValueNode node)
    {
        Description(node.Description);
        _text.Append(node.Name.Value).Append(": ");
        Type(node.Type);
        Default(node.Default);
        Directives(node.Directives);
    }

    private void EnumValue(EnumValueDefinitionNode node)
    {
        Description(node.Description);
        _text.Append(node.Name.Value);
        Directives(node.Directives);
    }

    private void Braces<T>(List<T> items, Action<T> print)
    {
        if (items.Count == 0) return;
        _text.Append(" {\n");
        Lines(items, print);
        _text.Append('}');
    }

    private void Lines<T>(List<T> items, Action<T> print)
    {
        _indent++;
        foreach (var item in items)
        {
            Indent();
            print(item);
            _text.Append('\n');
        }
        _indent--;
        Indent();
    }

    private void Description(StringNode? description)
    {
        if (description is null) return;
        Value(description);
        _text.Append('\n');
        Indent();
    }
}
