using EmbeddedPostgres;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Serilog;

namespace Compliance.Host;

/// <summary>A host that answers. Tests start the very same one on port 0.</summary>
internal sealed class Serving : IAsyncDisposable
{
    private const int LargestBody = 10_000_000;
    private readonly WebApplication app;
    private readonly Database database;
    private readonly HostLock? hostLock;

    private Serving(WebApplication app, Database database, HostLock? hostLock, IReadOnlyList<string> told) =>
        (this.app, this.database, this.hostLock, Told) = (app, database, hostLock, told);

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IServiceProvider Services => app.Services;

    /// <summary>What the operator is told once the host answers.</summary>
    public IReadOnlyList<string> Told { get; }

    public static async Task<Serving> StartAsync(Settings settings, CancellationToken ct)
    {
        settings.MakeDataDirectory();
        HostLock? hostLock = null;
        Database? database = null;
        var log = Logging.Create(settings, toFile: true);
        try
        {
            // Hosts that share a database server share it as equals; a private one has one host.
            if (settings.IsEmbedded && (hostLock = HostLock.TryTake(settings.Data, out var holder)) is null)
                throw new InputException($"{settings.Data} is in use by another host{Describe(holder)}; stop it, or give this one its own --data.");
            database = await Database.OpenAsync(settings, m => log.Information("{Step}", m), ct);
            var app = Build(settings, database, log);
            var told = await app.Services.OpenRegisterAsync(ct);
            told = [.. told, .. await app.Services.GetRequiredService<Access.FirstAdministrator>().EnsureAsync(ct)];
            app.UseRegister();
            await app.StartAsync(ct);
            var serving = new Serving(app, database, hostLock, told);
            hostLock?.Announce(serving.Address);
            return serving;
        }
        catch
        {
            if (database is not null)
                await database.DisposeAsync();
            hostLock?.Dispose();
            await log.DisposeAsync();
            throw;
        }
    }

    public Task WaitForShutdownAsync(CancellationToken ct) => app.WaitForShutdownAsync(ct);

    /// <summary>Lets running requests end, then the store's writers, then the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
        hostLock?.Dispose();
    }

    private static WebApplication Build(Settings settings, Database database, Serilog.Core.Logger log)
    {
        // The settings are read already; only what Kestrel and Serilog need of the defaults is taken.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(settings.Configuration);
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(25));
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(log, dispose: true);
        builder.Services.AddSingleton<Serilog.ILogger>(log);
        builder.Services.AddRegister(settings, database);
        builder.Services.AddWeb(settings);
        return builder.Build();
    }

    private static string Describe(HostHolder? holder) =>
        holder is null ? "" : $" (process {holder.Pid} of {holder.User} on {holder.Machine}, since {holder.Since:yyyy-MM-dd HH:mm} UTC{(holder.Address is null ? "" : $", {holder.Address}")})";
}
