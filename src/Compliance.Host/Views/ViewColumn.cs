using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Compliance.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.Host.Views;

/// <summary>One column of a view's table, as it follows from a property of the row.</summary>
internal sealed class ViewColumn
{
    private static readonly NullabilityInfoContext Nullability = new();

    private readonly Type type;
    private readonly bool isEnum, isTextArray, isJson;

    public ViewColumn(PropertyInfo property)
    {
        Property = property;
        BareName = SnakeCase(property.Name);
        Name = '"' + BareName + '"';
        Field = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        lock (Nullability)
            IsNullable = type != property.PropertyType || (!type.IsValueType && Nullability.Create(property).ReadState != NullabilityState.NotNull);
        isEnum = type.IsEnum;
        isTextArray = type != typeof(string) && typeof(IEnumerable<string>).IsAssignableFrom(type);
        (SqlType, DbType) = type switch
        {
            _ when isEnum || type == typeof(string) => ("text", NpgsqlDbType.Text),
            _ when type == typeof(int) => ("integer", NpgsqlDbType.Integer),
            _ when type == typeof(long) => ("bigint", NpgsqlDbType.Bigint),
            _ when type == typeof(decimal) => ("numeric", NpgsqlDbType.Numeric),
            _ when type == typeof(bool) => ("boolean", NpgsqlDbType.Boolean),
            _ when type == typeof(DateOnly) => ("date", NpgsqlDbType.Date),
            _ when type == typeof(DateTimeOffset) => ("timestamptz", NpgsqlDbType.TimestampTz),
            _ when isTextArray => ("text[]", NpgsqlDbType.Text),
            // Nobody asks PostgreSQL for a part of a list: to take it apart and sort its keys, and to put it together again, would be for nothing.
            _ => ("text", NpgsqlDbType.Text),
        };
        isJson = DbType == NpgsqlDbType.Text && !isEnum && !isTextArray && type != typeof(string);
    }

    public PropertyInfo Property { get; }
    public string BareName { get; }
    /// <summary>Quoted: a property may bear a word that SQL keeps for itself.</summary>
    public string Name { get; }
    /// <summary>The field's name in SDL and filters.</summary>
    public string Field { get; }
    public string SqlType { get; }
    public NpgsqlDbType DbType { get; }
    public bool IsNullable { get; }
    public bool IsTextArray => isTextArray;
    public bool IsFilterable => !isJson;

    /// <summary>As the table declares it. Nobody reads a list by its ids, so they stand in the order of their bytes, which is the quickest to compare.</summary>
    public string Declaration => $"{Name} {SqlType}{(BareName == "id" ? " collate \"C\"" : "")}{(IsNullable || isTextArray || isJson ? "" : " not null")}";

    /// <summary>How the value comes out of an <c>unnest</c>: lists cannot be nested in one, so they travel as array literals.</summary>
    public string FromUnnest(string source) => isTextArray ? $"{source}::text[]" : source;

    /// <summary>An ordering expression without nulls, so that keysets compare; nulls come first.</summary>
    public string OrderExpression(string source) => !IsNullable ? source : SqlType switch
    {
        "text" => $"coalesce({source}, '')",
        "date" or "timestamptz" => $"coalesce({source}, '-infinity')",
        "numeric" => $"coalesce({source}, '-Infinity')",
        "boolean" => $"coalesce({source}, false)",
        "integer" => $"coalesce({source}, -2147483648)",
        _ => $"coalesce({source}, -9223372036854775808)",
    };

    /// <summary>The value of a row as PostgreSQL takes it; null stays null.</summary>
    public object? Stored(object? value) => value switch
    {
        null => null,
        _ when isEnum => SdlName.Of(value),
        DateTimeOffset t => t.UtcDateTime,
        _ when isTextArray => ArrayLiteral((IEnumerable<string>)value),
        _ when isJson => JsonSerializer.SerializeToUtf8Bytes(value, type, ViewJson.Options),
        _ => value,
    };

    public Task CopyAsync(NpgsqlBinaryImporter copy, object stored, CancellationToken ct) => stored switch
    {
        string s => copy.WriteAsync(s, DbType, ct),
        int i => copy.WriteAsync(i, DbType, ct),
        long l => copy.WriteAsync(l, DbType, ct),
        decimal d => copy.WriteAsync(d, DbType, ct),
        bool b => copy.WriteAsync(b, DbType, ct),
        DateOnly d => copy.WriteAsync(d, DbType, ct),
        DateTime t => copy.WriteAsync(t, DbType, ct),
        _ => copy.WriteAsync(stored, DbType, ct),
    };

    /// <summary>An array parameter that carries this column for many rows.</summary>
    public NpgsqlParameter Many(IReadOnlyList<object?> stored)
    {
        Array values = DbType switch
        {
            NpgsqlDbType.Integer => Fill<int>(stored),
            NpgsqlDbType.Bigint => Fill<long>(stored),
            NpgsqlDbType.Numeric => Fill<decimal>(stored),
            NpgsqlDbType.Boolean => Fill<bool>(stored),
            NpgsqlDbType.Date => Fill<DateOnly>(stored),
            NpgsqlDbType.TimestampTz => Fill<DateTime>(stored),
            _ when isJson => stored.Select(s => (byte[]?)s).ToArray(),
            _ => stored.Select(s => (string?)s).ToArray(),
        };
        return new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | DbType, Value = values };
    }

    private Array Fill<T>(IReadOnlyList<object?> stored) where T : struct =>
        IsNullable ? stored.Select(s => (T?)s).ToArray() : stored.Select(s => (T)s!).ToArray();

    /// <summary>Brings a filter's value (a GraphQL scalar) to the column's type.</summary>
    public object Operand(object value)
    {
        try
        {
            return value switch
            {
                Enum e => SdlName.Of(e),
                DateTimeOffset t => t.UtcDateTime,
                DateOnly d when DbType == NpgsqlDbType.TimestampTz => d.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                string s when DbType == NpgsqlDbType.Date => DateOnly.Parse(s, System.Globalization.CultureInfo.InvariantCulture),
                string s when DbType == NpgsqlDbType.TimestampTz => DateTimeOffset.Parse(s, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime,
                _ => DbType switch
                {
                    NpgsqlDbType.Numeric => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture),
                    NpgsqlDbType.Integer => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture),
                    NpgsqlDbType.Bigint => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
                    _ => value,
                },
            };
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException)
        {
            throw Filter.Bad($"{Field}: {value}");
        }
    }

    /// <summary>The row's non-public <c>LateX</c>, which takes this column's text unread; null when the row has none.</summary>
    public PropertyInfo? LateTwin => !isJson ? null : Property.DeclaringType!.GetProperty("Late" + Property.Name, BindingFlags.NonPublic | BindingFlags.Instance);

    /// <summary>What sets this column in a new row; null for a property that is computed from others.</summary>
    public Expression? Set(Expression row, ParameterExpression reader, Expression ordinal) => LateTwin is { } twin
        ? Expression.Assign(Expression.Property(row, twin), Expression.Call(typeof(ViewJson), nameof(ViewJson.Late), [Property.PropertyType], Expression.Call(typeof(ViewRead), nameof(ViewRead.Value), [typeof(byte[])], reader, ordinal)))
        : Property.SetMethod is null ? null : Expression.Assign(Expression.Property(row, Property), Read(reader, ordinal));

    private Expression Read(ParameterExpression reader, Expression at)
    {
        Expression value = this switch
        {
            { isEnum: true } => Expression.Call(typeof(EnumText<>).MakeGenericType(type), nameof(EnumText<DayOfWeek>.Parse), null, Value(typeof(string))),
            { isTextArray: true } => Expression.Convert(Value(typeof(string[])), TextListType()),
            { isJson: true } => Expression.Call(typeof(ViewJson), nameof(ViewJson.Read), [Property.PropertyType], Value(typeof(byte[]))),
            _ when type == typeof(DateTimeOffset) => Expression.New(typeof(DateTimeOffset).GetConstructor([typeof(DateTime)])!, Value(typeof(DateTime))),
            _ => Value(type),
        };
        if (value.Type != Property.PropertyType) value = Expression.Convert(value, Property.PropertyType);
        return IsNullable || isJson || isTextArray
            ? Expression.Condition(Expression.Call(reader, nameof(NpgsqlDataReader.IsDBNull), null, at), Expression.Default(Property.PropertyType), value)
            : value;

        Expression Value(Type t) => Expression.Call(typeof(ViewRead), nameof(ViewRead.Value), [t], reader, at);
    }

    private Type TextListType() => Property.PropertyType.IsAssignableFrom(typeof(string[])) ? typeof(string[])
        : throw new InvalidOperationException($"{Property.DeclaringType!.Name}.{Property.Name}: a list of strings in a row is an IReadOnlyList<string>.");

    private static string ArrayLiteral(IEnumerable<string> values)
    {
        var text = new System.Text.StringBuilder("{");
        foreach (var v in values)
        {
            if (text.Length > 1) text.Append(',');
            text.Append('"').Append(v.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }
        return text.Append('}').ToString();
    }

    internal static string SnakeCase(string pascal) => JsonNamingPolicy.SnakeCaseLower.ConvertName(pascal);

    private static class EnumText<T> where T : struct, Enum
    {
        private static readonly ConcurrentDictionary<string, T> Members = new(Enum.GetValues<T>().ToDictionary(v => SdlName.Of(v)));
        public static T Parse(string text) => Members.TryGetValue(text, out var member) ? member
            : throw new InvalidOperationException($"The view holds {text}, which is no {typeof(T).Name}; rebuild it.");
    }
}

/// <summary>Reads one value; called directly, because a generic virtual call costs a look-up each time.</summary>
internal static class ViewRead
{
    public static T Value<T>(NpgsqlDataReader reader, int ordinal)
    {
        if (typeof(T) == typeof(string)) return (T)(object)reader.GetString(ordinal);
        if (typeof(T) == typeof(int)) return (T)(object)reader.GetInt32(ordinal);
        if (typeof(T) == typeof(long)) return (T)(object)reader.GetInt64(ordinal);
        if (typeof(T) == typeof(decimal)) return (T)(object)reader.GetDecimal(ordinal);
        if (typeof(T) == typeof(bool)) return (T)(object)reader.GetBoolean(ordinal);
        if (typeof(T) == typeof(DateTime)) return (T)(object)reader.GetDateTime(ordinal);
        return reader.GetFieldValue<T>(ordinal);
    }
}

/// <summary>JSON columns of views. Lists are read when first looked at: most pages never ask for them.</summary>
internal static class ViewJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly ConcurrentDictionary<Type, Func<byte[], object>> Readers = new();

    public static T Read<T>(byte[] json) => (T)Readers.GetOrAdd(typeof(T), static t =>
        t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? (Func<byte[], object>)typeof(ViewJson).GetMethod(nameof(Lazy), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(t.GetGenericArguments()[0]).CreateDelegate(typeof(Func<byte[], object>))
            : bytes => JsonSerializer.Deserialize(bytes, t, Options)!)(json);

    public static Late<T> Late<T>(byte[] json) where T : class => new(() => JsonSerializer.Deserialize<T>(json, Options)!);

    private static object Lazy<T>(byte[] json) => new LazyList<T>(json);

    internal sealed class LazyList<T>(byte[] json) : IReadOnlyList<T>
    {
        private List<T>? items;
        private List<T> Items => items ??= JsonSerializer.Deserialize<List<T>>(json, Options)!;
        public T this[int index] => Items[index];
        public int Count => Items.Count;
        public IEnumerator<T> GetEnumerator() => Items.GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();
    }
}
