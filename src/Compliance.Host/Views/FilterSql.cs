using System.Text;
using Compliance.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.Host.Views;

/// <summary>The one translation of a <see cref="Filter"/> to SQL. Values are parameters, always; names come from the view's columns only.</summary>
internal sealed class FilterSql(ViewTable table, NpgsqlParameterCollection parameters)
{
    private const int MaxTests = 200, MaxListed = 1000;
    private int tests;

    public string Parameter(object value, NpgsqlDbType type)
    {
        parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        return "$" + parameters.Count;
    }

    public string Condition(Filter filter) => filter switch
    {
        Filter.All all => Joined(all.Of, " and ", "true"),
        Filter.Any any => Joined(any.Of, " or ", "false"),
        Filter.Test test => Test(test),
        _ => throw new InvalidOperationException(),
    };

    private string Joined(IReadOnlyList<Filter> of, string word, string empty)
    {
        if (of.Count == 0) return empty;
        var text = new StringBuilder("(");
        for (var i = 0; i < of.Count; i++)
        {
            if (i > 0) text.Append(word);
            text.Append(Condition(of[i]));
        }
        return text.Append(')').ToString();
    }

    private string Test(Filter.Test test)
    {
        if (++tests > MaxTests) throw new BadRequestException("FILTER_TOO_LARGE", ("max", MaxTests));
        if (!table.ByField.TryGetValue(test.Field, out var column) && Anywhere(test) is { } anywhere) return Condition(anywhere);
        if (column is null || !column.IsFilterable)
            throw Filter.Bad(test.Field);
        var name = column.Name;
        if (test.Value is null)
            return test.Op switch
            {
                Operator.Eq => $"{name} is null",
                Operator.Neq => $"{name} is not null",
                _ => throw Bad(),
            };
        if (column.IsTextArray)
            return test.Op is Operator.Contains or Operator.Eq
                ? $"{name} @> {Parameter(new[] { (string)test.Value }, NpgsqlDbType.Array | NpgsqlDbType.Text)}"
                : throw Bad();
        return test.Op switch
        {
            Operator.Eq => $"{name} = {One()}",
            Operator.Neq => $"{name} is distinct from {One()}",
            Operator.Gt => $"{name} > {One()}",
            Operator.Gte => $"{name} >= {One()}",
            Operator.Lt => $"{name} < {One()}",
            Operator.Lte => $"{name} <= {One()}",
            Operator.In => $"{name} = any({Several()})",
            Operator.Nin => $"({name} is null or {name} <> all({Several()}))",
            Operator.Contains => Like("%", Word()),
            Operator.StartsWith => Like("", Word()),
            _ => throw new InvalidOperationException(),
        };

        // The database's own rules for upper and lower case cost three times as much as those of ASCII, which most words need alone.
        string Like(string before, string word) =>
            $"{name}{(word.All(c => char.IsAscii(c) || HasNoCase(c)) ? " collate \"C\"" : "")} ilike {Parameter(before + Escape(word) + "%", NpgsqlDbType.Text)}";

        string One() => Parameter(column.Operand(test.Value!), column.DbType);

        string Several()
        {
            var list = test.Value as IReadOnlyList<object?> ?? throw Bad();
            if (list.Count > MaxListed) throw new BadRequestException("FILTER_TOO_LARGE", ("max", MaxListed));
            return "$" + Add(column.Many([.. list.OfType<object>().Select(column.Operand)]));
        }

        string Word() => column.DbType == NpgsqlDbType.Text ? (string)test.Value! : throw Bad();

        BadRequestException Bad() => Filter.Bad($"{test.Field} {SdlName.Of(test.Op).ToLowerInvariant()}");
    }

    /// <summary>What <c>text</c> stands for in a view that has no such column.</summary>
    private Filter? Anywhere(Filter.Test test)
    {
        if (test is not { Field: "text", Value: string word } || table.Searched.Count == 0) return null;
        var bare = string.Concat(word.Where(c => c != '-' && !char.IsWhiteSpace(c)));
        return new Filter.Any([.. table.Searched.Where(s => !s.Bare || bare.Length > 0).Select(s => new Filter.Test(s.Column.Field, test.Op, s.Bare ? bare : word))]);
    }

    private static bool HasNoCase(char c) => !char.IsSurrogate(c) && char.ToUpperInvariant(c) == c && char.ToLowerInvariant(c) == c;

    private int Add(NpgsqlParameter parameter)
    {
        parameters.Add(parameter);
        return parameters.Count;
    }

    /// <summary>What the caller types is text, not a pattern.</summary>
    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
