using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL.Types;

namespace GraphQL.Execution.Binding;

/// <summary>Finds, at start, how each input of the SDL becomes the CLR type that is waiting for it; what cannot is a fault.</summary>
internal sealed class InputBinder(Conversions conversions, Faults faults)
{
    private readonly Dictionary<(NamedType, Type), InputConverter> _named = [];

    /// <param name="hasDefault">Whether null or absence cannot reach the CLR side, because the SDL has a default.</param>
    /// <param name="where">The member, for the fault.</param>
    public InputConverter Bind(GraphQLType type, Type clr, bool hasDefault, string where)
    {
        if (type is not NonNullType && !ClrShapes.AcceptsNull(clr) && clr != typeof(JsonElement))
        {
            if (!hasDefault) faults.Add($"{where} may be null by the SDL ({type}), but its type {ClrShapes.Show(clr)} holds no null.");
            return new NotNullConverter(BindNullable(type.Nullable, clr, where));
        }
        return BindNullable(type.Nullable, ClrShapes.Underlying(clr) is var inner && inner == typeof(JsonElement) ? clr : inner, where);
    }

    private InputConverter BindNullable(GraphQLType type, Type clr, string where)
    {
        if (clr == typeof(object)) return type is NamedType { } named && Default(named) is { } known ? BindNullable(type, known, where) : SameConverter.Instance;
        if (clr == typeof(JsonElement)) return type.Named is NamedScalar { Scalar.ClrType: var t } && t == clr && type is NamedType ? SameConverter.Instance : new JsonConverter();
        if (clr == typeof(JsonElement?)) return new NullableJsonConverter();
        switch (type)
        {
            case ListType list when ClrShapes.IsList(clr, out var item): return List(list, clr, item, where);
            case NamedScalar scalar: return Scalar(scalar, clr, where);
            case EnumType named: return Enum(named, clr, where);
            case InputObjectType input: return Object(input, clr, where);
            default: return Contradicts(type, clr, where);
        }
    }

    private static Type? Default(NamedType type) => type switch
    {
        InputObjectType input => input.ClrType,
        EnumType named => named.ClrType,
        _ => null,
    };

    private InputConverter Contradicts(GraphQLType type, Type clr, string where)
    {
        faults.Add($"{where} is {type} in the SDL and {ClrShapes.Show(clr)} in C#; the one cannot become the other.");
        return SameConverter.Instance;
    }

    private InputConverter List(ListType list, Type clr, Type item, string where)
    {
        var inner = Bind(list.Item, item, false, where);
        if (!clr.IsArray && !clr.IsAssignableFrom(typeof(List<>).MakeGenericType(item))) return Contradicts(list, clr, where);
        if (inner is SameConverter && clr.IsAssignableFrom(typeof(object[]))) return SameConverter.Instance;
        return new ListConverter(item, clr.IsArray, inner);
    }

    private InputConverter Scalar(NamedScalar scalar, Type clr, string where)
    {
        var from = scalar.Scalar.ClrType;
        if (clr.IsAssignableFrom(from)) return SameConverter.Instance;
        if (conversions.Find(from, clr) is { } own) return new DelegateConverter(v => own.DynamicInvoke(v));
        if (from == typeof(JsonElement))
            return new DelegateConverter(v => ((JsonElement)v).Deserialize(clr, JsonSerializerOptions.Web));
        if (from == typeof(string) && clr == typeof(Guid)) return new DelegateConverter(v => Guid.Parse((string)v));
        if (from == typeof(DateTimeOffset) && clr == typeof(DateTime)) return new DelegateConverter(v => ((DateTimeOffset)v).UtcDateTime);
        if (scalar.Name == "ID" && (clr == typeof(int) || clr == typeof(long)))
            return new DelegateConverter(v => System.Convert.ChangeType(v, clr, CultureInfo.InvariantCulture));
        if (IsNumber(from) && IsNumber(clr)) return new DelegateConverter(v => System.Convert.ChangeType(v, clr, CultureInfo.InvariantCulture));
        return Contradicts(scalar, clr, where);
    }

    private static bool IsNumber(Type type) => type == typeof(decimal) || (type.IsPrimitive && type != typeof(bool) && type != typeof(char) && type != typeof(nint) && type != typeof(nuint));

    private InputConverter Enum(EnumType type, Type clr, string where)
    {
        if (clr == typeof(string)) return SameConverter.Instance;
        if (!clr.IsEnum) return Contradicts(type, clr, where);
        if (!_named.TryGetValue((type, clr), out var converter))
            _named[(type, clr)] = converter = new EnumConverter(EnumMap(type, clr).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
        return converter;
    }

    /// <summary>Pairs the values of an enum; each side must have its twin.</summary>
    public List<(string Name, object Value)> EnumMap(EnumType type, Type clr)
    {
        var members = System.Enum.GetNames(clr).ToDictionary(Names.EnumKey, StringComparer.Ordinal);
        var pairs = new List<(string, object)>();
        foreach (var value in type.Values)
        {
            if (members.Remove(Names.EnumKey(value.Name), out var member)) pairs.Add((value.Name, System.Enum.Parse(clr, member)));
            else faults.Add(value.Node, $"The enum value {type.Name}.{value.Name} has no twin in {ClrShapes.Show(clr)}.");
        }
        foreach (var member in members.Values) faults.Add($"{ClrShapes.Show(clr)}.{member} has no twin in the enum {type.Name}.");
        return pairs;
    }

    private InputConverter Object(InputObjectType type, Type clr, string where)
    {
        if (clr.IsAssignableFrom(typeof(Dictionary<string, object?>))) return SameConverter.Instance;
        if (ClrShapes.IsSimple(clr) || clr.IsAbstract || ClrShapes.IsList(clr, out _)) return Contradicts(type, clr, where);
        if (_named.TryGetValue((type, clr), out var known)) return known;
        var converter = new ObjectConverter();
        _named[(type, clr)] = converter;
        Fill(converter, type, clr);
        return converter;
    }

    private void Fill(ObjectConverter converter, InputObjectType type, Type clr)
    {
        var constructor = clr.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(c => c.GetParameters() is not [{ ParameterType: var only }] || only != clr)
            .OrderByDescending(c => c.IsPublic).ThenByDescending(c => c.GetParameters().Count(p => Field(type, p.Name!) is not null)).ThenBy(c => c.GetParameters().Length)
            .FirstOrDefault();
        if (constructor is null)
        {
            faults.Add($"{ClrShapes.Show(clr)}, bound to the input {type.Name}, has no constructor.");
            return;
        }
        var open = type.Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var slots = new List<ObjectConverter.Slot>();
        foreach (var parameter in constructor.GetParameters())
        {
            var where = $"{ClrShapes.Show(clr)}.{parameter.Name}";
            var absent = parameter.HasDefaultValue ? DefaultOf(parameter) : parameter.ParameterType.IsValueType ? RuntimeHelpers.GetUninitializedObject(parameter.ParameterType) : null;
            if (System.Nullable.GetUnderlyingType(parameter.ParameterType) is not null && !parameter.HasDefaultValue) absent = null;
            var field = Field(type, parameter.Name!);
            if (field is null)
            {
                if (!parameter.HasDefaultValue) faults.Add($"{where} has no twin in the input {type.Name}.");
                slots.Add(new ObjectConverter.Slot("", SameConverter.Instance, absent));
                continue;
            }
            open.Remove(field.Name);
            slots.Add(new ObjectConverter.Slot(field.Name, Bind(field.Type, parameter.ParameterType, field.HasDefault || parameter.HasDefaultValue, where), absent));
        }
        var setters = new List<(string, InputConverter, MethodInfo)>();
        foreach (var property in clr.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is not { } setter || property.GetIndexParameters().Length > 0) continue;
            var field = open.Values.FirstOrDefault(f => string.Equals(f.Name, property.Name, StringComparison.OrdinalIgnoreCase));
            var where = $"{ClrShapes.Show(clr)}.{property.Name}";
            if (field is null)
            {
                if (property.IsDefined(typeof(RequiredMemberAttribute)) && Field(type, property.Name) is null) faults.Add($"{where} has no twin in the input {type.Name}.");
                continue;
            }
            open.Remove(field.Name);
            setters.Add((field.Name, Bind(field.Type, property.PropertyType, true, where), setter));
        }
        foreach (var field in open.Values) faults.Add(field.Node, $"The input field {type.Name}.{field.Name} has no twin in {ClrShapes.Show(clr)}.");
        converter.Fill(constructor, [.. slots], setters);
    }

    private static object? DefaultOf(ParameterInfo parameter) =>
        parameter.DefaultValue is null && parameter.ParameterType.IsValueType && System.Nullable.GetUnderlyingType(parameter.ParameterType) is null
            ? RuntimeHelpers.GetUninitializedObject(parameter.ParameterType)
            : ClrShapes.Underlying(parameter.ParameterType) is { IsEnum: true } e && parameter.DefaultValue is not null
                ? System.Enum.ToObject(e, parameter.DefaultValue)
                : parameter.DefaultValue;

    private static InputValueDefinition? Field(InputObjectType type, string name) =>
        type.Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));
}
