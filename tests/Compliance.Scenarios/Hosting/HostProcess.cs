using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Hosting;

/// <summary>The host as its operator starts it: a process with a command line.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;

    private HostProcess(Process process) => this.process = process;

    public int Pid => process.Id;
    public string Address { get; private set; } = "";

    /// <summary>A host that has said where it answers.</summary>
    public static async Task<HostProcess> ServeAsync(params string[] arguments)
    {
        var host = new HostProcess(Process.Start(Describe(["serve", .. arguments]))!);
        // Nobody reads the log here; unread, it would stop the host when the pipe is full.
        host.process.ErrorDataReceived += (_, _) => { };
        host.process.BeginErrorReadLine();
        var line = await host.process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.StartsWith("ready http://127.0.0.1:", line, StringComparison.Ordinal);
        host.Address = line!["ready ".Length..].Trim();
        _ = host.process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return host;
    }

    /// <summary>A demo account's token, signed in as its user does.</summary>
    public async Task<string> TokenAsync(string user)
    {
        using var client = new HttpClient { BaseAddress = new(Address) };
        using var answer = await client.PostAsJsonAsync("/auth/sign-in", new { user, password = HostFixture.Password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>A verb to its end.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(Describe(arguments))!;
        process.StandardInput.Close();
        var (answer, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (process.ExitCode, await answer, await error);
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: false);
        process.WaitForExit();
    }

    /// <summary>Asks it to stop, as an init system does, and answers its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    public static ProcessStartInfo Describe(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Compliance.Host.dll"), .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("COMPLIANCE_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["COMPLIANCE_DEMO_PASSWORD"] = HostFixture.Password;
        start.Environment["LANG"] = "C.UTF-8";
        return start;
    }
}
