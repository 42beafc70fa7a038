using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Compliance.Kernel;
using Npgsql;

namespace Compliance.Host.Views;

/// <summary>
/// The table behind a view: current rows and every earlier version (valid_from, valid_to by recorded time). Its DDL, its
/// statements and the compiled reader follow from the row's properties; nothing is written by hand per view.
/// </summary>
internal sealed class ViewTable
{
    public const string Schema = "register";
    /// <summary>Raised when rows of every shape come to lie otherwise in their tables, so that all are built anew.</summary>
    private const int Layout = 1;
    private static readonly ConcurrentDictionary<View, ViewTable> Tables = new();

    private readonly Func<IRow, object?>[] getters;
    private readonly Lazy<Delegate>[] setters;

    private ViewTable(View view)
    {
        View = view;
        Name = $"{Schema}.{ViewColumn.SnakeCase(view.Name)}_v{Version}";
        Columns = [.. view.RowType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract")
            .Select(p => new ViewColumn(p))];
        ByField = Columns.ToDictionary(c => c.Field, StringComparer.Ordinal);
        getters = [.. Columns.Select(Getter)];
        setters = [.. Columns.Select(c => new Lazy<Delegate>(() => Setter(c)))];
        Counted = [.. view.CountedBy.Select(Dimension)];
        Searched = [.. view.Searched.Select(p => p.EndsWith(Bared, StringComparison.Ordinal) ? (ColumnOf(p[..^Bared.Length]), true) : (ColumnOf(p), false))];
        Summed = view.Summed is { } sum ? ColumnOf(sum) : null;
        ColumnList = string.Join(", ", Columns.Select(c => c.Name));
        Whole = new(this, null);
        DefaultOrder = ColumnOf(view.DefaultOrder);
    }

    public static ViewTable Of(View view) => Tables.GetOrAdd(view, static v => new ViewTable(v));

    public View View { get; }
    public int Version => View.ShapeVersion + Layout;
    public string Name { get; }
    public IReadOnlyList<ViewColumn> Columns { get; }
    public IReadOnlyDictionary<string, ViewColumn> ByField { get; }
    public string ColumnList { get; }
    public ViewColumn DefaultOrder { get; }
    /// <summary>What totals are kept by.</summary>
    public IReadOnlyList<CountedField> Counted { get; }
    /// <summary>Where words are looked for, and whether without their blanks and hyphens.</summary>
    public IReadOnlyList<(ViewColumn Column, bool Bare)> Searched { get; }
    /// <summary>What is summed beside the counts.</summary>
    public ViewColumn? Summed { get; }

    public ViewColumn ColumnOf(string property) => Columns[IndexOf(property)];

    public object? Stored(int column, IRow row) => Columns[column].Stored(getters[column](row));

    /// <summary>Writes one value of a row into a binary COPY.</summary>
    public Task Copy(NpgsqlBinaryImporter copy, int column, IRow row, CancellationToken ct)
    {
        var value = getters[column](row);
        var target = Columns[column];
        return value is null ? copy.WriteNullAsync(ct)
            : target.IsTextArray ? copy.WriteAsync(((IEnumerable<string>)value).ToArray(), NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text, ct)
            : target.CopyAsync(copy, target.Stored(value)!, ct);
    }

    /// <summary>Every column.</summary>
    public ViewSelection Whole { get; }

    /// <summary>Sets one column of a row from the place where the reader has it.</summary>
    public Action<NpgsqlDataReader, int, TRow> Setter<TRow>(int column) => (Action<NpgsqlDataReader, int, TRow>)setters[column].Value;

    public object? ValueOf(ViewColumn column, IRow row) => column.Stored(getters[IndexOf(column.Property.Name)](row));

    /// <summary>The values under which a row is counted.</summary>
    public string?[] CountKey(IRow row) => [.. Counted.Select(c => c.Of(row))];

    public decimal SummedOf(IRow row) => Summed is null ? 0 : (decimal?)getters[IndexOf(Summed.Property.Name)](row) ?? 0;

    /// <summary>Idempotent DDL. Partial indexes serve the current rows; one full index serves lists as of a moment.</summary>
    public string Ddl() => CreateTable(Name) + CreateIndexes(Name);

    public string CreateTable(string name)
    {
        var ddl = new StringBuilder($"create table if not exists {name} (\n  tenant_id text not null,\n  valid_from timestamptz not null,\n  valid_to timestamptz");
        foreach (var c in Columns) ddl.Append($",\n  {c.Declaration}");
        // Rows of some kilobytes stay whole on their page: to compress their lists cost a seventh of PostgreSQL's work on a submission.
        return ddl.Append($"\n) with (toast_tuple_target = 8160);\nselect register.isolate('{name}');\n").ToString();
    }

    public string CreateIndexes(string name) => string.Concat(IndexPlans().Select(plan =>
        $"create {(plan.Unique ? "unique " : "")}index if not exists {IndexName(Bare(name), plan.Suffix)} on {name} {plan.Columns}{(plan.Current ? " where valid_to is null" : "")};\n"));

    /// <summary>The names of the indexes over a table of this shape, always in the same order.</summary>
    public IEnumerable<string> IndexNames(string bareTable) => IndexPlans().Select(p => IndexName(bareTable, p.Suffix));

    private IEnumerable<(string Suffix, bool Unique, string Columns, bool Current)> IndexPlans()
    {
        var order = DefaultOrder.Name;
        yield return ("current", true, "(tenant_id, id)", true);
        yield return ("versions", false, "(tenant_id, id, valid_from)", false);
        yield return ("list", false, $"(tenant_id, {order}, id)", true);
        yield return ("list_then", false, $"(tenant_id, {order}, id)", false);
        foreach (var index in View.Indexes)
        {
            var columns = index.Select(ColumnOf).ToList();
            var others = columns.Where(c => c != DefaultOrder).ToList();
            if (columns is [{ IsTextArray: true } array]) yield return ($"by_{array.BareName}", false, $"using gin ({array.Name})", true);
            else if (others.Count > 0) yield return ($"by_{string.Join('_', others.Select(c => c.BareName))}", false, $"(tenant_id, {string.Join(", ", others.Select(c => c.Name))}, {order}, id)", true);
        }
    }

    /// <summary>PostgreSQL cuts names at 63 bytes; a cut name could meet another, so a long one ends in a digest.</summary>
    private static string IndexName(string bareTable, string suffix)
    {
        var name = $"{bareTable}_{suffix}";
        if (name.Length <= 63) return name;
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        return $"{name[..54]}_{digest}";
    }

    private static string Bare(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private int IndexOf(string property)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i].Property.Name.Equals(property, StringComparison.OrdinalIgnoreCase)) return i;
        throw new InvalidOperationException($"The view {View.Name} names {property}, which its row does not have.");
    }

    private CountedField Dimension(string name)
    {
        var cut = name.EndsWith(Month, StringComparison.Ordinal);
        var at = IndexOf(cut ? name[..^Month.Length] : name);
        var (column, get) = (Columns[at], getters[at]);
        return cut ? new(column.Field + Month, OfficeMonth(column), row => get(row) is DateTimeOffset moment ? OfficeTime.Day(moment).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) : null)
            : new(column.Field, column.Name + "::text", row => get(row) is { } v ? SdlName.Of(v is bool b ? (b ? "true" : "false") : v) : null);
    }

    private const string Bared = ":bare";

    /// <summary>After a field's name: the month it lies in.</summary>
    public const string Month = ":month";

    /// <summary><c>2025-06</c>. A business day begins at the office's midnight, which is the day before in the database's own time.</summary>
    public static string OfficeMonth(ViewColumn column) =>
        column.DbType == NpgsqlTypes.NpgsqlDbType.TimestampTz ? $"to_char({column.Name} at time zone interval '8 hours', 'YYYY-MM')" : $"to_char({column.Name}, 'YYYY-MM')";

    private Func<IRow, object?> Getter(ViewColumn column)
    {
        var row = Expression.Parameter(typeof(IRow));
        return Expression.Lambda<Func<IRow, object?>>(
            Expression.Convert(Expression.Property(Expression.Convert(row, View.RowType), column.Property), typeof(object)), row).Compile();
    }

    private Delegate Setter(ViewColumn column)
    {
        var (reader, ordinal, row) = (Expression.Parameter(typeof(NpgsqlDataReader)), Expression.Parameter(typeof(int)), Expression.Parameter(View.RowType));
        return Expression.Lambda(typeof(Action<,,>).MakeGenericType(typeof(NpgsqlDataReader), typeof(int), View.RowType),
            Expression.Block(typeof(void), column.Set(row, reader, ordinal) ?? Expression.Empty()), reader, ordinal, row).Compile();
    }
}

/// <summary>A field that totals are kept by: its name in filters, how the database says it of a row, and how the host does.</summary>
internal sealed record CountedField(string Field, string Sql, Func<IRow, string?> Of);
