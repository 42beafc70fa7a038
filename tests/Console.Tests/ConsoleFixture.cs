using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Compliance.Browser;
using Compliance.Host;
using Compliance.Host.Access;
using EmbeddedPostgres;
using Microsoft.Extensions.DependencyInjection;

// A host and its pages a class; two at once is what two cores bear.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Console.Tests;

/// <summary>The real host with the console and the demo association, on a database of its own; one a test class.</summary>
public class ConsoleFixture : IAsyncLifetime
{
    public const string Password = "correct-horse-7";
    // The template and its copies hold the same sealed names.
    private static readonly string VaultKey = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
    private static readonly ConcurrentDictionary<string, int> Names = new();
    private string database = "";
    private Settings settings = null!;
    private Serving? host;

    internal IBrowser Browser { get; private set; } = null!;
    internal Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Browser = await Chromium.SharedAsync();
        var cluster = await TestCluster.SharedAsync();
        database = await cluster.CreateDatabaseAsync(await cluster.TemplateAsync("console", EnterDemoAsync));
        settings = Adjust(For(database));
        host = await Serving.StartAsync(settings, default);
        Address = new(host.Address);
    }

    public async Task DisposeAsync()
    {
        // Null when the start itself failed; xunit then shows why, and this must not cover it.
        if (host is null) return;
        await host.DisposeAsync();
        await (await TestCluster.SharedAsync()).DropDatabaseAsync(database);
        Directory.Delete(settings.Data, recursive: true);
    }

    /// <summary>
    /// One person's story in a browser of his own, signed in unless nobody is named. It ends well only if the page itself
    /// reported nothing: no script error, no refused content, no failed request that the story did not expect.
    /// </summary>
    internal async Task As(string? user, Look look, Func<Visitor, Task> story, string zone = Visitor.Office)
    {
        await using var visitor = await Visitor.ArriveAsync(this, user, look, zone);
        try
        {
            await story(visitor);
        }
        catch
        {
            await visitor.Keep($"failed-{Names.AddOrUpdate("failed", 1, (_, n) => n + 1)}");
            throw;
        }
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>Issued without the slow password hash; the sign-in page has a story of its own. Who of the demo association has no account gets one when a story wants him.</summary>
    internal async Task<string> Token(string user)
    {
        var accounts = host!.Services.GetRequiredService<Compliance.Host.Access.Accounts>();
        if (await accounts.FindAsync(user, default) is null) await accounts.AddAsync(user, settings.Tenant, DemoAccounts.PersonOf(user), "", default);
        var account = await accounts.FindAsync(user, default) ?? throw new InvalidOperationException($"There is no account {user}.");
        return (await host.Services.GetRequiredService<Sessions>().IssueAsync(account, default)).Token;
    }

    /// <summary>What a story finds done before it begins.</summary>
    internal async Task<JsonElement> Ask(string user, string query, object? variables = null)
    {
        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await Token(user));
        using var answer = await client.PostAsJsonAsync("/graphql", new { query, variables });
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(said.TryGetProperty("errors", out var errors), $"GraphQL answered errors: {errors}");
        return said.GetProperty("data");
    }

    internal Task EndSession(string token) =>
        Compliance.Host.Access.Token.TryHash(token, out var hash) ? host!.Services.GetRequiredService<Sessions>().RevokeAsync(hash, default) : throw new ArgumentException("That is no token.", nameof(token));

    internal async Task<T> Accounts<T>(Func<AccountKeeper, Task<T>> act)
    {
        await using var scope = host!.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<AccountKeeper>());
    }

    internal virtual Settings Adjust(Settings settings) => settings;

    /// <summary>The host goes away and comes back at the same address.</summary>
    internal async Task WhileAway(Func<Task> meanwhile)
    {
        await host!.DisposeAsync();
        try
        {
            await meanwhile();
        }
        finally
        {
            var same = settings with { Urls = [Address.GetLeftPart(UriPartial.Authority)] };
            for (var tries = 0; ; tries++)
                try
                {
                    host = await Serving.StartAsync(same, default);
                    break;
                }
                catch (IOException) when (tries < 20)
                {
                    // Somebody else has the port for a moment.
                    await Task.Delay(500);
                }
        }
    }

    private static async Task EnterDemoAsync(string connectionString, CancellationToken ct)
    {
        var settings = For(connectionString);
        await using (await Serving.StartAsync(settings, ct)) { }
        Directory.Delete(settings.Data, recursive: true);
    }

    private static Settings For(string connectionString) => new()
    {
        Database = connectionString + ";Maximum Pool Size=20",
        Data = Path.Combine(Path.GetTempPath(), $"compliance-console-{Environment.ProcessId}-{Guid.NewGuid():N}"),
        Urls = ["http://127.0.0.1:0"],
        Demo = true,
        DemoPassword = Password,
        VaultKey = VaultKey,
    };
}
