using Compliance.Host.Isolation;
using EmbeddedPostgres;
using Npgsql;

namespace Compliance.Host;

/// <summary>The register's database: the one that was named, or the private one in the data directory.</summary>
internal sealed class Database : IAsyncDisposable
{
    public const string EmbeddedName = "compliance";

    /// <summary>
    /// Connections a pool where PostgreSQL shares this machine. Every running backend takes its turn at the cores from the
    /// host's few threads: with forty, one request in a hundred waited 100 ms for a turn; with these it waits in the host's queue, in order.
    /// </summary>
    public static int PoolOnOneMachine => Math.Max(12, 4 * Environment.ProcessorCount);

    private readonly EmbeddedServer? embedded;

    private Database(string connectionString, EmbeddedServer? embedded)
    {
        Source = new NpgsqlDataSourceBuilder(connectionString).Build();
        Tenants = new TenantSources(connectionString);
        this.embedded = embedded;
    }

    /// <summary>Connections of the owner: what is written, and what concerns every association.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Connections that see one association each.</summary>
    public TenantSources Tenants { get; }

    public static async Task<Database> OpenAsync(Settings settings, Action<string> log, CancellationToken ct)
    {
        if (settings.Database is { } named)
            return Connect(named, 40, null);
        var embedded = await EmbeddedServer.StartAsync(new EmbeddedOptions { DataDirectory = settings.Data, Log = log }, ct);
        try
        {
            await embedded.EnsureDatabaseAsync(EmbeddedName, ct);
            return Connect(embedded.ConnectionString(EmbeddedName), PoolOnOneMachine, embedded);
        }
        catch
        {
            await embedded.DisposeAsync();
            throw;
        }
    }

    private static Database Connect(string connectionString, int pool, EmbeddedServer? embedded)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        // The statements' texts are constant, so each is prepared once a connection; and nobody changes a session's
        // state, so a connection goes back to the pool without a reset. What the operator wrote himself stays.
        // (ContainsKey would answer whether Npgsql knows the word, not whether he wrote it.)
        if (!given.ShouldSerialize("Max Auto Prepare")) given.MaxAutoPrepare = 200;
        if (!given.ShouldSerialize("Auto Prepare Min Usages")) given.AutoPrepareMinUsages = 2;
        if (!given.ShouldSerialize("No Reset On Close")) given.NoResetOnClose = true;
        if (!given.ShouldSerialize("Command Timeout")) given.CommandTimeout = 30;
        if (!given.ShouldSerialize("Timeout")) given.Timeout = 10;
        if (!given.ShouldSerialize("Maximum Pool Size")) given.MaxPoolSize = pool;
        given.ApplicationName ??= "compliance";
        return new Database(given.ConnectionString, embedded);
    }

    public async ValueTask DisposeAsync()
    {
        await Tenants.DisposeAsync();
        await Source.DisposeAsync();
        if (embedded is not null)
            await embedded.DisposeAsync();
    }
}
