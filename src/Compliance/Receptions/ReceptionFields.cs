using Compliance.Kernel;

namespace Compliance.Receptions;

/// <summary>The fields of <c>Reception</c> that are links, or lie in its application.</summary>
internal sealed class ReceptionFields
{
    public BranchRef? GetBranch(ReceptionRow parent) => BranchRef.Of(parent.Branch);
    public PersonRef? GetSubmittedBy(ReceptionRow parent) => PersonRef.Of(parent.SubmittedBy);
    public PersonRef? GetRecordedBy(ReceptionRow parent) => PersonRef.Of(parent.RecordedBy);
    public PersonRef? GetCountersignedBy(ReceptionRow parent) => PersonRef.Of(parent.CountersignedBy);
    public PersonRef? GetVerifiedBy(ReceptionRow parent) => PersonRef.Of(parent.VerifiedBy);
    public PersonRef? GetHost(ReceptionRow parent) => PersonRef.Of(parent.Request.Host);
    public ReceptionLetter? GetLetter(ReceptionRow parent) => parent.Request.Letter;
    public IReadOnlyList<ScheduleItem> GetSchedule(ReceptionRow parent) => parent.Request.Schedule;
    public ReceptionSheet GetPlanned(ReceptionRow parent) => parent.Request.Sheet;
    public IReadOnlyList<Attachment> GetAttachments(ReceptionRow parent) => parent.Request.Attachments;

    /// <summary>Other receptions of the same unit that the caller may read, latest first.</summary>
    public async Task<IReadOnlyList<ReceptionRow>> GetOthersOfUnit(ReceptionRow parent, DateTimeOffset? asOf, IViews views, IDesk desk, CancellationToken ct) =>
        [.. (await views.Page(ReceptionView.View, PageRequest.Of(50, null, null, null, null, null, asOf, Filter.Eq("unitKey", parent.UnitKey), desk.Actor.DepartmentScope()), ct).ConfigureAwait(false)).Nodes.Where(r => r.Id != parent.Id)];

    public Task<ReceptionPrintout?> GetPrintableList(ReceptionRow parent, IDesk desk, IPeopleLookup people) => ReceptionPrintout.Of(parent, desk, people);
}

internal sealed class ReceptionSheetFields
{
    public IReadOnlyList<ProvidedItem>? GetProvidedItems(ReceptionSheet parent) => parent.Items;
    public int? GetGuestCount(ReceptionSheet parent) => parent.GuestTotal;
    public int? GetCompanionCount(ReceptionSheet parent) => parent.CompanionTotal;
}

/// <summary>Somebody received: what is shown comes from the vault, and is gone when the person was erased.</summary>
internal sealed class PartyMemberFields
{
    public PersonRef GetPerson(PartyMember parent) => new(parent.Person);
    public async Task<string?> GetName(PartyMember parent, IPeopleLookup people) => (await people.Find(parent.Person).ConfigureAwait(false))?.Name;
    public async Task<string?> GetUnit(PartyMember parent, IPeopleLookup people) => (await people.Find(parent.Person).ConfigureAwait(false))?.Unit;
    public async Task<string?> GetPost(PartyMember parent, IPeopleLookup people) => (await people.Find(parent.Person).ConfigureAwait(false))?.Post;
    public async Task<string?> GetRank(PartyMember parent, IPeopleLookup people) => (await people.Find(parent.Person).ConfigureAwait(false))?.Rank;
}

internal sealed class ReceptionClaimFields
{
    /// <summary>The fund use itself; null for who may not read it.</summary>
    public ValueTask<IRow?> GetFundUse(ReceptionClaim parent, INodes nodes, CancellationToken ct) => nodes.Find(parent.FundUse, null, ct);
    public string GetFundUseId(ReceptionClaim parent) => parent.FundUse;
}
