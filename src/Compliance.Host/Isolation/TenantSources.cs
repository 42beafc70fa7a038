using System.Collections.Concurrent;
using Npgsql;

namespace Compliance.Host.Isolation;

/// <summary>
/// Connections that read for one association, as a role that row-level security binds: a statement on them that forgets its
/// tenant filter sees that association's rows and no other's, and changes nothing. The association is named when a
/// connection opens, so it costs no round trip; an association has a pool of its own, which empties when nobody asks.
/// </summary>
internal sealed class TenantSources(string connectionString) : IAsyncDisposable
{
    public const string Role = "compliance_reader", Setting = "register.tenant";
    private readonly ConcurrentDictionary<string, Lazy<NpgsqlDataSource>> sources = new(StringComparer.Ordinal);

    public NpgsqlDataSource Of(string tenant) => sources.GetOrAdd(tenant, t => new(() => Connect(t))).Value;

    /// <summary>Gives the readers every table that keeps rows of associations; costs one query when they have them.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource owner, CancellationToken ct)
    {
        await using var command = owner.CreateCommand(Sql.Read("Isolation.Sql.isolate_all"));
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlDataSource Connect(string tenant)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // The server reads these words as its own command line: a blank ends a word, a backslash keeps it.
        var named = tenant.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal);
        settings.Options = $"{settings.Options} -c role={Role} -c {Setting}={named}".TrimStart();
        settings.ApplicationName += " reader";
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in sources.Values)
            if (source.IsValueCreated) await source.Value.DisposeAsync();
    }
}
