namespace Compliance.Kernel;

internal enum Operator { Eq, Neq, In, Nin, Gt, Gte, Lt, Lte, Contains, StartsWith }

/// <summary>
/// A condition over a view's row; fields are property names in camelCase, as in SDL. Values are the row's own types,
/// enums by their SDL names. One translation to SQL serves all rooms.
/// </summary>
internal abstract record Filter
{
    private Filter() { }

    internal sealed record Test(string Field, Operator Op, object? Value) : Filter;
    internal sealed record All(IReadOnlyList<Filter> Of) : Filter;
    internal sealed record Any(IReadOnlyList<Filter> Of) : Filter;

    public static Filter Eq(string field, object? value) => new Test(field, Operator.Eq, value);
    public static Filter In(string field, IReadOnlyList<object?> values) => new Test(field, Operator.In, values);
    public static Filter Gte(string field, object value) => new Test(field, Operator.Gte, value);
    public static Filter Lt(string field, object value) => new Test(field, Operator.Lt, value);

    /// <summary>All of these; nulls are left out; null when nothing is left.</summary>
    public static Filter? And(params IReadOnlyList<Filter?> of)
    {
        var some = of.OfType<Filter>().ToList();
        return some.Count switch { 0 => null, 1 => some[0], _ => new All(some) };
    }

    /// <summary>
    /// Reads a GraphQL filter input: <c>{ status: { in: [..] }, amount: { gte: .. }, and: [..], or: [..] }</c>. The schema has
    /// already checked names and types.
    /// </summary>
    public static Filter? Parse(IReadOnlyDictionary<string, object?>? where)
    {
        if (where is null) return null;
        var parts = new List<Filter?>();
        foreach (var (name, value) in where)
        {
            switch (name, value)
            {
                case (_, null): break;
                case ("and", IReadOnlyList<object?> all): parts.Add(And([.. all.Select(a => Parse((IReadOnlyDictionary<string, object?>?)a))])); break;
                case ("or", IReadOnlyList<object?> any):
                    var branches = any.Select(a => Parse((IReadOnlyDictionary<string, object?>?)a) ?? new All([])).ToList();
                    parts.Add(new Any(branches));
                    break;
                case (_, IReadOnlyDictionary<string, object?> tests):
                    foreach (var (op, operand) in tests) parts.Add(new Test(name, Enum.Parse<Operator>(op, ignoreCase: true), Storable(name, operand)));
                    break;
                default: throw new ArgumentException($"The filter on {name} is no object of operators.");
            }
        }
        return And(parts);
    }

    /// <summary>What no database takes is no row's either: better said than failed on.</summary>
    private static object? Storable(string name, object? operand) => operand switch
    {
        string text when text.Contains('\0') => throw Bad(name),
        IReadOnlyList<object?> many when many.Any(v => v is string text && text.Contains('\0')) => throw Bad(name),
        _ => operand,
    };

    /// <param name="condition">As the caller wrote it, so far as it can be shown.</param>
    public static BadRequestException Bad(string condition) => new BadRequestException("BAD_FILTER", ("condition", condition));
}
