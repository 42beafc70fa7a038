using System.Text.RegularExpressions;

namespace GraphQL.Peers.Differential;

/// <summary>
/// What is let pass, each kind by the name under which <c>differences.txt</c> gives its reason. A kind that is not
/// listed there is no excuse, and one that no document needs any more must leave the list.
/// </summary>
internal sealed partial class KnownDifferences
{
    private static readonly string[] RulesThatReadDefinitions = ["KnownTypeNames", "KnownDirectives", "KnownArgumentNames", "ProvidedRequiredArguments", "UniqueDirectivesPerLocation", "ValuesOfCorrectType", "UniqueInputFieldNames", "UniqueArgumentNames"];

    private readonly HashSet<string> _listed = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Differential", "differences.txt")).Where(l => l.Length > 0 && l[0] is not ('#' or ' ')).Select(l => l.Split(':')[0])];

    public Dictionary<string, int> Used { get; } = [];
    public IEnumerable<string> Unused => _listed.Except(Used.Keys);

    /// <summary>Where two answers part for no listed reason; null where they agree as far as can be asked.</summary>
    public string? Unexplained(Case asked, Answer theirs, Answer ours)
    {
        if (theirs.Unlike(ours) is not { } first) return null;
        foreach (var (name, explain) in new (string, Func<Case, Answer, Answer, (Answer, Answer)>)[]
        {
            ("empty-selection-set", EmptySelectionSet), ("definitions-in-a-request", DefinitionsInARequest), ("wrapped-one-of", WrappedOneOf),
            ("shape-of-typename", ShapeOfTypename), ("merged-twice", MergedTwice), ("cycle-on-a-leaf", CycleOnALeaf), ("doubled-input-field", DoubledInputField),
            ("errors-of-a-variable", ErrorsOfAVariable), ("order-and-spacing-of-introspection", OrderAndSpacingOfIntrospection), ("race-of-promises", RaceOfPromises),
        })
        {
            if (!_listed.Contains(name)) continue;
            var (a, b) = explain(asked, theirs, ours);
            if (a.Unlike(b) is not null) continue;
            Used[name] = Used.GetValueOrDefault(name) + 1;
            return null;
        }
        return first;
    }

    private static (Answer, Answer) EmptySelectionSet(Case asked, Answer theirs, Answer ours)
    {
        if (ours.Syntax is null) return (theirs, ours);
        var at = ours.Syntax.Split(':').Select(int.Parse).ToArray();
        var line = NewLines().Split(asked.Document)[at[0] - 1];
        var before = string.Join('\n', NewLines().Split(asked.Document)[..(at[0] - 1)].Append(line[..(at[1] - 1)]));
        return at[1] <= line.Length && line[at[1] - 1] == '}' && Opened().IsMatch(before) ? (ours, ours) : (theirs, ours);
    }

    private static (Answer, Answer) DefinitionsInARequest(Case asked, Answer theirs, Answer ours)
    {
        return ours.Rules.Any(r => r.StartsWith("ExecutableDefinitions", StringComparison.Ordinal)) ? (Without(theirs), Without(ours)) : (theirs, ours);

        static Answer Without(Answer answer) => answer with { Rules = [.. answer.Rules.Where(r => !RulesThatReadDefinitions.Contains(r.Split(' ')[0]))] };
    }

    private static (Answer, Answer) WrappedOneOf(Case asked, Answer theirs, Answer ours) =>
        Surplus(theirs, ours) is { Count: > 0 } found && found.TrueForAll(r => r.StartsWith("VariablesInAllowedPosition", StringComparison.Ordinal)) ? (ours, ours) : (theirs, ours);

    private static (Answer, Answer) DoubledInputField(Case asked, Answer theirs, Answer ours) =>
        theirs.Rules.Any(r => r.StartsWith("UniqueInputFieldNames", StringComparison.Ordinal))
        && Surplus(theirs, ours) is { Count: > 0 } found && found.TrueForAll(r => r.StartsWith("ValuesOfCorrectType", StringComparison.Ordinal)) ? (ours, ours) : (theirs, ours);

    /// <summary>What the second finds on top of all that the first does; null where it lacks some of that.</summary>
    private static List<string>? Surplus(Answer first, Answer second) => first.Rules.All(second.Rules.Contains) ? [.. second.Rules.Where(r => !first.Rules.Contains(r))] : null;

    private static (Answer, Answer) ShapeOfTypename(Case asked, Answer theirs, Answer ours)
    {
        var lines = NewLines().Split(asked.Document);
        return Surplus(theirs, ours) is { Count: > 0 } found && found.TrueForAll(r => r.StartsWith("OverlappingFieldsCanBeMerged", StringComparison.Ordinal) && r.Split(' ').Skip(1).Any(IsTypename))
            ? (ours, ours)
            : (theirs, ours);

        bool IsTypename(string place)
        {
            var at = place.Split(':').Select(int.Parse).ToArray();
            return Typename().IsMatch(lines[at[0] - 1][(at[1] - 1)..]);
        }
    }

    private static (Answer, Answer) MergedTwice(Case asked, Answer theirs, Answer ours)
    {
        if (!MetaField().IsMatch(asked.Document)) return (theirs, ours);
        var places = ours.Rules.Where(r => r.StartsWith("OverlappingFieldsCanBeMerged", StringComparison.Ordinal)).SelectMany(r => r.Split(' ').Skip(1)).ToHashSet();
        return places.Count > 0 && Surplus(ours, theirs) is { Count: > 0 } found && found.TrueForAll(r => r.StartsWith("OverlappingFieldsCanBeMerged", StringComparison.Ordinal) && r.Split(' ').Skip(1).All(places.Contains))
            ? (ours, ours)
            : (theirs, ours);
    }

    private static (Answer, Answer) CycleOnALeaf(Case asked, Answer theirs, Answer ours)
    {
        return Broken(ours, "FragmentsOnCompositeTypes") && Broken(ours, "NoFragmentCycles") ? (Without(theirs), Without(ours)) : (theirs, ours);

        static Answer Without(Answer answer) => answer with { Rules = [.. answer.Rules.Where(r => !r.StartsWith("OverlappingFieldsCanBeMerged", StringComparison.Ordinal))] };
    }

    private static bool Broken(Answer answer, string rule) => answer.Rules.Any(r => r.StartsWith(rule, StringComparison.Ordinal));

    private static (Answer, Answer) ErrorsOfAVariable(Case asked, Answer theirs, Answer ours) => (theirs with { Faults = [.. theirs.Faults.Distinct()] }, ours);

    private static (Answer, Answer) OrderAndSpacingOfIntrospection(Case asked, Answer theirs, Answer ours)
    {
        return asked.Document.Contains("__schema", StringComparison.Ordinal) || asked.Document.Contains("__type", StringComparison.Ordinal) ? (Sorted(theirs), Sorted(ours)) : (theirs, ours);

        static Answer Sorted(Answer answer) => answer with { Data = answer.Unordered, Faults = [.. answer.Faults.Select(f => Index().Replace(f, "*")).Order(StringComparer.Ordinal)] };
    }

    private static (Answer, Answer) RaceOfPromises(Case asked, Answer theirs, Answer ours) => asked.Late ? (theirs with { Faults = [] }, ours with { Faults = [] }) : (theirs, ours);

    [GeneratedRegex("\r\n|\n|\r")]
    private static partial Regex NewLines();

    [GeneratedRegex("^(\\w+\\s*:\\s*)?__typename\\b(?!\\s*:)")]
    private static partial Regex Typename();

    [GeneratedRegex("\\{(?:[\\s,\uFEFF]|#[^\\n\\r]*[\\n\\r])*$")]
    private static partial Regex Opened();

    [GeneratedRegex("(?<=[\\[,])\\d+(?=[\\],])")]
    private static partial Regex Index();

    [GeneratedRegex("__schema|__type\\b")]
    private static partial Regex MetaField();
}
