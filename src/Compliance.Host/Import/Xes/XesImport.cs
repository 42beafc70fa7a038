using System.Diagnostics;
using Compliance.Kernel;

namespace Compliance.Host.Import.Xes;

/// <summary>
/// Imports one log. Its records are written while it is read, and committed when its end was seen, so that a file that turns
/// out broken on its last line has changed nothing. Of a log with more of them than may be held back, the rest is only
/// looked at in the first reading and written in a second one.
/// </summary>
internal sealed class XesImport(BulkImport bulk, Func<Facts, IReadOnlyList<Finding>> judge, Func<Judgement, ImportedEvent, string, IEnumerable<ImportedStream>> raise)
{
    /// <param name="name">What the file is called; it names the log unless the log names itself.</param>
    /// <param name="progress">Told the hundredth parts done.</param>
    /// <exception cref="XesException">The log, or what one of its traces says, cannot be read. Nothing was written.</exception>
    public async Task<ImportSummary> RunAsync(string tenant, Stream file, string name, Action<long>? progress, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var violations = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using var reader = new XesReader(file);
        using var traces = reader.Traces().GetEnumerator();
        // What the log calls itself stands before its first trace.
        var more = traces.MoveNext();
        var log = reader.LogName ?? NameOf(name);
        var mapping = new LogMapping(log, judge);
        long read = 0, events = 0, told = 0, toldUpTo = 0;
        var totals = await bulk.RunAsync(tenant, log, FirstReading(), null, ct, Commits.WhenAllAreMade);
        if (told < read)
        {
            var rest = await bulk.RunAsync(tenant, log, SecondReading(), null, ct);
            totals = new(totals.Appended + rest.Appended, totals.FromSource + rest.FromSource);
        }
        return new(name, read, events, totals.Appended, events - totals.FromSource, violations, Math.Round(clock.Elapsed.TotalSeconds, 3));

        IEnumerable<ImportedStream> FirstReading()
        {
            for (var streams = 0; more; more = traces.MoveNext())
            {
                ct.ThrowIfCancellationRequested();
                var one = CaseReader.Read(traces.Current);
                events += one.EventCount;
                if (read++ % 100 == 0) Report(reader.FilePosition + toldUpTo);
                if (streams >= bulk.MostAtOnce) continue;
                (told, toldUpTo) = (read, reader.FilePosition);
                foreach (var stream in StreamsOf(one))
                {
                    streams++;
                    yield return stream;
                }
            }
        }

        IEnumerable<ImportedStream> SecondReading()
        {
            using var again = new XesReader(file);
            var at = 0L;
            foreach (var trace in again.Traces())
            {
                if (++at <= told) continue;
                if (at % 100 == 0) Report(file.Length + Math.Max(toldUpTo, again.FilePosition));
                foreach (var stream in StreamsOf(CaseReader.Read(trace))) yield return stream;
            }
        }

        // Every byte is to be read, and to be told.
        void Report(long done) => progress?.Invoke(done * 50 / file.Length);

        IEnumerable<ImportedStream> StreamsOf(Case one)
        {
            foreach (var stream in mapping.Map(one))
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

    /// <summary>The same log is the same log, packed or not and wherever it lies.</summary>
    public static string NameOf(string file)
    {
        var name = Path.GetFileName(file);
        foreach (var ending in new[] { ".gz", ".xes" })
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) name = name[..^ending.Length];
        return name.Length == 0 ? "log" : name;
    }
}
