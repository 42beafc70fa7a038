using Compliance.Kernel;

namespace Compliance.Activities;

/// <summary>The fields of <c>Activity</c> that are links, or lie in its plan.</summary>
internal sealed class ActivityFields
{
    public BranchRef? GetBranch(ActivityRow parent) => BranchRef.Of(parent.Branch);
    public PersonRef? GetCreatedBy(ActivityRow parent) => PersonRef.Of(parent.CreatedBy);
    public PersonRef? GetSubmittedBy(ActivityRow parent) => PersonRef.Of(parent.SubmittedBy);
    public string? GetPurpose(ActivityRow parent) => parent.Plan.Purpose;
    public bool? GetConveys(ActivityRow parent) => parent.Plan.Conveys;
    public string? GetPlanReference(ActivityRow parent) => parent.Plan.PlanReference;
    public ActivityVenue? GetVenue(ActivityRow parent) => parent.Plan.Venue;
    public DateOnly? GetArrivesOn(ActivityRow parent) => parent.Plan.ArrivesOn;
    public DateOnly? GetDepartsOn(ActivityRow parent) => parent.Plan.DepartsOn;
    public int? GetStaff(ActivityRow parent) => parent.Plan.Staff;
    public int? GetExperts(ActivityRow parent) => parent.Plan.Experts;
    public int? GetGuests(ActivityRow parent) => parent.Plan.Guests;
    public bool? GetLodgingProvided(ActivityRow parent) => parent.Plan.LodgingProvided;
    public bool? GetMealsProvided(ActivityRow parent) => parent.Plan.MealsProvided;
    public bool? GetParticipantsCharged(ActivityRow parent) => parent.Plan.ParticipantsCharged;
    public IReadOnlyList<Lecture> GetLectures(ActivityRow parent) => parent.Plan.Lectures;
    public IReadOnlyList<FundingPart> GetFunding(ActivityRow parent) => parent.Plan.Funding;
    public IReadOnlyList<Sponsor> GetSponsors(ActivityRow parent) => parent.Plan.Sponsors;
    public IReadOnlyList<ProvidedItem>? GetProvidedItems(ActivityRow parent) => parent.Plan.Items;
    public IReadOnlyList<Attachment> GetAttachments(ActivityRow parent) => parent.Plan.Attachments;
    public IReadOnlyList<Commitment> GetPlannedCommitments(ActivityRow parent) => parent.Plan.Commitments();
    public string GetBudgetLine(ActivityRow parent) => parent.Plan.BudgetLine ?? ActivityPlan.DefaultLine(parent.Type);
}

internal sealed class LectureFields
{
    public PersonRef? GetLecturer(Lecture parent) => PersonRef.Of(parent.Lecturer);
}

internal sealed class ActivityCommitmentFields
{
    /// <summary>The budget itself; null for who may not read it.</summary>
    public ValueTask<IRow?> GetBudget(Commitment parent, INodes nodes, CancellationToken ct) => nodes.Find(parent.Budget, null, ct);
    public string GetBudgetId(Commitment parent) => parent.Budget;
}

internal sealed class ActivityAmendmentFields
{
    public PersonRef? GetBy(ActivityAmendment parent) => PersonRef.Of(parent.By);
}

internal sealed class ActivityFilingFields
{
    public PersonRef? GetBy(ActivityFiling parent) => PersonRef.Of(parent.By);
}

internal sealed class ActivityPlanFields
{
    public IReadOnlyList<ProvidedItem>? GetProvidedItems(ActivityPlan parent) => parent.Items;
}

internal sealed class ActivityActualFields
{
    public IReadOnlyList<ProvidedItem>? GetProvidedItems(ActivityActual parent) => parent.Items;
}
