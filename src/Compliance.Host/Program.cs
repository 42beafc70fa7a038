using Compliance.Host.Access;
using Compliance.Host.Cli;
using Compliance.Host.Demo;
using Compliance.Host.Files;
using Compliance.Host.Hardening;
using Compliance.Host.Integrity;
using Compliance.Host.People;
using Compliance.Kernel;
using Microsoft.AspNetCore.HttpOverrides;

namespace Compliance.Host;

/// <summary>The contents page of the host: what it is made of, how it opens, and in which order a request meets it.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        ShortRun.Prepare(args);
        return CommandLine.RunAsync(args);
    }

    /// <summary>The parts that every verb has, with or without the web.</summary>
    public static void AddRegister(this IServiceCollection services, Settings settings, Database database)
    {
        services.AddSingleton(settings);
        services.AddSingleton(database.Source);
        services.AddSingleton(database.Tenants);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new Resilience(static e => e is EventStore.ConflictException));
        services.AddSingleton<IMemory, Memory>();
        services.AddStore();
        services.AddSingleton<DefaultNorms>();
        services.AddGraph();
        services.AddSingleton<DemoAssociation>();
        services.AddScoped<IDesk>(s => s.GetRequiredService<CurrentActor>().Desk(s.GetRequiredService<Commands.DeskServices>()));
        services.AddSingleton<EventCheck>();
        services.AddSingleton<Import.BulkImport>().AddSingleton<Import.Importer>();
        services.AddParts();
    }

    /// <summary>The parts with tables of their own beside the store's.</summary>
    public static void AddParts(this IServiceCollection services)
    {
        services.AddAccess();
        services.AddFiles();
        services.AddPeople();
    }

    /// <summary>Brings the database up to this build and puts in what a first look needs; answers what the operator is told.</summary>
    public static async Task<IReadOnlyList<string>> OpenRegisterAsync(this IServiceProvider services, CancellationToken ct)
    {
        await Schema.ApplyAsync(services.GetRequiredService<Npgsql.NpgsqlDataSource>(), services.GetServices<SchemaPart>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger("Schema"), ct);
        await Isolation.TenantSources.ApplyAsync(services.GetRequiredService<Npgsql.NpgsqlDataSource>(), ct);
        await Store.OpenAsync(services, ct);
        await services.GetRequiredService<DefaultNorms>().EnsureAsync(services.GetRequiredService<Settings>().Tenant, ct);
        if (!services.GetRequiredService<Settings>().Demo) return [];
        if (services.GetRequiredService<Settings>().DemoRecords) await services.GetRequiredService<DemoAssociation>().EnsureAsync(ct);
        return await services.GetRequiredService<DemoAccounts>().EnsureAsync(ct);
    }

    public static void AddWeb(this IServiceCollection services, Settings settings)
    {
        services.AddSessionAuthentication(settings);
        services.AddHttpContextAccessor();
        services.AddSingleton<Commands.SensitiveReads>().AddSingleton<Commands.Exports>();
        services.AddHostedService(s => s.GetRequiredService<Live.ChangeFeed>());
        services.AddHostedService(s => s.GetRequiredService<Commands.OldKeys>());
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var network in settings.TrustedProxies)
                o.KnownIPNetworks.Add(network);
        });
    }

    public static void UseRegister(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseConsole();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseMiddleware<CostLimit>();
        app.UseAuthorization();

        app.MapGraph();
        app.MapAccess();
        app.MapFiles();
        app.MapHealth();
    }
}
