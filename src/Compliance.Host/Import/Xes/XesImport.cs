using System.Diagnostics;
using Compliance.Kernel;

namespace Compliance.Host.Import.Xes;

/// <summary>What the first reading of a log learned, and how long it took.</summary>
internal sealed record LogSize(long Traces, long Events, string? Name, TimeSpan Took);

/// <summary>
/// Imports one log. It is read twice: first to the end and written nowhere, so that a file that turns out broken on its last
/// line has changed nothing.
/// </summary>
internal sealed class XesImport(BulkImport bulk, Func<Facts, IReadOnlyList<Finding>> judge, Func<Judgement, ImportedEvent, string, IEnumerable<ImportedStream>> raise)
{
    /// <summary>Reads the whole log and says how much it holds, or why it cannot be imported.</summary>
    /// <exception cref="XesException">The log, or what one of its traces says, cannot be read.</exception>
    public static LogSize Check(Stream file, Action<long>? progress, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        using var reader = new XesReader(file);
        long traces = 0, events = 0;
        foreach (var trace in reader.Traces())
        {
            ct.ThrowIfCancellationRequested();
            CaseReader.Read(trace);
            if (++traces % 100 == 0) progress?.Invoke(traces);
            events += trace.Events.Count;
        }
        return new(traces, events, reader.LogName, clock.Elapsed);
    }

    /// <param name="name">What the file is called; it names the log unless the log names itself.</param>
    /// <param name="size">What <see cref="Check"/> said of the same file.</param>
    /// <param name="progress">Called with the traces read so far.</param>
    public async Task<ImportSummary> RunAsync(string tenant, Stream file, string name, LogSize size, Action<long>? progress, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var log = size.Name ?? NameOf(name);
        var violations = new SortedDictionary<string, int>(StringComparer.Ordinal);
        long read = 0;
        using var reader = new XesReader(file);
        var totals = await bulk.RunAsync(tenant, log, Streams(), _ => progress?.Invoke(Interlocked.Read(ref read)), ct);
        return new(name, size.Traces, size.Events, totals.Appended, size.Events - totals.FromSource, violations, Math.Round((clock.Elapsed + size.Took).TotalSeconds, 3));

        IEnumerable<ImportedStream> Streams()
        {
            var mapping = new LogMapping(log, judge);
            foreach (var trace in reader.Traces())
            {
                Interlocked.Increment(ref read);
                foreach (var stream in mapping.Map(CaseReader.Read(trace)))
                {
                    yield return stream;
                    foreach (var e in stream.Events)
                    {
                        if (e.Data is not IJudged { Judgement: { } judgement }) continue;
                        foreach (var violation in ViolationCount.Of(judgement, violations, raise(judgement, e, log))) yield return violation;
                    }
                }
            }
        }
    }

    /// <summary>The same log is the same log, packed or not and wherever it lies.</summary>
    public static string NameOf(string file)
    {
        var name = Path.GetFileName(file);
        foreach (var ending in new[] { ".gz", ".xes" })
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) name = name[..^ending.Length];
        return name.Length == 0 ? "log" : name;
    }
}

