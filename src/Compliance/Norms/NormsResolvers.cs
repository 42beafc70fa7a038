using System.Text.Json;
using Compliance.Kernel;

namespace Compliance.Norms;

/// <param name="Id">A draft to write anew; a new pack when absent.</param>
internal sealed record DraftNormPackInput(LocalText Title, NormLayer Layer, IReadOnlyList<ClauseInput> Clauses,
    string? Id = null, string? Branch = null, IReadOnlyList<string>? Basis = null, string? IdempotencyKey = null);

internal sealed record AdoptNormPackInput(string Id, string Resolution, DateOnly InForceFrom, DateOnly? InForceTo = null, string? IdempotencyKey = null);
internal sealed record SupersedeNormPackInput(string Id, string Successor, DateOnly From, string? IdempotencyKey = null);
internal sealed record CheckClauseInput(string Pack, string Clause, string Evidence, string? IdempotencyKey = null);
internal sealed record ReplayNormPackInput(string Pack, DateOnly From, DateOnly To, IReadOnlyList<JudgedKind>? Kinds = null, string? IdempotencyKey = null);
internal sealed record RevokeWaiverInput(string Subject, string Clause, string Reason, string? IdempotencyKey = null);
internal sealed record GrantWaiverInput(string Subject, string Clause, string Reason, string? IdempotencyKey = null);

internal sealed record NormPackPayload(NormPackRow? NormPack, IReadOnlyList<PayloadError>? Errors);
internal sealed record ReplayPayload(NormPackRow? NormPack, Replay? Replay, IReadOnlyList<PayloadError>? Errors);
internal sealed record WaiverPayload(WaiverRow? Waiver, IReadOnlyList<PayloadError>? Errors);

/// <summary>What is asked of the norms.</summary>
internal sealed class NormQueries
{
    public ValueTask<Connection<NormPackRow>> NormPacks(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IViews views, CancellationToken ct) =>
        views.Page(NormPackView.View, PageRequest.Of(first, after, last, before, where, order, asOf), ct);

    public ValueTask<NormPackRow?> NormPack(string id, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) => nodes.Find(NormPackView.View, id, asOf, ct);

    public ValueTask<Connection<WaiverRow>> Waivers(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IViews views, IDesk desk, CancellationToken ct) =>
        views.Page(WaiverView.View, PageRequest.Of(first, after, last, before, where, order, asOf, desk.Actor.DepartmentScope()), ct);

    public async ValueTask<IReadOnlyList<ClauseRef>> ClausesInForce(DateOnly on, JudgedKind? kind, string? branch, IDesk desk, NormBook norms, CancellationToken ct)
    {
        var shelf = await norms.Shelf(desk.Actor.Tenant, ct);
        return [.. shelf.Book.InForce(on, kind is { } k ? NormPackDecisions.KindOf(k) : null, branch).Select(c => new ClauseRef(c.Clause.Id, c.Pack) { Known = c })];
    }
}

/// <summary>What changes the norms. Every change is forgotten from memory at once, so that the next judgement knows it.</summary>
internal sealed class NormMutations
{
    public async Task<NormPackPayload> DraftNormPack(DraftNormPackInput input, IDesk desk, INodes nodes, NormBook norms, CancellationToken ct)
    {
        if (await Unreadable(input.Id, nodes, ct) is { } refusal) return new(null, PayloadError.Of(refusal, desk));
        var book = (await norms.Shelf(desk.Actor.Tenant, ct)).Book;
        var outcome = await desk.Handle(Norms.NormPack.Kind, input.Id ?? desk.NewId(Norms.NormPack.Kind), input.IdempotencyKey, input,
            (state, work) => new(NormPackDecisions.Decide(state, new DraftNormPack(input.Title, input.Layer, input.Branch, input.Basis ?? [], input.Clauses, book, work.Now, work.Actor))), ct);
        return Answer(outcome, desk, norms);
    }

    public async Task<NormPackPayload> AdoptNormPack(AdoptNormPackInput input, IDesk desk, INodes nodes, NormBook norms, CancellationToken ct)
    {
        if (await Unreadable(input.Id, nodes, ct) is { } refusal) return new(null, PayloadError.Of(refusal, desk));
        var book = (await norms.Shelf(desk.Actor.Tenant, ct)).Book;
        var outcome = await desk.Handle(Norms.NormPack.Kind, input.Id, input.IdempotencyKey, input,
            (state, work) => new(NormPackDecisions.Decide(state, new AdoptNormPack(input.Resolution, input.InForceFrom, input.InForceTo, book, work.Now, work.Actor))), ct);
        return Answer(outcome, desk, norms);
    }

    public async Task<NormPackPayload> SupersedeNormPack(SupersedeNormPackInput input, IDesk desk, INodes nodes, NormBook norms, CancellationToken ct)
    {
        if ((await Unreadable(input.Id, nodes, ct) ?? await Unreadable(input.Successor, nodes, ct)) is { } refusal) return new(null, PayloadError.Of(refusal, desk));
        if (input.Successor == input.Id) return new(null, PayloadError.Of(Refusal.Invalid("successor", "SUCCESSOR_IS_ITSELF"), desk));
        var outcome = await desk.Handle(Norms.NormPack.Kind, input.Id, input.IdempotencyKey, input, async (state, work) =>
        {
            var successor = await work.Load(Norms.NormPack.Kind, input.Successor, ct);
            return NormPackDecisions.Decide(state, new SupersedeNormPack(input.Successor, successor.State, input.From, work.Now, work.Actor));
        }, ct);
        return Answer(outcome, desk, norms);
    }

    public async Task<NormPackPayload> CheckClause(CheckClauseInput input, IDesk desk, INodes nodes, NormBook norms, CancellationToken ct)
    {
        if (await Unreadable(input.Pack, nodes, ct) is { } refusal) return new(null, PayloadError.Of(refusal, desk));
        var outcome = await desk.Handle(Norms.NormPack.Kind, input.Pack, input.IdempotencyKey, input,
            (state, work) => new(NormPackDecisions.Decide(state, new CheckClause(input.Clause, input.Evidence, work.Now, work.Actor))), ct);
        return Answer(outcome, desk, norms);
    }

    public async Task<ReplayPayload> ReplayNormPack(ReplayNormPackInput input, IDesk desk, INodes nodes, NormBook norms, IEnumerable<IFactSource> sources, CancellationToken ct)
    {
        var (tenant, kinds) = (desk.Actor.Tenant, input.Kinds?.Select(NormPackDecisions.KindOf).ToHashSet());
        var pack = await nodes.Find(NormPackView.View, input.Pack, null, ct);
        var refusal = pack is null ? Refusal.NotFound(input.Pack) : Check.Period("to", input.From, input.To);
        if (refusal is not null) return new(null, null, PayloadError.Of(refusal, desk));
        var book = (await norms.Shelf(tenant, ct)).Book;
        var replaying = new Replaying(book, book.With(pack!, input.From, input.To));
        foreach (var source in sources.Where(s => kinds?.Contains(s.Kind) != false))
            await foreach (var facts in source.Read(tenant, input.From, input.To, ct)) replaying.Add(facts);
        var difference = replaying.Difference();
        var outcome = await desk.Handle(Norms.NormPack.Kind, input.Pack, input.IdempotencyKey, input,
            (state, work) => new(NormPackDecisions.Decide(state, new ReplayNormPack(input.From, input.To, replaying.Records, difference, work.Now, work.Actor))), ct);
        return new(outcome.Row, outcome.Row?.LastReplay, PayloadError.Of(outcome.Refusal, desk));
    }

    public async Task<WaiverPayload> GrantWaiver(GrantWaiverInput input, IDesk desk, INodes nodes, NormBook norms, IHistoryReader history, CancellationToken ct)
    {
        var subject = await nodes.Find(input.Subject, null, ct);
        if (subject is null) return new(null, PayloadError.Of(Refusal.NotFound(input.Subject), desk));
        // Drafting and submitting are the first events of a record; whoever's hand is on them is its maker.
        var makers = (await history.Read(input.Subject, 0, 3, ct)).SelectMany(e => new[] { e.By, e.For }).OfType<string>().Distinct().ToList();
        var known = (await norms.Shelf(desk.Actor.Tenant, ct)).Book.Clauses.Any(c => c.Clause.Id == input.Clause);
        var outcome = await desk.Handle(Waiver.Kind, Waiver.Id(input.Subject, input.Clause), input.IdempotencyKey, input, (state, work) =>
            new(WaiverDecisions.Decide(state, new GrantWaiver(input.Subject, input.Clause, (subject as IBranchRow)?.Branch, input.Reason, makers, known, work.Now, work.Actor))), ct);
        return new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    }

    public async Task<WaiverPayload> RevokeWaiver(RevokeWaiverInput input, IDesk desk, INodes nodes, CancellationToken ct)
    {
        if (await nodes.Find(input.Subject, null, ct) is null) return new(null, PayloadError.Of(Refusal.NotFound(input.Subject), desk));
        var outcome = await desk.Handle(Waiver.Kind, Waiver.Id(input.Subject, input.Clause), input.IdempotencyKey, input, (state, work) =>
            new(WaiverDecisions.Decide(state, new RevokeWaiver(input.Subject, input.Clause, input.Reason, work.Now, work.Actor))), ct);
        return new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    }

    private static NormPackPayload Answer(Outcome<NormPackRow> outcome, IDesk desk, NormBook norms)
    {
        if (outcome.Refusal is null) norms.Forget(desk.Actor.Tenant);
        return new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    }

    private static async ValueTask<Refusal?> Unreadable(string? id, INodes nodes, CancellationToken ct) =>
        id is null || await nodes.Find(NormPackView.View, id, null, ct) is not null ? null : Refusal.NotFound(id);
}
