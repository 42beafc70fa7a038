using System.Diagnostics;
using Compliance.Kernel;

namespace Compliance.Host.Import.Csv;

/// <summary>
/// Imports one CSV file: every row is read and judged before the first is written, then all are written in one transaction.
/// A row whose key was imported before is skipped.
/// </summary>
internal sealed class CsvImport(BulkImport bulk, Texts texts, Func<Facts, IReadOnlyList<Finding>> judge, Func<Judgement, ImportedEvent, string, IEnumerable<ImportedStream>> raise, TimeProvider time)
{
    /// <param name="kind">Made for this one file.</param>
    /// <param name="taken">Which of these streams exist already.</param>
    /// <param name="received">The receptions of these units that the register knows.</param>
    /// <exception cref="CsvException">The file, or a row of it, cannot be followed; all faults are told.</exception>
    public async Task<ImportSummary> RunAsync(string tenant, CsvKind kind, Stream file, string name, IReadOnlySet<string> branches,
        Func<IReadOnlyCollection<(StreamKind Kind, string Id)>, Task<IReadOnlySet<string>>> taken,
        Func<IReadOnlyCollection<string>, Task<IReadOnlyDictionary<string, IReadOnlyList<(string Id, DateOnly Day)>>>> received, Action<long>? progress, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var table = CsvTable.Read(name, file);
        var places = Header(kind, table, name);
        var faults = new List<CsvFault>();
        List<CsvRow> rows = [.. table.Rows.Select(r => new CsvRow(r.Line, r.Cells, places, texts, faults))];
        kind.LookOver(rows);
        var context = new CsvContext(Path.GetFileName(name), time.GetUtcNow(), branches, judge, await taken([.. rows.SelectMany(kind.Mentions).Distinct()]))
        {
            Received = await received(kind is ReceptionCsv receptions ? receptions.Units : []),
        };

        var streams = new List<ImportedStream>();
        var violations = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            if (row.Text("key") is { } key && !seen.TryAdd(key, row.Line)) row.Wrong("key", $"the key stands in line {seen[key]} already.");
            foreach (var stream in kind.Read(row, context))
            {
                streams.Add(stream);
                foreach (var e in stream.Events)
                    if (e.Data is IJudged { Judgement: { } judgement })
                        streams.AddRange(ViolationCount.Of(judgement, violations, raise(judgement, e, context.File)));
            }
        }
        if (faults.Count > 0) throw new CsvException(name, faults);
        streams.AddRange(kind.Rest());
        var totals = await bulk.RunAsync(tenant, context.File, streams, progress, ct, Commits.AsOne);
        return new(name, rows.Count, rows.Count, totals.Appended, rows.Count - totals.FromSource, violations, Math.Round(clock.Elapsed.TotalSeconds, 3));
    }

    private static Dictionary<string, int> Header(CsvKind kind, CsvTable table, string name)
    {
        var faults = new List<CsvFault>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var extra = new List<string>();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var written = table.Columns[i];
            var column = kind.Columns.FirstOrDefault(c => string.Equals(c.Name, written, StringComparison.OrdinalIgnoreCase) || c.Zh == written)?.Name;
            if (column is null && written.StartsWith("x_", StringComparison.OrdinalIgnoreCase)) extra.Add(column = written);
            if (column is null)
                faults.Add(new(1, written, $"no such column. Known are {string.Join(", ", kind.Columns.Select(c => c.Name))}; begin the name with x_ to keep what the register has no field for."));
            else if (!places.TryAdd(column, i)) faults.Add(new(1, written, "the column is there twice."));
        }
        foreach (var missing in kind.Columns.Where(c => c.Required && !places.ContainsKey(c.Name)))
            faults.Add(new(1, missing.Name, "the column is missing."));
        if (faults.Count > 0) throw new CsvException(name, faults);
        kind.Extra = extra;
        return places;
    }
}
