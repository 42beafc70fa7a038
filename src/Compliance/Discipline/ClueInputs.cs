using Compliance.Kernel;

namespace Compliance.Discipline;

/// <summary>Who reported. Leaves the request for the people vault alone.</summary>
internal sealed record ReporterInput(bool Signed, string? Name = null, string? Contact = null)
{
    public PersonalData Data() => new(Name?.Trim() ?? "", Phone: Contact?.Trim());

    public Refusal? Check() => Kernel.Check.First(Kernel.Check.Text("reporter.name", Name, 100, required: Signed), Kernel.Check.Text("reporter.contact", Contact, 200, required: false));
}

internal sealed record RegisterClueInput(ClueSource Source, string Text, DisciplineClass? Discipline = null, ViolationClass? Classification = null, DateOnly? OccurredFrom = null, DateOnly? OccurredTo = null,
    string? Branch = null, IReadOnlyList<string>? Persons = null, IReadOnlyList<string>? Violations = null, string? ReferralReason = null, IReadOnlyList<Attachment>? Attachments = null,
    ReporterInput? Reporter = null, string? IdempotencyKey = null)
{
    public ClueContent Content() => new(Source, Discipline, Classification, Text, OccurredFrom, OccurredTo, Branch, [.. (Persons ?? []).Distinct()], [.. (Violations ?? []).Distinct()], Attachments ?? []);

    /// <summary>What a repeat is known by: the store keeps its hash, and a guessed name must not be found by it.</summary>
    public RegisterClueInput WithoutReporter() => Reporter is null ? this : this with { Reporter = new(Reporter.Signed) };
}

internal sealed record SupplementClueInput(string Id, string Text, IReadOnlyList<string>? Persons = null, IReadOnlyList<Attachment>? Attachments = null, string? IdempotencyKey = null);
internal sealed record AppointClueHandlersInput(string Id, IReadOnlyList<string> Persons, string Reason, string? IdempotencyKey = null);
internal sealed record RecuseClueHandlerInput(string Id, string Reason, string? Person = null, string? IdempotencyKey = null);
internal sealed record ProposeClueDispositionInput(string Id, ClueDisposition Disposition, string Reason, DateOnly? ReviewOn = null, string? Authority = null, string? IdempotencyKey = null);
internal sealed record ApproveClueDispositionInput(string Id, string? Comment = null, string? IdempotencyKey = null);
internal sealed record ReturnClueDispositionInput(string Id, string Reason, string? IdempotencyKey = null);
internal sealed record RecordClueTalkInput(string Id, string Text, IReadOnlyList<Attachment>? Attachments = null, string? IdempotencyKey = null);
internal sealed record ConcludeClueVerificationInput(string Id, string Text, IReadOnlyList<Attachment>? Attachments = null, string? IdempotencyKey = null);

internal sealed record CluePayload(ClueRow? Clue, IReadOnlyList<PayloadError>? Errors);
