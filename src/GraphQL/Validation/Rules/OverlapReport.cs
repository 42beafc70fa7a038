using System.Runtime.CompilerServices;
using GraphQL.Execution;
using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>
/// Tells which fields quarrel, pair by pair and with the fields above them, as FieldsInSetCanMerge() of section
/// 5.3.2 is usually reported. It compares all pairs, so it is asked only once a quarrel is known, and it gives up
/// when the pairs are too many.
/// </summary>
/// <param name="context">The document.</param>
/// <param name="patience">Pairs compared before it gives up.</param>
/// <param name="most">Quarrels told of; more are not looked for.</param>
internal sealed class OverlapReport(ValidationContext context, int patience, int most)
{
    /// <summary>Places named on either side of a quarrel that others below it have caused.</summary>
    private const int MaxNodes = 20;

    /// <summary>A quarrel: why, and the nodes on either side from the top down.</summary>
    internal sealed record Conflict(string Key, string Reason, List<FieldNode> Left, List<FieldNode> Right);

    private sealed record Entry(NamedType? Parent, FieldNode Node, FieldDefinition? Definition);

    private sealed class Fields
    {
        private readonly Dictionary<string, List<Entry>> _byKey = new(StringComparer.Ordinal);

        public List<(string Key, List<Entry> Entries)> ByKey { get; } = [];
        public OrderedDictionary<string, bool> Fragments { get; } = new(StringComparer.Ordinal);
        public List<Entry>? Find(string key) => _byKey.GetValueOrDefault(key);

        public void Add(string key, Entry entry)
        {
            if (!_byKey.TryGetValue(key, out var entries))
            {
                _byKey[key] = entries = [];
                ByKey.Add((key, entries));
            }
            entries.Add(entry);
        }
    }

    private readonly Dictionary<SelectionSetNode, Fields> _fields = [];
    private readonly Dictionary<(Fields, string), bool> _fieldsAgainstFragment = [];
    private readonly Dictionary<(string, string), bool> _fragmentPairs = [];
    private int _pairs;

    /// <summary>All conflicts in the order of the document, or null when there is too much to compare.</summary>
    public List<Conflict>? Find()
    {
        var conflicts = new List<Conflict>();
        try
        {
            foreach (var definition in context.Document.Definitions)
            {
                if (definition is OperationNode operation) Visit(operation.Selection, context.Schema.Root(operation.Kind), conflicts);
                if (definition is FragmentNode fragment) Visit(fragment.Selection, context.Schema.Type(fragment.TypeCondition.Name.Value), conflicts);
            }
            return conflicts;
        }
        catch (Exception e) when (e is TooManyPairs or InsufficientExecutionStackException)
        {
            return conflicts.Count > most ? conflicts : null;
        }
    }

    private void Visit(SelectionSetNode set, NamedType? parent, List<Conflict> conflicts)
    {
        if (parent is { IsComposite: false }) parent = null;
        Within(set, parent, conflicts);
        Descend(set, parent, conflicts);
    }

    /// <summary>The fields of inline fragments belong to the set around them; only what is below them is a set of its own.</summary>
    private void Descend(SelectionSetNode set, NamedType? parent, List<Conflict> conflicts)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is InlineFragmentNode inline)
                Descend(inline.Selection, inline.TypeCondition is { } condition ? context.Schema.Type(condition.Name.Value) : parent, conflicts);
            else if (selection is FieldNode { Selection: { } inner } field)
                Visit(inner, parent is null ? null : context.Schema.Field(parent, field.Name.Value)?.Type.Named, conflicts);
        }
    }

    private void Within(SelectionSetNode set, NamedType? parent, List<Conflict> conflicts)
    {
        var fields = FieldsOf(set, parent);
        foreach (var (key, entries) in fields.ByKey)
            for (var i = 0; i < entries.Count; i++)
                for (var j = i + 1; j < entries.Count; j++) Compare(false, key, entries[i], entries[j], conflicts);
        var names = fields.Fragments.Keys.ToList();
        for (var i = 0; i < names.Count; i++)
        {
            AgainstFragment(false, fields, names[i], conflicts);
            for (var j = i + 1; j < names.Count; j++) Fragments(false, names[i], names[j], conflicts);
        }
    }

    private void AgainstFragment(bool exclusive, Fields fields, string name, List<Conflict> conflicts)
    {
        if (Seen(_fieldsAgainstFragment, (fields, name), exclusive) || !context.Fragments.TryGetValue(name, out var fragment)) return;
        var inside = FieldsOf(fragment);
        if (ReferenceEquals(fields, inside)) return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Between(exclusive, fields, inside, conflicts);
        foreach (var further in inside.Fragments.Keys) AgainstFragment(exclusive, fields, further, conflicts);
    }

    private void Fragments(bool exclusive, string a, string b, List<Conflict> conflicts)
    {
        if (a == b || Seen(_fragmentPairs, string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a), exclusive)) return;
        if (!context.Fragments.TryGetValue(a, out var left) || !context.Fragments.TryGetValue(b, out var right)) return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var (fieldsA, fieldsB) = (FieldsOf(left), FieldsOf(right));
        Between(exclusive, fieldsA, fieldsB, conflicts);
        foreach (var further in fieldsB.Fragments.Keys) Fragments(exclusive, a, further, conflicts);
        foreach (var further in fieldsA.Fragments.Keys) Fragments(exclusive, further, b, conflicts);
    }

    /// <summary>What was found free of quarrels between any objects is so between exclusive ones too, but not the other way round.</summary>
    private bool Seen<T>(Dictionary<T, bool> seen, T pair, bool exclusive) where T : notnull
    {
        if (++_pairs > patience) throw new TooManyPairs();
        if (seen.TryGetValue(pair, out var before) && (exclusive || !before)) return true;
        seen[pair] = exclusive;
        return false;
    }

    private void Between(bool exclusive, Fields left, Fields right, List<Conflict> conflicts)
    {
        foreach (var (key, entries) in left.ByKey)
        {
            if (right.Find(key) is not { } others) continue;
            foreach (var a in entries)
                foreach (var b in others) Compare(exclusive, key, a, b, conflicts);
        }
    }

    private void Compare(bool exclusive, string key, Entry a, Entry b, List<Conflict> conflicts)
    {
        if (++_pairs > patience) throw new TooManyPairs();
        exclusive |= !ReferenceEquals(a.Parent, b.Parent) && a.Parent is ObjectType && b.Parent is ObjectType;
        string? reason = null;
        if (!exclusive && a.Node.Name.Value != b.Node.Name.Value) reason = $"{a.Node.Name} and {b.Node.Name} are different fields";
        else if (!exclusive && !OverlappingFieldsCanBeMerged.SameArguments(a.Node, b.Node)) reason = "they have different arguments";
        else if (a.Definition is not null && b.Definition is not null && !OverlappingFieldsCanBeMerged.Similar(a.Definition.Type, b.Definition.Type))
            reason = $"they are of different types {a.Definition.Type} and {b.Definition.Type}";
        if (conflicts.Count > most) throw new TooManyPairs();
        if (reason is not null)
        {
            conflicts.Add(new Conflict(key, reason, [a.Node], [b.Node]));
            return;
        }
        if (a.Node.Selection is not { } setA || b.Node.Selection is not { } setB) return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var below = Below(exclusive, FieldsOf(setA, a.Definition?.Type.Named), FieldsOf(setB, b.Definition?.Type.Named));
        if (below.Count == 0) return;
        conflicts.Add(new Conflict(key, string.Join(" and ", below.Take(MaxNodes).Select(c => $"below them, \"{c.Key}\": {c.Reason}")),
            Nodes(a.Node, below, static c => c.Left), Nodes(b.Node, below, static c => c.Right)));
    }

    private static List<FieldNode> Nodes(FieldNode node, List<Conflict> below, Func<Conflict, List<FieldNode>> side)
    {
        var nodes = new List<FieldNode> { node };
        foreach (var conflict in below) nodes.AddRange(side(conflict).TakeLast(MaxNodes - nodes.Count));
        return nodes;
    }

    private List<Conflict> Below(bool exclusive, Fields left, Fields right)
    {
        var conflicts = new List<Conflict>();
        Between(exclusive, left, right, conflicts);
        foreach (var name in right.Fragments.Keys) AgainstFragment(exclusive, left, name, conflicts);
        foreach (var name in left.Fragments.Keys) AgainstFragment(exclusive, right, name, conflicts);
        foreach (var a in left.Fragments.Keys)
            foreach (var b in right.Fragments.Keys) Fragments(exclusive, a, b, conflicts);
        return conflicts;
    }

    private Fields FieldsOf(FragmentNode fragment) => FieldsOf(fragment.Selection, VariableCoercion.TryTypeOf(context.Schema, fragment.TypeCondition) as NamedType);

    private Fields FieldsOf(SelectionSetNode set, NamedType? parent)
    {
        if (_fields.TryGetValue(set, out var known)) return known;
        var fields = new Fields();
        Gather(set, parent, fields);
        return _fields[set] = fields;
    }

    private void Gather(SelectionSetNode set, NamedType? parent, Fields fields)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    fields.Add(field.ResponseKey, new Entry(parent, field, parent is null ? null : context.Schema.Field(parent, field.Name.Value)));
                    break;
                case FragmentSpreadNode spread:
                    fields.Fragments[spread.Name.Value] = true;
                    break;
                case InlineFragmentNode inline:
                    Gather(inline.Selection, inline.TypeCondition is { } condition ? context.Schema.Type(condition.Name.Value) : parent, fields);
                    break;
            }
        }
    }

    private sealed class TooManyPairs : Exception;
}
