using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Kernel;

namespace Compliance.Host.Import;

/// <summary>What an import answers; its JSON is a promise to scripts.</summary>
/// <param name="Appended">Events written to the register, violations among them.</param>
/// <param name="Skipped">Events of the file that were there already, or are told twice by the file.</param>
/// <param name="Violations">By clause that had something to judge: how many violations the file shows, whether they were raised now or by an earlier import.</param>
internal sealed record ImportSummary(string File, long Traces, long Events, long Appended, long Skipped, IReadOnlyDictionary<string, int> Violations, double Seconds)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Format);
}

internal static class ViolationCount
{
    /// <summary>Counts what a judgement raises; a clause that was judged and found nothing counts as zero, one that could not be judged not at all.</summary>
    public static List<ImportedStream> Of(Judgement judgement, IDictionary<string, int> counts, IEnumerable<ImportedStream> raised)
    {
        foreach (var finding in judgement.Findings)
            if (finding.Outcome != FindingOutcome.Unknown) counts.TryAdd(finding.Clause, 0);
        var streams = raised.ToList();
        foreach (var violation in streams)
        {
            // Stream ids end with the clause: violation/{subject}/{clause}.
            var clause = violation.Id[(violation.Id.LastIndexOf('/') + 1)..];
            counts[clause] = counts.TryGetValue(clause, out var n) ? n + 1 : 1;
        }
        return streams;
    }
}
