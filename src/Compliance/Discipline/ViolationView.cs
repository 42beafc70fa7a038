using Compliance.Kernel;

namespace Compliance.Discipline;

internal sealed record ViolationRow : IBranchRow, IFilesRow
{
    public required string Id { get; init; }
    public required long Version { get; init; }
    public required string Subject { get; init; }
    /// <summary>The kind of record, the first word of its id.</summary>
    public required string SubjectKind { get; init; }
    public string? Branch { get; init; }
    public required string Clause { get; init; }
    public ViolationClass? Classification { get; init; }
    public required ViolationStatus Status { get; init; }
    public required Severity Severity { get; init; }
    public decimal? Amount { get; init; }
    public string? Payee { get; init; }
    public string? Place { get; init; }
    public string? Person { get; init; }
    /// <summary>The office's midnight of the business date.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }
    public string? RaisedBy { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public string? ExplainedBy { get; init; }
    public DateTimeOffset? ExplainedAt { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public DateTimeOffset? RectifiedAt { get; init; }
    public decimal? Recovered { get; init; }
    public string? Clue { get; init; }
    public string? ImportedFrom { get; init; }
    /// <summary>Everything written in it, for a search.</summary>
    public required string Text { get; init; }
    private readonly Late<Finding> finding = null!;
    public required Finding Finding { get => finding.Value; init => finding = new(value); }
    internal Late<Finding> LateFinding { init => finding = value; }
    public IReadOnlyList<ViolationNote> Notes { get; init; } = [];
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>A step of the violation with what was written at it.</summary>
internal sealed record ViolationNote(ViolationStatus Status, string? Text, string By, string? For, DateTimeOffset At, IReadOnlyList<Attachment> Attachments);

internal static class ViolationView
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static readonly View<ViolationRow> View = new("violations", 2, Fold)
    {
        Sensitive = true,
        Readable = static (actor, row) => actor.Sees(((ViolationRow)row).Branch),
        DefaultOrder = nameof(ViolationRow.OccurredAt),
        Indexes =
        [
            [nameof(ViolationRow.Clause), nameof(ViolationRow.Branch), nameof(ViolationRow.OccurredAt)],
            [nameof(ViolationRow.Branch), nameof(ViolationRow.OccurredAt)],
            [nameof(ViolationRow.Status), nameof(ViolationRow.OccurredAt)],
            [nameof(ViolationRow.Classification), nameof(ViolationRow.OccurredAt)],
            [nameof(ViolationRow.Person), nameof(ViolationRow.OccurredAt)],
            [nameof(ViolationRow.Payee), nameof(ViolationRow.OccurredAt)],
            [nameof(ViolationRow.Subject)],
            [nameof(ViolationRow.RaisedAt)],
            [nameof(ViolationRow.UpdatedAt)],
            [nameof(ViolationRow.Amount)],
        ],
        CountedBy = [nameof(ViolationRow.Branch), nameof(ViolationRow.Clause), nameof(ViolationRow.Status), nameof(ViolationRow.Classification), nameof(ViolationRow.OccurredAt) + ":month"],
        Summed = nameof(ViolationRow.Amount),
    };

    /// <summary>When a business day begins in the office.</summary>
    public static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Beijing).ToUniversalTime();

    private static ViolationRow? Fold(ViolationRow? row, Envelope envelope) => (row, envelope.Event) switch
    {
        (_, ViolationRaised e) => Raised(e, envelope),
        (not null, ViolationExplained e) => Noted(row, envelope, ViolationStatus.Explained, e.Text, e.By, e.For, e.Attachments) with { ExplainedBy = e.By, ExplainedAt = envelope.OccurredAt },
        (not null, ViolationDismissed e) => Noted(row, envelope, ViolationStatus.Dismissed, e.Reason, e.By, e.For) with { DecidedBy = e.By, DecidedAt = envelope.OccurredAt },
        (not null, ViolationConfirmed e) => Noted(row, envelope, ViolationStatus.Confirmed, e.Note, e.By, e.For) with { DecidedBy = e.By, DecidedAt = envelope.OccurredAt },
        (not null, ViolationRectified e) => Noted(row, envelope, ViolationStatus.Rectified, e.Measures, e.By, e.For, e.Attachments) with { RectifiedAt = envelope.OccurredAt, Recovered = e.Recovered },
        (not null, ViolationReferred e) => Noted(row, envelope, ViolationStatus.Referred, e.Reason, e.By, e.For) with { Clue = e.Clue, DecidedBy = row.DecidedBy ?? e.By, DecidedAt = row.DecidedAt ?? envelope.OccurredAt },
        (not null, _) => row with { Version = envelope.Version },
        _ => null,
    };

    private static ViolationRow Raised(ViolationRaised e, Envelope envelope) => new()
    {
        Id = envelope.Stream, Version = envelope.Version, Subject = e.Subject, SubjectKind = e.Subject.Split('/')[0], Branch = e.Branch, Clause = e.Clause,
        Classification = e.Classification, Status = ViolationStatus.Raised, Severity = e.Finding.Severity, Amount = e.Amount, Payee = e.Payee, Place = e.Place,
        Person = e.Person, OccurredAt = Midnight(e.OccurredOn), RaisedAt = envelope.RecordedAt, RaisedBy = e.By, UpdatedAt = envelope.RecordedAt,
        ImportedFrom = envelope.ImportedFrom, Finding = e.Finding,
        Text = string.Join(' ', new[] { e.Clause, e.Subject, e.Payee, e.Place, e.Finding.Arithmetic }.Where(t => !string.IsNullOrEmpty(t))),
    };

    private static ViolationRow Noted(ViolationRow row, Envelope envelope, ViolationStatus status, string? text, string by, string? @for, IReadOnlyList<Attachment>? files = null) => row with
    {
        Version = envelope.Version, Status = status, UpdatedAt = envelope.RecordedAt,
        Notes = [.. row.Notes, new ViolationNote(status, text, by, @for, envelope.OccurredAt, files ?? [])],
        Text = string.IsNullOrEmpty(text) ? row.Text : row.Text + ' ' + text,
        Files = files is { Count: > 0 } ? [.. row.Files.Union(files.Select(f => f.Hash))] : row.Files,
    };
}
