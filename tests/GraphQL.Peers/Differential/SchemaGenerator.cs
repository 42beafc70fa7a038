using System.Text;

namespace GraphQL.Peers.Differential;

/// <summary>Seeded schemas with every kind of type: enums, inputs that nest and exclude, interfaces that implement interfaces, unions, directives.</summary>
internal sealed class SchemaGenerator(int seed)
{
    private readonly Random _random = new(seed);
    private readonly StringBuilder _sdl = new();
    private readonly List<string> _enums = [];
    private readonly List<string> _inputs = [];
    private readonly List<string> _outputs = [];
    private readonly Dictionary<string, List<string>> _fields = [];

    public string Sdl()
    {
        var (objects, interfaces, unions) = (_random.Next(3, 7), _random.Next(1, 4), _random.Next(1, 3));
        for (var i = _random.Next(1, 4); i > 0; i--) Enum(i);
        _sdl.AppendLine("scalar Any @specifiedBy(url: \"https://example.org/any\")");
        _sdl.AppendLine("directive @mark(text: String! = \"x\", level: Int) repeatable on FIELD | FRAGMENT_SPREAD | QUERY | VARIABLE_DEFINITION");
        _sdl.AppendLine("directive @once(of: [Int!]) on FIELD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | MUTATION | SUBSCRIPTION | FIELD_DEFINITION");
        for (var i = _random.Next(2, 5); i > 0; i--) Input(i);
        foreach (var i in Enumerable.Range(0, objects)) _outputs.Add($"Thing{i}");
        foreach (var i in Enumerable.Range(0, interfaces)) _outputs.Add($"Face{i}");
        foreach (var i in Enumerable.Range(0, unions)) _outputs.Add($"Either{i}");
        foreach (var i in Enumerable.Range(0, interfaces)) Interface(i);
        foreach (var i in Enumerable.Range(0, objects)) Object($"Thing{i}", i, interfaces);
        foreach (var i in Enumerable.Range(0, unions))
            _sdl.Append("union Either").Append(i).Append(" = ").AppendJoin(" | ", Enumerable.Range(0, objects).Where(n => n % 2 == i % 2 || Maybe(0.3)).Select(n => $"Thing{n}")).AppendLine();
        foreach (var root in new[] { "Query", "Mutation", "Subscription" }) Object(root, -1, 0);
        _sdl.AppendLine("extend type Query { extended(by: In1): Thing0 }");
        return _sdl.ToString();
    }

    private bool Maybe(double chance) => _random.NextDouble() < chance;
    private string Pick(IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];

    private void Enum(int number)
    {
        _enums.Add($"Choice{number}");
        _sdl.Append("enum Choice").Append(number).Append(" { ").AppendJoin(' ', Enumerable.Range(0, _random.Next(2, 5)).Select(i => i == 1 ? "OLD @deprecated" : $"VALUE_{i}")).AppendLine(" }");
    }

    private void Input(int number)
    {
        var exclusive = number == 2;
        _sdl.Append("input In").Append(number).Append(exclusive ? " @oneOf { " : " { ");
        for (var i = 0; i < 4; i++)
        {
            var type = i == 3 && !exclusive ? Pick(["In1", $"[In{number}!]"]) : exclusive ? Pick(["Int", "String", "[ID!]", .. _enums]) : InputType();
            _sdl.Append("in").Append(i).Append(": ").Append(type);
            if (!exclusive && Default(type) is { } given && Maybe(0.4)) _sdl.Append(" = ").Append(given);
            if (!exclusive && !type.EndsWith('!') && Maybe(0.15)) _sdl.Append(" @deprecated(reason: \"gone\")");
            _sdl.Append(' ');
        }
        _inputs.Add($"In{number}");
        _sdl.AppendLine("}");
    }

    private string InputType() => Wrap(Pick(["Int", "Float", "String", "Boolean", "ID", "Any", .. _enums, .. _inputs]));

    private string OutputType() => Wrap(Pick(["Int", "Float", "String", "String", "Boolean", "ID", "Any", .. _enums, .. _outputs, .. _outputs]));

    private string Wrap(string type)
    {
        if (Maybe(0.3)) type += "!";
        while (Maybe(0.25)) type = Maybe(0.4) ? $"[{type}]!" : $"[{type}]";
        return type;
    }

    private string? Default(string type) => type.TrimEnd('!') switch
    {
        "Int" => Pick(["0", "-7", "2147483647"]),
        "Float" => Pick(["1", "2.5", "-1e3"]),
        "String" => Pick(["\"\"", "\"text\"", "\"\"\"block\"\"\""]),
        "Boolean" => "true",
        "ID" => Pick(["\"a\"", "12"]),
        var list when list.StartsWith('[') => "[]",
        var named when named.StartsWith("Choice", StringComparison.Ordinal) => "VALUE_0",
        _ => null,
    };

    private string Field(string name)
    {
        var field = new StringBuilder(name);
        if (Maybe(0.45))
        {
            field.Append('(');
            for (var i = _random.Next(1, 4); i > 0; i--)
            {
                var type = InputType();
                field.Append("arg").Append(i).Append(": ").Append(type);
                if (Default(type) is { } given && Maybe(0.4)) field.Append(" = ").Append(given);
                field.Append(' ');
            }
            field.Append(')');
        }
        field.Append(": ").Append(OutputType());
        if (Maybe(0.1)) field.Append(" @deprecated(reason: \"\"\"block\"\"\")");
        else if (Maybe(0.1)) field.Append(" @once(of: [1])");
        return field.ToString();
    }

    /// <summary>Each interface implements the one before it.</summary>
    private void Interface(int number)
    {
        var above = Enumerable.Range(0, number).Select(n => $"Face{n}").ToList();
        _fields[$"Face{number}"] = [.. above.Count > 0 ? _fields[above[^1]] : [], Plain($"face{number}a"), Plain($"face{number}b")];
        Write("interface", $"Face{number}", above, _fields[$"Face{number}"]);

        // What implementers repeat must not be deprecated in them alone, so it never is.
        string Plain(string name) => Field(name).Split(" @")[0];
    }

    private void Object(string name, int number, int interfaces)
    {
        var implemented = number < 0 ? [] : Enumerable.Range(0, (number % (interfaces + 1))).Select(n => $"Face{n}").ToList();
        List<string> fields = [.. implemented.Count > 0 ? _fields[implemented[^1]] : [], .. Enumerable.Range(0, _random.Next(3, 7)).Select(i => Field($"field{i}"))];
        Write("type", name, implemented, fields);
    }

    private void Write(string keyword, string name, List<string> interfaces, List<string> fields)
    {
        if (Maybe(0.3)) _sdl.AppendLine("\"\"\"\nDescribed, in\n  two lines.\n\"\"\"");
        _sdl.Append(keyword).Append(' ').Append(name);
        if (interfaces.Count > 0) _sdl.Append(" implements ").AppendJoin(" & ", interfaces);
        _sdl.AppendLine(" {");
        foreach (var field in fields) _sdl.Append("  ").AppendLine(field);
        _sdl.AppendLine("}");
    }
}
