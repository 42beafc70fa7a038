using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace GraphQL.Peers;

/// <summary>A script of <c>node/</c>, run as a process of its own and ended with the test.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process _process;

    public Peer(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            StandardInputEncoding = new System.Text.UTF8Encoding(false), StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
        Complaints = _process.StandardError.ReadToEndAsync();
    }

    private static string Folder { get; } = typeof(Peer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Peers").Value!;

    /// <summary>What the script wrote to its standard error, once it has ended.</summary>
    public Task<string> Complaints { get; }

    public StreamWriter In => _process.StandardInput;
    public StreamReader Out => _process.StandardOutput;

    /// <summary>Runs a script to its end; a line of its output is a JSON value.</summary>
    public static async Task<List<JsonElement>> RunAsync(string script, params string[] arguments)
    {
        using var peer = new Peer(script, arguments);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var lines = new List<JsonElement>();
        while (await peer.Out.ReadLineAsync(patience.Token) is { } line) lines.Add(JsonSerializer.Deserialize<JsonElement>(line));
        await peer._process.WaitForExitAsync(patience.Token);
        return peer._process.ExitCode == 0 ? lines : throw new InvalidOperationException($"{script} failed: {await peer.Complaints}");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
