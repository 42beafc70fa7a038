using System.Reflection;

namespace Compliance.Shape;

/// <summary>
/// One event of a type with every property filled, the same on every machine and every day: strings say the name of their
/// property, lists hold one element, nothing optional is left out.
/// </summary>
internal static class Samples
{
    /// <summary>Which of its forms a closed family of records takes; lists hold one element of each.</summary>
    [ThreadStatic]
    private static int variant;

    public static object Of(Type type) => Value(type, type.Name, 0) ?? throw new InvalidOperationException($"No sample of {type}.");

    private static object? Value(Type type, string name, int depth)
    {
        if (depth > 12) throw new InvalidOperationException($"{name} nests without end.");
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return name;
        if (type == typeof(object)) return name;
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return 3;
        if (type == typeof(long)) return 4L;
        if (type == typeof(decimal)) return 12.50m;
        if (type == typeof(double)) return 0.5d;
        if (type == typeof(Guid)) return new Guid("0197532c-0000-7000-8000-000000000001");
        if (type == typeof(DateOnly)) return new DateOnly(2025, 6, 9);
        if (type == typeof(TimeOnly)) return new TimeOnly(9, 30);
        if (type == typeof(TimeSpan)) return TimeSpan.FromMinutes(90);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2025, 6, 9, 9, 30, 0, TimeSpan.FromHours(8));
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        if (type.IsArray) return Filled(type.GetElementType()!, name, depth);
        if (type.IsGenericType)
        {
            var arguments = type.GetGenericArguments();
            if (type.IsAssignableFrom(arguments[0].MakeArrayType())) return Filled(arguments[0], name, depth);
            if (arguments.Length == 2 && typeof(Dictionary<,>).MakeGenericType(arguments) is var dictionary && type.IsAssignableFrom(dictionary))
            {
                var made = (System.Collections.IDictionary)Activator.CreateInstance(dictionary)!;
                made.Add(Value(arguments[0], "key", depth + 1)!, Value(arguments[1], "value", depth + 1));
                return made;
            }
            if (typeof(List<>).MakeGenericType(arguments[0]) is var list && type.IsAssignableFrom(list)) return Activator.CreateInstance(list, Filled(arguments[0], name, depth));
        }
        return Record(type, depth);
    }

    private static Array Filled(Type element, string name, int depth)
    {
        // Two words, since some lists are pairs.
        if (element == typeof(string)) return new[] { name, name + " too" };
        var forms = Math.Max(1, Math.Max(Family(element).Count, element.GetProperties().Select(p => Family(p.PropertyType).Count).DefaultIfEmpty(0).Max()));
        var array = Array.CreateInstance(element, forms);
        var before = variant;
        for (variant = 0; variant < forms; variant++) array.SetValue(Value(element, name, depth + 1), variant);
        variant = before;
        return array;
    }

    /// <summary>The members of a closed family of records; none for an ordinary type.</summary>
    private static List<Type> Family(Type type) => type.IsAbstract && !type.IsInterface ? [.. House.Core.GetTypes().Where(t => t.IsSealed && t.BaseType == type).OrderBy(t => t.Name, StringComparer.Ordinal)] : [];

    private static object Record(Type type, int depth)
    {
        if (Family(type) is { Count: > 0 } family) return Value(family[variant % family.Count], type.Name, depth + 1)!;
        if (type.IsAbstract) throw new InvalidOperationException($"{type.Name} is abstract: an event holds what JSON can make again.");
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(c => c.GetParameters() is not [var only] || only.ParameterType != type).MaxBy(c => c.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type.Name} has no constructor.");
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType, p.Name!, depth + 1))]);
        var given = constructor.GetParameters().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is not null && !given.Contains(p.Name)))
            property.SetValue(made, Value(property.PropertyType, property.Name, depth + 1));
        return made;
    }
}
