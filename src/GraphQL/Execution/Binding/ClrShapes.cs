using System.Diagnostics.CodeAnalysis;

namespace GraphQL.Execution.Binding;

/// <summary>Questions about CLR types that binding asks again and again.</summary>
internal static class ClrShapes
{
    public static Type Underlying(Type type) => System.Nullable.GetUnderlyingType(type) ?? type;

    public static bool AcceptsNull(Type type) => !type.IsValueType || System.Nullable.GetUnderlyingType(type) is not null;

    /// <summary>The element type of anything enumerable that is no string and no dictionary.</summary>
    public static bool IsList(Type type, [NotNullWhen(true)] out Type? item)
    {
        item = null;
        if (type == typeof(string)) return false;
        if (type.IsArray)
        {
            item = type.GetElementType()!;
            return true;
        }
        var enumerable = IsGeneric(type, typeof(IEnumerable<>)) ? type : type.GetInterfaces().FirstOrDefault(i => IsGeneric(i, typeof(IEnumerable<>)));
        if (enumerable is null) return false;
        item = enumerable.GetGenericArguments()[0];
        return !IsGeneric(item, typeof(KeyValuePair<,>));
    }

    public static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    /// <summary>Types whose values come from the request or nowhere: no container is asked for them.</summary>
    public static bool IsSimple(Type type)
    {
        var t = Underlying(type);
        return t.IsPrimitive || t.IsEnum || t == typeof(string) || t == typeof(decimal) || t == typeof(Guid) || t == typeof(DateOnly)
            || t == typeof(TimeOnly) || t == typeof(DateTime) || t == typeof(DateTimeOffset) || t == typeof(TimeSpan) || t == typeof(System.Text.Json.JsonElement);
    }

    /// <summary>A type as a person would write it.</summary>
    public static string Show(Type type)
    {
        if (System.Nullable.GetUnderlyingType(type) is { } inner) return Show(inner) + "?";
        if (type.IsArray) return Show(type.GetElementType()!) + "[]";
        if (!type.IsGenericType) return type.Name;
        var name = type.Name;
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Show))}>";
    }
}
