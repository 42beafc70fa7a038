using Compliance.Kernel;

namespace Compliance.Audit;

/// <summary>The kinds of records, by the first part of their ids (<c>fund-use/…</c>).</summary>
internal enum RecordKind
{
    Activity, Attempt, Branch, Budget, Clue, Commitment, Erasure, FundUse, IdentityRequest, Income, Invoice, InvoiceFile, NormPack, Person, Reception, SensitiveRead, Violation, Waiver,
}

/// <summary>The SDL's <c>RegisterChange</c>.</summary>
internal sealed class RegisterChange(Change change)
{
    public RecordKind Kind => KindOf(change.Kind);
    public string? Subject => change.Stream;
    /// <summary>What tells of a person's conduct is read like any other time, and noted.</summary>
    public async ValueTask<object?> GetRecord(INodes nodes, CancellationToken ct) =>
        change.Row is { } row && (!change.Kind.View.Sensitive || await nodes.Find(row.Id, null, ct) is not null) ? change.Kind.View.AsNode(row) : null;
    public BranchRef? Branch => BranchRef.Of(change.Branch);
    public long? Version => change.Row?.Version;
    public IReadOnlyList<string> Events => [.. change.Events.Select(e => EventNames.StoredName(e.Event))];
    public PersonRef? By => PersonRef.Of(change.Events.LastOrDefault()?.By);
    public DateTimeOffset? RecordedAt => change.Events.LastOrDefault()?.RecordedAt;

    public static RecordKind KindOf(StreamKind kind) => Enum.Parse<RecordKind>(kind.Category.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}

/// <summary>The field of audit on Subscription.</summary>
internal sealed class ChangeResolvers
{
    /// <summary>For those who may read the record; who asks for a branch he does not see is told so instead of waiting in vain.</summary>
    public IAsyncEnumerable<RegisterChange> RegisterChanged(IReadOnlyList<RecordKind>? kinds, string? branch, IChanges changes, IDesk desk, CancellationToken ct)
    {
        if (branch is not null && !desk.Actor.SeesFromDepartment(branch))
            throw new BadRequestException(Refusal.NotFound(branch));
        return Told(changes.Follow(c => (kinds is null || kinds.Contains(RegisterChange.KindOf(c.Kind))) && (branch is null || c.Branch == branch), ct));
    }

    private static async IAsyncEnumerable<RegisterChange> Told(IAsyncEnumerable<Change> changes)
    {
        await foreach (var change in changes) yield return new(change);
    }
}
