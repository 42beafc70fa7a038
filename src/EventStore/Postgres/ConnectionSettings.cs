using System.Runtime.CompilerServices;
using Npgsql;

namespace EventStore.Postgres;

/// <summary>A connection's settings, read from its connection string once for each string.</summary>
internal static class ConnectionSettings
{
    private static readonly ConditionalWeakTable<string, NpgsqlConnectionStringBuilder> s_settings = [];

    public static NpgsqlConnectionStringBuilder Settings(this NpgsqlConnection connection) =>
        s_settings.GetValue(connection.ConnectionString, static text => new NpgsqlConnectionStringBuilder(text));
}
