using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Compliance.Host;
using Compliance.Host.Access;
using EmbeddedPostgres;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Scenarios;

/// <summary>
/// The real host, in this process, on a port of its own and a database of its own: a copy of a template that was opened
/// once a run. One a test class (<c>IClassFixture&lt;HostFixture&gt;</c>).
/// </summary>
public class HostFixture : IAsyncLifetime
{
    public const string Password = "correct-horse-7";
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> tokens = new(StringComparer.Ordinal);
    private readonly HttpClientHandler handler = new() { UseCookies = false, AllowAutoRedirect = false };
    private string database = "";

    internal Serving? Host { get; private set; }
    internal Settings Settings { get; private set; } = null!;
    public Uri Address => new(Host!.Address);
    public IServiceProvider Services => Host!.Services;

    /// <summary>What a class of tests wants different.</summary>
    internal virtual Settings Adjust(Settings settings) => settings;

    public async Task InitializeAsync()
    {
        var cluster = await TestCluster.SharedAsync();
        var template = await cluster.TemplateAsync("register", FillTemplateAsync);
        database = await cluster.CreateDatabaseAsync(template);
        Settings = Adjust(For(database));
        Host = await Serving.StartAsync(Settings, default);
    }

    public async Task DisposeAsync()
    {
        handler.Dispose();
        // Null when the start itself failed; xunit then shows why, and this must not cover it.
        if (Host is null)
            return;
        await Host.DisposeAsync();
        await (await TestCluster.SharedAsync()).DropDatabaseAsync(database);
        Directory.Delete(Settings.Data, recursive: true);
    }

    /// <summary>A client that is signed in as one of the demo accounts, or as nobody.</summary>
    public async Task<HttpClient> Client(string? user = null, string language = "zh-CN")
    {
        var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        if (user is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(user));
        return client;
    }

    /// <summary>The whole answer, <c>data</c> and <c>errors</c>. The caller disposes it.</summary>
    public async Task<JsonDocument> GraphQL(string? user, string query, object? variables = null, string language = "zh-CN")
    {
        using var client = await Client(user, language);
        using var answer = await client.PostAsJsonAsync("/graphql", new { query, variables });
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The <c>data</c> of an answer that must have no errors.</summary>
    public async Task<JsonElement> Data(string? user, string query, object? variables = null, string language = "zh-CN")
    {
        using var answer = await GraphQL(user, query, variables, language);
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), $"GraphQL answered errors: {errors}");
        return answer.RootElement.GetProperty("data").Clone();
    }

    // Tokens are issued without the slow password hash; Access/SignInTests walks the real way.
    private Task<string> Token(string user) => tokens.GetOrAdd(user, u => new(async () =>
    {
        var account = await Services.GetRequiredService<Accounts>().FindAsync(u, default) ?? throw new InvalidOperationException($"There is no account {u}.");
        return (await Services.GetRequiredService<Sessions>().IssueAsync(account, default)).Token;
    })).Value;

    private static async Task FillTemplateAsync(string connectionString, CancellationToken ct)
    {
        var settings = For(connectionString);
        await using (var host = await Serving.StartAsync(settings, ct))
            await OfficeSeed.EnsureAsync(host.Services, settings.Tenant);
        Directory.Delete(settings.Data, recursive: true);
    }

    private static Settings For(string connectionString) => new()
    {
        Database = connectionString + ";Maximum Pool Size=20",
        Data = Path.Combine(Path.GetTempPath(), $"compliance-{Environment.ProcessId}-{Guid.NewGuid():N}"),
        Urls = ["http://127.0.0.1:0"],
        Demo = true,
        DemoRecords = false,
        DemoPassword = Password,
    };
}
