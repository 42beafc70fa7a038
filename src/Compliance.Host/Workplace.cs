using Compliance.Host.Commands;
using Compliance.Kernel;
using Serilog;

namespace Compliance.Host;

/// <summary>The register without the web: what a verb works with. Uses the running host's database when there is one.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Database database;

    private Workplace(ServiceProvider services, Database database) => (this.services, this.database) = (services, database);

    public IServiceProvider Services => services;

    public static async Task<Workplace> OpenAsync(Settings settings, CancellationToken ct)
    {
        settings.MakeDataDirectory();
        var log = Logging.Create(settings, toFile: false);
        Database? database = null;
        try
        {
            database = await Database.OpenAsync(settings, m => log.Information("{Step}", m), ct);
            var services = new ServiceCollection();
            services.AddLogging(l => l.AddSerilog(log, dispose: true));
            services.AddRegister(settings, database);
            var provider = services.BuildServiceProvider();
            await provider.OpenRegisterAsync(ct);
            return new Workplace(provider, database);
        }
        catch
        {
            if (database is not null)
                await database.DisposeAsync();
            await log.DisposeAsync();
            throw;
        }
    }

    /// <summary>Commands given on the command line are the register's own: whoever may run it holds the database anyway.</summary>
    public Desk Desk() => new(services.GetRequiredService<DeskServices>(), Actor.System(services.GetRequiredService<Settings>().Tenant),
        System.Globalization.CultureInfo.CurrentUICulture.Name is { Length: > 0 } name && name.StartsWith("zh", StringComparison.Ordinal) ? "zh-CN" : "en", "command-line");

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
