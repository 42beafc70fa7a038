using Compliance.Kernel;

namespace Compliance.Activities;

/// <summary>What is known of an activity when it is judged: a plan at submission, the real course later. Unknown stays absent.</summary>
internal static class ActivityFacts
{
    /// <param name="id">The subject; a check of unsaved input names the draft it will be.</param>
    /// <param name="at">The day of a plan that has no dates yet.</param>
    public static Facts Of(string id, ActivityPlan plan, DateTimeOffset at) => new(Facts.Activity, id, plan.Branch, On(plan, at), Plan(plan));

    /// <summary>The activity as approved or about to be: who submitted, who approved, when it was final, when it began.</summary>
    public static Facts Of(string id, ActivityState s, ActivityPlan plan, DateTimeOffset at, Action<Dictionary<string, object?>>? also = null)
    {
        var values = Plan(plan);
        values[Fact.SubmittedBy] = s.Submitter;
        values[Fact.ApprovedBy] = s.Approvers;
        values[Fact.FinalApprovedAt] = s.FinalApprovedAt;
        values[Fact.ApprovedAmount] = s.FinalApprovedAt is null ? null : s.ApprovedAmount;
        values[Fact.BegunAt] = s.BegunAt;
        also?.Invoke(values);
        return new(Facts.Activity, id, plan.Branch, On(plan, at), values);
    }

    public static Judgement Judged(Facts facts, ActivityPlan plan, decimal amount, string? person, IReadOnlyList<Finding> findings) =>
        new(facts.Subject, facts.Branch, facts.On, amount, null, Place(plan.Venue), person, findings);

    private static DateOnly On(ActivityPlan plan, DateTimeOffset at) => plan.StartsOn ?? OfficeTime.Day(at);

    private static string? Place(ActivityVenue? venue) =>
        string.Join(' ', new[] { venue?.City, venue?.Place, venue?.Name }.Where(t => !string.IsNullOrWhiteSpace(t))) is { Length: > 0 } text ? text : null;

    private static Dictionary<string, object?> Plan(ActivityPlan p)
    {
        var priced = p.Lines.Count > 0;
        return new()
        {
            [Fact.Type] = SdlName.Of(p.Type),
            [Fact.Class] = p.Class is { } c ? SdlName.Of(c) : null,
            [Fact.Conveys] = p.Conveys,
            [Fact.Days] = p is { StartsOn: { } s, EndsOn: { } e } ? (decimal)(e.DayNumber - s.DayNumber + 1) : null,
            [Fact.TransitDays] = p is { StartsOn: { } first, EndsOn: { } last, ArrivesOn: { } arrival, DepartsOn: { } departure }
                ? (decimal)(first.DayNumber - arrival.DayNumber + departure.DayNumber - last.DayNumber) : null,
            [Fact.Participants] = (decimal?)p.Participants,
            [Fact.Staff] = (decimal?)p.Staff,
            [Fact.People] = p is { Participants: { } many, Staff: { } staff } ? many + staff + (p.Experts ?? 0) + (decimal)(p.Guests ?? 0) : null,
            [Fact.Amount] = priced ? p.Amount : null,
            [Fact.Total] = priced ? p.Amount - p.Of(CostKind.LectureFees) : null,
            [Fact.Lodging] = priced ? p.Of(CostKind.Lodging) : null,
            [Fact.Meals] = priced ? p.Of(CostKind.Meals) : null,
            [Fact.VenueMaterialTransport] = priced ? p.Of(CostKind.Venue) + p.Of(CostKind.Material) + p.Of(CostKind.Transport) : null,
            [Fact.Other] = priced ? p.Of(CostKind.Other) : null,
            [Fact.LodgingProvided] = p.LodgingProvided ?? (priced ? (bool?)(p.Of(CostKind.Lodging) > 0) : null),
            [Fact.MealsProvided] = p.MealsProvided ?? (priced ? (bool?)(p.Of(CostKind.Meals) > 0) : null),
            [Fact.ParticipantsCharged] = p.ParticipantsCharged,
            [Fact.Sponsors] = p.Sponsors.Select(Row).ToList(),
            [Fact.Lectures] = p.Lectures.Select(Row).ToList(),
            [Fact.PlaceKind] = p.Venue?.Kind is { } kind ? SdlName.Of(kind) : null,
            [Fact.Place] = Place(p.Venue),
            [Fact.City] = p.Venue?.City,
            [Fact.Items] = p.Items?.Select(i => SdlName.Of(i)).ToList(),
            [Fact.Documents] = p.Attachments.Select(a => a.Kind).Distinct().ToList(),
        };
    }

    private static IReadOnlyDictionary<string, object?> Row(Lecture l) => new Dictionary<string, object?>
    {
        ["title"] = SdlName.Of(l.Title), ["hours"] = l.Hours, ["halfDays"] = (decimal?)l.HalfDays, ["fee"] = l.Fee,
    };

    private static IReadOnlyDictionary<string, object?> Row(Sponsor s) => new Dictionary<string, object?>
    {
        ["name"] = s.Unit, ["amount"] = s.Amount, ["purpose"] = s.Purpose, ["contract"] = s.Contract?.Hash ?? s.ContractNumber,
    };
}
