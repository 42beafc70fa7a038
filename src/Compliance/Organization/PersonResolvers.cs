using Compliance.Kernel;

namespace Compliance.Organization;

/// <summary>The fields of people and their offices on Query and Mutation.</summary>
internal sealed class PersonResolvers
{
    private const int MostPeople = 100_000;

    public async Task<Connection<PersonRef>> People(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IViews views, CancellationToken ct) =>
        (await views.Page(PersonView.View, PageRequest.Of(first, after, last, before, where, order, asOf), ct)).Map(row => new PersonRef(row.Id));

    public async Task<PersonRef?> GetPerson(string id, INodes nodes, CancellationToken ct) => PersonRef.Of((await nodes.Find(PersonView.View, id, null, ct))?.Id);

    public async Task<PersonPayload> RegisterPerson(RegisterPersonInput input, IDesk desk, CancellationToken ct)
    {
        var id = desk.NewId(Person.Kind);
        var data = new PersonalData(input.Name, input.Unit, input.Post, input.Rank, input.Phone);
        var hash = await Named(desk, id, data, ct);
        return await Change(id, input.IdempotencyKey, input, desk, (state, _) => new(PersonDecisions.Decide(state, new RegisterPerson(data, hash, desk.Now, desk.Actor))), ct);
    }

    public async Task<PersonPayload> ChangePersonDetails(ChangePersonDetailsInput input, IDesk desk, CancellationToken ct)
    {
        var data = new PersonalData(input.Name, input.Unit, input.Post, input.Rank, input.Phone);
        var hash = await Named(desk, input.Id, data, ct);
        return await Change(input.Id, input.IdempotencyKey, input, desk, (state, _) => new(PersonDecisions.Decide(state, new ChangePersonDetails(data, hash, desk.Now, desk.Actor))), ct);
    }

    public async Task<PersonPayload> GrantRole(GrantRoleInput input, IDesk desk, IViews views, CancellationToken ct)
    {
        var lenders = await views.List(PersonView.View, new Filter.Test("delegates", Operator.Contains, input.Person), 200, ct);
        IReadOnlyList<Grant> borrowed = [.. lenders.SelectMany(p => p.LentTo(input.Person))];
        return await Change(input.Person, input.IdempotencyKey, input, desk, async (state, work) =>
        {
            BranchStatus? branch = input.Branch is null ? null
                : Branch.Kind.Owns(input.Branch) ? (await work.Load(Branch.Kind, input.Branch, ct)).State.Status : BranchStatus.None;
            return PersonDecisions.Decide(state, new GrantRole(input.Person, input.Role, input.Branch, branch, input.From, input.To, input.Reason, borrowed, desk.Now, desk.Actor));
        }, ct);
    }

    /// <summary>Toxic pairs that were granted before the rule, or came with imported history; borrowed offices count.</summary>
    public async Task<IReadOnlyList<ToxicHolding>> ToxicHoldings(DateOnly? on, IViews views, IDesk desk, CancellationToken ct)
    {
        var people = await views.List(PersonView.View, null, MostPeople, ct);
        var borrowed = people.SelectMany(p => p.Delegations.SelectMany(d => d.Of(p.Grants).Select(g => (d.To, Grant: g)))).ToLookup(b => b.To, b => b.Grant);
        return [.. people.SelectMany(p => ToxicPairs.HeldFrom(on ?? OfficeTime.Day(desk.Now), p.Id, [.. p.Grants, .. borrowed[p.Id]]))];
    }

    public Task<PersonPayload> RevokeRole(RevokeRoleInput input, IDesk desk, CancellationToken ct) =>
        Change(input.Person, input.IdempotencyKey, input, desk, (state, _) =>
            new(PersonDecisions.Decide(state, new RevokeRole(input.Person, input.Role, input.Branch, input.On, input.Reason, desk.Now, desk.Actor))), ct);

    /// <summary>Only one's own offices are lent: the stream is the caller's.</summary>
    public Task<PersonPayload> DelegateOffices(DelegateOfficesInput input, IDesk desk, CancellationToken ct) =>
        Change(desk.Actor.Person, input.IdempotencyKey, input, desk, async (state, work) =>
        {
            var other = Person.Kind.Owns(input.To) ? (await work.Load(Person.Kind, input.To, ct)).State : null;
            return PersonDecisions.Decide(state, new DelegateOffices(input.To, input.Roles ?? [], input.From, input.Until, input.Reason,
                other is { Registered: true } ? other.Grants : null, desk.Now, desk.Actor));
        }, ct);

    public Task<PersonPayload> EndDelegation(EndDelegationInput input, IDesk desk, CancellationToken ct)
    {
        var person = input.Person ?? desk.Actor.Person;
        return Change(person, input.IdempotencyKey, input, desk, (state, _) =>
            new(PersonDecisions.Decide(state, new EndDelegation(person, input.To, input.On, input.Reason, desk.Now, desk.Actor))), ct);
    }

    /// <summary>Only what will be accepted is worth a key.</summary>
    private static async Task<string> Named(IDesk desk, string id, PersonalData data, CancellationToken ct) =>
        PersonDecisions.Data(data) is null && Person.Kind.Owns(id) ? (await desk.Name([(id, data)], ct))[0].Hash : "";

    private static async Task<PersonPayload> Change(string id, string? key, object input, IDesk desk, Func<Person, IWork, ValueTask<Decision>> decide, CancellationToken ct)
    {
        if (!Person.Kind.Owns(id)) return new(null, PayloadError.Of(Refusal.NotFound(id), desk));
        var outcome = await desk.Handle(Person.Kind, id, key, input, async (state, work) =>
            !state.Registered && input is not RegisterPersonInput ? Refusal.NotFound(id)
            : state.Forgotten ? Refusal.Because("PERSON_ERASED", ("person", id)) : await decide(state, work), ct);
        return new(PersonRef.Of(outcome.Refusal is null ? outcome.Row?.Id : null), PayloadError.Of(outcome.Refusal, desk));
    }
}
