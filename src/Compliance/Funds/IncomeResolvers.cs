using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record IncomePayload(IncomeRow? Income, IReadOnlyList<PayloadError>? Errors);
internal sealed record RecordIncomeInput(string Branch, IncomeKind Kind, decimal Amount, DateOnly ReceivedOn, FundPartyInput Payer, string Purpose, string? Linked,
    string? ContractNumber, string? Voucher, IReadOnlyList<Attachment>? Attachments, string? IdempotencyKey);

internal sealed class IncomeMutations
{
    public async Task<IncomePayload> RecordIncome(RecordIncomeInput input, IDesk desk, INodes nodes, IPeopleVault vault, CancellationToken ct)
    {
        if (FundParties.Check(input.Payer, "payer") is { } invalid) return Of(invalid, desk);
        if (!input.Branch.StartsWith("branch/", StringComparison.Ordinal) || await nodes.Find(input.Branch, null, ct) is null) return Of(Refusal.NotFound(input.Branch), desk);
        if (input.Linked is { } other && !FundUseChecks.IsLinkable(other)) return Of(Refusal.Invalid("linked", "LINK_KIND"), desk);
        if (input.Linked is { } linked && await nodes.Find(linked, null, ct) is null) return Of(Refusal.Invalid("linked", "LINK_UNKNOWN", ("id", linked)), desk);
        var tenant = desk.Actor.Tenant;
        RecordIncome Command(VaultedPerson? payer) => new(desk.Now, desk.Actor, input.Branch, input.Kind, input.Amount, input.ReceivedOn, FundParties.Of(tenant, input.Payer, payer),
            input.Purpose, input.Linked, input.ContractNumber, input.Voucher, input.Attachments ?? []);
        VaultedPerson? person = null;
        if (input.Payer.Kind == PartyKind.Person)
        {
            (person, var nobody) = await FundUseIntake.Person(input.Payer, null, desk, vault, ct);
            if (nobody is not null) return Of(nobody, desk);
        }
        var command = Command(person);
        var outcome = await desk.Handle(Income.Kind, desk.NewId(Income.Kind), input.IdempotencyKey, input, (state, _) => ValueTask.FromResult(IncomeDecisions.Decide(state, command)), ct);
        return new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    }

    public async Task<IncomePayload> ReverseIncome(ReasonInput input, IDesk desk, CancellationToken ct)
    {
        if (!Income.Kind.Owns(input.Id)) return Of(Refusal.NotFound(input.Id), desk);
        var outcome = await desk.Handle(Income.Kind, input.Id, input.IdempotencyKey, input,
            (state, _) => ValueTask.FromResult(IncomeDecisions.Decide(state, new ReverseIncome(desk.Now, desk.Actor, input.Id, input.Reason))), ct);
        return new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    }

    private static IncomePayload Of(Refusal refusal, IDesk desk) => new(null, PayloadError.Of(refusal, desk));
}

internal sealed class IncomeFields
{
    public BranchRef? Branch(IncomeRow parent) => BranchRef.Of(parent.Branch);
    public FundParty? Payer(IncomeRow parent) => parent.PaidBy;
    public ValueTask<IRow?> Linked(IncomeRow parent, INodes nodes, CancellationToken ct) => parent.Linked is { } id ? nodes.Find(id, null, ct) : new((IRow?)null);
    public PersonRef? RecordedBy(IncomeRow parent) => PersonRef.Of(parent.RecordedBy);
}
