namespace GraphQL.Execution;

/// <summary>How a value of a built-in scalar is written, known when the code is compiled: the most frequent fields cost no call through a table.</summary>
internal interface ILeaf<T>
{
    static abstract void Write(ResultWriter writer, T value);
}

internal readonly struct TextLeaf : ILeaf<string>
{
    public static void Write(ResultWriter writer, string value) => writer.String(value);
}

internal readonly struct IntLeaf : ILeaf<int>
{
    public static void Write(ResultWriter writer, int value) => writer.Number(value);
}

internal readonly struct BooleanLeaf : ILeaf<bool>
{
    public static void Write(ResultWriter writer, bool value) => writer.Boolean(value);
}

/// <summary>A property of one of those types.</summary>
internal sealed class LeafResolver<TParent, T, TLeaf>(Func<TParent, T> get, bool nonNull) : FieldResolver where TParent : class where TLeaf : struct, ILeaf<T>
{
    public override bool Run(ExecutionRun run, PlannedField field, object parent)
    {
        var value = get((TParent)parent);
        if (value is null) return run.WriteNull(field, nonNull);
        TLeaf.Write(run.Out, value);
        return true;
    }
}
