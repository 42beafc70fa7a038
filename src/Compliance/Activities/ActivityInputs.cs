using Compliance.Kernel;

namespace Compliance.Activities;

/// <summary>What may be said of an activity. What is left out stays as it was; an empty text clears.</summary>
internal abstract record ActivityContent : ISeenInput
{
    public int? Version { get; init; }
    public string? Title { get; init; }
    public ActivityClass? Class { get; init; }
    public string? Purpose { get; init; }
    public bool? Conveys { get; init; }
    public bool? InPlan { get; init; }
    public string? PlanReference { get; init; }
    public ActivityVenue? Venue { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public DateOnly? ArrivesOn { get; init; }
    public DateOnly? DepartsOn { get; init; }
    public int? Participants { get; init; }
    public int? Staff { get; init; }
    public int? Experts { get; init; }
    public int? Guests { get; init; }
    public bool? LodgingProvided { get; init; }
    public bool? MealsProvided { get; init; }
    public bool? ParticipantsCharged { get; init; }
    public IReadOnlyList<CostLine>? BudgetLines { get; init; }
    public string? BudgetLine { get; init; }
    public IReadOnlyList<LectureInput>? Lectures { get; init; }
    public IReadOnlyList<FundingPart>? Funding { get; init; }
    public IReadOnlyList<Sponsor>? Sponsors { get; init; }
    public IReadOnlyList<ProvidedItem>? ProvidedItems { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>The plan with what this says; lecturers as the vault keeps them, in the order of the lectures.</summary>
    public ActivityPlan Over(ActivityPlan before, IReadOnlyList<VaultedPerson?> lecturers) => before with
    {
        Title = Title?.Trim() ?? before.Title,
        Class = Class ?? before.Class,
        Purpose = Said(Purpose, before.Purpose),
        Conveys = Conveys ?? before.Conveys,
        InPlan = InPlan ?? before.InPlan,
        PlanReference = Said(PlanReference, before.PlanReference),
        Venue = Venue is null ? before.Venue : new(Said(Venue.Name, null), Said(Venue.City, null), Said(Venue.Place, null), Venue.Kind),
        StartsOn = StartsOn ?? before.StartsOn, EndsOn = EndsOn ?? before.EndsOn,
        ArrivesOn = ArrivesOn ?? before.ArrivesOn, DepartsOn = DepartsOn ?? before.DepartsOn,
        Participants = Participants ?? before.Participants, Staff = Staff ?? before.Staff, Experts = Experts ?? before.Experts, Guests = Guests ?? before.Guests,
        LodgingProvided = LodgingProvided ?? before.LodgingProvided, MealsProvided = MealsProvided ?? before.MealsProvided,
        ParticipantsCharged = ParticipantsCharged ?? before.ParticipantsCharged,
        Lines = BudgetLines ?? before.Lines, BudgetLine = Said(BudgetLine, before.BudgetLine),
        Lectures = Lectures is null ? before.Lectures : LectureInput.Kept(Lectures, lecturers, before.Lectures),
        Funding = Funding ?? before.Funding, Sponsors = Sponsors ?? before.Sponsors,
        Items = ProvidedItems ?? before.Items, Attachments = Attachments ?? before.Attachments,
    };

    private static string? Said(string? now, string? before) => now is null ? before : now.Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>The input of draftActivity, submitActivity and checkActivity: with an id the record goes on, without one it is new.</summary>
internal sealed record ActivityInput : ActivityContent
{
    public string? Id { get; init; }
    public string? Branch { get; init; }
    public ActivityType? Type { get; init; }
    public string? IdempotencyKey { get; init; }

    /// <summary>The plan a new record begins with; null when its branch or type is not said yet.</summary>
    public ActivityPlan? Blank() => Branch is { } branch && Type is { } type ? new ActivityPlan { Branch = branch, Type = type, Title = "" } : null;

    /// <summary>What a new record cannot be without.</summary>
    public Refusal? Lacking() => Branch is null ? Refusal.Invalid("branch", "FIELD_REQUIRED") : Type is null ? Refusal.Invalid("type", "FIELD_REQUIRED") : null;

    /// <summary>The existing plan, with branch and type if they are said again.</summary>
    public ActivityPlan On(ActivityPlan before) => before with { Branch = Branch ?? before.Branch, Type = Type ?? before.Type };
}

internal sealed record AmendActivityInput : ActivityContent
{
    public required string Id { get; init; }
    public ActivityType? Type { get; init; }
    public required string Reason { get; init; }
    public string? IdempotencyKey { get; init; }
}

/// <param name="Lecturer">The name, for the people vault.</param>
/// <param name="LecturerId">Instead of the name: the lecturer that the record holds already.</param>
internal sealed record LectureInput(LecturerTitle Title, decimal Hours, decimal Fee, int? HalfDays = null, string? Topic = null, string? Lecturer = null, string? Unit = null, string? LecturerId = null)
{
    public static IReadOnlyList<Lecture> Kept(IReadOnlyList<LectureInput> lectures, IReadOnlyList<VaultedPerson?> lecturers, IReadOnlyList<Lecture> before) =>
        [.. lectures.Select((l, i) =>
        {
            var person = i < lecturers.Count ? lecturers[i] : null;
            var known = person is null ? before.FirstOrDefault(b => b.Lecturer is not null && b.Lecturer == l.LecturerId) : null;
            return new Lecture(l.Title, l.Hours, l.HalfDays, l.Fee, l.Topic, person?.Id ?? known?.Lecturer, person?.Hash ?? known?.LecturerHash);
        })];

    /// <summary>A person or null for each lecture.</summary>
    public static async ValueTask<IReadOnlyList<VaultedPerson?>> Lecturers(IReadOnlyList<LectureInput>? lectures, IDesk desk, CancellationToken ct)
    {
        var named = lectures?.Where(l => !string.IsNullOrWhiteSpace(l.Lecturer)).ToList() ?? [];
        if (named.Count == 0) return [];
        var kept = await desk.Name([.. named.Select(l => ((string?)null, new PersonalData(l.Lecturer!.Trim(), l.Unit)))], ct).ConfigureAwait(false);
        var next = 0;
        return [.. lectures!.Select(l => string.IsNullOrWhiteSpace(l.Lecturer) ? null : kept[next++])];
    }

    public static Refusal? Names(IReadOnlyList<LectureInput>? lectures)
    {
        if (lectures is null) return null;
        if (lectures.Count > 100) return Refusal.Invalid("lectures", "TOO_MANY", ("max", 100));
        foreach (var l in lectures)
            if (Check.First(Check.Text("lectures.lecturer", l.Lecturer, 100, required: false), Check.Text("lectures.unit", l.Unit, required: false)) is { } bad) return bad;
        return null;
    }
}

internal sealed record WithdrawActivityInput(string Id, string? Reason = null, string? IdempotencyKey = null);
internal sealed record ReturnActivityInput(string Id, string Reason, string? IdempotencyKey = null);
internal sealed record RejectActivityInput(string Id, string Reason, string? IdempotencyKey = null);
internal sealed record ApproveActivityStepInput(string Id, int? Step = null, string? Comment = null, string? IdempotencyKey = null);
internal sealed record CancelActivityInput(string Id, string Reason, string? IdempotencyKey = null);
internal sealed record StartActivityInput(string Id, DateTimeOffset? BegunAt = null, string? IdempotencyKey = null);
internal sealed record FileActivityInput(string Id, string Authority, string Number, DateOnly On, Attachment? Receipt = null, string? IdempotencyKey = null);
internal sealed record ArchiveActivityInput(string Id, string? IdempotencyKey = null);
internal sealed record SettleActivityInput(string Id, IReadOnlyList<CostLine> Lines, string? Comment = null, IReadOnlyList<Attachment>? Attachments = null, string? IdempotencyKey = null);

internal sealed record ConcludeActivityInput
{
    public required string Id { get; init; }
    public DateTimeOffset? BegunAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public ActivityVenue? Venue { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public DateOnly? ArrivesOn { get; init; }
    public DateOnly? DepartsOn { get; init; }
    public int? Participants { get; init; }
    public int? Staff { get; init; }
    public int? Experts { get; init; }
    public int? Guests { get; init; }
    public IReadOnlyList<CostLine>? Lines { get; init; }
    public IReadOnlyList<LectureInput>? Lectures { get; init; }
    public IReadOnlyList<ProvidedItem>? ProvidedItems { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    public string? Summary { get; init; }
    public string? IdempotencyKey { get; init; }

    public ActivityActual Actual(IReadOnlyList<Lecture> planned, IReadOnlyList<VaultedPerson?> lecturers) => new()
    {
        BegunAt = BegunAt, EndedAt = EndedAt, Venue = Venue, StartsOn = StartsOn, EndsOn = EndsOn, ArrivesOn = ArrivesOn, DepartsOn = DepartsOn,
        Participants = Participants, Staff = Staff, Experts = Experts, Guests = Guests, Lines = Lines,
        Lectures = Lectures is null ? null : LectureInput.Kept(Lectures, lecturers, planned),
        Items = ProvidedItems, Attachments = Attachments ?? [], Summary = Summary,
    };
}

internal sealed record ActivityPayload(ActivityRow? Activity, IReadOnlyList<PayloadError>? Errors)
{
    public static ActivityPayload Of(Outcome<ActivityRow> outcome, IDesk desk) => new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    public static ActivityPayload Of(Refusal refusal, IDesk desk) => new(null, PayloadError.Of(refusal, desk));
}
