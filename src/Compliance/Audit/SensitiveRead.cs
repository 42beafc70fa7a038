using Compliance.Kernel;

namespace Compliance.Audit;

// The storage format: the names and fields of these records are written in every database. Add, never rename.
/// <summary>
/// Somebody opened a record that tells of a person's conduct, and it was not his branch's; or he tried. Ids only, and the
/// reason if he gave one.
/// </summary>
internal sealed record ReadNoted(string Subject, bool Refused, string? Why, string By, string? For, DateTimeOffset At);
/// <summary>
/// Somebody took a list away, as a file or page by page until it was as good as one; or he was refused it.
/// </summary>
/// <param name="List">The list's name in the graph.</param>
/// <param name="Format">The file he declared; null when he declared none.</param>
/// <param name="Filter">What he asked for, without the words he searched by.</param>
/// <param name="Rows">How many records he had been shown when it was noted.</param>
internal sealed record ExportNoted(string List, string? Format, string? Filter, int Rows, bool Refused, string? Why, string By, string? For, DateTimeOffset At);

internal enum SensitiveReadKind { Record, Export }

/// <summary>A read of a sensitive record: a stream of one event, written before the record is shown.</summary>
internal sealed record SensitiveRead(bool Noted)
{
    internal static readonly StreamKind<SensitiveRead, SensitiveReadRow> Kind = new("sensitive-read", "sensitive_read", new(false), static (state, e) => e is ReadNoted or ExportNoted ? new(true) : state, SensitiveReadView.View);
}

internal sealed record SensitiveReadRow : IRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public SensitiveReadKind Kind { get; init; }
    public string Subject { get; init; } = "";
    public string? Format { get; init; }
    public string? Filter { get; init; }
    public int? Rows { get; init; }
    public bool Refused { get; init; }
    public string? Why { get; init; }
    public string By { get; init; } = "";
    public string? For { get; init; }
    public DateTimeOffset At { get; init; }
}

internal static class SensitiveReadView
{
    /// <summary>Read by those who watch the watchers.</summary>
    internal static readonly View<SensitiveReadRow> View = new("sensitive_reads", 2, Fold)
    {
        DefaultOrder = nameof(SensitiveReadRow.At),
        Indexes = [[nameof(SensitiveReadRow.Subject)], [nameof(SensitiveReadRow.By)]],
        CountedBy = [nameof(SensitiveReadRow.Kind), nameof(SensitiveReadRow.Refused)],
        Readable = static (actor, _) => actor.Is(Role.Leader, Role.Auditor),
    };

    private static SensitiveReadRow? Fold(SensitiveReadRow? row, Envelope e) => e.Event switch
    {
        ReadNoted n => new() { Id = e.Stream, Version = e.Version, Subject = n.Subject, Refused = n.Refused, Why = n.Why, By = n.By, For = n.For, At = n.At },
        ExportNoted n => new()
        {
            Id = e.Stream, Version = e.Version, Kind = SensitiveReadKind.Export, Subject = n.List, Format = n.Format, Filter = n.Filter, Rows = n.Rows,
            Refused = n.Refused, Why = n.Why, By = n.By, For = n.For, At = n.At,
        },
        _ => row,
    };
}

internal sealed class SensitiveReadFields
{
    public PersonRef GetBy(SensitiveReadRow parent) => new(parent.By);
    public PersonRef? GetActingFor(SensitiveReadRow parent) => PersonRef.Of(parent.For);
}
