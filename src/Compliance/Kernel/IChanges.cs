namespace Compliance.Kernel;

/// <summary>A record that changed, as it is now, and what happened since the last word about it.</summary>
/// <param name="Stream">Null: so many of the kind changed that they are not told singly; the rest then says nothing.</param>
internal sealed record Change(string Tenant, StreamKind Kind, string? Stream, IRow? Row, IReadOnlyList<Envelope> Events)
{
    public string? Branch => (Row as IBranchRow)?.Branch;
}

/// <summary>The records that change from now on, on any host, of those the caller may read when it is told.</summary>
internal interface IChanges
{
    /// <summary>Without end, until cancelled or until the caller's session ends (<see cref="BadRequestException"/>, UNAUTHENTICATED).</summary>
    /// <param name="wanted">Asked of single changes with their row, often and by other threads.</param>
    IAsyncEnumerable<Change> Follow(Func<Change, bool> wanted, CancellationToken ct);
}
