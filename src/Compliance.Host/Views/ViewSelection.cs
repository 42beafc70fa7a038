using Compliance.Kernel;
using Npgsql;

namespace Compliance.Host.Views;

/// <summary>The columns of a view that one kind of question reads, and how a row is made of them; the others stay in the database.</summary>
internal sealed class ViewSelection
{
    private readonly ViewTable table;
    private readonly int[] columns;
    private object? setters;

    /// <param name="properties">The row's properties that will be looked at; null for all of them.</param>
    public ViewSelection(ViewTable table, IReadOnlySet<string>? properties)
    {
        this.table = table;
        columns = [.. Enumerable.Range(0, table.Columns.Count).Where(i => properties?.Contains(table.Columns[i].Property.Name) != false)];
        List = string.Join(", ", columns.Select(i => table.Columns[i].Name));
    }

    /// <summary>The names after <c>select</c>.</summary>
    public string List { get; }

    public TRow Read<TRow>(NpgsqlDataReader reader) where TRow : class, IRow
    {
        var set = (Action<NpgsqlDataReader, int, TRow>[])(setters ??= columns.Select(table.Setter<TRow>).ToArray());
        var row = Blank<TRow>.New();
        for (var i = 0; i < set.Length; i++) set[i](reader, i, row);
        return row;
    }

    /// <summary>Rows have no constructor of their own: what is required of them is what the reader sets.</summary>
    private static class Blank<TRow>
    {
        public static readonly Func<TRow> New = System.Linq.Expressions.Expression.Lambda<Func<TRow>>(System.Linq.Expressions.Expression.New(typeof(TRow))).Compile();
    }
}
