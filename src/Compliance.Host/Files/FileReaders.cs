using Compliance.Host.Commands;
using Compliance.Kernel;

namespace Compliance.Host.Files;

/// <summary>Whether somebody may read a record that holds a file; the file itself has no owner but its records.</summary>
internal interface IFileReaders
{
    ValueTask<bool> MayReadAsync(Actor actor, string hash, CancellationToken ct);
}

/// <summary>
/// Asks the view of every room whose rows hold files, by the same rule that shows the row. A file that only a sensitive record
/// opens is read like the record, and noted like it, a refusal too.
/// </summary>
internal sealed class RecordFileReaders(IViews views, SensitiveReads? reads = null) : IFileReaders
{
    private const int MostHolders = 200;
    private static readonly IReadOnlyList<Asks> All =
        [.. Rooms.All.SelectMany(r => r.Streams).Select(s => s.View).Where(v => v.RowType.IsAssignableTo(typeof(IFilesRow))).OrderBy(v => v.Sensitive)
            .Select(v => (Asks)Activator.CreateInstance(typeof(Asks<>).MakeGenericType(v.RowType), v)!)];

    public async ValueTask<bool> MayReadAsync(Actor actor, string hash, CancellationToken ct)
    {
        foreach (var view in All)
            if (await view.MayReadAsync(views, actor, hash, reads, ct))
                return true;
        return false;
    }

    private abstract class Asks
    {
        public abstract ValueTask<bool> MayReadAsync(IViews views, Actor actor, string hash, SensitiveReads? reads, CancellationToken ct);
    }

    private sealed class Asks<TRow>(View<TRow> view) : Asks where TRow : class, IRow
    {
        public override async ValueTask<bool> MayReadAsync(IViews views, Actor actor, string hash, SensitiveReads? reads, CancellationToken ct)
        {
            var holds = new Filter.Test("files", Operator.Contains, hash);
            if (view.Sensitive)
            {
                var holders = await views.List(view, holds, MostHolders, ct);
                var shown = holders.FirstOrDefault(row => view.Readable(actor, row));
                if (reads is not null && holders.Count > 0 && !holders.Any(row => row is IBranchRow of && actor.IsOf(of.Branch))) await reads.Note(actor, (shown ?? holders[0]).Id, shown is null, ct);
                return shown is not null;
            }
            var scope = typeof(TRow).IsAssignableTo(typeof(IBranchRow)) ? actor.DepartmentScope() : null;
            foreach (var row in await views.List(view, Filter.And(holds, scope), MostHolders, ct))
                if (view.Readable(actor, row))
                    return true;
            return false;
        }
    }
}
