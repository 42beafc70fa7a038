using Compliance.Kernel;

namespace Compliance.Funds;

internal sealed record SaveFundUse(DateTimeOffset At, Actor By, string Branch, FundUseClaim Claim);
internal sealed record SubmitFundUse(DateTimeOffset At, Actor By, string Branch, FundUseClaim Claim, Route Route, IReadOnlyList<Finding> Findings);
internal sealed record WithdrawFundUse(DateTimeOffset At, Actor By, string? Reason);
internal sealed record ApproveFundUseStep(DateTimeOffset At, Actor By, string? Comment, Judgement? Judgement);
internal sealed record ReturnFundUse(DateTimeOffset At, Actor By, string Reason);
internal sealed record RejectFundUse(DateTimeOffset At, Actor By, string Reason);

/// <summary>A claim's way to its approval. Payment and settlement are in <see cref="PaymentDecisions"/>.</summary>
internal static class FundUseDecisions
{
    public static Decision Decide(FundUseState state, SaveFundUse c) =>
        (Foreign(state, c.Branch) ?? (state.Status is null or FundUseStatus.Draft or FundUseStatus.Returned
            ? FundUseChecks.Of(c.Branch, c.Claim, OfficeTime.Day(c.At)) : Illegal("EDIT", state))) is { } refused ? refused
        : state.Status is null ? Decision.Accept(new FundUseDrafted(c.Branch, c.Claim, c.By.Person, c.By.For))
        : state.Claim!.IsSameAs(c.Claim) ? Decision.Nothing
        : Decision.Accept(new FundUseEdited(c.Claim, c.By.Person, c.By.For));

    /// <summary>A submission without a draft records both; clauses of severity STOP refuse it.</summary>
    public static Decision Decide(FundUseState state, SubmitFundUse c)
    {
        if (state.Status is not (null or FundUseStatus.Draft or FundUseStatus.Returned)) return Illegal("SUBMIT", state);
        if ((Foreign(state, c.Branch) ?? FundUseChecks.Of(c.Branch, c.Claim, OfficeTime.Day(c.At))) is { } refused) return refused;
        if (Course.Stopped(c.Findings) is { } stopped) return stopped;
        var submitted = new FundUseSubmitted(state.Round + 1, c.Claim.Amount, OfficeTime.Day(c.At), c.Claim.Linked, c.Route, c.Findings, c.By.Person, c.By.For);
        if (state.Status is null) return Decision.Accept(new FundUseDrafted(c.Branch, c.Claim, c.By.Person, c.By.For), submitted);
        return state.Claim!.IsSameAs(c.Claim) ? Decision.Accept(submitted) : Decision.Accept(new FundUseEdited(c.Claim, c.By.Person, c.By.For), submitted);
    }

    public static Decision Decide(FundUseState state, WithdrawFundUse c) =>
        state.Status is not (FundUseStatus.Draft or FundUseStatus.Submitted or FundUseStatus.Returned) ? Illegal("WITHDRAW", state)
        : Check.Text("reason", c.Reason, Check.LongText, required: false) is { } refused ? refused
        : Decision.Accept(new FundUseWithdrawn(c.Reason?.Trim(), c.By.Person, c.By.For));

    /// <summary>The last step is the final approval; the ledger then holds the money, or undoes it all.</summary>
    public static Decision Decide(FundUseState state, ApproveFundUseStep c)
    {
        if (state.Status != FundUseStatus.Submitted) return Illegal("APPROVE_STEP", state);
        if (state.Steps.MayDecide(c.By, state.Branch, state.Makers, "APPROVE_STEP") is { } refused) return refused;
        if (Check.Text("comment", c.Comment, Check.LongText, required: false) is { } invalid) return invalid;
        var step = state.Steps.Next();
        var approved = new FundUseStepApproved(step, state.Steps[step].Role, c.Comment?.Trim(), c.By.Person, c.By.For);
        if (step + 1 < state.Steps.Count) return Decision.Accept(approved);
        var claim = state.Claim!;
        return Decision.Accept(approved, new FundUseApproved(claim.Amount, claim.Linked, claim.Shares(), c.At, c.By.Person, c.By.For, c.Judgement));
    }

    /// <summary>
    /// Back to the branch. Before the approval by whoever decides the step; after it, until the money has left, by finance
    /// (the account was wrong): what was held is freed and the claim walks its steps again.
    /// </summary>
    public static Decision Decide(FundUseState state, ReturnFundUse c)
    {
        if (Check.Text("reason", c.Reason, Check.LongText) is { } invalid) return invalid;
        if (state.Status is FundUseStatus.Approved or FundUseStatus.PaymentRequested)
            return state.Makers.Any(c.By.IsSamePerson) ? SelfApproval
                : !c.By.Is(Role.Finance) ? Refusal.Because("STEP_OF_ANOTHER", ("role", Role.Finance))
                : Decision.Accept(new FundUseReturned(state.Steps.Count, Role.Finance, c.Reason.Trim(), c.By.Person, c.By.For));
        if (state.Status != FundUseStatus.Submitted) return Illegal("RETURN", state);
        if (state.Steps.MayDecide(c.By, state.Branch, state.Makers, "RETURN") is { } refused) return refused;
        var step = state.Steps.Next();
        return Decision.Accept(new FundUseReturned(step, state.Steps[step].Role, c.Reason.Trim(), c.By.Person, c.By.For));
    }

    public static Decision Decide(FundUseState state, RejectFundUse c)
    {
        if (Check.Text("reason", c.Reason, Check.LongText) is { } invalid) return invalid;
        if (state.Status != FundUseStatus.Submitted) return Illegal("REJECT", state);
        if (state.Steps.MayDecide(c.By, state.Branch, state.Makers, "REJECT") is { } refused) return refused;
        var step = state.Steps.Next();
        return Decision.Accept(new FundUseRejected(step, state.Steps[step].Role, c.Reason.Trim(), c.By.Person, c.By.For));
    }

    public static Refusal Illegal(string act, FundUseState state) => Refusal.IllegalMove(act, state.Status is { } status ? status : "NONE");

    public static readonly Refusal SelfApproval = Refusal.Because("SELF_APPROVAL") with { Grave = true, Clause = Approval.SelfApprovalClause };

    private static Refusal? Foreign(FundUseState state, string branch) =>
        state.Status is not null && state.Branch != branch ? Refusal.Invalid("branch", "BRANCH_FIXED", ("branch", state.Branch)) : null;
}
