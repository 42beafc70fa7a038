using System.Text;

namespace GraphQL.Tests;

/// <summary>Seeded documents, executable and of the type system: correct by grammar, seldom by any schema.</summary>
internal sealed class DocumentGenerator(int seed)
{
    private static readonly string[] Names = ["a", "b", "name", "type", "on2", "query", "fragment", "x1", "_y", "activity", "node", "id", "title"];
    private static readonly string[] Types = ["Int", "String", "Activity", "Branch", "Node", "Filter", "Status", "Nope", "Boolean", "ID"];
    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    public string Document()
    {
        var count = 1 + _random.Next(4);
        for (var i = 0; i < count; i++)
        {
            Definition();
            _text.Append(Pick("\n", " ", "\r\n", "\n# a comment\n", ",\t"));
        }
        return _text.ToString();
    }

    /// <summary>Breaks a document a little: characters and pieces are dropped, doubled, moved or strewn in.</summary>
    public string Mutate(string document)
    {
        var text = new StringBuilder(document);
        for (var i = _random.Next(1, 5); i > 0 && text.Length > 1; i--)
        {
            var at = _random.Next(text.Length);
            var length = Math.Min(_random.Next(1, 12), text.Length - at);
            switch (_random.Next(5))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, text.ToString(at, length)); break;
                case 2: text.Insert(at, Pick("{", "}", "(", ")", "[", "]", "$", "@", "!", "...", "\"", "\"\"\"", "\\u", "\uD83D", "\u0000", "#", "&", "|", ":", "=", "-", "1e", "9", "null", "on", "中")); break;
                case 3: text[at] = (char)_random.Next(1, 0x180); break;
                default: text.Insert(_random.Next(text.Length), text.ToString(at, length)); break;
            }
        }
        return text.ToString();
    }

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
    private bool Maybe(double chance = 0.5) => _random.NextDouble() < chance;
    private void Name() => _text.Append(Pick(Names));

    private void Definition()
    {
        if (Maybe(0.3))
        {
            TypeSystem();
            return;
        }
        if (Maybe(0.3))
        {
            Selection(0);
            return;
        }
        if (Maybe(0.2)) Description();
        if (Maybe(0.3))
        {
            _text.Append("fragment ");
            Name();
            _text.Append(" on ").Append(Pick(Types));
        }
        else
        {
            _text.Append(Pick("query", "mutation", "subscription")).Append(' ');
            // Always with a name: a bare "query" is printed in the short form, which has other tokens.
            Name();
            if (Maybe()) Variables();
        }
        Directives();
        Selection(0);
    }

    private void Variables()
    {
        _text.Append('(');
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            if (Maybe(0.1)) Description();
            _text.Append(" $");
            Name();
            _text.Append(": ");
            Type();
            if (Maybe(0.4))
            {
                _text.Append(" = ");
                Value(0, true);
            }
            Directives(true);
        }
        _text.Append(')');
    }

    private void Selection(int depth)
    {
        _text.Append(" { ");
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            switch (_random.Next(6))
            {
                case 0:
                    _text.Append("...").Append(Pick("A", "B", "name"));
                    Directives();
                    break;
                case 1 when depth < 4:
                    _text.Append("... ");
                    if (Maybe()) _text.Append("on ").Append(Pick(Types));
                    Directives();
                    Selection(depth + 1);
                    break;
                default:
                    if (Maybe(0.3))
                    {
                        Name();
                        _text.Append(": ");
                    }
                    Name();
                    if (Maybe(0.4)) Arguments(false);
                    Directives();
                    if (depth < 4 && Maybe(0.4)) Selection(depth + 1);
                    break;
            }
            _text.Append(' ');
        }
        _text.Append('}');
    }

    private void Arguments(bool constant)
    {
        _text.Append('(');
        for (var i = _random.Next(1, 3); i > 0; i--)
        {
            Name();
            _text.Append(": ");
            Value(0, constant);
            _text.Append(", ");
        }
        _text.Append(')');
    }

    private void Directives(bool constant = false)
    {
        while (Maybe(0.15))
        {
            _text.Append(" @").Append(Pick("skip", "include", "note", "nope"));
            if (Maybe(0.7)) Arguments(constant);
        }
    }

    private void Value(int depth, bool constant)
    {
        switch (_random.Next(constant ? 1 : 0, depth > 3 ? 9 : 11))
        {
            case 0: _text.Append('$'); Name(); break;
            case 1: _text.Append(_random.Next(-1000, 1000)); break;
            case 2: _text.Append(Pick("1.5", "-0.0", "2e10", "1.25E-3")); break;
            case 3: _text.Append(Pick("true", "false", "null")); break;
            case 4: _text.Append(Pick("DRAFT", "APPROVED", "onlyAName")); break;
            case 5 or 6: _text.Append(Pick("\"\"", "\"text\"", "\"a \\\"b\\\" \\u4E2D \\u{1F600} \\n\"", "\"中文\"")); break;
            case 7 or 8: _text.Append(Pick("\"\"\"one line\"\"\"", "\"\"\"\n  two\n    lines\n\"\"\"", "\"\"\" \\\"\"\" \"\"\"", "\"\"\"\"\"\"")); break;
            case 9:
                _text.Append('[');
                for (var i = _random.Next(4); i > 0; i--)
                {
                    Value(depth + 1, constant);
                    _text.Append(' ');
                }
                _text.Append(']');
                break;
            default:
                _text.Append('{');
                for (var i = _random.Next(4); i > 0; i--)
                {
                    Name();
                    _text.Append(": ");
                    Value(depth + 1, constant);
                    _text.Append(' ');
                }
                _text.Append('}');
                break;
        }
    }

    private void Type()
    {
        if (Maybe(0.25))
        {
            _text.Append('[');
            Type();
            _text.Append(']');
        }
        else
        {
            _text.Append(Pick(Types));
        }
        if (Maybe(0.3)) _text.Append('!');
    }

    private void Description() => _text.Append(Pick("\"described\" ", "\"\"\"described\"\"\"\n", "\"\"\"\nin\n  lines\n\"\"\" "));

    private void TypeSystem()
    {
        var extension = Maybe(0.3);
        if (extension) _text.Append("extend ");
        else if (Maybe(0.4)) Description();
        switch (_random.Next(6))
        {
            case 0:
                _text.Append("enum ").Append(Pick(Types)).Append(" { A B ");
                Name();
                _text.Append(" }");
                break;
            case 1:
                _text.Append("union ").Append(Pick(Types)).Append(Maybe() ? " = | " : " = ").Append(Pick(Types)).Append(" | ").Append(Pick(Types));
                break;
            case 2:
                _text.Append("input ").Append(Pick(Types)).Append(" { ");
                Input();
                Input();
                _text.Append('}');
                break;
            case 3:
                _text.Append("scalar ").Append(Pick(Types)).Append(" @specifiedBy(url: \"x\")");
                break;
            default:
                _text.Append(Pick("type ", "interface ")).Append(Pick(Types));
                if (Maybe()) _text.Append(" implements ").Append(Pick(Types)).Append(" & ").Append(Pick(Types));
                _text.Append(" { ");
                for (var i = _random.Next(1, 4); i > 0; i--)
                {
                    if (Maybe(0.2)) Description();
                    Name();
                    if (Maybe(0.4))
                    {
                        _text.Append('(');
                        Input();
                        _text.Append(')');
                    }
                    _text.Append(": ");
                    Type();
                    Directives(true);
                    _text.Append(' ');
                }
                _text.Append('}');
                break;
        }
    }

    private void Input()
    {
        if (Maybe(0.2)) Description();
        Name();
        _text.Append(": ");
        Type();
        if (Maybe(0.4))
        {
            _text.Append(" = ");
            Value(0, true);
        }
        Directives(true);
        _text.Append(' ');
    }
}
