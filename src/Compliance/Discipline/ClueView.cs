using Compliance.Kernel;

namespace Compliance.Discipline;

internal enum ReporterKind { Signed, Anonymous }

internal sealed record ClueProposal(ClueDisposition Disposition, string Reason, DateOnly? ReviewOn, string? Authority, string By, DateTimeOffset At);

internal enum ClueAct { Supplemented, ViolationLinked, HandlersAppointed, HandlerRecused, Proposed, Returned, Approved, TalkAnswered, Verified }

/// <summary>An act of the clue with what was written at it.</summary>
internal sealed record ClueNote(ClueAct Act, ClueStatus Status, ClueDisposition? Disposition, string? Text, string By, string? For, DateTimeOffset At, IReadOnlyList<Attachment> Attachments);

/// <summary>A clue as its handlers see it. Of the reporter it knows whether he signed.</summary>
internal sealed record ClueRow : ICaseRow, IFilesRow
{
    public required string Id { get; init; }
    public required long Version { get; init; }
    public required ClueStatus Status { get; init; }
    public required ClueSource Source { get; init; }
    public DisciplineClass? Discipline { get; init; }
    public ViolationClass? Classification { get; init; }
    public string? Branch { get; init; }
    public IReadOnlyList<string> Persons { get; init; } = [];
    public required string Text { get; init; }
    public DateOnly? OccurredFrom { get; init; }
    public DateOnly? OccurredTo { get; init; }
    public IReadOnlyList<string> Violations { get; init; } = [];
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public ReporterKind? Reporter { get; init; }
    public IReadOnlyList<string> Handlers { get; init; } = [];
    /// <summary>Who was a handler and is not any more.</summary>
    public IReadOnlyList<string> Recused { get; init; } = [];
    public required DateTimeOffset RegisteredAt { get; init; }
    public required string RegisteredBy { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public ClueDisposition? Disposition { get; init; }
    public ClueProposal? Proposal { get; init; }
    public string? Authority { get; init; }
    public required DateOnly ProposeBy { get; init; }
    public DateOnly? ReplyBy { get; init; }
    public DateOnly? ReportBy { get; init; }
    public DateOnly? ReviewOn { get; init; }
    /// <summary>The clock that runs now.</summary>
    public DateOnly? Due { get; init; }
    public IReadOnlyList<ClueNote> Notes { get; init; } = [];
    public IReadOnlyList<string> Files { get; init; } = [];
}

internal static class ClueView
{
    public static readonly View<ClueRow> View = new("clues", 1, Fold)
    {
        Sensitive = true,
        Readable = static (actor, row) => actor.Is(Role.Discipline, Role.Leader) && actor.Handles((ICaseRow)row),
        DefaultOrder = nameof(ClueRow.RegisteredAt),
        Indexes = [[nameof(ClueRow.RegisteredAt)], [nameof(ClueRow.Status), nameof(ClueRow.Due)]],
    };

    private static ClueRow? Fold(ClueRow? row, Envelope envelope) => (row, envelope.Event) switch
    {
        (_, ClueRegistered e) => Registered(e, envelope),
        (not null, ClueSupplemented e) => Without(Noted(row, envelope, row.Status, e.Text, e.By, e.For, e.Attachments) with { Persons = [.. row.Persons.Union(e.Persons)], Attachments = [.. row.Attachments, .. e.Attachments] }, e.Persons),
        (not null, ClueViolationLinked e) => Without(Noted(row, envelope, row.Status, e.Violation, e.By, e.For) with { Violations = [.. row.Violations.Append(e.Violation).Distinct()] }, e.Barred),
        (not null, ClueHandlersAppointed e) => Noted(row, envelope, row.Status, e.Reason, e.By, e.For) with { Handlers = [.. row.Handlers.Union(e.Persons)] },
        (not null, ClueHandlerRecused e) => Without(Noted(row, envelope, row.Status, e.Reason, e.By, e.For), [e.Person]),
        (not null, ClueDispositionProposed e) => Noted(row, envelope, ClueStatus.Proposed, e.Reason, e.By, e.For, disposition: e.Disposition) with { Proposal = new(e.Disposition, e.Reason, e.ReviewOn, e.Authority, e.By, envelope.OccurredAt), Due = null },
        (not null, ClueDispositionReturned e) => Returned(row, e, envelope),
        (not null, ClueDispositionApproved e) => Approved(row, e, envelope),
        (not null, ClueTalkAnswered e) => Noted(row, envelope, ClueStatus.Examined, e.Text, e.By, e.For, e.Attachments) with { ReportBy = e.ReportBy, Due = e.ReportBy },
        (not null, ClueVerified e) => Noted(row, envelope, ClueStatus.Examined, e.Text, e.By, e.For, e.Attachments) with { Due = null },
        (not null, _) => row with { Version = envelope.Version },
        _ => null,
    };

    private static ClueRow Registered(ClueRegistered e, Envelope envelope) => new()
    {
        Id = envelope.Stream, Version = envelope.Version, Status = ClueStatus.Registered, Source = e.Source, Discipline = e.Discipline, Classification = e.Classification,
        Branch = e.Branch, Persons = e.Persons, Text = e.Text, OccurredFrom = e.OccurredFrom, OccurredTo = e.OccurredTo, Violations = e.Violations, Attachments = e.Attachments,
        Reporter = e.Reporter is { } reporter ? reporter.Signed ? ReporterKind.Signed : ReporterKind.Anonymous : null, Handlers = [e.By],
        RegisteredAt = envelope.RecordedAt, RegisteredBy = e.By, UpdatedAt = envelope.RecordedAt, ProposeBy = e.ProposeBy, Due = e.ProposeBy, Files = [.. e.Attachments.Select(f => f.Hash).Distinct()],
    };

    private static ClueRow Approved(ClueRow row, ClueDispositionApproved e, Envelope envelope) => Noted(row, envelope, Clue.After(e.Disposition), e.Comment, e.By, e.For, disposition: e.Disposition) with
    {
        Disposition = e.Disposition, Authority = row.Proposal?.Authority, Proposal = null, Due = e.Due,
        ReplyBy = e.Disposition is ClueDisposition.Talk ? e.Due : row.ReplyBy, ReviewOn = e.Disposition is ClueDisposition.Shelve ? e.Due : null,
    };

    /// <summary>The clock that stood still while somebody decided runs on.</summary>
    private static ClueRow Returned(ClueRow row, ClueDispositionReturned e, Envelope envelope)
    {
        var before = row.Disposition switch { null => ClueStatus.Registered, ClueDisposition.Shelve => ClueStatus.Shelved, _ => ClueStatus.Examined };
        return Noted(row, envelope, before, e.Reason, e.By, e.For, disposition: row.Proposal?.Disposition) with
        {
            Proposal = null,
            Due = row.Disposition switch { null => row.ProposeBy, ClueDisposition.Shelve => row.ReviewOn, ClueDisposition.Talk => row.ReportBy, _ => null },
        };
    }

    private static ClueRow Without(ClueRow row, IReadOnlyList<string> persons) =>
        row with { Recused = [.. row.Recused.Union(row.Handlers.Intersect(persons))], Handlers = [.. row.Handlers.Except(persons)] };

    private static ClueRow Noted(ClueRow row, Envelope envelope, ClueStatus status, string? text, string by, string? @for, IReadOnlyList<Attachment>? files = null, ClueDisposition? disposition = null) => row with
    {
        Version = envelope.Version, Status = status, UpdatedAt = envelope.RecordedAt,
        Notes = [.. row.Notes, new ClueNote(Acts[envelope.Event.GetType()], status, disposition, text, by, @for, envelope.OccurredAt, files ?? [])],
        Files = files is { Count: > 0 } ? [.. row.Files.Union(files.Select(f => f.Hash))] : row.Files,
    };

    private static readonly Dictionary<Type, ClueAct> Acts = new()
    {
        [typeof(ClueSupplemented)] = ClueAct.Supplemented, [typeof(ClueViolationLinked)] = ClueAct.ViolationLinked, [typeof(ClueHandlersAppointed)] = ClueAct.HandlersAppointed,
        [typeof(ClueHandlerRecused)] = ClueAct.HandlerRecused, [typeof(ClueDispositionProposed)] = ClueAct.Proposed, [typeof(ClueDispositionReturned)] = ClueAct.Returned,
        [typeof(ClueDispositionApproved)] = ClueAct.Approved, [typeof(ClueTalkAnswered)] = ClueAct.TalkAnswered, [typeof(ClueVerified)] = ClueAct.Verified,
    };
}
