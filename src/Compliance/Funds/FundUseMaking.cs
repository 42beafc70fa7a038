using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record FundUsePayload(FundUseRow? FundUse, IReadOnlyList<PayloadError>? Errors)
{
    public static FundUsePayload Of(Outcome<FundUseRow> outcome, IDesk desk) => new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    public static FundUsePayload Of(Refusal refusal, IDesk desk) => new(null, PayloadError.Of(refusal, desk));
}

internal sealed record WithdrawFundUseInput(string Id, string? Reason, string? IdempotencyKey);

/// <summary>What a branch does with its claims: draft, look at the findings, submit, withdraw.</summary>
internal sealed class FundUseMaking
{
    private static readonly RouteTable Routes = RouteTable.Embedded("fund-use", "amount", "branch", "payee", "linked");

    public async Task<FundUsePayload> DraftFundUse(FundUseInput input, IDesk desk, INodes nodes, IPeopleVault vault, CancellationToken ct)
    {
        if (!input.HasContent && input.Missing() is { } missing) return FundUsePayload.Of(missing, desk);
        var intake = await FundUseIntake.Read(input, "DRAFT", desk, nodes, vault, ct);
        if (intake.Refusal is { } refused) return FundUsePayload.Of(refused, desk);
        return FundUsePayload.Of(await desk.Handle(FundUse.Kind, intake.Id, input.IdempotencyKey, input, async (state, work) =>
        {
            var decision = FundUseDecisions.Decide(state, new SaveFundUse(desk.Now, desk.Actor, intake.Branch, intake.Claim!));
            if (decision is Decision.Accepted) await InvoiceBook.ReleaseGone(work, intake.Id, state.Claim, intake.Claim!, ct);
            return decision;
        }, ct), desk);
    }

    public async Task<FundUsePayload> SubmitFundUse(FundUseInput input, IDesk desk, IViews views, INodes nodes, INorms norms, IPeopleVault vault, CancellationToken ct)
    {
        var intake = await FundUseIntake.Read(input, "SUBMIT", desk, nodes, vault, ct);
        if (intake.Refusal is { } refused) return FundUsePayload.Of(refused, desk);
        var (id, branch, today) = (intake.Id, intake.Branch, OfficeTime.Day(desk.Now));
        return FundUsePayload.Of(await desk.Handle(FundUse.Kind, id, input.IdempotencyKey, input, async (state, work) =>
        {
            if ((intake.Claim ?? state.Claim) is not { } claim) return Refusal.NotFound(id);
            if (FundUseChecks.Of(branch, claim, today) is { } invalid) return invalid;
            // Budgets are looked at in the views: submissions need not queue for a budget that only the approval will touch.
            var inquiry = await FundUseInquiry.Of(views, id, branch, claim, ct);
            if (inquiry.Refusal is { } unusable) return unusable;
            // Invoices are loaded to be claimed: two claims of one number meet here, and the second finds the first.
            var facts = inquiry.Facts with { SubmittedBy = desk.Actor.Person, ClaimedOn = today, InvoicesUsedBefore = await InvoiceBook.UsedByOthers(work, id, claim, ct) };
            var findings = await inquiry.Judge(norms, desk.Actor.Tenant, facts, ct);
            var decision = FundUseDecisions.Decide(state, new SubmitFundUse(desk.Now, desk.Actor, branch, claim, RouteOf(branch, claim), findings));
            if (decision is Decision.Accepted) await InvoiceBook.Follow(work, id, branch, state.Claim, claim, ct);
            return decision;
        }, ct), desk);
    }

    /// <summary>The findings a submission would have now. Nothing is stored, not even the payee's name.</summary>
    public async Task<IReadOnlyList<Finding>> CheckFundUse(FundUseInput input, IDesk desk, IViews views, INodes nodes, INorms norms, CancellationToken ct)
    {
        var intake = await FundUseIntake.Read(input, "SUBMIT", desk, nodes, null, ct);
        if (intake.Refusal is { } refused) throw new BadRequestException(refused);
        var claim = intake.Claim ?? intake.Known!.Claim();
        var inquiry = await FundUseInquiry.Of(views, intake.Id, intake.Branch, claim, ct);
        if (inquiry.Refusal is { } unusable) throw new BadRequestException(unusable);
        return await inquiry.Judge(norms, desk.Actor.Tenant, inquiry.Facts with { SubmittedBy = desk.Actor.Person, ClaimedOn = OfficeTime.Day(desk.Now) }, ct);
    }

    public async Task<Route> GetFundUseRoute(FundUseInput input, IDesk desk, INodes nodes, CancellationToken ct)
    {
        var intake = await FundUseIntake.Read(input, "SUBMIT", desk, nodes, null, ct);
        return intake.Refusal is { } refused ? throw new BadRequestException(refused) : RouteOf(intake.Branch, intake.Claim ?? intake.Known!.Claim());
    }

    public async Task<FundUsePayload> WithdrawFundUse(WithdrawFundUseInput input, IDesk desk, INodes nodes, CancellationToken ct)
    {
        if (await FundUseIntake.Find(nodes, input.Id, ct) is not { } row) return FundUsePayload.Of(Refusal.NotFound(input.Id), desk);
        if (!FundUseIntake.MayMake(desk.Actor, row.Branch)) return FundUsePayload.Of(Refusal.NotAllowed("WITHDRAW"), desk);
        return FundUsePayload.Of(await desk.Handle(FundUse.Kind, input.Id, input.IdempotencyKey, input, async (state, work) =>
        {
            var decision = FundUseDecisions.Decide(state, new WithdrawFundUse(desk.Now, desk.Actor, input.Reason));
            if (decision is Decision.Accepted) await InvoiceBook.ReleaseAll(work, input.Id, state.Claim!, "WITHDRAWN", ct);
            return decision;
        }, ct), desk);
    }

    public static Route RouteOf(string branch, FundUseClaim claim) => Routes.Steps(new Dictionary<string, object?>
    {
        ["amount"] = claim.Amount, ["branch"] = branch, ["payee"] = SdlName.Of(claim.Payee.Kind), ["linked"] = claim.Linked is not null,
    });
}
