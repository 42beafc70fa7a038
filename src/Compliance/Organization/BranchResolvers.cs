using Compliance.Kernel;

namespace Compliance.Organization;

/// <summary>The fields of branches on Query and Mutation.</summary>
internal sealed class BranchResolvers
{
    public async Task<Connection<BranchRef>> Branches(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IViews views, CancellationToken ct) =>
        (await views.Page(BranchView.View, PageRequest.Of(first, after, last, before, where, order, asOf), ct)).Map(row => new BranchRef(row.Id));

    public async Task<BranchRef?> GetBranch(string id, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) =>
        BranchRef.Of((await nodes.Find(BranchView.View, id, asOf, ct))?.Id);

    public Task<BranchPayload> OpenBranch(OpenBranchInput input, IDesk desk, CancellationToken ct) =>
        Change(Branch.Kind.Id(input.Slug), input.IdempotencyKey, input, desk, async (state, work) =>
        {
            BranchStatus? parent = input.Parent is null ? null
                : Branch.Kind.Owns(input.Parent) ? (await work.Load(Branch.Kind, input.Parent, ct)).State.Status : BranchStatus.None;
            return BranchDecisions.Decide(state, new OpenBranch(input.Slug, input.Kind, input.NameZh, input.NameEn, input.Parent, parent, input.OpenedOn, input.TermDueOn, desk.Now, desk.Actor));
        }, ct);

    public Task<BranchPayload> RenameBranch(RenameBranchInput input, IDesk desk, CancellationToken ct) =>
        Change(input.Id, input.IdempotencyKey, input, desk, (state, _) =>
            new(BranchDecisions.Decide(state, new RenameBranch(input.NameZh, input.NameEn, input.Reason, desk.Now, desk.Actor))), ct);

    public Task<BranchPayload> SetTermOfOffice(SetTermOfOfficeInput input, IDesk desk, CancellationToken ct) =>
        Change(input.Id, input.IdempotencyKey, input, desk, (state, _) =>
            new(BranchDecisions.Decide(state, new SetTermOfOffice(input.DueOn, input.Resolution, desk.Now, desk.Actor))), ct);

    public async Task<BranchPayload> CloseBranch(CloseBranchInput input, IDesk desk, IViews views, CancellationToken ct)
    {
        var children = await views.List(BranchView.View, Filter.And(Filter.Eq("parent", input.Id), Filter.Eq("status", SdlName.Of(BranchStatus.Open))), 20, ct);
        return await Change(input.Id, input.IdempotencyKey, input, desk, (state, _) =>
            new(BranchDecisions.Decide(state, new CloseBranch(input.ClosedOn, input.Reason, [.. children.Select(c => c.Id)], desk.Now, desk.Actor))), ct);
    }

    private static async Task<BranchPayload> Change(string id, string? key, object input, IDesk desk, Func<Branch, IWork, ValueTask<Decision>> decide, CancellationToken ct)
    {
        if (!Branch.Kind.Owns(id)) return new(null, PayloadError.Of(Refusal.NotFound(id), desk));
        var outcome = await desk.Handle(Branch.Kind, id, key, input, async (state, work) =>
            state.Status == BranchStatus.None && input is not OpenBranchInput ? Refusal.NotFound(id) : await decide(state, work), ct);
        return new(BranchRef.Of(outcome.Refusal is null ? outcome.Row?.Id : null), PayloadError.Of(outcome.Refusal, desk));
    }
}

/// <summary>The fields of SDL <c>Branch</c>, wherever a record names one.</summary>
internal sealed class BranchFields
{
    public async ValueTask<string> GetName(BranchRef parent, ILookups lookups, IDesk desk) =>
        await lookups.Find(BranchView.View, parent.Id) is not { } row ? parent.Id
        : desk.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? row.NameEn : row.NameZh;

    public async ValueTask<string?> GetNameZh(BranchRef parent, ILookups lookups) => (await lookups.Find(BranchView.View, parent.Id))?.NameZh;
    public async ValueTask<string?> GetNameEn(BranchRef parent, ILookups lookups) => (await lookups.Find(BranchView.View, parent.Id))?.NameEn;
    public async ValueTask<BranchKind?> GetKind(BranchRef parent, ILookups lookups) => (await lookups.Find(BranchView.View, parent.Id))?.Kind;
    public async ValueTask<BranchStatus?> GetStatus(BranchRef parent, ILookups lookups) => (await lookups.Find(BranchView.View, parent.Id))?.Status;
    public async ValueTask<BranchRef?> GetParent(BranchRef parent, ILookups lookups) => BranchRef.Of((await lookups.Find(BranchView.View, parent.Id))?.Parent);
    public async ValueTask<DateOnly?> GetOpenedOn(BranchRef parent, ILookups lookups) => (await lookups.Find(BranchView.View, parent.Id))?.OpenedOn;
    public async ValueTask<DateOnly?> GetClosedOn(BranchRef parent, ILookups lookups) => (await lookups.Find(BranchView.View, parent.Id))?.ClosedOn;
    public async ValueTask<DateOnly?> GetTermDueOn(BranchRef parent, ILookups lookups) => (await lookups.Find(BranchView.View, parent.Id))?.TermDueOn;

    /// <summary>Past its day with nobody elected anew.</summary>
    public async ValueTask<bool> GetTermOverdue(BranchRef parent, ILookups lookups, IDesk desk) =>
        await lookups.Find(BranchView.View, parent.Id) is { Status: BranchStatus.Open, TermDueOn: { } due } && due < OfficeTime.Day(desk.Now);

    /// <summary>Who holds an office of the branch today.</summary>
    public async Task<IReadOnlyList<PersonRef>> GetPeople(BranchRef parent, IViews views, IDesk desk, CancellationToken ct)
    {
        var today = OfficeTime.Day(desk.Now);
        var people = await views.List(PersonView.View, new Filter.Test("branches", Operator.Contains, parent.Id), 200, ct);
        return [.. people.Where(p => p.GrantsOn(today).Any(g => g.Branch == parent.Id)).Select(p => new PersonRef(p.Id))];
    }
}
