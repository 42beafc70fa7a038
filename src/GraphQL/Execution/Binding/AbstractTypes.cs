using System.Collections.Concurrent;
using GraphQL.Types;

namespace GraphQL.Execution.Binding;

/// <summary>Finds the object type of a value whose field promises only an interface or union.</summary>
internal sealed class AbstractTypes(Schema schema, IReadOnlyDictionary<string, Func<object, string?>> hooks)
{
    private readonly ConcurrentDictionary<(NamedType, Type), ObjectType> _known = new();

    public ObjectType Resolve(NamedType type, object value)
    {
        if (hooks.TryGetValue(type.Name, out var hook) && hook(value) is { } name)
            return schema.Type(name) is ObjectType told && schema.IsPossible(type, told)
                ? told
                : throw new InvalidOperationException($"{name} is no possible type of {type}.");
        return _known.GetOrAdd((type, value.GetType()), static (key, self) => self.Find(key.Item1, key.Item2), this);
    }

    private ObjectType Find(NamedType type, Type clr)
    {
        ObjectType? best = null;
        foreach (var candidate in schema.PossibleTypes(type))
        {
            if (candidate.ClrType is not { } bound || !bound.IsAssignableFrom(clr)) continue;
            if (best is null || best.ClrType!.IsAssignableFrom(bound)) best = candidate;
        }
        return best ?? throw new InvalidOperationException($"No possible type of {type} is bound to {ClrShapes.Show(clr)}.");
    }

    /// <summary>Two members bound to one CLR type cannot be told apart.</summary>
    public void Check(NamedType type, Faults faults)
    {
        if (hooks.ContainsKey(type.Name)) return;
        foreach (var group in schema.PossibleTypes(type).Where(t => t.ClrType is not null).GroupBy(t => t.ClrType!))
            if (group.Count() > 1)
                faults.Add($"{type}: {string.Join(" and ", group.Select(t => t.Name))} are bound to the same type {ClrShapes.Show(group.Key)} and cannot be told apart (ResolveType).");
        foreach (var member in schema.PossibleTypes(type))
            if (member.ClrType is null) faults.Add($"{type}: its possible type {member} is bound to no CLR type (BindType).");
    }
}
