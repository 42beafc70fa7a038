using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Compliance.Scenarios.Crash;

/// <summary>The host as the operator runs it: a process of its own, which can be killed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;

    private HostProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<HostProcess> StartAsync(string database, string data, string password)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Compliance.Host.dll"), "serve", "--urls", "http://127.0.0.1:0", "--database", database, "--data", data, "--demo" })
            start.ArgumentList.Add(argument);
        start.Environment["COMPLIANCE_DEMO_PASSWORD"] = password;
        var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (!line.StartsWith("ready ", StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new(process, new(line["ready ".Length..].Trim()));
        }
        throw new InvalidOperationException("The host ended before it was ready: " + await complaints);
    }

    public async Task<string> TokenAsync(string user, string password)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("/auth/sign-in", new { user, password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
