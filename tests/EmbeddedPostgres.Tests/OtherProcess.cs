using System.Diagnostics;

namespace EmbeddedPostgres.Tests;

/// <summary>A second process with the same library, to be shared with, waited for and killed.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process process;

    private OtherProcess(Process process) => this.process = process;

    public int Pid => process.Id;

    public static string InheritedFile(string directory) => directory + ".inherited";

    public static async Task<OtherProcess> StartAsync(string does, string directory)
    {
        // With a file left open by whoever started it, as under flock.
        Directory.CreateDirectory(Path.GetDirectoryName(directory)!);
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec 9>\"$0\"; exec dotnet \"$@\"", InheritedFile(directory), typeof(OtherProcess).Assembly.Location, does, directory])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)));
        return new OtherProcess(process);
    }

    public void Kill()
    {
        process.Kill(entireProcessTree: false);
        process.WaitForExit();
    }

    public async Task LeaveAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    internal static async Task<int> Main(string[] arguments)
    {
        IAsyncDisposable? server = null;
        IDisposable? held = null;
        switch (arguments)
        {
            case ["server", var directory]:
                server = await EmbeddedServer.StartAsync(new EmbeddedOptions { DataDirectory = directory });
                break;
            case ["host", var directory]:
                held = HostLock.TryTake(directory, out _) ?? throw new InvalidOperationException("taken");
                break;
            case ["tests", var temporary]:
                Environment.SetEnvironmentVariable("TMPDIR", temporary);
                await TestCluster.StartAsync(durable: false);
                break;
            default:
                return 2;
        }
        Console.WriteLine("ready");
        while (Console.In.ReadLine() is not null)
        {
        }
        if (server is not null)
            await server.DisposeAsync();
        held?.Dispose();
        return 0;
    }
}
