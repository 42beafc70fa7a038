using System.Globalization;
using System.Text;
using System.Text.Json;
using GraphQL.Types;

namespace GraphQL.Execution.Binding;

/// <summary>Finds, at start, how each CLR type that a resolver gives is written as its SDL type; what cannot is a fault.</summary>
internal sealed class OutputBinder(AbstractTypes abstractTypes, InputBinder enums, Conversions conversions, Faults faults)
{
    private readonly HashSet<NamedType> _abstractUsed = [];

    /// <summary>An object type whose CLR type nobody bound takes the first one that a member gives for it.</summary>
    public event Action<ObjectType>? Inferred;

    public IEnumerable<NamedType> AbstractUsed => _abstractUsed;

    /// <summary>A <see cref="ValueWriter{T}"/> of <paramref name="clr"/>, or null after a fault.</summary>
    public object? Bind(GraphQLType type, Type clr, string where)
    {
        var nonNull = type is NonNullType;
        if (System.Nullable.GetUnderlyingType(clr) is { } inner)
        {
            var writer = Bind(type, inner, where);
            return writer is null ? null : Make(typeof(NullableWriter<>), [inner], writer, nonNull);
        }
        switch (type.Nullable)
        {
            case ListType list: return List(list, clr, nonNull, where);
            case NamedScalar scalar: return Scalar(scalar, clr, nonNull, where);
            case EnumType named: return Enum(named, clr, nonNull, where);
            case ObjectType named: return Object(named, clr, nonNull, where);
            case NamedType named:
                if (ClrShapes.IsSimple(clr)) return Contradicts(type, clr, where);
                _abstractUsed.Add(named);
                return Make(typeof(AbstractWriter<>), [clr], named, abstractTypes, nonNull);
            default: return Contradicts(type, clr, where);
        }
    }

    private object? List(ListType list, Type clr, bool nonNull, string where)
    {
        var itemNonNull = list.Item is NonNullType;
        if (clr == typeof(object) || clr == typeof(System.Collections.IEnumerable))
            return Bind(list.Item, typeof(object), where) is { } loose ? Make(typeof(LooseListWriter<>), [clr], loose, itemNonNull, nonNull) : null;
        if (!ClrShapes.IsList(clr, out var item)) return Contradicts(list, clr, where);
        return Bind(list.Item, item, where) is { } writer ? Make(typeof(ListWriter<,>), [clr, item], writer, itemNonNull, nonNull) : null;
    }

    private object? Scalar(NamedScalar scalar, Type clr, bool nonNull, string where)
    {
        var to = scalar.Scalar.ClrType;
        if (clr == to && IsTyped(scalar.Scalar, to)) return Make(typeof(ScalarWriter<>), [clr], scalar.Scalar, nonNull);
        if (conversions.Find(clr, to) is { } own) return Make(typeof(ConvertedWriter<,>), [clr, to], scalar.Scalar, own, nonNull);
        if (Widening(clr, to) is { } widen) return Make(typeof(ConvertedWriter<,>), [clr, to], scalar.Scalar, widen, nonNull);
        return clr == typeof(object) || CanBeLoose(scalar, clr, to)
            ? Make(typeof(LooseScalarWriter<>), [clr], scalar.Scalar, nonNull)
            : Contradicts(scalar, clr, where);
    }

    /// <summary>The built-in scalars that have a shorter way from a property into the response.</summary>
    public static Type? Leaf(GraphQLType type, Type clr) => type.Nullable is not NamedScalar { Scalar: var scalar } || scalar.ClrType != clr ? null : scalar switch
    {
        StringScalar or IdScalar => typeof(TextLeaf),
        IntScalar => typeof(IntLeaf),
        BooleanScalar => typeof(BooleanLeaf),
        _ => null,
    };

    private static bool IsTyped(ScalarType scalar, Type to) => typeof(ScalarType<>).MakeGenericType(to).IsInstanceOfType(scalar);

    private static Delegate? Widening(Type from, Type to)
    {
        if (to == typeof(long) && from == typeof(int)) return (int v) => (long)v;
        if (to == typeof(decimal) && from == typeof(int)) return (int v) => (decimal)v;
        if (to == typeof(decimal) && from == typeof(long)) return (long v) => (decimal)v;
        if (to == typeof(double) && from == typeof(int)) return (int v) => (double)v;
        if (to == typeof(double) && from == typeof(float)) return (float v) => double.Parse(v.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (to == typeof(double) && from == typeof(decimal)) return (decimal v) => (double)v;
        if (to == typeof(string) && from == typeof(Guid)) return (Guid v) => v.ToString("D");
        return null;
    }

    private static bool CanBeLoose(NamedScalar scalar, Type clr, Type to)
    {
        if (to == typeof(JsonElement)) return true;
        if (to == typeof(string)) return (typeof(IFormattable).IsAssignableFrom(clr) && (scalar.Name != "ID" || !clr.IsEnum)) || clr == typeof(Uri) || clr == typeof(char);
        if (to == typeof(DateTimeOffset)) return clr == typeof(DateTime);
        return IsNumber(to) && IsNumber(clr);
    }

    private static bool IsNumber(Type type) => type == typeof(decimal)
        || (type.IsPrimitive && type != typeof(bool) && type != typeof(char) && type != typeof(nint) && type != typeof(nuint));

    private object? Enum(EnumType type, Type clr, bool nonNull, string where)
    {
        if (clr.IsEnum)
        {
            var names = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(clr, typeof(byte[])))!;
            foreach (var (name, value) in enums.EnumMap(type, clr)) names[value] = Json(name);
            return Make(typeof(EnumWriter<>), [clr], names);
        }
        if (clr != typeof(string) && clr != typeof(object)) return Contradicts(type, clr, where);
        var byName = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var value in type.Values) byName[Names.EnumKey(value.Name)] = Json(value.Name);
        foreach (var value in type.Values) byName[value.Name] = Json(value.Name);
        return Make(typeof(EnumNameWriter<>), [clr], type, byName, nonNull);
    }

    private static byte[] Json(string name) => Encoding.UTF8.GetBytes($"\"{name}\"");

    private object? Object(ObjectType type, Type clr, bool nonNull, string where)
    {
        if (ClrShapes.IsSimple(clr) || ClrShapes.IsList(clr, out _)) return Contradicts(type, clr, where);
        if (type.ClrType is null && clr != typeof(object))
        {
            type.ClrType = clr;
            Inferred?.Invoke(type);
        }
        if (type.ClrType is { } bound && !bound.IsAssignableFrom(clr) && !clr.IsAssignableFrom(bound) && !(clr.IsInterface && !bound.IsSealed))
        {
            faults.Add($"{where} is {type} in the SDL, which is bound to {ClrShapes.Show(bound)}, but C# gives {ClrShapes.Show(clr)}.");
            return null;
        }
        return Make(typeof(ObjectWriter<>), [clr], type, nonNull);
    }

    private object? Contradicts(GraphQLType type, Type clr, string where)
    {
        faults.Add($"{where} is {type} in the SDL, but C# gives {ClrShapes.Show(clr)}.");
        return null;
    }

    internal static object Make(Type definition, Type[] arguments, params object[] constructor) =>
        Activator.CreateInstance(definition.MakeGenericType(arguments), constructor)!;
}
