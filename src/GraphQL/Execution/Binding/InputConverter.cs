using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace GraphQL.Execution.Binding;

/// <summary>Turns a coerced input, in its neutral form, into the CLR value a parameter or property wants.</summary>
internal abstract class InputConverter
{
    public abstract object? Convert(object? value);
}

internal sealed class SameConverter : InputConverter
{
    public static readonly SameConverter Instance = new();
    public override object? Convert(object? value) => value;
}

/// <summary>A value type that cannot be null, where the SDL lets the client say null.</summary>
internal sealed class NotNullConverter(InputConverter inner) : InputConverter
{
    public override object? Convert(object? value) => inner.Convert(value ?? throw new InputException("Null is not accepted here."));
}

internal sealed class DelegateConverter(Func<object, object?> convert) : InputConverter
{
    public override object? Convert(object? value)
    {
        if (value is null) return null;
        try
        {
            return convert(value);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new InputException(e.Message);
        }
    }
}

internal sealed class JsonConverter : InputConverter
{
    public override object? Convert(object? value) => Types.LiteralJson.FromCoerced(value);
}

internal sealed class NullableJsonConverter : InputConverter
{
    public override object? Convert(object? value) => value is null ? null : Types.LiteralJson.FromCoerced(value);
}

internal sealed class EnumConverter(Dictionary<string, object> values) : InputConverter
{
    public override object? Convert(object? value) => value is null ? null : values[(string)value];
}

internal sealed class ListConverter(Type item, bool asArray, InputConverter inner) : InputConverter
{
    private readonly ConstructorInvoker _list = ConstructorInvoker.Create(typeof(List<>).MakeGenericType(item).GetConstructor([typeof(int)])!);

    public override object? Convert(object? value)
    {
        if (value is null) return null;
        var items = (object?[])value;
        IList target = asArray ? Array.CreateInstance(item, items.Length) : (IList)_list.Invoke(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            object? converted;
            try
            {
                converted = inner.Convert(items[i]);
            }
            catch (InputException e)
            {
                throw e.Under($"[{i}]");
            }
            if (asArray) target[i] = converted;
            else target.Add(converted);
        }
        return target;
    }
}

/// <summary>Makes a record or settable class of an input object: constructor parameters first, then the rest by their setters.</summary>
internal sealed class ObjectConverter : InputConverter
{
    internal readonly record struct Slot(string Name, InputConverter Converter, object? Absent);

    private ConstructorInvoker _constructor = null!;
    private Slot[] _parameters = [];
    private (string Name, InputConverter Converter, MethodInvoker Setter)[] _properties = [];

    public void Fill(ConstructorInfo constructor, Slot[] parameters, List<(string Name, InputConverter Converter, MethodInfo Setter)> properties)
    {
        _constructor = ConstructorInvoker.Create(constructor);
        _parameters = parameters;
        _properties = [.. properties.Select(p => (p.Name, p.Converter, MethodInvoker.Create(p.Setter)))];
    }

    public override object? Convert(object? value)
    {
        if (value is null) return null;
        var given = (IReadOnlyDictionary<string, object?>)value;
        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = given.TryGetValue(_parameters[i].Name, out var v) ? Convert(_parameters[i].Name, _parameters[i].Converter, v) : _parameters[i].Absent;
        var instance = _constructor.Invoke(arguments.AsSpan());
        foreach (var (name, converter, setter) in _properties)
            if (given.TryGetValue(name, out var v)) setter.Invoke(instance, Convert(name, converter, v));
        return instance;
    }

    private static object? Convert(string name, InputConverter converter, object? value)
    {
        try
        {
            return converter.Convert(value);
        }
        catch (InputException e)
        {
            throw e.Under("." + name);
        }
    }
}
