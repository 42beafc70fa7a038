using System.Text.Json;
using GraphQL.Language;
using GraphQL.Validation;

namespace GraphQL.Peers.Differential;

/// <summary>What an implementation says about a case, in one comparable form.</summary>
/// <param name="Syntax">Where the syntax error is, or null.</param>
/// <param name="Rules">Each broken rule with the places of its error.</param>
/// <param name="Data">The data as normal text; null when nothing ran.</param>
/// <param name="Faults">Path and places of each error of the execution.</param>
/// <param name="Unordered">The data where the order of lists and the blanks in texts do not count.</param>
internal sealed record Answer(string? Syntax, IReadOnlyList<string> Rules, string? Data, IReadOnlyList<string> Faults, string? Unordered = null)
{
    public static readonly Answer Nothing = new(null, [], null, []);

    /// <summary>In a word or two, where two answers part; null where they do not.</summary>
    public string? Unlike(Answer other)
    {
        if (Syntax != other.Syntax) return "syntax";
        if (!Rules.SequenceEqual(other.Rules)) return string.Join(' ', Rules.Except(other.Rules).Concat(other.Rules.Except(Rules)).Select(r => r.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
        if (Data != other.Data) return "data";
        return Faults.SequenceEqual(other.Faults) ? null : "errors of execution";
    }

    public override string ToString() => Syntax is not null ? $"syntax error at {Syntax}" : Rules.Count > 0 ? string.Join("; ", Rules) : $"{Data}\n    faults: {string.Join("; ", Faults)}";

    /// <summary>This library's.</summary>
    public static async Task<Answer> OfOursAsync(GraphQL.Schema schema, Case asked)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(asked.Document);
        }
        catch (SyntaxException e)
        {
            return Nothing with { Syntax = $"{e.Location.Line}:{e.Location.Column}" };
        }
        var errors = DocumentValidator.Validate(schema, document, int.MaxValue);
        if (errors.Count > 0) return Nothing with { Rules = Sorted(errors.Select(e => $"{e.Rule} {string.Join(' ', e.Locations.Select(l => $"{l.Line}:{l.Column}"))}")) };
        if (!asked.Run || OperationOf(document, asked.Operation) is null or { Kind: OperationKind.Subscription }) return Nothing;
        var context = new RequestContext(NoServices.Instance);
        if (asked.Late) context.Items["late"] = true;
        var executor = new GraphQLExecutor(schema, new ExecutorOptions { MaxDepth = 1000, MaxFields = 1_000_000, MaxAliases = 1_000_000, MaxComplexity = long.MaxValue });
        var request = new GraphQLRequest(asked.Document) { OperationName = asked.Operation, Variables = JsonSerializer.SerializeToElement(asked.Variables) };
        using var response = await executor.ExecuteToJsonAsync(request, context);
        var root = response.RootElement;
        return Executed(root, root.TryGetProperty("errors", out var list)
            ? list.EnumerateArray().Select(e => (e.TryGetProperty("locations", out var l) ? string.Join(' ', l.EnumerateArray().Select(p => $"{p.GetProperty("line")}:{p.GetProperty("column")}")) : "", e))
            : []);
    }

    /// <summary>The oracle's.</summary>
    public static Answer OfOracle(JsonElement line)
    {
        if (line.TryGetProperty("crash", out var crash)) throw new InvalidOperationException($"The oracle failed: {crash}");
        if (line.TryGetProperty("syntax", out var syntax)) return Nothing with { Syntax = syntax.GetString() };
        if (line.GetProperty("errors").GetArrayLength() > 0) return Nothing with { Rules = Sorted(line.GetProperty("errors").EnumerateArray().Select(e => e.GetString()!)) };
        return line.TryGetProperty("faults", out var faults) ? Executed(line, faults.EnumerateArray().Select(f => (f.GetProperty("at").GetString()!, f))) : Nothing;
    }

    private static Answer Executed(JsonElement response, IEnumerable<(string At, JsonElement Error)> faults) => new(
        null, [], response.TryGetProperty("data", out var data) ? Normal(data) : null,
        Sorted(faults.Select(f => $"{(f.Error.TryGetProperty("path", out var path) ? path.GetRawText() : "request")} {f.At}")),
        data.ValueKind == JsonValueKind.Undefined ? null : Normal(data, ordered: false));

    private static OperationNode? OperationOf(DocumentNode document, string? name)
    {
        var operations = document.Definitions.OfType<OperationNode>().ToList();
        return name is null ? operations.Count == 1 ? operations[0] : null : operations.Find(o => o.Name?.Value == name);
    }

    /// <summary>In which order errors are found is nobody's business; in which order an error names its places is.</summary>
    private static List<string> Sorted(IEnumerable<string> errors) => [.. errors.Order(StringComparer.Ordinal)];

    /// <summary>One text for equal JSON: the order of keys counts, the spelling of numbers does not.</summary>
    private static string Normal(JsonElement json, bool ordered = true) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', json.EnumerateObject().Select(p => $"{p.Name}:{Normal(p.Value, ordered)}"))}}}",
        JsonValueKind.Array when ordered => $"[{string.Join(',', json.EnumerateArray().Select(e => Normal(e)))}]",
        JsonValueKind.Array => $"[{string.Join(',', json.EnumerateArray().Select(e => Normal(e, ordered)).Order(StringComparer.Ordinal))}]",
        JsonValueKind.String when !ordered => JsonSerializer.Serialize(json.GetString()!.Replace(" ", "", StringComparison.Ordinal)),
        JsonValueKind.Number => json.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        JsonValueKind.String => JsonSerializer.Serialize(json.GetString()),
        _ => json.GetRawText(),
    };
}

internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    public object? GetService(Type serviceType) => null;
}
