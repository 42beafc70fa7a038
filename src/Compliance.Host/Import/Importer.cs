using Compliance.Discipline;
using Compliance.Host.Commands;
using Compliance.Host.Import.Csv;
using Compliance.Host.Import.Xes;
using Compliance.Kernel;
using Compliance.Norms;
using Compliance.Organization;
using Compliance.Receptions;

namespace Compliance.Host.Import;

/// <summary>The imports as verbs and tests call them: into the association this host serves, judged by its own norms.</summary>
internal sealed class Importer(BulkImport bulk, Settings settings, RoomBook rooms, IViewsOf views, TimeProvider time)
{
    public static IReadOnlyDictionary<string, Func<CsvKind>> CsvKinds { get; } = new SortedDictionary<string, Func<CsvKind>>(StringComparer.Ordinal)
    {
        ["activities"] = static () => new ActivityCsv(),
        ["fund-uses"] = static () => new FundUseCsv(),
        ["receptions"] = static () => new ReceptionCsv(),
    };

    /// <param name="progress">Told the hundredth parts done.</param>
    public async Task<ImportSummary> XesAsync(Stream file, string name, Action<long>? progress, CancellationToken ct)
    {
        var book = await BookAsync(ct);
        return await Task.Run(() => new XesImport(bulk, book.Judge, Raise).RunAsync(settings.Tenant, file, name, progress, ct), ct);
    }

    public async Task<ImportSummary> CsvAsync(CsvKind kind, Stream file, string name, Action<long>? progress, CancellationToken ct)
    {
        var book = await BookAsync(ct);
        var tenant = views.Tenant(settings.Tenant);
        var branches = (await tenant.List(BranchView.View, null, int.MaxValue, ct)).Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        return await new CsvImport(bulk, rooms.Texts, book.Judge, Raise, time).RunAsync(settings.Tenant, kind, file, name, branches, async mentioned =>
        {
            var ids = mentioned.Where(m => m.Kind == Funds.Invoice.Kind).Select(m => m.Id).ToList();
            return (await tenant.GetMany(Funds.Invoice.Kind.View, ids, null, ct)).Keys.ToHashSet(StringComparer.Ordinal);
        }, units => ReceivedAsync(tenant, units, ct), progress, ct);
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<(string Id, DateOnly Day)>>> ReceivedAsync(IViews tenant, IReadOnlyCollection<string> units, CancellationToken ct)
    {
        var found = new Dictionary<string, IReadOnlyList<(string, DateOnly)>>();
        foreach (var some in units.Chunk(500))
            foreach (var unit in (await tenant.List(ReceptionView.View, Filter.In("unitKey", [.. some]), 100_000, ct)).Where(r => r.ReceivedOn is not null).GroupBy(r => r.UnitKey))
                found[unit.Key] = [.. unit.Select(r => (r.Id, r.ReceivedOn!.Value))];
        return found;
    }

    // Waivers are granted for records of this register; what comes in now has none.
    private async Task<ClauseBook> BookAsync(CancellationToken ct) =>
        ClauseBook.Of(await views.Tenant(settings.Tenant).List(NormPackView.View, null, 1_000, ct));

    private static IEnumerable<ImportedStream> Raise(Judgement judgement, ImportedEvent cause, string source) =>
        Violations.FromJudgement(judgement, cause.By).Select(v => new ImportedStream(Violation.Kind, v.Stream, source, [new(v.Event, cause.At, "system")], 0));
}
