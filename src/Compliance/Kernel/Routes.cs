using System.Text.Json;

namespace Compliance.Kernel;

/// <summary>A step of approval: its name (<c>PRE_CHECK</c>; the role's own name unless the table says otherwise) and whose it is.</summary>
internal sealed record RouteStep(string Name, Role Role);

/// <summary>
/// The steps a record walks, and the rule of the table that gave them. It is stored in the record's event at submission, so
/// that a later table changes nothing past. Marks are words a rule adds for the room (<c>FILING</c>).
/// </summary>
internal sealed record Route(string Rule, IReadOnlyList<RouteStep> Steps)
{
    public IReadOnlyList<string> Marks { get; init; } = [];
}

/// <summary>
/// A route table: rules in order, the first that matches decides. It is data (<c>schema/routes/*.json</c>):
/// <c>{"rules": [{"name": "…", "when": {"type": ["MEETING"], "amount": {"from": 50000, "below": 200000}, "inPlan": true}, "steps": ["BRANCH_HEAD", {"name": "PRE_CHECK", "role": "SECRETARIAT"}]}]}</c>.
/// The last rule has no condition, so every record has a route.
/// </summary>
internal sealed class RouteTable
{
    private readonly IReadOnlyList<Rule> rules;

    private RouteTable(IReadOnlyList<Rule> rules) => this.rules = rules;

    /// <param name="facts">The names a condition may use; a table that asks for another is refused at once.</param>
    /// <exception cref="FormatException">The table is no table: says which rule and why.</exception>
    public static RouteTable Parse(string json, params IReadOnlyList<string> facts)
    {
        using var document = JsonDocument.Parse(json);
        var rules = document.RootElement.GetProperty("rules").EnumerateArray().Select(r => Rule.Read(r, facts)).ToList();
        if (rules.Count == 0 || rules[^1].Conditions.Count > 0) throw new FormatException("The last rule of a route table has no condition.");
        if (rules.Take(rules.Count - 1).FirstOrDefault(r => r.Conditions.Count == 0) is { } early) throw new FormatException($"No rule after {early.Route.Rule} is ever reached.");
        return new(rules);
    }

    /// <summary>The table that ships with the register under that name.</summary>
    public static RouteTable Embedded(string name, params IReadOnlyList<string> facts)
    {
        using var stream = typeof(RouteTable).Assembly.GetManifestResourceStream($"routes/{name}.json") ?? throw new InvalidOperationException($"There is no route table {name}.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), facts);
    }

    /// <summary>The route of a record with these facts: strings (enums by their SDL names), bools, decimals. A fact that is not known matches no condition.</summary>
    public Route Steps(IReadOnlyDictionary<string, object?> facts)
    {
        foreach (var rule in rules)
            if (rule.Conditions.All(c => c.Value.Matches(facts.GetValueOrDefault(c.Key)))) return rule.Route;
        throw new InvalidOperationException("The last rule of a route table matches everything.");
    }

    private sealed record Rule(IReadOnlyDictionary<string, Condition> Conditions, Route Route)
    {
        public static Rule Read(JsonElement rule, IReadOnlyList<string> facts)
        {
            var name = rule.GetProperty("name").GetString()!;
            var conditions = rule.TryGetProperty("when", out var when) ? when.EnumerateObject().ToDictionary(c => c.Name, c => Condition.Read(c.Value)) : [];
            if (conditions.Keys.FirstOrDefault(k => facts.Count > 0 && !facts.Contains(k)) is { } unknown) throw new FormatException($"Rule {name} asks for {unknown}; known are {string.Join(", ", facts)}.");
            var steps = rule.GetProperty("steps").EnumerateArray().Select(Step).ToList();
            if (steps.Count == 0) throw new FormatException($"Rule {name} has no step: nothing is approved by nobody.");
            var marks = rule.TryGetProperty("marks", out var words) ? words.EnumerateArray().Select(w => w.GetString()!).ToList() : [];
            return new(conditions, new Route(name, steps) { Marks = marks });
        }

        private static RouteStep Step(JsonElement step)
        {
            if (step.ValueKind == JsonValueKind.String) return new(step.GetString()!, SdlName.Parse<Role>(step.GetString()!));
            var role = step.GetProperty("role").GetString()!;
            return new(step.TryGetProperty("name", out var name) ? name.GetString()! : role, SdlName.Parse<Role>(role));
        }
    }

    /// <summary>One of these words or flags, or a number from (inclusive) and below (exclusive).</summary>
    private sealed record Condition(IReadOnlyList<object> AnyOf, decimal? From, decimal? Below)
    {
        public static Condition Read(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Array => new([.. value.EnumerateArray().Select(Scalar)], null, null),
            JsonValueKind.Object => new([], Bound(value, "from"), Bound(value, "below")),
            _ => new([Scalar(value)], null, null),
        };

        public bool Matches(object? fact) => fact is not null && (From is null && Below is null
            ? AnyOf.Contains(fact)
            : fact is decimal number && (From is null || number >= From) && (Below is null || number < Below));

        private static decimal? Bound(JsonElement range, string name) => range.TryGetProperty(name, out var bound) ? bound.GetDecimal() : null;

        private static object Scalar(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.GetDecimal(),
            _ => throw new FormatException("A condition is a word, a flag, a number, a list of them, or {from, below}."),
        };
    }
}
