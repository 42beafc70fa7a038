using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace EventStore.Crash;

/// <summary>A host in a process of its own; what it says was acknowledged is collected as long as the pipe holds anything.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task _listening;

    public HostProcess(string name, string connectionString, int writers, ConcurrentQueue<string> acknowledged)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(HostProcess).Assembly.Location, "host", name, connectionString, writers.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _listening = Task.Run(async () =>
        {
            // A word that was cut off by the kill was not said.
            for (var said = new System.Text.StringBuilder(); ;)
            {
                var next = new char[4096];
                var n = await _process.StandardOutput.ReadAsync(next);
                if (n == 0) return;
                said.Append(next, 0, n);
                var text = said.ToString();
                var whole = text.LastIndexOf('\n') + 1;
                foreach (var op in text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries)) acknowledged.Enqueue(op);
                said.Clear().Append(text, whole, text.Length - whole);
            }
        });
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _listening;
    }

    /// <summary>Lets it finish what it has begun.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await _listening;
        if (_process.ExitCode != 0) throw new InvalidOperationException($"A host ended with {_process.ExitCode}.");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
