namespace Compliance.Kernel;

/// <summary>A row of a view: one per stream, the fold of its events. Its public properties are the view's columns.</summary>
internal interface IRow
{
    /// <summary>The stream's id.</summary>
    string Id { get; }
    /// <summary>The stream's version this row was folded from.</summary>
    long Version { get; }
}

/// <summary>A row that belongs to a branch: its officers and head read it, no other branch does.</summary>
internal interface IBranchRow : IRow
{
    string? Branch { get; }
}

/// <summary>A case: its handlers know of it and nobody else does, whatever his office.</summary>
internal interface ICaseRow : IRow
{
    /// <summary>Persons' ids; who is recused is taken off.</summary>
    IReadOnlyList<string> Handlers { get; }
}

/// <summary>A row that holds uploaded files: who may read the row may download them.</summary>
internal interface IFilesRow : IRow
{
    /// <summary>SHA-256 hashes, lower-case hex.</summary>
    IReadOnlyList<string> Files { get; }
}

/// <summary>
/// A view over the streams of one kind. The fold is pure over (row, envelope). Views are disposable: raise
/// <see cref="ShapeVersion"/> when the row or the fold changes and the host builds the new table beside the old from the events.
/// </summary>
/// <remarks>
/// Columns follow from the row's properties: string → text, enum → text (its SDL name), int/long/decimal/bool/DateOnly/DateTimeOffset
/// → their SQL types, a list of strings → text[] (filters match any element), everything else → JSON. Names become snake_case.
/// Every change keeps the earlier row version (valid_from, valid_to by recorded time).
/// </remarks>
internal abstract class View(string name, int shapeVersion, Type rowType)
{
    public string Name => name;
    public int ShapeVersion => shapeVersion;
    public Type RowType => rowType;

    /// <summary>Indexes over current rows, property names each; the tenant is put first and the id last by the store of views.</summary>
    public IReadOnlyList<string[]> Indexes { get; init; } = [];

    /// <summary>Properties by which totals are kept ready: a totalCount that filters by nothing else costs the same at any size.</summary>
    /// <remarks>A moment is counted by the office's month when <c>:month</c> follows its name.</remarks>
    public IReadOnlyList<string> CountedBy { get; init; } = [];

    /// <summary>Properties that the filter <c>text</c> looks into, each for itself; a row with a property of that name looks there instead.</summary>
    /// <remarks>Numbers that people type with blanks and hyphens and the row keeps without have <c>:bare</c> after their name.</remarks>
    public IReadOnlyList<string> Searched { get; init; } = [];

    /// <summary>The property that is summed beside those totals, of type decimal.</summary>
    public string? Summed { get; init; }

    /// <summary>The property a list is ordered by when the caller names none (descending, then by id).</summary>
    public required string DefaultOrder { get; init; }

    /// <summary>Who may read a row; asked for single records, nodes, histories and files. Lists carry the same rule as a filter.</summary>
    public Func<Actor, IRow, bool> Readable { get; init; } = static (actor, row) =>
        row is ICaseRow @case ? actor.Handles(@case) : row is IBranchRow of ? actor.SeesFromDepartment(of.Branch) : actor.Is(BusinessRoles);

    /// <summary>A row tells of a person's conduct: whoever opens one that is not his branch's, or tries to, is put on record first.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Rows that tell nothing of anybody, such as names of branches: many of them may be shown without a word.</summary>
    public bool Common { get; init; }

    /// <summary>The object that stands for a row where the SDL says <c>Node</c>: the row itself, or the reference its SDL type is bound to.</summary>
    public Func<IRow, object> AsNode { get; init; } = static row => row;

    private static readonly Role[] BusinessRoles = [Role.BranchOfficer, Role.BranchHead, Role.Secretariat, Role.Finance, Role.Leader, Role.Discipline, Role.Auditor];

    public abstract IRow? FoldRow(IRow? row, Envelope envelope);

    /// <summary>Current rows by id, for whoever knows the view only at run time.</summary>
    public abstract ValueTask<IReadOnlyList<IRow>> Rows(IViews views, IReadOnlyList<string> ids, CancellationToken ct);
}

internal sealed class View<TRow>(string name, int shapeVersion, Func<TRow?, Envelope, TRow?> fold) : View(name, shapeVersion, typeof(TRow))
    where TRow : class, IRow
{
    public TRow? Fold(TRow? row, Envelope envelope) => fold(row, envelope);
    public override IRow? FoldRow(IRow? row, Envelope envelope) => fold((TRow?)row, envelope);
    public override async ValueTask<IReadOnlyList<IRow>> Rows(IViews views, IReadOnlyList<string> ids, CancellationToken ct) =>
        [.. (await views.GetMany(this, ids, null, ct)).Values];
}
