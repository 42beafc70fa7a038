namespace GraphQL.Execution.Binding;

/// <summary>The host's own conversions between CLR types, such as a money type and the decimal of its scalar.</summary>
internal sealed class Conversions
{
    private readonly Dictionary<(Type From, Type To), Delegate> _all = [];

    public void Add<TFrom, TTo>(Func<TFrom, TTo> convert) => _all[(typeof(TFrom), typeof(TTo))] = convert;

    public Delegate? Find(Type from, Type to) => _all.GetValueOrDefault((from, to));
}
