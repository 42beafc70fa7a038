using Npgsql;

namespace EventStore.Postgres;

/// <summary>Reads the columns that every reading statement selects, in their one order.</summary>
internal static class EventRows
{
    public static EventRow Of(NpgsqlDataReader reader, string tenant, string stream) => new(
        reader.GetInt64(0), reader.GetGuid(1), tenant, stream, reader.GetInt64(2), reader.GetString(3), reader.GetFieldValue<byte[]>(4),
        reader.GetFieldValue<DateTimeOffset>(5), Text(reader, 6), Text(reader, 7), Text(reader, 8),
        reader.IsDBNull(9) ? null : reader.GetFieldValue<byte[]>(9));

    public static EventRow OfTenant(NpgsqlDataReader reader, string tenant) => Of(reader, tenant, reader.GetString(10));

    public static EventRow OfAnywhere(NpgsqlDataReader reader) => Of(reader, reader.GetString(11), reader.GetString(10));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
