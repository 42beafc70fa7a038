using Compliance.Kernel;

namespace Compliance.Discipline;

// Events are the storage format: names and fields stay as they are; what changes gets an upcaster.
// No event holds a reporter's name or contact: the people vault does, under a key of that reporter alone.

/// <summary>Where it comes from, in the official eight: 信访举报, 上级交办, 公检法移交, 监督检查中发现, 审查调查中发现, 审计中发现, 巡视巡察中发现, 其他.</summary>
internal enum ClueSource { Report, Assigned, Judiciary, Supervision, Investigation, Audit, Inspection, Other }

/// <summary>The six disciplines: 政治, 组织, 廉洁, 群众, 工作, 生活.</summary>
internal enum DisciplineClass { Political, Organizational, Integrity, Masses, Work, Life }

/// <summary>谈话函询, 初步核实, 暂存待查, 予以了结; and the transfer to the authority that has the power the association lacks.</summary>
internal enum ClueDisposition { Talk, Verification, Shelve, Close, Transfer }

internal enum ClueStatus { Registered, Proposed, Talking, Verifying, Examined, Shelved, Closed, Transferred }

/// <summary>Who reported, as events may know it: an id of his own and the salted hash of what the vault holds.</summary>
internal sealed record SealedReporter(string Id, string Hash, bool Signed);

/// <param name="Persons">Who is named in it.</param>
/// <param name="Barred">Who has a hand in the linked violations; with those named, they never handle the clue.</param>
/// <param name="ProposeBy">The day by which a disposition is proposed, as the clocks stood.</param>
internal sealed record ClueRegistered(ClueSource Source, DisciplineClass? Discipline, ViolationClass? Classification, string Text, DateOnly? OccurredFrom, DateOnly? OccurredTo,
    string? Branch, IReadOnlyList<string> Persons, IReadOnlyList<string> Violations, IReadOnlyList<Attachment> Attachments, SealedReporter? Reporter,
    IReadOnlyList<string> Barred, DateOnly ProposeBy, string By, string? For);

internal sealed record ClueSupplemented(string Text, IReadOnlyList<string> Persons, IReadOnlyList<Attachment> Attachments, string By, string? For);

internal sealed record ClueViolationLinked(string Violation, IReadOnlyList<string> Barred, string By, string? For);

internal sealed record ClueHandlersAppointed(IReadOnlyList<string> Persons, string Reason, string By, string? For);

internal sealed record ClueHandlerRecused(string Person, string Reason, string By, string? For);

internal sealed record ClueDispositionProposed(ClueDisposition Disposition, string Reason, DateOnly? ReviewOn, string? Authority, string By, string? For);

/// <param name="Due">When the talk is to be answered, or what was shelved is looked at again.</param>
internal sealed record ClueDispositionApproved(ClueDisposition Disposition, string? Comment, DateOnly? Due, string By, string? For);

internal sealed record ClueDispositionReturned(string Reason, string By, string? For);

/// <summary>What was answered to the talk or the written inquiry.</summary>
internal sealed record ClueTalkAnswered(string Text, IReadOnlyList<Attachment> Attachments, DateOnly ReportBy, string By, string? For);

/// <summary>What the preliminary verification found.</summary>
internal sealed record ClueVerified(string Text, IReadOnlyList<Attachment> Attachments, string By, string? For);

/// <summary>What decisions about a clue need to know. Status is null before it is registered.</summary>
internal sealed record Clue(ClueStatus? Status)
{
    public IReadOnlyList<string> Handlers { get; init; } = [];
    /// <summary>Who never handles it: named in it, with a hand in a linked violation, or recused.</summary>
    public IReadOnlyList<string> Barred { get; init; } = [];
    public IReadOnlyList<string> Named { get; init; } = [];
    public IReadOnlyList<string> Violations { get; init; } = [];
    public SealedReporter? Reporter { get; init; }
    public ClueDispositionProposed? Proposal { get; init; }
    /// <summary>Where a proposal that is returned leads back to.</summary>
    public ClueStatus? Before { get; init; }

    public static bool IsOver(ClueStatus? status) => status is ClueStatus.Closed or ClueStatus.Transferred;

    internal static readonly StreamKind<Clue, ClueRow> Kind = new("clue", "clue", new Clue((ClueStatus?)null), Evolve, ClueView.View);

    internal static Clue Evolve(Clue state, object @event) => @event switch
    {
        ClueRegistered e => Bar(state with { Status = ClueStatus.Registered, Handlers = [e.By], Named = e.Persons, Violations = e.Violations, Reporter = e.Reporter }, [.. e.Persons, .. e.Barred]),
        ClueSupplemented e => Bar(state with { Named = [.. state.Named.Union(e.Persons)] }, e.Persons),
        ClueViolationLinked e => Bar(state with { Violations = [.. state.Violations.Append(e.Violation).Distinct()] }, e.Barred),
        ClueHandlersAppointed e => state with { Handlers = [.. state.Handlers.Union(e.Persons)] },
        ClueHandlerRecused e => Bar(state, [e.Person]),
        ClueDispositionProposed e => state with { Status = ClueStatus.Proposed, Proposal = e, Before = state.Status },
        ClueDispositionReturned => state with { Status = state.Before, Proposal = null },
        ClueDispositionApproved e => state with { Status = After(e.Disposition), Proposal = null },
        ClueTalkAnswered or ClueVerified => state with { Status = ClueStatus.Examined },
        _ => state,
    };

    public static ClueStatus After(ClueDisposition disposition) => disposition switch
    {
        ClueDisposition.Talk => ClueStatus.Talking,
        ClueDisposition.Verification => ClueStatus.Verifying,
        ClueDisposition.Shelve => ClueStatus.Shelved,
        ClueDisposition.Close => ClueStatus.Closed,
        _ => ClueStatus.Transferred,
    };

    private static Clue Bar(Clue state, IReadOnlyList<string> persons) =>
        state with { Barred = [.. state.Barred.Union(persons)], Handlers = [.. state.Handlers.Except(persons)] };
}
