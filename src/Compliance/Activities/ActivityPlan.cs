using System.Text.Json.Serialization;
using Compliance.Kernel;

namespace Compliance.Activities;

// What is asked for, as events keep it: names and fields are the storage format, they never change once shipped.

internal enum ActivityType { Conference, Meeting, Training, Survey, StudyTrip, Publicity, BranchElection, Other }

internal enum ActivityClass { I, II, III, IV }

internal enum CostKind { Lodging, Meals, Venue, Material, Transport, LectureFees, Other }

internal enum LecturerTitle { AssociateSenior, Senior, Academician, Other }

internal enum SponsorKind { Sponsor, CoOrganiser }

internal enum FundingSource { Budget, RegistrationFees, Sponsorship, Grant, Other }

internal sealed record CostLine(CostKind Kind, decimal Amount, string? Note = null);

/// <summary>A lecture; the fee is after tax and for the whole lecture. The lecturer is an id of the people vault and the hash of what was shown.</summary>
internal sealed record Lecture(LecturerTitle Title, decimal Hours, int? HalfDays, decimal Fee, string? Topic, string? Lecturer, string? LecturerHash);

/// <param name="Line">The line of the branch's budget, when the source is the budget.</param>
internal sealed record FundingPart(FundingSource Source, decimal Amount, string? Line = null, string? Note = null);

internal sealed record Sponsor(SponsorKind Kind, string Unit, decimal Amount, string Purpose, string? ContractNumber, Attachment? Contract);

internal sealed record ActivityVenue(string? Name, string? City, string? Place, PlaceKind? Kind);

/// <summary>Money held on a budget stream for this activity.</summary>
internal sealed record Commitment(string Budget, decimal Amount);

/// <summary>Everything the approval is asked for. What is null was not said, and a norm that needs it answers "unknown".</summary>
internal sealed record ActivityPlan
{
    public required string Branch { get; init; }
    public required ActivityType Type { get; init; }
    public required string Title { get; init; }
    public ActivityClass? Class { get; init; }
    public string? Purpose { get; init; }
    /// <summary>A meeting that conveys or deploys lasts a day at most.</summary>
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
    /// <summary>Whether those who attend pay a fee.</summary>
    public bool? ParticipantsCharged { get; init; }
    public IReadOnlyList<CostLine> Lines { get; init; } = [];
    public IReadOnlyList<Lecture> Lectures { get; init; } = [];
    /// <summary>Where the money comes from; empty = all of it from the branch's budget.</summary>
    public IReadOnlyList<FundingPart> Funding { get; init; } = [];
    public string? BudgetLine { get; init; }
    public IReadOnlyList<Sponsor> Sponsors { get; init; } = [];
    public IReadOnlyList<ProvidedItem>? Items { get; init; }
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    [JsonIgnore]
    public decimal Amount => Lines.Sum(l => l.Amount);

    public decimal Of(CostKind kind) => Lines.Where(l => l.Kind == kind).Sum(l => l.Amount);

    /// <summary>What the approval holds on the budgets of the branch, a sum per budget.</summary>
    public IReadOnlyList<Commitment> Commitments()
    {
        if (StartsOn is not { } day) return [];
        var parts = Funding.Count > 0 ? Funding.Where(f => f.Source == FundingSource.Budget) : [new FundingPart(FundingSource.Budget, Amount)];
        return [.. parts.GroupBy(f => BudgetId(Branch, day.Year, f.Line ?? BudgetLine ?? DefaultLine(Type))).Select(g => new Commitment(g.Key, g.Sum(f => f.Amount))).Where(c => c.Amount > 0)];
    }

    public static string DefaultLine(ActivityType type) => type switch
    {
        ActivityType.Conference => "conferences",
        ActivityType.Meeting => "meetings",
        ActivityType.Training => "training",
        _ => "activities",
    };

    private static string BudgetId(string branch, int year, string line) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"budget/{branch[(branch.IndexOf('/', StringComparison.Ordinal) + 1)..]}/{year}/{line}");
}

/// <summary>What really happened, as recorded at the conclusion; what is null was as planned and is not repeated.</summary>
internal sealed record ActivityActual
{
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
    public IReadOnlyList<Lecture>? Lectures { get; init; }
    public IReadOnlyList<ProvidedItem>? Items { get; init; }
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public string? Summary { get; init; }

    /// <summary>The plan as it turned out: the same shape, so the same clauses judge it.</summary>
    public ActivityPlan Over(ActivityPlan plan) => plan with
    {
        Venue = Venue ?? plan.Venue,
        StartsOn = StartsOn ?? plan.StartsOn, EndsOn = EndsOn ?? plan.EndsOn,
        ArrivesOn = ArrivesOn ?? plan.ArrivesOn, DepartsOn = DepartsOn ?? plan.DepartsOn,
        Participants = Participants ?? plan.Participants, Staff = Staff ?? plan.Staff, Experts = Experts ?? plan.Experts, Guests = Guests ?? plan.Guests,
        Lines = Lines ?? plan.Lines, Lectures = Lectures ?? plan.Lectures, Items = Items ?? plan.Items,
        Attachments = [.. plan.Attachments.Concat(Attachments).DistinctBy(a => (a.Hash, a.Kind))],
    };
}
