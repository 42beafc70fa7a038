using Compliance.Host;
using EmbeddedPostgres;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Scenarios.Import;

/// <summary>The register as a verb opens it: no web, a database of its own.</summary>
public sealed class ImportFixture : IAsyncLifetime
{
    private string database = "";
    private Workplace? place;

    internal Settings Settings { get; private set; } = null!;
    public IServiceProvider Services => place!.Services;

    public async Task InitializeAsync()
    {
        database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync();
        Settings = new Settings
        {
            Database = database + ";Maximum Pool Size=10",
            Data = Path.Combine(Path.GetTempPath(), $"compliance-import-{Environment.ProcessId}-{Guid.NewGuid():N}"),
            Demo = false,
        };
        place = await Workplace.OpenAsync(Settings, default);
        await Services.GetRequiredService<DefaultNorms>().EnsureAsync(Settings.Tenant, default);
    }

    public async Task DisposeAsync()
    {
        if (place is null) return;
        await place.DisposeAsync();
        await (await TestCluster.SharedAsync()).DropDatabaseAsync(database);
        Directory.Delete(Settings.Data, recursive: true);
    }
}
