using System.Text;

namespace GraphQL.Language;

/// <summary>Writes a syntax tree as text that parses to the same tree. Executable documents here, the type system in the other half.</summary>
internal sealed partial class Printer
{
    private readonly StringBuilder _text = new();
    private int _indent;

    public static string Print(Node node)
    {
        var printer = new Printer();
        printer.Any(node);
        return printer._text.ToString();
    }

    private void Any(Node node)
    {
        switch (node)
        {
            case DocumentNode n: Document(n); break;
            case OperationNode n: Operation(n); break;
            case FragmentNode n: Fragment(n); break;
            case TypeSystemNode n: TypeSystem(n); break;
            case SelectionSetNode n: SelectionSet(n); break;
            case FieldNode n: Field(n); break;
            case FragmentSpreadNode n: _text.Append("...").Append(n.Name.Value); Directives(n.Directives); break;
            case InlineFragmentNode n: InlineFragment(n); break;
            case ValueNode n: Value(n); break;
            case TypeNode n: Type(n); break;
            case DirectiveNode n: Directive(n); break;
            case ArgumentNode n: _text.Append(n.Name.Value).Append(": "); Value(n.Value); break;
            case FieldDefinitionNode n: FieldDefinition(n); break;
            case InputValueNode n: InputValue(n); break;
            case EnumValueDefinitionNode n: EnumValue(n); break;
            case NameNode n: _text.Append(n.Value); break;
            default: throw new NotSupportedException(node.GetType().Name);
        }
    }

    private void Document(DocumentNode document)
    {
        for (var i = 0; i < document.Definitions.Count; i++)
        {
            if (i > 0) _text.Append('\n');
            Any(document.Definitions[i]);
            _text.Append('\n');
        }
    }

    private void Operation(OperationNode node)
    {
        Description(node.Description);
        var shorthand = node.Kind == OperationKind.Query && node.Name is null && node.Variables.Count == 0
            && node.Directives.Count == 0 && node.Description is null;
        if (!shorthand)
        {
            _text.Append(KeywordOf(node.Kind));
            if (node.Name is not null) _text.Append(' ').Append(node.Name.Value);
            Variables(node.Variables);
            Directives(node.Directives);
            _text.Append(' ');
        }
        SelectionSet(node.Selection);
    }

    public static string KeywordOf(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private void Variables(List<VariableDefinitionNode> variables)
    {
        if (variables.Count == 0) return;
        _text.Append('(');
        for (var i = 0; i < variables.Count; i++)
        {
            var variable = variables[i];
            if (i > 0) _text.Append(", ");
            if (variable.Description is { } description)
            {
                String(description.Value);
                _text.Append(' ');
            }
            _text.Append('$').Append(variable.Variable.Name.Value).Append(": ");
            Type(variable.Type);
            Default(variable.Default);
            Directives(variable.Directives);
        }
        _text.Append(')');
    }

    private void Default(ValueNode? value)
    {
        if (value is null) return;
        _text.Append(" = ");
        Value(value);
    }

    private void Fragment(FragmentNode node)
    {
        Description(node.Description);
        _text.Append("fragment ").Append(node.Name!.Value).Append(" on ").Append(node.TypeCondition.Name.Value);
        Directives(node.Directives);
        _text.Append(' ');
        SelectionSet(node.Selection);
    }

    private void SelectionSet(SelectionSetNode node)
    {
        _text.Append("{\n");
        _indent++;
        foreach (var selection in node.Selections)
        {
            Indent();
            Any(selection);
            _text.Append('\n');
        }
        _indent--;
        Indent();
        _text.Append('}');
    }

    private void Field(FieldNode node)
    {
        if (node.Alias is not null) _text.Append(node.Alias.Value).Append(": ");
        _text.Append(node.Name.Value);
        Arguments(node.Arguments);
        Directives(node.Directives);
        if (node.Selection is null) return;
        _text.Append(' ');
        SelectionSet(node.Selection);
    }

    private void InlineFragment(InlineFragmentNode node)
    {
        _text.Append("...");
        if (node.TypeCondition is not null) _text.Append(" on ").Append(node.TypeCondition.Name.Value);
        Directives(node.Directives);
        _text.Append(' ');
        SelectionSet(node.Selection);
    }

    private void Arguments(List<ArgumentNode> arguments)
    {
        if (arguments.Count == 0) return;
        _text.Append('(');
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i > 0) _text.Append(", ");
            Any(arguments[i]);
        }
        _text.Append(')');
    }

    private void Directives(List<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            _text.Append(' ');
            Directive(directive);
        }
    }

    private void Directive(DirectiveNode node)
    {
        _text.Append('@').Append(node.Name.Value);
        Arguments(node.Arguments);
    }

    private void Value(ValueNode value)
    {
        switch (value)
        {
            case VariableNode v: _text.Append('$').Append(v.Name.Value); break;
            case IntNode v: _text.Append(v.Text); break;
            case FloatNode v: _text.Append(v.Text); break;
            case StringNode { Block: true } v when BlockString.CanHold(v.Value): Block(v.Value); break;
            case StringNode v: String(v.Value); break;
            case BooleanNode v: _text.Append(v.Value ? "true" : "false"); break;
            case NullNode: _text.Append("null"); break;
            case EnumNode v: _text.Append(v.Value); break;
            case ListNode v:
                _text.Append('[');
                for (var i = 0; i < v.Values.Count; i++)
                {
                    if (i > 0) _text.Append(", ");
                    Value(v.Values[i]);
                }
                _text.Append(']');
                break;
            case ObjectNode v:
                _text.Append('{');
                for (var i = 0; i < v.Fields.Count; i++)
                {
                    if (i > 0) _text.Append(", ");
                    _text.Append(v.Fields[i].Name.Value).Append(": ");
                    Value(v.Fields[i].Value);
                }
                _text.Append('}');
                break;
        }
    }

    private void Type(TypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode t: _text.Append(t.Name.Value); break;
            case ListTypeNode t: _text.Append('['); Type(t.Item); _text.Append(']'); break;
            case NonNullTypeNode t: Type(t.Inner); _text.Append('!'); break;
        }
    }

    private void Block(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split('\n');
        _text.Append("\"\"\"");
        if (BlockString.FitsOneLine(value))
        {
            _text.Append(escaped).Append("\"\"\"");
            return;
        }
        foreach (var line in lines)
        {
            _text.Append('\n');
            if (line.Length == 0) continue;
            Indent();
            _text.Append(line);
        }
        _text.Append('\n');
        Indent();
        _text.Append("\"\"\"");
    }

    private void String(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': _text.Append("\\\""); break;
                case '\\': _text.Append("\\\\"); break;
                case '\b': _text.Append("\\b"); break;
                case '\f': _text.Append("\\f"); break;
                case '\n': _text.Append("\\n"); break;
                case '\r': _text.Append("\\r"); break;
                case '\t': _text.Append("\\t"); break;
                case < ' ' or (>= '\u007F' and <= '\u009F'):
                    _text.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default: _text.Append(c); break;
            }
        }
        _text.Append('"');
    }

    private void Indent() => _text.Append(' ', _indent * 2);
}
