using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GraphQL.Language;

namespace GraphQL.Validation.Rules;

/// <summary>Fields of one response key can be merged: of one shape everywhere, and of one name and arguments where the parents can be the same object.</summary>
/// <remarks>
/// https://spec.graphql.org/September2025/#sec-Field-Selection-Merging
/// <para>
/// Comparing all fields of a key with one another takes quadratic time at each level and can be used to stall a
/// server. Both conditions are equivalences inside a set of fields, so it is enough to compare each with the first,
/// and to look at each distinct set once.
/// </para>
/// </remarks>
internal sealed class OverlappingFieldsCanBeMerged() : Rule("sec-Field-Selection-Merging")
{
    /// <summary>Fields looked at before the document is refused as too entangled; no honest one comes near.</summary>
    private const int Patience = 200_000;

    /// <summary>Pairs compared for the report of a conflict, before the shorter report has to do.</summary>
    private const int ReportPatience = 50_000;

    private readonly record struct Entry(FieldNode Node, NamedType? Parent, FieldDefinition? Definition);

    private readonly HashSet<SetKey> _shapes = [];
    private readonly HashSet<SetKey> _parents = [];
    private readonly Dictionary<(FieldNode, FieldNode), string> _conflicts = [];
    private readonly Dictionary<FieldNode, int> _ids = [];
    private int _work;

    public override void LeaveDocument(DocumentNode node, ValidationContext context)
    {
        try
        {
            var reached = new HashSet<FragmentNode>();
            foreach (var operation in node.Definitions.OfType<OperationNode>())
            {
                reached.UnionWith(context.ReachableFrom(operation));
                Check(operation.Selection, context.Schema.Root(operation.Kind), context);
            }
            // What no operation reaches is checked for itself.
            foreach (var fragment in node.Definitions.OfType<FragmentNode>())
                if (!reached.Contains(fragment)) Check(fragment.Selection, context.Schema.Type(fragment.TypeCondition.Name.Value), context);
        }
        catch (Exception e) when (e is OutOfPatience or InsufficientExecutionStackException)
        {
            Report(context, "The fields of the document overlap in too many ways to be checked.", node.Definitions[0]);
            return;
        }
        if (_conflicts.Count == 0) return;
        if (new OverlapReport(context, ReportPatience, context.MaxErrors).Find() is { Count: > 0 } conflicts)
        {
            foreach (var conflict in conflicts) Report(context, Message(conflict.Key, conflict.Reason), conflict.Left.Concat(conflict.Right));
            return;
        }
        foreach (var ((a, b), reason) in _conflicts) Report(context, Message(a.ResponseKey, reason), a, b);
    }

    private static string Message(string key, string reason) => $"The fields \"{key}\" cannot be merged: {reason}. Give them different aliases.";

    private void Check(SelectionSetNode set, NamedType? parent, ValidationContext context)
    {
        var fields = new List<Entry>();
        Collect(set, parent, fields, [], context);
        SameShape(fields, context);
        SameParents(fields, context);
    }

    private void SameShape(List<Entry> fields, ValidationContext context)
    {
        if (!_shapes.Add(KeyOf(fields))) return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var group in ByKey(fields))
        {
            var first = group.Find(e => e.Definition is not null);
            if (first.Definition is not null)
                foreach (var other in group)
                    if (other.Definition is not null && !Similar(first.Definition.Type, other.Definition.Type))
                        _conflicts.TryAdd((first.Node, other.Node), $"they are of different types {first.Definition.Type} and {other.Definition.Type}");
            SameShape(Children(group, context), context);
        }
    }

    private void SameParents(List<Entry> fields, ValidationContext context)
    {
        if (!_parents.Add(KeyOf(fields))) return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var group in ByKey(fields))
        {
            foreach (var common in ByParent(group))
            {
                var first = common[0];
                foreach (var other in common)
                {
                    if (ReferenceEquals(first.Node, other.Node)) continue;
                    if (first.Node.Name.Value != other.Node.Name.Value) _conflicts.TryAdd((first.Node, other.Node), $"{first.Node.Name} and {other.Node.Name} are different fields");
                    else if (!SameArguments(first.Node, other.Node)) _conflicts.TryAdd((first.Node, other.Node), "they have different arguments");
                }
                SameParents(Children(common, context), context);
            }
        }
    }

    /// <summary>Fields whose parents may be the same object: those of one object type, together with all of interfaces and unions.</summary>
    private static IEnumerable<List<Entry>> ByParent(List<Entry> group)
    {
        var open = group.FindAll(e => e.Parent is not ObjectType);
        var closed = group.Where(e => e.Parent is ObjectType).GroupBy(e => e.Parent).ToList();
        if (closed.Count == 0) yield return open;
        foreach (var type in closed) yield return open.Count == 0 ? [.. type] : [.. open, .. type];
    }

    private static List<List<Entry>> ByKey(List<Entry> fields)
    {
        var groups = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        var order = new List<List<Entry>>();
        foreach (var field in fields)
        {
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, field.Node.ResponseKey, out var known);
            if (!known) order.Add(group = []);
            group!.Add(field);
        }
        return order;
    }

    private List<Entry> Children(List<Entry> group, ValidationContext context)
    {
        var fields = new List<Entry>();
        var spread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in group)
            if (entry.Node.Selection is { } selection) Collect(selection, entry.Definition?.Type.Named, fields, spread, context);
        return fields;
    }

    private void Collect(SelectionSetNode set, NamedType? parent, List<Entry> fields, HashSet<string> spread, ValidationContext context)
    {
        foreach (var selection in set.Selections)
        {
            if (++_work > Patience) throw new OutOfPatience();
            switch (selection)
            {
                case FieldNode field: fields.Add(new Entry(field, parent, parent is null ? null : context.Schema.Field(parent, field.Name.Value))); break;
                case InlineFragmentNode inline:
                    Collect(inline.Selection, inline.TypeCondition is null ? parent : context.Schema.Type(inline.TypeCondition.Name.Value), fields, spread, context);
                    break;
                case FragmentSpreadNode { Name.Value: var name }:
                    if (!spread.Add(name) || !context.Fragments.TryGetValue(name, out var fragment)) break;
                    RuntimeHelpers.EnsureSufficientExecutionStack();
                    Collect(fragment.Selection, context.Schema.Type(fragment.TypeCondition.Name.Value), fields, spread, context);
                    break;
            }
        }
    }

    /// <summary>SameResponseShape(): equal wrappers, and equal leaves; objects are compared by their fields.</summary>
    internal static bool Similar(GraphQLType a, GraphQLType b)
    {
        while (true)
        {
            if (a is NonNullType != b is NonNullType) return false;
            (a, b) = (a.Nullable, b.Nullable);
            if (a is ListType != b is ListType) return false;
            if (a is ListType listA && b is ListType listB)
            {
                (a, b) = (listA.Item, listB.Item);
                continue;
            }
            return (!a.Named.IsLeaf && !b.Named.IsLeaf) || ReferenceEquals(a.Named, b.Named);
        }
    }

    internal static bool SameArguments(FieldNode a, FieldNode b)
    {
        if (a.Arguments.Count != b.Arguments.Count) return false;
        foreach (var argument in a.Arguments)
        {
            var twin = b.Arguments.Find(x => x.Name.Value == argument.Name.Value);
            if (twin is null || !SameValue(argument.Value, twin.Value)) return false;
        }
        return true;
    }

    private static bool SameValue(ValueNode a, ValueNode b) => (a, b) switch
    {
        (VariableNode x, VariableNode y) => x.Name.Value == y.Name.Value,
        (IntNode x, IntNode y) => x.Text == y.Text,
        (FloatNode x, FloatNode y) => x.Text == y.Text,
        (StringNode x, StringNode y) => x.Value == y.Value,
        (BooleanNode x, BooleanNode y) => x.Value == y.Value,
        (EnumNode x, EnumNode y) => x.Value == y.Value,
        (NullNode, NullNode) => true,
        (ListNode x, ListNode y) => x.Values.Count == y.Values.Count && x.Values.Zip(y.Values).All(p => SameValue(p.First, p.Second)),
        (ObjectNode x, ObjectNode y) => x.Fields.Count == y.Fields.Count
            && x.Fields.TrueForAll(f => y.Fields.Find(g => g.Name.Value == f.Name.Value) is { } twin && SameValue(f.Value, twin.Value)),
        _ => false,
    };

    private SetKey KeyOf(List<Entry> fields)
    {
        var ids = new List<(int, NamedType?)>(fields.Count);
        foreach (var field in fields)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, field.Node, out var known);
            if (!known) id = _ids.Count;
            ids.Add((id, field.Parent));
        }
        ids.Sort(static (x, y) => x.Item1.CompareTo(y.Item1));
        return new SetKey([.. ids]);
    }

    /// <summary>A set of fields by identity, whatever the order in which they were found.</summary>
    private sealed class SetKey : IEquatable<SetKey>
    {
        private readonly (int Id, NamedType? Parent)[] _ids;
        private readonly int _hash;

        public SetKey((int Id, NamedType? Parent)[] ids)
        {
            _ids = ids;
            var hash = new HashCode();
            foreach (var (id, _) in ids) hash.Add(id);
            _hash = hash.ToHashCode();
        }

        public bool Equals(SetKey? other) => other is not null && _ids.AsSpan().SequenceEqual(other._ids);
        public override bool Equals(object? obj) => Equals(obj as SetKey);
        public override int GetHashCode() => _hash;
    }

    private sealed class OutOfPatience : Exception;
}
