using Compliance.Kernel;

namespace Compliance.Discipline;

internal sealed record ExplainViolationInput(string Id, string Text, IReadOnlyList<Attachment>? Attachments = null, string? IdempotencyKey = null);
internal sealed record DismissViolationInput(string Id, string Reason, string? IdempotencyKey = null);
internal sealed record ConfirmViolationInput(string Id, string? Note = null, string? IdempotencyKey = null);
internal sealed record RectifyViolationInput(string Id, string Measures, decimal? Recovered = null, IReadOnlyList<Attachment>? Attachments = null, string? IdempotencyKey = null);
internal sealed record ReferViolationInput(string Id, string Reason, string? Clue = null, string? IdempotencyKey = null);

internal sealed record ViolationPayload(ViolationRow? Violation, IReadOnlyList<PayloadError>? Errors);

/// <summary>What is asked of the violations. Branch roles see those of their own branches.</summary>
internal sealed class ViolationQueries
{
    private const int LongestPeriod = 200;

    public ValueTask<Connection<ViolationRow>> Violations(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IViews views, IDesk desk, CancellationToken ct) =>
        views.Page(ViolationView.View, PageRequest.Of(first, after, last, before, where, order, asOf, desk.Actor.BranchScope()), ct);

    public ValueTask<ViolationRow?> Violation(string id, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) => nodes.Find(ViolationView.View, id, asOf, ct);

    public async ValueTask<IReadOnlyList<ViolationStatistic>> ViolationStatistics(DateOnly? from, DateOnly? to, IReadOnlyList<ViolationDimension> by,
        IReadOnlyDictionary<string, object?>? where, DateTimeOffset? asOf, IViews views, IDesk desk, CancellationToken ct)
    {
        if (to < from) throw new BadRequestException("DATES_REVERSED", ("field", "to"));
        if (to?.Year - from?.Year > LongestPeriod) throw new BadRequestException("PERIOD_TOO_LONG", ("max", LongestPeriod));
        var dimensions = by.Distinct().ToList();
        var within = Filter.And([
            from is { } first ? Filter.Gte("occurredAt", ViolationView.Midnight(first)) : null, to is { } last ? Filter.Lt("occurredAt", ViolationView.Midnight(last.AddDays(1))) : null,
            Filter.Parse(where), desk.Actor.BranchScope()]);
        var tallies = await views.Tally(ViolationView.View, within, [.. dimensions.Select(ViolationStatistic.FieldOf)], "amount", asOf, ct);
        return [.. tallies.Select(t => ViolationStatistic.Of(dimensions, t))
            .OrderByDescending(s => s.Count).ThenBy(s => s.SortKey, StringComparer.Ordinal)];
    }
}

/// <summary>What becomes of a violation.</summary>
internal sealed class ViolationMutations
{
    public Task<ViolationPayload> ExplainViolation(ExplainViolationInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, work) => ViolationDecisions.Decide(state, new ExplainViolation(input.Text, input.Attachments ?? [], work.Now, work.Actor)), ct);

    public Task<ViolationPayload> DismissViolation(DismissViolationInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, work) => ViolationDecisions.Decide(state, new DismissViolation(input.Reason, work.Now, work.Actor)), ct);

    public Task<ViolationPayload> ConfirmViolation(ConfirmViolationInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, work) => ViolationDecisions.Decide(state, new ConfirmViolation(input.Note, work.Now, work.Actor)), ct);

    public Task<ViolationPayload> RectifyViolation(RectifyViolationInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, work) => ViolationDecisions.Decide(state, new RectifyViolation(input.Measures, input.Recovered, input.Attachments ?? [], work.Now, work.Actor)), ct);

    /// <summary>A clue that is named must be one the caller handles; both sides are written at once.</summary>
    public async Task<ViolationPayload> ReferViolation(ReferViolationInput input, IDesk desk, INodes nodes, CancellationToken ct)
    {
        if (input.Clue is { } clue && await nodes.Find(ClueView.View, clue, null, ct) is null) return new(null, PayloadError.Of(Refusal.NotFound(clue), desk));
        return await Handle(input.Id, input.IdempotencyKey, input, desk, nodes, async (state, work) =>
        {
            var decision = ViolationDecisions.Decide(state, new ReferViolation(input.Reason, input.Clue, work.Now, work.Actor));
            return decision is Decision.Accepted && input.Clue is { } named && await ClueLinks.Link(input.Id, state.Involved, named, work, ct) is { } refusal ? refusal : decision;
        }, ct);
    }

    private static Task<ViolationPayload> Handle(string id, string? key, object input, IDesk desk, INodes nodes, Func<Violation, IWork, Decision> decide, CancellationToken ct) =>
        Handle(id, key, input, desk, nodes, (state, work) => new ValueTask<Decision>(decide(state, work)), ct);

    private static async Task<ViolationPayload> Handle(string id, string? key, object input, IDesk desk, INodes nodes, Func<Violation, IWork, ValueTask<Decision>> decide, CancellationToken ct)
    {
        if (await nodes.Find(ViolationView.View, id, null, ct) is null) return new(null, PayloadError.Of(Refusal.NotFound(id), desk));
        var outcome = await desk.Handle(Discipline.Violation.Kind, id, key, input, decide, ct);
        return new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    }
}

/// <summary>The fields of a violation beyond its row.</summary>
internal sealed class ViolationResolvers
{
    public ClauseRef GetClause(ViolationRow parent) => new(parent.Clause, parent.Finding.Pack);
    public BranchRef? GetBranch(ViolationRow parent) => BranchRef.Of(parent.Branch);
    public PersonRef? GetPerson(ViolationRow parent) => Named(parent.Person);
    public PersonRef? GetRaisedBy(ViolationRow parent) => Named(parent.RaisedBy);
    public PersonRef? GetExplainedBy(ViolationRow parent) => Named(parent.ExplainedBy);
    public PersonRef? GetDecidedBy(ViolationRow parent) => Named(parent.DecidedBy);
    public ValueTask<IRow?> GetSubject(ViolationRow parent, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) => nodes.Find(parent.Subject, asOf, ct);

    private static PersonRef? Named(string? person) => person is null or "system" ? null : new PersonRef(person);
}

internal sealed class ViolationNoteResolvers
{
    public PersonRef? GetBy(ViolationNote parent) => PersonRef.Of(parent.By);
    public PersonRef? GetFor(ViolationNote parent) => PersonRef.Of(parent.For);
}
