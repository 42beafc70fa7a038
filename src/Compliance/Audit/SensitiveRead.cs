using Compliance.Kernel;

namespace Compliance.Audit;

// The storage format: the names and fields of these records are written in every database. Add, never rename.
/// <summary>
/// Somebody opened a record that tells of a person's conduct, and it was not his branch's; or he tried. Ids only, and the
/// reason if he gave one.
/// </summary>
internal sealed record ReadNoted(string Subject, bool Refused, string? Why, string By, string? For, DateTimeOffset At);

/// <summary>A read of a sensitive record: a stream of one event, written before the record is shown.</summary>
internal sealed record SensitiveRead(bool Noted)
{
    internal static readonly StreamKind<SensitiveRead, SensitiveReadRow> Kind = new("sensitive-read", "sensitive_read", new(false), static (state, e) => e is ReadNoted ? new(true) : state, SensitiveReadView.View);
}

internal sealed record SensitiveReadRow : IRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public string Subject { get; init; } = "";
    public bool Refused { get; init; }
    public string? Why { get; init; }
    public string By { get; init; } = "";
    public string? For { get; init; }
    public DateTimeOffset At { get; init; }
}

internal static class SensitiveReadView
{
    /// <summary>Read by those who watch the watchers.</summary>
    internal static readonly View<SensitiveReadRow> View = new("sensitive_reads", 1, Fold)
    {
        DefaultOrder = nameof(SensitiveReadRow.At),
        Indexes = [[nameof(SensitiveReadRow.Subject)], [nameof(SensitiveReadRow.By)]],
        CountedBy = [nameof(SensitiveReadRow.Refused)],
        Readable = static (actor, _) => actor.Is(Role.Leader, Role.Auditor),
    };

    private static SensitiveReadRow? Fold(SensitiveReadRow? row, Envelope e) => e.Event is ReadNoted n
        ? new SensitiveReadRow { Id = e.Stream, Version = e.Version, Subject = n.Subject, Refused = n.Refused, Why = n.Why, By = n.By, For = n.For, At = n.At }
        : row;
}

internal sealed class SensitiveReadFields
{
    public PersonRef GetBy(SensitiveReadRow parent) => new(parent.By);
    public PersonRef? GetActingFor(SensitiveReadRow parent) => PersonRef.Of(parent.For);
}
