using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>An input as it may go to the desk: whose it is, what it says, with ids in the place of all personal data.</summary>
/// <param name="Claim">Null: the stored draft is meant as it stands.</param>
internal sealed record FundUseIntake(string Id, string Branch, FundUseClaim? Claim, FundUseRow? Known, Refusal? Refusal)
{
    /// <summary>Who makes claims of a branch: its officers and head, and the secretariat for all.</summary>
    public static bool MayMake(Actor actor, string? branch) =>
        actor.Is(Role.Secretariat) || Course.IsOf(actor, branch);

    /// <param name="vault">Null when nobody is to be named: the live check.</param>
    public static async Task<FundUseIntake> Read(FundUseInput input, string act, IDesk desk, INodes nodes, IPeopleVault? vault, CancellationToken ct)
    {
        FundUseRow? known = null;
        if (input.Id is { } id && (known = await Find(nodes, id, ct)) is null) return Refused(Refusal.NotFound(id));
        var branch = known?.Branch ?? input.Branch;
        if (branch is null) return Refused(Refusal.Invalid("branch", "FIELD_REQUIRED"));
        if (input.Branch is not null && input.Branch != branch) return Refused(Refusal.Invalid("branch", "BRANCH_FIXED", ("branch", branch)));
        // A claim as it stands is judged for whoever reads it: a leader who is asked to waive must see what stops it.
        var asItStands = vault is null && known is not null && !input.HasContent;
        if (!asItStands && !MayMake(desk.Actor, branch)) return Refused(Refusal.NotAllowed(act));
        if (known is null && await Course.Unknown(desk.Actor, branch, nodes, ct) is { } nowhere) return Refused(nowhere);
        var stream = known?.Id ?? desk.NewId(FundUse.Kind);
        if (known is not null && !input.HasContent) return new(stream, branch, null, known, null);
        if (input.Missing() is { } missing) return Refused(missing);
        if (input.Linked is { } linked && await Link(nodes, linked, branch, ct) is { } unlinked) return Refused(unlinked);
        var unnamed = input.Claim(FundParties.Of(desk.Actor.Tenant, input.Payee!, new(input.Payee!.Person ?? "person/unnamed", "")));
        if (FundUseChecks.Of(branch, unnamed, OfficeTime.Day(desk.Now)) is { } invalid) return Refused(invalid);
        if (vault is null || input.Payee.Kind == PartyKind.Company) return new(stream, branch, unnamed, known, null);
        var (person, nobody) = await Person(input.Payee, known?.PayTo, desk, vault, ct);
        return nobody is not null ? Refused(nobody) : new(stream, branch, input.Claim(FundParties.Of(desk.Actor.Tenant, input.Payee, person)), known, null);
    }

    public static async ValueTask<FundUseRow?> Find(INodes nodes, string id, CancellationToken ct) =>
        FundUse.Kind.Owns(id) ? await nodes.Find(FundUse.Kind.View, id, null, ct) : null;

    /// <summary>A claim belongs to a record of its own branch that the caller may read.</summary>
    private static async ValueTask<Refusal?> Link(INodes nodes, string id, string branch, CancellationToken ct) =>
        await nodes.Find(id, null, ct) is not IBranchRow row ? Refusal.Invalid("linked", "LINK_UNKNOWN", ("id", id))
        : row.Branch != branch ? Refusal.Invalid("linked", "LINK_OF_OTHER_BRANCH", ("id", id)) : null;

    /// <summary>A known person by id; a name that the draft already carries keeps its id; any other name becomes a new person of the vault.</summary>
    public static async ValueTask<(VaultedPerson? Person, Refusal? Refusal)> Person(FundPartyInput party, FundParty? before, IDesk desk, IPeopleVault vault, CancellationToken ct)
    {
        if (party.Person is { } id)
            return (await vault.Get(desk.Actor.Tenant, [id], ct)).ContainsKey(id) ? (new(id, ""), null) : (null, Refusal.NotFound(id));
        if (before is { Person: { } earlier, PersonHash: { } hash } && (await vault.Get(desk.Actor.Tenant, [earlier], ct)).GetValueOrDefault(earlier)?.Name == party.Name!.Trim())
            return (new(earlier, hash), null);
        return ((await desk.Name([(null, new PersonalData(party.Name!.Trim()))], ct))[0], null);
    }

    private static FundUseIntake Refused(Refusal refusal) => new("", "", null, null, refusal);
}
