namespace GraphQL.Execution;

/// <summary>
/// Writes the value of a field. False means: no value could be written, the error is recorded, and the caller must
/// put null in its place or fail in turn.
/// </summary>
internal abstract class FieldResolver
{
    public abstract bool Run(ExecutionRun run, PlannedField field, object parent);

    /// <summary>The source stream of a subscription field (section 6.2.3.1); null for all others.</summary>
    public virtual IAsyncEnumerable<object?>? Subscribe(ExecutionRun run, PlannedField field, object parent, CancellationToken cancellation) => null;
}

/// <summary>Completes a CLR value by its GraphQL type (section 6.4.3).</summary>
internal abstract class ValueWriter<T>
{
    public abstract bool Write(ExecutionRun run, PlannedField field, T value);
}

/// <summary>A property read through a delegate of its own type: no boxing, no reflection.</summary>
internal sealed class PropertyResolver<TParent, T>(Func<TParent, T> get, ValueWriter<T> writer) : FieldResolver where TParent : class
{
    public override bool Run(ExecutionRun run, PlannedField field, object parent) => writer.Write(run, field, get((TParent)parent));
}

internal delegate T StructGetter<TParent, T>(ref TParent parent) where TParent : struct;

/// <summary>A property of a struct, read in its box.</summary>
internal sealed class StructPropertyResolver<TParent, T>(StructGetter<TParent, T> get, ValueWriter<T> writer) : FieldResolver where TParent : struct
{
    public override bool Run(ExecutionRun run, PlannedField field, object parent) =>
        writer.Write(run, field, get(ref System.Runtime.CompilerServices.Unsafe.Unbox<TParent>(parent)));
}

/// <summary>A method of a resolver class or of the parent; compiled when it is first called, to keep the start quick.</summary>
internal sealed class MethodResolver<T>(Func<Func<FieldContext, object?[], T>> compile, ValueWriter<T> writer) : FieldResolver
{
    private readonly Lazy<Func<FieldContext, object?[], T>> _invoke = new(compile);

    public override bool Run(ExecutionRun run, PlannedField field, object parent) =>
        writer.Write(run, field, _invoke.Value(new FieldContext(run, field, parent), run.ArgumentsOf(field)));
}

/// <summary>A method that promises its value; while the promise is open the field is left as a hole.</summary>
internal sealed class TaskResolver<T>(Func<Func<FieldContext, object?[], Task<T>>> compile, ValueWriter<T> writer) : FieldResolver
{
    private readonly Lazy<Func<FieldContext, object?[], Task<T>>> _invoke = new(compile);

    public override bool Run(ExecutionRun run, PlannedField field, object parent)
    {
        var task = _invoke.Value(new FieldContext(run, field, parent), run.ArgumentsOf(field));
        if (task.IsCompletedSuccessfully) return writer.Write(run, field, task.Result);
        run.Suspend(field, new TaskHole<T>(task, writer));
        return true;
    }
}

/// <inheritdoc cref="TaskResolver{T}"/>
internal sealed class ValueTaskResolver<T>(Func<Func<FieldContext, object?[], ValueTask<T>>> compile, ValueWriter<T> writer) : FieldResolver
{
    private readonly Lazy<Func<FieldContext, object?[], ValueTask<T>>> _invoke = new(compile);

    public override bool Run(ExecutionRun run, PlannedField field, object parent)
    {
        var task = _invoke.Value(new FieldContext(run, field, parent), run.ArgumentsOf(field));
        if (task.IsCompletedSuccessfully) return writer.Write(run, field, task.Result);
        run.Suspend(field, new TaskHole<T>(task.AsTask(), writer));
        return true;
    }
}

/// <summary>A subscription field: its stream makes the events, and each event is the field's value (section 6.2.3).</summary>
internal sealed class StreamResolver<T>(Func<Func<FieldContext, object?[], IAsyncEnumerable<T>>> compile, ValueWriter<T> writer) : FieldResolver
{
    private readonly Lazy<Func<FieldContext, object?[], IAsyncEnumerable<T>>> _invoke = new(compile);

    public override bool Run(ExecutionRun run, PlannedField field, object parent) => writer.Write(run, field, (T)((StreamEvent)parent).Value!);

    public override async IAsyncEnumerable<object?> Subscribe(ExecutionRun run, PlannedField field, object parent,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var source = _invoke.Value(new FieldContext(run, field, parent), run.ArgumentsOf(field));
        await foreach (var value in source.WithCancellation(cancellation).ConfigureAwait(false)) yield return new StreamEvent(value);
    }
}

/// <summary>The root value of one event of a subscription.</summary>
internal sealed record StreamEvent(object? Value);

/// <summary>__typename: the name of the object type whose selection is being written.</summary>
internal sealed class TypenameResolver : FieldResolver
{
    public static readonly TypenameResolver Instance = new();

    public override bool Run(ExecutionRun run, PlannedField field, object parent)
    {
        run.Out.Raw(field.ParentType.TypenameJson);
        return true;
    }
}

/// <summary>Asks the guards before the resolver runs; the first that objects makes the field fail.</summary>
internal sealed class GuardedResolver(FieldGuard[] guards, FieldResolver inner) : FieldResolver
{
    public override bool Run(ExecutionRun run, PlannedField field, object parent) =>
        !Objects(run, field, parent) && inner.Run(run, field, parent);

    public override IAsyncEnumerable<object?>? Subscribe(ExecutionRun run, PlannedField field, object parent, CancellationToken cancellation)
    {
        var context = new FieldContext(run, field, parent);
        foreach (var guard in guards)
            if (guard(in context) is { } error) throw new GraphQLException(error);
        return inner.Subscribe(run, field, parent, cancellation);
    }

    private bool Objects(ExecutionRun run, PlannedField field, object parent)
    {
        // The events of a subscription were allowed when it began.
        if (parent is StreamEvent) return false;
        var context = new FieldContext(run, field, parent);
        foreach (var guard in guards)
        {
            if (guard(in context) is not { } error) continue;
            run.AddError(error, field);
            return true;
        }
        return false;
    }
}
