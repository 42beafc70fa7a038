using Npgsql;

namespace EmbeddedPostgres.Tests;

/// <summary>A data directory of one test, and short ways to ask a server something.</summary>
internal sealed class Place : IDisposable
{
    public Place(string? under = null)
    {
        Path = System.IO.Path.Combine(under ?? System.IO.Path.GetTempPath(), $"pg-{Guid.NewGuid().ToString("N")[..8]}");
    }

    public string Path { get; }
    public string Cluster => System.IO.Path.Combine(Path, "postgres");

    public Task<EmbeddedServer> StartAsync(Action<string>? log = null) =>
        EmbeddedServer.StartAsync(new EmbeddedOptions { DataDirectory = Path, Log = log });

    public static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public static Task<object?> AskAsync(EmbeddedServer server, string sql) => AskAsync(server.ConnectionString("postgres"), sql);

    public void Dispose()
    {
        File.Delete(OtherProcess.InheritedFile(Path));
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
