using System.Collections;
using System.Runtime.InteropServices;

namespace GraphQL.Execution;

/// <summary>A scalar of its own CLR type.</summary>
internal sealed class ScalarWriter<T>(ScalarType<T> scalar, bool nonNull) : ValueWriter<T> where T : notnull
{
    public override bool Write(ExecutionRun run, PlannedField field, T value)
    {
        if (value is null) return run.WriteNull(field, nonNull);
        scalar.Write(run.Out, value);
        return true;
    }
}

/// <summary>A scalar whose CLR type is another one than the resolver's; converted without a box.</summary>
internal sealed class ConvertedWriter<T, TScalar>(ScalarType<TScalar> scalar, Func<T, TScalar> convert, bool nonNull) : ValueWriter<T> where TScalar : notnull
{
    public override bool Write(ExecutionRun run, PlannedField field, T value)
    {
        if (value is null) return run.WriteNull(field, nonNull);
        scalar.Write(run.Out, convert(value));
        return true;
    }
}

/// <summary>A scalar of any CLR type the scalar itself knows to represent.</summary>
internal sealed class LooseScalarWriter<T>(ScalarType scalar, bool nonNull) : ValueWriter<T>
{
    public override bool Write(ExecutionRun run, PlannedField field, T value)
    {
        if (value is null) return run.WriteNull(field, nonNull);
        scalar.WriteObject(run.Out, value);
        return true;
    }
}

internal sealed class NullableWriter<T>(ValueWriter<T> inner, bool nonNull) : ValueWriter<T?> where T : struct
{
    public override bool Write(ExecutionRun run, PlannedField field, T? value) =>
        value is { } given ? inner.Write(run, field, given) : run.WriteNull(field, nonNull);
}

internal sealed class EnumWriter<T>(Dictionary<T, byte[]> names) : ValueWriter<T> where T : struct, Enum
{
    public override bool Write(ExecutionRun run, PlannedField field, T value)
    {
        if (!names.TryGetValue(value, out var json)) throw new FormatException($"The enum {field.Definition.Type.Named} has no value {value}.");
        run.Out.Raw(json);
        return true;
    }
}

internal sealed class EnumNameWriter<T>(EnumType type, Dictionary<string, byte[]> names, bool nonNull) : ValueWriter<T>
{
    public override bool Write(ExecutionRun run, PlannedField field, T value)
    {
        if (value is null) return run.WriteNull(field, nonNull);
        var name = value.ToString()!;
        if (!names.TryGetValue(name, out var json) && !names.TryGetValue(Binding.Names.EnumKey(name), out json))
            throw new FormatException($"The enum {type} has no value {value}.");
        run.Out.Raw(json);
        return true;
    }
}

internal sealed class ObjectWriter<T>(ObjectType type, bool nonNull) : ValueWriter<T>
{
    public override bool Write(ExecutionRun run, PlannedField field, T value) =>
        value is null ? run.WriteNull(field, nonNull) : run.WriteObject(field.Selection!.For(type), value);
}

/// <summary>An interface or union: the concrete type follows from the value (section 6.4.3, ResolveAbstractType).</summary>
internal sealed class AbstractWriter<T>(NamedType type, Binding.AbstractTypes types, bool nonNull) : ValueWriter<T>
{
    public override bool Write(ExecutionRun run, PlannedField field, T value) =>
        value is null ? run.WriteNull(field, nonNull) : run.WriteObject(field.Selection!.For(types.Resolve(type, value)), value);
}

/// <summary>A list of known element type.</summary>
internal sealed class ListWriter<TList, T>(ValueWriter<T> item, bool itemNonNull, bool nonNull) : ValueWriter<TList> where TList : IEnumerable<T>
{
    public override bool Write(ExecutionRun run, PlannedField field, TList value)
    {
        if (value is null) return run.WriteNull(field, nonNull);
        run.Out.Byte((byte)'[');
        var depth = run.Push(null, itemNonNull);
        var ok = value switch
        {
            T[] array => Spanned(run, field, array, depth),
            List<T> list => Spanned(run, field, CollectionsMarshal.AsSpan(list), depth),
            IReadOnlyList<T> list => Indexed(run, field, list, depth),
            _ => Enumerated(run, field, value, depth),
        };
        run.Pop(depth);
        if (ok) run.Out.Byte((byte)']');
        return ok;
    }

    private bool Spanned(ExecutionRun run, PlannedField field, ReadOnlySpan<T> list, int depth)
    {
        for (var i = 0; i < list.Length; i++)
        {
            run.BeginItem(depth, i);
            if (!WriteItem(run, field, list[i], depth)) return false;
        }
        return true;
    }

    private bool Indexed(ExecutionRun run, PlannedField field, IReadOnlyList<T> list, int depth)
    {
        var count = list.Count;
        for (var i = 0; i < count; i++)
        {
            run.BeginItem(depth, i);
            if (!WriteItem(run, field, list[i], depth)) return false;
        }
        return true;
    }

    private bool Enumerated(ExecutionRun run, PlannedField field, TList list, int depth)
    {
        var i = 0;
        foreach (var value in list)
        {
            run.BeginItem(depth, i++);
            if (!WriteItem(run, field, value, depth)) return false;
        }
        return true;
    }

    private bool WriteItem(ExecutionRun run, PlannedField field, T value, int depth)
    {
        bool ok;
        try
        {
            ok = item.Write(run, field, value);
        }
        catch (Exception e) when (run.Recover(e, depth, field))
        {
            ok = false;
        }
        return run.EndItem(depth, ok);
    }
}

/// <summary>A list of unknown element type.</summary>
internal sealed class LooseListWriter<TList>(ValueWriter<object?> item, bool itemNonNull, bool nonNull) : ValueWriter<TList>
{
    private readonly ListWriter<IEnumerable<object?>, object?> _inner = new(item, itemNonNull, nonNull);

    public override bool Write(ExecutionRun run, PlannedField field, TList value) => value switch
    {
        null => run.WriteNull(field, nonNull),
        IEnumerable<object?> list => _inner.Write(run, field, list),
        IEnumerable list and not string => _inner.Write(run, field, list.Cast<object?>()),
        _ => throw new FormatException($"A list was expected, but the resolver gave {Binding.ClrShapes.Show(value.GetType())}."),
    };
}
