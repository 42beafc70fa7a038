using Compliance.Kernel;

namespace Compliance.Audit;

internal sealed record RequestErasureInput(string Person, string Reason, string? IdempotencyKey = null);
internal sealed record RefuseErasureInput(string Person, string Reason, string? IdempotencyKey = null);
internal sealed record ErasePersonInput(string Person, string? Comment = null, string? IdempotencyKey = null);
internal sealed record ErasurePayload(ErasureRow? Erasure, IReadOnlyList<PayloadError>? Errors);

/// <summary>Erasing people, on Query and Mutation.</summary>
internal sealed class ErasureResolvers
{
    public async Task<Connection<ErasureRow>> Erasures(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IViews views, CancellationToken ct) =>
        await views.Page(ErasureView.View, PageRequest.Of(first, after, last, before, where, order, asOf), ct);

    public async Task<ErasurePayload> RequestErasure(RequestErasureInput input, IDesk desk, IPeopleVault vault, CancellationToken ct)
    {
        var known = !input.Person.Contains('\0') && (await vault.Get(desk.Actor.Tenant, [input.Person], ct)).Count > 0;
        return await Handle(input.Person, input.IdempotencyKey, input, desk, state =>
            ErasureDecisions.Decide(state, new RequestErasure(input.Person, input.Reason, known, desk.Now, desk.Actor)), ct);
    }

    public Task<ErasurePayload> RefuseErasure(RefuseErasureInput input, IDesk desk, CancellationToken ct) =>
        Handle(input.Person, input.IdempotencyKey, input, desk, state => ErasureDecisions.Decide(state, new RefuseErasure(input.Person, input.Reason, desk.Now, desk.Actor)), ct);

    /// <summary>The key goes with the event; what this host remembers of the person goes here.</summary>
    public async Task<ErasurePayload> ErasePerson(ErasePersonInput input, IDesk desk, IPeopleVault vault, IEnumerable<IRetention> rooms, CancellationToken ct)
    {
        Refusal? needed = null;
        foreach (var room in rooms) needed ??= await room.Needs(desk.Actor.Tenant, input.Person, desk.Now, ct);
        var payload = await Handle(input.Person, input.IdempotencyKey, input, desk, state => ErasureDecisions.Decide(state, new ErasePerson(input.Person, input.Comment, needed, desk.Now, desk.Actor)), ct);
        vault.Changed(desk.Actor.Tenant, [input.Person]);
        return payload;
    }

    private static async Task<ErasurePayload> Handle(string person, string? key, object input, IDesk desk, Func<Erasure, Decision> decide, CancellationToken ct)
    {
        if (person.Length > 100 || !Erasure.Kind.Owns(Erasure.Id(person))) return new(null, PayloadError.Of(Refusal.NotFound(person.Length > 100 ? person[..100] : person), desk));
        var outcome = await desk.Handle(Erasure.Kind, Erasure.Id(person), key, input, (state, _) => ValueTask.FromResult(decide(state)), ct);
        return new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    }
}

internal sealed class ErasureFields
{
    public PersonRef GetPerson(ErasureRow parent) => new(parent.Person);
    public PersonRef GetRequestedBy(ErasureRow parent) => new(parent.RequestedBy);
    public PersonRef? GetDecidedBy(ErasureRow parent) => PersonRef.Of(parent.DecidedBy);
}

/// <summary>What audit says of a person.</summary>
internal sealed class ErasedField
{
    public async ValueTask<bool> GetErased(PersonRef parent, ILookups lookups) => (await lookups.Find(ErasureView.View, Erasure.Id(parent.Id)))?.Status == ErasureStatus.Erased;
}
