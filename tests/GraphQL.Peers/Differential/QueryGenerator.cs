using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace GraphQL.Peers.Differential;

/// <summary>A document that was made for a schema, with variables for it.</summary>
internal sealed record GeneratedRequest(string Document, JsonObject Variables, string? Operation);

/// <summary>Seeded documents that mean something to a schema: most are valid, some by chance are not.</summary>
/// <param name="schema">What is asked.</param>
/// <param name="random">Decides everything.</param>
/// <param name="introspective">Asks the schema about itself and nothing else.</param>
internal sealed class QueryGenerator(GraphQL.Schema schema, Random random, bool introspective)
{
    private readonly StringBuilder _fragments = new();
    private readonly List<(string Name, NamedType Type)> _known = [];
    private readonly List<(string Name, string Definition)> _variables = [];
    private readonly JsonObject _given = [];
    private int _names;
    private int _budget;

    public GeneratedRequest Request()
    {
        var document = new StringBuilder();
        var operations = Maybe(0.15) ? 2 : 1;
        string? chosen = null;
        for (var i = 0; i < operations; i++)
        {
            _variables.Clear();
            _known.Clear();
            _budget = random.Next(3, 40);
            var (keyword, root) = Root();
            var selection = new StringBuilder();
            Selection(selection, root, 0);
            var name = operations > 1 || Maybe(0.5) ? $"Operation{i}" : null;
            if (i == random.Next(operations) || chosen is null) chosen = name;
            if (name is null && keyword == "query" && _variables.Count == 0 && Maybe(0.5))
            {
                document.Append(selection).Append('\n');
                continue;
            }
            if (Maybe(0.1)) document.Append("\"described\" ");
            document.Append(keyword).Append(' ').Append(name);
            if (_variables.Count > 0) document.Append('(').AppendJoin(Maybe(0.5) ? ", " : "\n  ", _variables.Select(v => v.Definition)).Append(')');
            Directives(document, keyword.ToUpperInvariant(), 0.1, constant: false);
            document.Append(' ').Append(selection).Append(Maybe(0.2) ? "\r\n" : "\n");
        }
        return new GeneratedRequest(document.Append(_fragments).ToString(), _given, chosen);
    }

    private bool Maybe(double chance) => random.NextDouble() < chance;
    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private (string Keyword, ObjectType Type) Root()
    {
        if (introspective || Maybe(0.7)) return ("query", schema.Query);
        return Maybe(0.5) && schema.Mutation is { } mutation ? ("mutation", mutation) : schema.Subscription is { } subscription ? ("subscription", subscription) : ("query", schema.Query);
    }

    private void Selection(StringBuilder text, NamedType type, int depth)
    {
        text.Append("{ ");
        var count = type == schema.Subscription ? 1 : random.Next(1, 6);
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || Maybe(0.75)) Field(text, type, depth);
            else if (Maybe(0.5)) Inline(text, type, depth);
            else Spread(text, type, depth);
            text.Append(Maybe(0.9) ? " " : "\n# comment\n");
        }
        text.Append('}');
    }

    private void Field(StringBuilder text, NamedType type, int depth)
    {
        var fields = FieldsOf(type, depth);
        if (fields.Count == 0 || (type != schema.Subscription && Maybe(0.08)))
        {
            text.Append(Maybe(0.3) ? "kind" + random.Next(3) + ": __typename" : "__typename");
            return;
        }
        var field = Pick(fields);
        _budget--;
        // Without an alias two uses of a field may quarrel; that is wanted, but not everywhere.
        if (Maybe(field.Arguments.Count > 0 || field.Type.Named.IsComposite ? 0.93 : 0.2)) text.Append((Maybe(0.9) ? "n" + _names++ : Pick(fields).Name) + ": ");
        text.Append(field.Name);
        var arguments = field.Arguments.Where(a => a.IsRequired || Maybe(0.5)).ToList();
        if (arguments.Count > 0)
        {
            text.Append('(');
            foreach (var argument in arguments)
            {
                text.Append(argument.Name).Append(": ");
                Value(text, argument.Type, argument.HasDefault, 0, field.Name == "__type");
                text.Append(Maybe(0.8) ? ", " : " ");
            }
            text.Append(')');
        }
        Directives(text, "FIELD", 0.08, constant: false);
        if (!field.Type.Named.IsComposite) return;
        text.Append(' ');
        Selection(text, field.Type.Named, depth + 1);
    }

    private List<FieldDefinition> FieldsOf(NamedType type, int depth)
    {
        if (introspective && type == schema.Query) return [schema.SchemaField, schema.TypeField];
        if (type is not FieldsType { Fields: var fields }) return [];
        // The specification's own types are described by each implementation in its own words.
        var known = introspective ? fields.Where(f => f.Name != "description") : fields;
        return [.. known.Where(f => (depth < 5 && _budget > 0) || !f.Type.Named.IsComposite)];
    }

    private void Inline(StringBuilder text, NamedType type, int depth)
    {
        text.Append("... ");
        var condition = Maybe(0.8) ? Fitting(type) : null;
        if (condition is not null) text.Append("on ").Append(condition.Name);
        Directives(text, "INLINE_FRAGMENT", 0.1, constant: false);
        text.Append(' ');
        Selection(text, condition ?? type, depth + 1);
    }

    private void Spread(StringBuilder text, NamedType type, int depth)
    {
        var again = _known.Where(k => Overlap(k.Type, type)).ToList();
        if (again.Count > 0 && Maybe(0.5))
        {
            text.Append("...").Append(Pick(again).Name);
            return;
        }
        var condition = Fitting(type);
        var name = $"Fragment{_names++}";
        text.Append("...").Append(name);
        Directives(text, "FRAGMENT_SPREAD", 0.1, constant: false);
        var fragment = new StringBuilder($"fragment {name} on {condition.Name}");
        Directives(fragment, "FRAGMENT_DEFINITION", 0.1, constant: false);
        fragment.Append(' ');
        Selection(fragment, condition, depth + 1);
        _known.Add((name, condition));
        _fragments.Append(fragment).Append('\n');
    }

    private NamedType Fitting(NamedType type) => Pick(schema.Types.Where(t => t.IsComposite && Overlap(t, type) && t.IsIntrospection == type.IsIntrospection).ToList());

    private bool Overlap(NamedType a, NamedType b) => a == b || schema.PossibleTypes(a).Intersect(schema.PossibleTypes(b)).Any();

    private void Directives(StringBuilder text, string location, double chance, bool constant)
    {
        while (Maybe(chance))
        {
            var directive = Pick(schema.Directives.Where(d => d.AllowedAt(location)).DefaultIfEmpty(schema.Directive("skip")!).ToList());
            text.Append(" @").Append(directive.Name);
            var arguments = directive.Arguments.Where(a => a.IsRequired || Maybe(0.5)).ToList();
            if (arguments.Count == 0) continue;
            text.Append('(');
            foreach (var argument in arguments)
            {
                text.Append(argument.Name).Append(": ");
                if (constant) Literal(text, argument.Type, 3);
                else Value(text, argument.Type, argument.HasDefault, 0, false);
                text.Append(' ');
            }
            text.Append(')');
        }
    }

    private void Value(StringBuilder text, GraphQLType type, bool hasDefault, int depth, bool names)
    {
        if (names) text.Append('"').Append(Maybe(0.9) ? Pick(schema.Types.Where(t => !t.IsIntrospection).ToList()).Name : "Nowhere").Append('"');
        else if (Maybe(0.25)) Variable(text, type, hasDefault);
        else if (type.Nullable is ListType list && Maybe(0.8)) Values(text, list, depth);
        else if (type.Nullable is InputObjectType input && !(type is not NonNullType && Maybe(0.1))) Fields(text, input, depth, inLiteral: false);
        else Literal(text, type, depth);
    }

    private void Values(StringBuilder text, ListType list, int depth)
    {
        text.Append('[');
        for (var i = depth > 3 ? 0 : random.Next(4); i > 0; i--)
        {
            Value(text, list.Item, false, depth + 1, false);
            text.Append(", ");
        }
        text.Append(']');
    }

    private void Fields(StringBuilder text, InputObjectType input, int depth, bool inLiteral)
    {
        text.Append('{');
        var fields = input.IsOneOf ? [Pick(input.Fields)] : input.Fields.Where(f => f.IsRequired || (depth < 3 && Maybe(0.4))).ToList();
        foreach (var field in fields)
        {
            text.Append(field.Name).Append(": ");
            var type = input.IsOneOf && Maybe(0.95) ? new NonNullType(field.Type.Nullable) : field.Type;
            if (inLiteral) Literal(text, type, depth + 1);
            else Value(text, type, field.HasDefault, depth + 1, false);
            text.Append(", ");
        }
        text.Append('}');
    }

    private void Variable(StringBuilder text, GraphQLType type, bool hasDefault)
    {
        var name = $"v{_names++}";
        text.Append('$').Append(name);
        var wanted = type switch
        {
            NonNullType when hasDefault && Maybe(0.5) => type.Nullable,
            NonNullType => type,
            _ when Maybe(0.3) => new NonNullType(type),
            _ => type,
        };
        var definition = new StringBuilder(Maybe(0.05) ? "\"described\" " : "").Append('$').Append(name).Append(": ").Append(wanted);
        var defaulted = Maybe(0.25);
        if (defaulted)
        {
            definition.Append(" = ");
            Literal(definition, wanted, 2);
        }
        Directives(definition, "VARIABLE_DEFINITION", 0.05, constant: true);
        _variables.Add((name, definition.ToString()));
        if (!(defaulted || wanted is not NonNullType) || Maybe(0.6)) _given[name] = Maybe(0.04) ? JsonNode.Parse("{\"odd\": [1]}") : Json(wanted, 0);
    }

    private void Literal(StringBuilder text, GraphQLType type, int depth)
    {
        if (type is not NonNullType && Maybe(0.08))
        {
            text.Append("null");
            return;
        }
        switch (type.Nullable)
        {
            case ListType list when Maybe(0.7):
                text.Append('[');
                for (var i = depth > 3 ? 0 : random.Next(4); i > 0; i--)
                {
                    Literal(text, list.Item, depth + 1);
                    text.Append(' ');
                }
                text.Append(']');
                break;
            case ListType list: Literal(text, list.Item, depth + 1); break;
            case InputObjectType input: Fields(text, input, depth + 1, inLiteral: true); break;
            case EnumType named: text.Append(Pick(named.Values).Name); break;
            default: text.Append(Scalar(type.Named.Name)); break;
        }
    }

    private string Scalar(string name) => name switch
    {
        "Int" => Pick(["0", "-1", "7", "42", "2147483647", "-2147483648", Maybe(0.05) ? "2147483648" : "3"]),
        "Float" => Pick(["0", "1", "-1.5", "2.25e2", "1E-3", "12345678"]),
        "Boolean" => Pick(["true", "false"]),
        "ID" => Pick(["\"a\"", "1", "\"\"", "\"1 2\""]),
        "String" => Pick(["\"\"", "\"text\"", "\"\\u4E2D \\n \\\"\"", "\"中文\"", "\"\"\"block \\\"\"\" text\"\"\"", "\"\"\"\n   two\n     lines\n\"\"\"", "\"\\u{1F600}\""]),
        _ => Pick(["1", "\"any\"", "true", "FREE", "[1, 2]", "{a: 1, b: [\"x\"]}", "1.5"]),
    };

    private JsonNode? Json(GraphQLType type, int depth)
    {
        if (type is not NonNullType && Maybe(0.1)) return null;
        switch (type.Nullable)
        {
            case ListType list when Maybe(0.8): return new JsonArray([.. Enumerable.Range(0, depth > 3 ? 0 : random.Next(4)).Select(_ => Json(list.Item, depth + 1))]);
            case ListType list: return Json(list.Item, depth + 1);
            case InputObjectType input:
                var given = new JsonObject();
                foreach (var field in input.IsOneOf ? [Pick(input.Fields)] : input.Fields.Where(f => f.IsRequired || (depth < 3 && Maybe(0.4))))
                    given[field.Name] = Json(input.IsOneOf && Maybe(0.9) ? new NonNullType(field.Type.Nullable) : field.Type, depth + 1);
                if (Maybe(0.02)) given["nowhere"] = 1;
                return given;
            case EnumType named: return Pick(named.Values).Name;
            default:
                return type.Named.Name switch
                {
                    "Int" => Maybe(0.03) ? JsonValue.Create(1.5) : random.Next(-1000, 1000),
                    "Float" => Maybe(0.5) ? random.Next(100) : random.Next(100) / 4.0,
                    "Boolean" => Maybe(0.5),
                    "ID" => Maybe(0.5) ? random.Next(100) : "id" + random.Next(9).ToString(CultureInfo.InvariantCulture),
                    "String" => Maybe(0.03) ? 7 : Pick(["", "text", "中文 \U0001F600", "a\"b\\c\n"]),
                    _ => Pick<Func<JsonNode?>>([() => 1, () => "any", () => true, () => new JsonArray(1, "x"), () => new JsonObject { ["a"] = 1 }])(),
                };
        }
    }
}
