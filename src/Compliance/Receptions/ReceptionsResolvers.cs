using Compliance.Kernel;

namespace Compliance.Receptions;

/// <summary>The queries of <c>receptions.graphql</c>.</summary>
internal sealed class ReceptionsQueries
{
    public ValueTask<Connection<ReceptionRow>> GetReceptions(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IViews views, IDesk desk, CancellationToken ct) =>
        views.Page(ReceptionView.View, PageRequest.Of(first, after, last, before, where, order, asOf, desk.Actor.DepartmentScope()), ct);

    public ValueTask<ReceptionRow?> GetReception(string id, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) => nodes.Find(ReceptionView.View, id, asOf, ct);

    /// <summary>What the norms say of the form as it is filled in; nothing and nobody is stored.</summary>
    public async Task<IReadOnlyList<Finding>> CheckReception(ApplyReceptionInput input, IDesk desk, INodes nodes, IViews views, INorms norms, CancellationToken ct)
    {
        var request = await Typed(input, desk, nodes, ct).ConfigureAwait(false);
        var id = input.Id ?? Reception.Kind.Id("new");
        var earlier = await EarlierOfUnit.Days(views, id, request, ct).ConfigureAwait(false);
        return await norms.Judge(desk.Actor.Tenant, ReceptionFacts.Applied(id, request, earlier, desk.Now), ct).ConfigureAwait(false);
    }

    public async Task<Route> GetReceptionRoute(ApplyReceptionInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        ReceptionDecisions.RouteOf(await Typed(input, desk, nodes, ct).ConfigureAwait(false), desk.Actor);

    /// <summary>What the norms would say of the list if it were saved as it stands in the form; nothing and nobody is stored.</summary>
    public async Task<IReadOnlyList<Finding>> CheckReceptionList(RecordReceptionInput input, IDesk desk, INodes nodes, IViews views, INorms norms, CancellationToken ct)
    {
        var row = await nodes.Find(ReceptionView.View, input.Id, null, ct).ConfigureAwait(false) ?? throw new BadRequestException(Refusal.NotFound(input.Id));
        if ((Course.OfItsBranch(desk.Actor, row.Id, row.Branch, "checkReceptionList") ?? input.Names()) is { } refused) throw new BadRequestException(refused);
        var list = input.List(input.Unnamed());
        // Guests who are not typed yet are no mistake of a form being filled in; to the norms they stay unknown.
        if (ReceptionCheck.List(list with { Sheet = list.Sheet with { GuestCount = list.Sheet.GuestTotal ?? 1 } }, desk.Now) is { } invalid) throw new BadRequestException(invalid);
        return (await ListJudged.Of(desk, norms, views, row.Id, ReceptionHistory.State(row), list, ct).ConfigureAwait(false)).Findings;
    }

    /// <summary>The application as the form would make it.</summary>
    private static async Task<ReceptionRequest> Typed(ApplyReceptionInput input, IDesk desk, INodes nodes, CancellationToken ct)
    {
        var row = input.Id is null ? null : await nodes.Find(ReceptionView.View, input.Id, null, ct).ConfigureAwait(false);
        if (input.Id is not null && row is null) throw new BadRequestException(Refusal.NotFound(input.Id));
        if (input.Names() is { } unnamed) throw new BadRequestException(unnamed);
        var request = input.Request(row?.Request, input.Unnamed());
        if (request.Branch.Length == 0) throw new BadRequestException(Refusal.Invalid("branch", "FIELD_REQUIRED"));
        if (!desk.Actor.Sees(request.Branch)) throw new BadRequestException(Refusal.NotAllowed("checkReception"));
        if (await Course.Unknown(desk.Actor, request.Branch, nodes, ct).ConfigureAwait(false) is { } nowhere) throw new BadRequestException(nowhere);
        if (ReceptionCheck.Request(Filled(request, desk.Now)) is { } invalid) throw new BadRequestException(invalid);
        return request;
    }

    /// <summary>What is not typed yet is no mistake of a form being filled in.</summary>
    private static ReceptionRequest Filled(ReceptionRequest r, DateTimeOffset now) => r with
    {
        GuestUnit = r.GuestUnit.Length == 0 ? "…" : r.GuestUnit, Purpose = r.Purpose.Length == 0 ? "…" : r.Purpose,
        Sheet = r.Sheet with { ReceivedOn = r.Sheet.ReceivedOn ?? r.Sheet.LeftOn ?? OfficeTime.Day(now), GuestCount = r.Sheet.GuestTotal ?? 1 },
    };
}

/// <summary>Other receptions of the same unit, in any branch of the association: looked up before the norms are asked.</summary>
internal static class EarlierOfUnit
{
    private const int Window = 366, AtMost = 200;
    private static readonly object?[] Counted = [.. new[] { ReceptionStatus.Applied, ReceptionStatus.Approved, ReceptionStatus.Held, ReceptionStatus.Recorded, ReceptionStatus.Verified, ReceptionStatus.Claimed }.Select(s => SdlName.Of(s))];

    /// <summary>Their days within a year either way; null when there is no unit to look for.</summary>
    public static async ValueTask<IReadOnlyList<DateOnly>?> Days(IViews views, string id, ReceptionRequest request, CancellationToken ct)
    {
        if (request.GuestUnit.Length == 0) return null;
        var day = request.Sheet.ReceivedOn;
        var rows = await views.List(ReceptionView.View, Filter.And(
            Filter.Eq("unitKey", GuestUnits.Key(request.GuestUnit)), Filter.In("status", Counted),
            day is { } on ? Filter.Gte("receivedOn", on.AddDays(-Window)) : null), AtMost, ct).ConfigureAwait(false);
        return [.. rows.Where(r => r.Id != id && r.ReceivedOn is not null).Select(r => r.ReceivedOn!.Value).Order()];
    }
}

/// <summary>What is known and said of a list: the same while it is filled in, when it is saved, and when it is verified.</summary>
internal sealed record ListJudged(IReadOnlyList<DateOnly>? Earlier, IReadOnlyList<Finding> Findings)
{
    public static readonly ListJudged Not = new(null, []);

    /// <param name="verified">What the verifier found, when it is not what the list says.</param>
    public static async ValueTask<ListJudged> Of(IDesk desk, INorms norms, IViews views, string id, ReceptionState state, ReceptionList list, CancellationToken ct, VerifyReceptionInput? verified = null)
    {
        var earlier = await EarlierOfUnit.Days(views, id, state.Request!, ct).ConfigureAwait(false);
        var facts = ReceptionFacts.Listed(id, state, list, earlier, desk.Now, verified?.InvoiceAmount ?? list.InvoiceAmount, verified?.HeadCount ?? list.HeadCount);
        return new(earlier, await norms.Judge(desk.Actor.Tenant, facts, ct).ConfigureAwait(false));
    }
}

/// <summary>Applying and deciding.</summary>
internal sealed class ReceptionApplying
{
    public async Task<ReceptionPayload> ApplyReception(ApplyReceptionInput input, IDesk desk, INodes nodes, INorms norms, IViews views, CancellationToken ct)
    {
        if ((input.Id is null && input.Branch is null ? Refusal.Invalid("branch", "FIELD_REQUIRED") : input.Names()) is { } refused) return ReceptionPayload.Of(refused, desk);
        if (input.Id is null && await Course.Unknown(desk.Actor, input.Branch, nodes, ct).ConfigureAwait(false) is { } nowhere) return ReceptionPayload.Of(nowhere, desk);
        var party = await Party.Of(input, desk, ct).ConfigureAwait(false);
        var id = input.Id ?? desk.NewId(Reception.Kind);
        return await Handle(desk, id, input.IdempotencyKey, input, async (state, _) =>
        {
            if (!state.Exists && input.Id is not null) return Refusal.NotFound(id);
            var request = input.Request(state.Request, party);
            var findings = ReceptionCheck.Request(request) is null
                ? await norms.Judge(desk.Actor.Tenant, ReceptionFacts.Applied(id, request, await EarlierOfUnit.Days(views, id, request, ct).ConfigureAwait(false), desk.Now), ct).ConfigureAwait(false) : [];
            return ReceptionDecisions.Decide(state, new ApplyReception(id, desk.Now, desk.Actor, request, findings, input.Id is null));
        }, ct).ConfigureAwait(false);
    }

    public Task<ReceptionPayload> WithdrawReception(WithdrawReceptionInput input, IDesk desk, CancellationToken ct) =>
        Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(ReceptionDecisions.Decide(state, new WithdrawReception(input.Id, desk.Now, desk.Actor, input.Reason))), ct);

    public Task<ReceptionPayload> ApproveReceptionStep(ApproveReceptionStepInput input, IDesk desk, INorms norms, IViews views, CancellationToken ct) =>
        Handle(desk, input.Id, input.IdempotencyKey, input, async (state, _) =>
        {
            var last = ReceptionDecisions.IsLast(state);
            var earlier = last ? await EarlierOfUnit.Days(views, input.Id, state.Request!, ct).ConfigureAwait(false) : null;
            var findings = last ? await norms.Judge(desk.Actor.Tenant, ReceptionFacts.Approved(input.Id, state, earlier, desk.Now, desk.Actor), ct).ConfigureAwait(false) : [];
            return ReceptionDecisions.Decide(state, new ApproveReceptionStep(input.Id, desk.Now, desk.Actor, input.Step, input.Comment, earlier, findings));
        }, ct);

    public Task<ReceptionPayload> ReturnReception(ReturnReceptionInput input, IDesk desk, CancellationToken ct) =>
        Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(ReceptionDecisions.Decide(state, new ReturnReception(input.Id, desk.Now, desk.Actor, input.Reason))), ct);

    public Task<ReceptionPayload> RejectReception(RejectReceptionInput input, IDesk desk, CancellationToken ct) =>
        Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(ReceptionDecisions.Decide(state, new RejectReception(input.Id, desk.Now, desk.Actor, input.Reason))), ct);

    public Task<ReceptionPayload> CancelReception(CancelReceptionInput input, IDesk desk, CancellationToken ct) =>
        Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(ReceptionDecisions.Decide(state, new CancelReception(input.Id, desk.Now, desk.Actor, input.Reason))), ct);

    internal static async Task<ReceptionPayload> Handle(IDesk desk, string id, string? key, object input, Func<ReceptionState, IWork, ValueTask<Decision>> decide, CancellationToken ct) =>
        !Reception.Kind.Owns(id) || id.Length > 100 ? ReceptionPayload.Of(Refusal.NotFound(id.Length > 100 ? id[..100] : id), desk)
        : ReceptionPayload.Of(await desk.Handle(Reception.Kind, id, key, input, decide, ct).ConfigureAwait(false), desk);
}

/// <summary>Holding, listing, signing, verifying.</summary>
internal sealed class ReceptionListing
{
    public Task<ReceptionPayload> HoldReception(HoldReceptionInput input, IDesk desk, CancellationToken ct) =>
        ReceptionApplying.Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(ReceptionRecording.Decide(state, new HoldReception(input.Id, desk.Now, desk.Actor, input.On ?? state.Request?.Sheet.ReceivedOn ?? OfficeTime.Day(desk.Now)))), ct);

    public async Task<ReceptionPayload> RecordReception(RecordReceptionInput input, IDesk desk, INorms norms, IViews views, CancellationToken ct)
    {
        if (input.Names() is { } refused) return ReceptionPayload.Of(refused, desk);
        var party = await Party.Of(input, desk, ct).ConfigureAwait(false);
        var list = input.List(party);
        return await ReceptionApplying.Handle(desk, input.Id, input.IdempotencyKey, input, async (state, _) =>
        {
            var judged = state.Exists && ReceptionCheck.List(list, desk.Now) is null ? await ListJudged.Of(desk, norms, views, input.Id, state, list, ct).ConfigureAwait(false) : ListJudged.Not;
            return ReceptionRecording.Decide(state, new RecordReception(input.Id, desk.Now, desk.Actor, list, input.CountersignedBy, judged.Earlier, judged.Findings));
        }, ct).ConfigureAwait(false);
    }

    public Task<ReceptionPayload> CountersignReception(CountersignReceptionInput input, IDesk desk, CancellationToken ct) =>
        ReceptionApplying.Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(ReceptionRecording.Decide(state, new CountersignReception(input.Id, desk.Now, desk.Actor))), ct);

    public Task<ReceptionPayload> VerifyReception(VerifyReceptionInput input, IDesk desk, INorms norms, IViews views, CancellationToken ct) =>
        ReceptionApplying.Handle(desk, input.Id, input.IdempotencyKey, input, async (state, _) =>
        {
            var judged = state is { List: { } list, Request: not null } ? await ListJudged.Of(desk, norms, views, input.Id, state, list, ct, input).ConfigureAwait(false) : ListJudged.Not;
            return ReceptionRecording.Decide(state, new VerifyReception(input.Id, desk.Now, desk.Actor, input.InvoiceAmount, input.HeadCount, input.Comment, judged.Earlier, judged.Findings));
        }, ct);
}
