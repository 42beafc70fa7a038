using Compliance.Kernel;

namespace Compliance.Discipline;

internal sealed record RequestReporterIdentityInput(string Id, string Reason, string? IdempotencyKey = null);
internal sealed record ReleaseReporterIdentityInput(string Id, int Hours, string? Comment = null, string? IdempotencyKey = null);
internal sealed record RefuseReporterIdentityInput(string Id, string Reason, string? IdempotencyKey = null);
internal sealed record OpenReporterIdentityInput(string Id, string Reason, string? IdempotencyKey = null);
internal sealed record IdentityRequestPayload(IdentityRequestRow? Request, IReadOnlyList<PayloadError>? Errors);
internal sealed record ReporterIdentity(string? Name, string? Contact);
internal sealed record OpenReporterIdentityPayload(ReporterIdentity? Identity, IReadOnlyList<PayloadError>? Errors);

internal sealed class IdentityQueries
{
    /// <summary>The custodian sees what is asked of him, others what they asked themselves.</summary>
    public ValueTask<Connection<IdentityRequestRow>> IdentityRequests(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IViews views, IDesk desk, CancellationToken ct) =>
        views.Page(IdentityRequestView.View, PageRequest.Of(first, after, last, before, where, order, asOf, desk.Actor.Is(Role.Custodian) ? null : Filter.Eq("requestedBy", desk.Actor.Person)), ct);

    public ValueTask<IdentityRequestRow?> IdentityRequest(string id, INodes nodes, CancellationToken ct) => nodes.Find(IdentityRequestView.View, id, null, ct);
}

/// <summary>Who reported: asked for by a handler, released by the custodian, looked at by the requester. Every look and every refused one is on record.</summary>
internal sealed class IdentityMutations
{
    public async Task<IdentityRequestPayload> RequestReporterIdentity(RequestReporterIdentityInput input, IDesk desk, INodes nodes, IOffices offices, CancellationToken ct)
    {
        if (await nodes.Find(ClueView.View, input.Id, null, ct) is null) return new(null, PayloadError.Of(Refusal.NotFound(input.Id), desk));
        var outcome = await desk.Handle(IdentityRequest.Kind, desk.NewId(IdentityRequest.Kind), input.IdempotencyKey, input, async (state, work) =>
        {
            var clue = (await work.Load(Clue.Kind, input.Id, ct)).State;
            var custodianNamed = false;
            foreach (var person in clue.Named) custodianNamed |= (await offices.ActorOf(work.Actor.Tenant, person, null, work.Now, ct))?.Is(Role.Custodian) ?? false;
            return IdentityRequestDecisions.Decide(state, new RequestIdentity(input.Id, clue, input.Reason, custodianNamed, work.Now, work.Actor));
        }, ct);
        return new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    }

    public Task<IdentityRequestPayload> ReleaseReporterIdentity(ReleaseReporterIdentityInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, clue, work) => IdentityRequestDecisions.Decide(state, new ReleaseIdentity(input.Id, clue, input.Hours, input.Comment, work.Now, work.Actor)), ct);

    public Task<IdentityRequestPayload> RefuseReporterIdentity(RefuseReporterIdentityInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, clue, work) => IdentityRequestDecisions.Decide(state, new WithholdIdentity(input.Id, clue, input.Reason, work.Now, work.Actor)), ct);

    /// <summary>A repeat under the same key is another look: it is decided anew and noted anew.</summary>
    public async Task<OpenReporterIdentityPayload> OpenReporterIdentity(OpenReporterIdentityInput input, IDesk desk, INodes nodes, IPeopleVault vault, ISensitiveReads reads, CancellationToken ct)
    {
        var opened = await Handle(input.Id, null, input, desk, nodes, (state, clue, work) => IdentityRequestDecisions.Decide(state, new OpenIdentity(input.Id, clue, input.Reason, work.Now, work.Actor)), ct);
        var why = Check.Text("reason", input.Reason, Check.LongText) is null ? input.Reason : null;
        if (opened.Request is not { } request)
        {
            await reads.Note(input.Id, refused: true, why, ct);
            return new(null, opened.Errors);
        }
        var reporter = SealedIdentity.Of(request.Clue);
        await reads.Note(reporter, refused: false, why, ct);
        return new(await vault.Unseal(desk.Actor.Tenant, reporter, ct) is { } known ? new(known.Name.Length == 0 ? null : known.Name, known.Phone) : null, null);
    }

    private static async Task<IdentityRequestPayload> Handle(string id, string? key, object input, IDesk desk, INodes nodes, Func<IdentityRequest, Clue, IWork, Decision> decide, CancellationToken ct)
    {
        if (await nodes.Find(IdentityRequestView.View, id, null, ct) is not { } row) return new(null, PayloadError.Of(Refusal.NotFound(id), desk));
        var outcome = await desk.Handle(IdentityRequest.Kind, id, key, input, async (state, work) => decide(state, (await work.Load(Clue.Kind, row.Clue, ct)).State, work), ct);
        return new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    }
}

internal sealed class IdentityRequestFields
{
    public PersonRef GetRequestedBy(IdentityRequestRow parent) => new(parent.RequestedBy);
    public PersonRef? GetDecidedBy(IdentityRequestRow parent) => PersonRef.Of(parent.DecidedBy);
}
