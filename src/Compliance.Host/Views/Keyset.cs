using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Compliance.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.Host.Views;

/// <summary>
/// Order and position of a page. A cursor holds the values of the ordering fields and the id of one row, never an offset:
/// rows that come or go between two pages move nobody else.
/// </summary>
internal sealed class Keyset
{
    private const int MaxFields = 4;

    private readonly IReadOnlyList<(ViewColumn Column, bool Descending)> by;
    private readonly string signature;

    public Keyset(ViewTable table, IReadOnlyList<Order> order)
    {
        var fields = order.Count > 0 ? order : [new Order(table.DefaultOrder.Field, true)];
        if (fields.Count > MaxFields) throw new BadRequestException("BAD_ORDER", ("field", fields[MaxFields].Field), ("max", MaxFields));
        var list = new List<(ViewColumn, bool)>();
        foreach (var f in fields)
        {
            if (!table.ByField.TryGetValue(f.Field, out var column) || !column.IsFilterable || column.IsTextArray)
                throw new BadRequestException("BAD_ORDER", ("field", f.Field), ("max", MaxFields));
            if (!list.Exists(l => l.Item1 == column)) list.Add((column, f.Descending));
        }
        // Equals stand in the list's own order, as in the indexes: without it, rows of one amount are sorted whole for every page.
        foreach (var last in (ViewColumn[])[table.DefaultOrder, table.ColumnOf("Id")])
            if (!list.Exists(l => l.Item1 == last)) list.Add((last, list[^1].Item2));
        by = list;
        signature = string.Join(',', list.Select(l => (l.Item2 ? "-" : "+") + l.Item1.Field));
    }

    /// <summary>What a cursor is made of.</summary>
    public IEnumerable<ViewColumn> Columns => by.Select(b => b.Column);

    /// <param name="backwards">Reads from the end: <c>last</c>/<c>before</c>.</param>
    public string OrderBy(bool backwards) =>
        string.Join(", ", by.Select(b => b.Column.OrderExpression(b.Column.Name) + (b.Descending != backwards ? " desc" : " asc")));

    public string Cursor(Func<ViewColumn, object?> valueOf)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            json.WriteStringValue(signature);
            foreach (var (column, _) in by)
            {
                switch (valueOf(column))
                {
                    case null: json.WriteNullValue(); break;
                    case DateTime t: json.WriteStringValue(t.ToString("O", CultureInfo.InvariantCulture)); break;
                    case DateOnly d: json.WriteStringValue(d.ToString("O", CultureInfo.InvariantCulture)); break;
                    case bool b: json.WriteBooleanValue(b); break;
                    case IFormattable number: json.WriteStringValue(number.ToString(null, CultureInfo.InvariantCulture)); break;
                    case var other: json.WriteStringValue(other.ToString()); break;
                }
            }
            json.WriteEndArray();
        }
        return Base64Url.EncodeToString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>The condition that a row lies beyond the cursor, in the direction of reading.</summary>
    public string Beyond(string cursor, bool backwards, FilterSql sql)
    {
        var values = Decode(cursor);
        var uniform = by.All(b => b.Descending == by[0].Descending);
        if (uniform)
        {
            var left = string.Join(", ", by.Select(b => b.Column.OrderExpression(b.Column.Name)));
            var right = string.Join(", ", by.Select((b, i) => Value(i)));
            return $"({left}) {(by[0].Descending != backwards ? "<" : ">")} ({right})";
        }
        var alternatives = new List<string>();
        for (var i = 0; i < by.Count; i++)
        {
            var equal = Enumerable.Range(0, i).Select(j => $"{by[j].Column.OrderExpression(by[j].Column.Name)} = {Value(j)}");
            var next = $"{by[i].Column.OrderExpression(by[i].Column.Name)} {(by[i].Descending != backwards ? "<" : ">")} {Value(i)}";
            alternatives.Add("(" + string.Join(" and ", [.. equal, next]) + ")");
        }
        return "(" + string.Join(" or ", alternatives) + ")";

        string Value(int i) => values[i] is { } v
            ? sql.Parameter(v, by[i].Column.DbType)
            : by[i].Column.OrderExpression($"null::{by[i].Column.SqlType}");
    }

    private object?[] Decode(string cursor)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            var parts = document.RootElement.EnumerateArray().ToList();
            if (parts.Count != by.Count + 1 || parts[0].GetString() != signature) throw new FormatException();
            return [.. by.Select((b, i) => Value(b.Column, parts[i + 1]))];
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or OverflowException)
        {
            throw new BadRequestException("BAD_CURSOR");
        }
    }

    private static object? Value(ViewColumn column, JsonElement part)
    {
        if (part.ValueKind == JsonValueKind.Null) return null;
        if (column.DbType == NpgsqlDbType.Boolean) return part.GetBoolean();
        var text = part.GetString()!;
        return column.DbType switch
        {
            NpgsqlDbType.TimestampTz => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            NpgsqlDbType.Date => DateOnly.Parse(text, CultureInfo.InvariantCulture),
            NpgsqlDbType.Numeric => decimal.Parse(text, CultureInfo.InvariantCulture),
            NpgsqlDbType.Integer => int.Parse(text, CultureInfo.InvariantCulture),
            NpgsqlDbType.Bigint => long.Parse(text, CultureInfo.InvariantCulture),
            _ => text,
        };
    }
}
