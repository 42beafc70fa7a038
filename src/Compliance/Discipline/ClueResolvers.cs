using Compliance.Kernel;

namespace Compliance.Discipline;

/// <summary>What is asked of the clues; the host shows each to its handlers alone.</summary>
internal sealed class ClueQueries
{
    public ValueTask<Connection<ClueRow>> Clues(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IViews views, CancellationToken ct) =>
        views.Page(ClueView.View, PageRequest.Of(first, after, last, before, where, order, asOf), ct);

    public ValueTask<ClueRow?> Clue(string id, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) => nodes.Find(ClueView.View, id, asOf, ct);
}

/// <summary>What becomes of a clue.</summary>
internal sealed class ClueMutations
{
    public async Task<CluePayload> RegisterClue(RegisterClueInput input, IDesk desk, INodes nodes, CancellationToken ct)
    {
        var (id, content) = (desk.NewId(Clue.Kind), input.Content());
        if (await Unknown(content.Branch, content.Persons, nodes, ct) is { } unknown) return new(null, PayloadError.Of(unknown, desk));
        if ((ClueDecisions.Check(content) ?? input.Reporter?.Check()) is { } wrong) return new(null, PayloadError.Of(wrong, desk));
        var reporter = input.Reporter is not { } who ? null
            : await desk.Name([(SealedIdentity.Of(id), who.Data())], ct) is [var kept] ? new SealedReporter(kept.Id, kept.Hash, who.Signed) : null;
        return Answer(await desk.Handle(Clue.Kind, id, input.IdempotencyKey, input.WithoutReporter(), async (state, work) =>
        {
            var (refusal, involved) = await ClueLinks.Refer(content.Violations, id, input.ReferralReason, work, ct);
            return refusal ?? ClueDecisions.Decide(state, new RegisterClue(content, reporter, involved, work.Now, work.Actor));
        }, ct), desk);
    }

    public async Task<CluePayload> SupplementClue(SupplementClueInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        await Unknown(null, input.Persons ?? [], nodes, ct) is { } unknown ? new(null, PayloadError.Of(unknown, desk))
        : await Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, work) => ClueDecisions.Decide(state, new SupplementClue(input.Text, [.. (input.Persons ?? []).Distinct()], input.Attachments ?? [], work.Now, work.Actor)), ct);

    /// <summary>A leader reaches a clue that nobody in office handles any more without reading it; for anything else it is not there for him.</summary>
    public async Task<CluePayload> AppointClueHandlers(AppointClueHandlersInput input, IDesk desk, INodes nodes, IOffices offices, CancellationToken ct)
    {
        var known = await nodes.Find(ClueView.View, input.Id, null, ct) is not null;
        if (!known && !(desk.Actor.Is(Role.Leader) && Clue.Kind.Owns(input.Id))) return new(null, PayloadError.Of(Refusal.NotFound(input.Id), desk));
        if (input.Persons.Count > ClueHandling.MaxHandlers) return new(null, PayloadError.Of(Refusal.Invalid("persons", "TOO_MANY", ("max", ClueHandling.MaxHandlers)), desk));
        return Answer(await desk.Handle(Clue.Kind, input.Id, input.IdempotencyKey, input, async (state, work) =>
        {
            var deserted = !known;
            foreach (var handler in known ? [] : state.Handlers) deserted &= !await Fit(handler, work, offices, ct);
            if (!known && !deserted) return Refusal.NotFound(input.Id);
            var candidates = new List<Candidate>();
            foreach (var person in input.Persons.Distinct()) candidates.Add(new(person, await Fit(person, work, offices, ct)));
            var decision = ClueHandling.Decide(state, new AppointHandlers(candidates, deserted, input.Reason, work.Now, work.Actor));
            return !known && decision is Decision.Refused { Refusal.Code: "NOT_ALLOWED" } ? Refusal.NotFound(input.Id) : decision;
        }, ct), desk);
    }

    /// <summary>Who recused himself reads the clue no more, and still hears that he did when he asks again under his key.</summary>
    public async Task<CluePayload> RecuseClueHandler(RecuseClueHandlerInput input, IDesk desk, INodes nodes, CancellationToken ct)
    {
        var known = await nodes.Find(ClueView.View, input.Id, null, ct) is not null;
        if (!known && (input.IdempotencyKey is null || !Clue.Kind.Owns(input.Id))) return new(null, PayloadError.Of(Refusal.NotFound(input.Id), desk));
        return Answer(await desk.Handle(Clue.Kind, input.Id, input.IdempotencyKey, input, (state, work) => new(
            known ? ClueHandling.Decide(state, new RecuseHandler(input.Person ?? work.Actor.Person, input.Reason, work.Now, work.Actor)) : Refusal.NotFound(input.Id)), ct), desk);
    }

    public Task<CluePayload> ProposeClueDisposition(ProposeClueDispositionInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, work) => ClueDecisions.Decide(state, new ProposeDisposition(input.Disposition, input.Reason, input.ReviewOn, input.Authority, work.Now, work.Actor)), ct);

    public Task<CluePayload> ApproveClueDisposition(ApproveClueDispositionInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, work) => ClueDecisions.Decide(state, new ApproveDisposition(input.Comment, work.Now, work.Actor)), ct);

    public Task<CluePayload> ReturnClueDisposition(ReturnClueDispositionInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, work) => ClueDecisions.Decide(state, new ReturnDisposition(input.Reason, work.Now, work.Actor)), ct);

    public Task<CluePayload> RecordClueTalk(RecordClueTalkInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, work) => ClueDecisions.Decide(state, new RecordTalk(input.Text, input.Attachments ?? [], work.Now, work.Actor)), ct);

    public Task<CluePayload> ConcludeClueVerification(ConcludeClueVerificationInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        Handle(input.Id, input.IdempotencyKey, input, desk, nodes, (state, work) => ClueDecisions.Decide(state, new ConcludeVerification(input.Text, input.Attachments ?? [], work.Now, work.Actor)), ct);

    private static async Task<CluePayload> Handle(string id, string? key, object input, IDesk desk, INodes nodes, Func<Clue, IWork, Decision> decide, CancellationToken ct) =>
        await nodes.Find(ClueView.View, id, null, ct) is null ? new(null, PayloadError.Of(Refusal.NotFound(id), desk))
        : Answer(await desk.Handle(Clue.Kind, id, key, input, (state, work) => new(decide(state, work)), ct), desk);

    /// <summary>Whoever is off the clue by his own act sees it no more.</summary>
    private static CluePayload Answer(Outcome<ClueRow> outcome, IDesk desk) =>
        new(outcome.Row is { } row && ClueView.View.Readable(desk.Actor, row) ? row : null, PayloadError.Of(outcome.Refusal, desk));

    private static async ValueTask<bool> Fit(string person, IWork work, IOffices offices, CancellationToken ct) =>
        !person.Contains('\0') && ClueHandling.IsFit(await offices.ActorOf(work.Actor.Tenant, person, null, work.Now, ct));

    /// <summary>Only branches and persons that there are.</summary>
    private static async ValueTask<Refusal?> Unknown(string? branch, IReadOnlyList<string> persons, INodes nodes, CancellationToken ct)
    {
        if (branch is not null && (!branch.StartsWith("branch/", StringComparison.Ordinal) || await nodes.Find(branch, null, ct) is null)) return Refusal.NotFound(branch);
        foreach (var person in persons.Take(ClueDecisions.MaxPersons))
            if (!person.StartsWith("person/", StringComparison.Ordinal) || await nodes.Find(person, null, ct) is null) return Refusal.NotFound(person);
        return null;
    }
}

/// <summary>The fields of a clue beyond its row.</summary>
internal sealed class ClueFields
{
    public BranchRef? GetBranch(ClueRow parent) => BranchRef.Of(parent.Branch);
    public IReadOnlyList<PersonRef> GetPersons(ClueRow parent) => [.. parent.Persons.Select(p => new PersonRef(p))];
    public IReadOnlyList<PersonRef> GetHandlers(ClueRow parent) => [.. parent.Handlers.Select(p => new PersonRef(p))];
    public IReadOnlyList<PersonRef> GetRecused(ClueRow parent) => [.. parent.Recused.Select(p => new PersonRef(p))];
    public PersonRef GetRegisteredBy(ClueRow parent) => new(parent.RegisteredBy);
    public bool GetOverdue(ClueRow parent, IDesk desk) => parent.Due < OfficeTime.Day(desk.Now);

    public async ValueTask<IReadOnlyList<ViolationRow>> GetViolations(ClueRow parent, DateTimeOffset? asOf, INodes nodes, CancellationToken ct)
    {
        var found = new List<ViolationRow>();
        foreach (var id in parent.Violations)
            if (await nodes.Find(ViolationView.View, id, asOf, ct) is { } violation) found.Add(violation);
        return found;
    }
}

internal sealed class ClueNoteFields
{
    public PersonRef GetBy(ClueNote parent) => new(parent.By);
    public PersonRef? GetFor(ClueNote parent) => PersonRef.Of(parent.For);
}

internal sealed class ClueProposalFields
{
    public PersonRef GetBy(ClueProposal parent) => new(parent.By);
}
