using System.Diagnostics;
using System.Text;

namespace EmbeddedPostgres;

/// <summary>Runs one of PostgreSQL's or the system's small programs to its end.</summary>
internal static class Tool
{
    internal readonly record struct Result(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }

    public static async Task<Result> RunAsync(string program, IEnumerable<string> arguments, TimeSpan limit, CancellationToken ct, string? workingDirectory = null)
    {
        using var process = new Process { StartInfo = Describe(program, arguments, workingDirectory) };
        var output = new StringBuilder();
        void Keep(string? line)
        {
            if (line is null)
                return;
            lock (output)
                output.AppendLine(line);
        }
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new Result(127, e.Message);
        }
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            ct.ThrowIfCancellationRequested();
            return new Result(124, $"{Path.GetFileName(program)} did not end within {limit.TotalSeconds:0} s");
        }
        lock (output)
            return new Result(process.ExitCode, output.ToString().Trim());
    }

    // A PG* variable of the caller's shell would silently send our tools to another cluster.
    private static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, string? workingDirectory)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = workingDirectory ?? Path.GetPathRoot(Environment.SystemDirectory is { Length: > 0 } s ? s : "/") ?? "/",
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
