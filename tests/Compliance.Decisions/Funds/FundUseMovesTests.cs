using Compliance.Funds;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Funds.Sample;

namespace Compliance.Decisions.Funds;

public sealed class FundUseMovesTests
{
    private static readonly IReadOnlyDictionary<string, (Func<FundUseState, Decision> Decide, string[] Legal)> Moves = new Dictionary<string, (Func<FundUseState, Decision>, string[])>
    {
        ["save"] = (s => FundUseDecisions.Decide(s, new SaveFundUse(Now, Officer, Branch, Claim with { Title = "改" })), ["None", "Draft", "Returned"]),
        ["submit"] = (s => FundUseDecisions.Decide(s, new SubmitFundUse(Now, Officer, Branch, Claim, TwoSteps, [])), ["None", "Draft", "Returned"]),
        ["withdraw"] = (s => FundUseDecisions.Decide(s, new WithdrawFundUse(Now, Officer, null)), ["Draft", "Submitted", "Returned"]),
        ["approve"] = (s => FundUseDecisions.Decide(s, new ApproveFundUseStep(Now, Clerk, null, null)), ["Submitted"]),
        ["return by the step"] = (s => FundUseDecisions.Decide(s, new ReturnFundUse(Now, Clerk, "补")), ["Submitted"]),
        ["return by finance"] = (s => FundUseDecisions.Decide(s, new ReturnFundUse(Now, Accountant, "补")), ["Approved", "PaymentRequested"]),
        ["reject"] = (s => FundUseDecisions.Decide(s, new RejectFundUse(Now, Clerk, "不")), ["Submitted"]),
        ["request payment"] = (s => PaymentDecisions.Decide(s, new RequestPayment(Now, Officer, null)), ["Approved"]),
        ["record payment"] = (s => PaymentDecisions.Decide(s, new RecordPayment(Now, Cashier, 5000, Now, "v", null)), ["PaymentRequested"]),
        ["settle"] = (s => PaymentDecisions.Decide(s, new SettleFundUse(Now, Accountant, [3000, 1500, 500], null)), ["Paid"]),
    };

    [Fact]
    public void Every_move_is_possible_in_its_states_and_refused_in_every_other()
    {
        foreach (var (move, (decide, legal)) in Moves)
            foreach (var status in Histories.Keys)
            {
                var then = In(status).When(decide);
                if (legal.Contains(status)) Assert.True(then.Code is null && then.Events.Count > 0, $"{move} in {status}: {then.Code ?? "nothing"}");
                else Assert.True(then.Code is "ILLEGAL_MOVE" or "PAID_BEFORE_APPROVAL" or "STEP_OF_ANOTHER", $"{move} in {status}: {then.Code ?? "accepted"}");
            }
    }

    [Fact]
    public void A_submission_without_a_draft_records_both() =>
        In("None").When(s => FundUseDecisions.Decide(s, new SubmitFundUse(Now, Officer, Branch, Claim, TwoSteps, []))).ThenHappens(Drafted, Submitted);

    [Fact]
    public void A_draft_submitted_as_it_stands_records_the_submission_alone() =>
        In("Draft").When(s => FundUseDecisions.Decide(s, new SubmitFundUse(Now, Officer, Branch, Claim with { Lines = [.. Claim.Lines] }, TwoSteps, []))).ThenHappens(Submitted);

    [Fact]
    public void A_returned_claim_submitted_with_other_content_records_the_change_and_a_second_round()
    {
        var mended = Claim with { Title = "季度病例讨论会（补正）" };
        In("Returned").When(s => FundUseDecisions.Decide(s, new SubmitFundUse(Now, Officer, Branch, mended, TwoSteps, [])))
            .ThenHappens(new FundUseEdited(mended, "person/officer", null), new FundUseSubmitted(2, 5000, new DateOnly(2025, 6, 9), null, TwoSteps, [], "person/officer", null));
    }

    [Fact]
    public void Saving_what_stands_already_records_nothing() =>
        In("Draft").When(s => FundUseDecisions.Decide(s, new SaveFundUse(Now, Officer, Branch, Claim with { Invoices = [.. Claim.Invoices] }))).ThenHappens();

    [Fact]
    public void A_clause_that_stops_refuses_the_submission_and_names_itself()
    {
        var refusal = In("Draft").When(s => FundUseDecisions.Decide(s, new SubmitFundUse(Now, Officer, Branch, Claim, TwoSteps,
            [Failed("process.duplicate-invoice"), Failed("process.late-claim", Severity.Warn)]))).ThenRefused("NORM_STOP", grave: false);
        Assert.Equal(["process.duplicate-invoice"], refusal.Findings.Select(f => f.Clause));
    }

    [Fact]
    public void A_waived_or_warning_clause_lets_the_submission_pass_and_stands_in_it()
    {
        Finding[] findings = [Failed("process.duplicate-invoice") with { WaivedBy = "person/leader" }, Failed("process.late-claim", Severity.Warn)];
        var submitted = Assert.IsType<FundUseSubmitted>(Assert.Single(In("Draft").When(s => FundUseDecisions.Decide(s, new SubmitFundUse(Now, Officer, Branch, Claim, TwoSteps, findings))).Events));
        Assert.Equal(findings, submitted.Findings);
    }

    [Fact]
    public void The_last_step_is_the_final_approval_with_the_sums_by_budget() =>
        FundUse.Kind.Given([Drafted, Submitted, PreChecked]).When(s => FundUseDecisions.Decide(s, new ApproveFundUseStep(Now, Accountant, null, null)))
            .ThenHappens(Reviewed, new FundUseApproved(5000, null, [new(Meetings, 4500), new(Training, 500)], Now, "person/accountant", null, null));

    [Fact]
    public void Nobody_approves_what_he_made_even_as_a_delegate_or_through_one()
    {
        foreach (var by in new[] { Who("officer", Role.Secretariat), Who("other", Role.Secretariat, @for: "person/officer") })
            In("Submitted").When(s => FundUseDecisions.Decide(s, new ApproveFundUseStep(Now, by, null, null))).ThenRefused("SELF_APPROVAL", grave: true);
        FundUse.Kind.Given([Drafted, new FundUseEdited(Claim with { Title = "x" }, "person/helper", "person/clerk"), Submitted])
            .When(s => FundUseDecisions.Decide(s, new ApproveFundUseStep(Now, Clerk, null, null))).ThenRefused("SELF_APPROVAL", grave: true);
    }

    [Fact]
    public void Nobody_takes_two_steps_of_one_round() =>
        FundUse.Kind.Given([Drafted, Submitted, PreChecked]).When(s => FundUseDecisions.Decide(s, new ApproveFundUseStep(Now, Who("clerk", Role.Finance), null, null))).ThenRefused("SELF_APPROVAL", grave: true);

    [Fact]
    public void A_step_is_decided_by_its_own_role_only() =>
        In("Submitted").When(s => FundUseDecisions.Decide(s, new ApproveFundUseStep(Now, Accountant, null, null))).ThenRefused("STEP_OF_ANOTHER", grave: false);

    [Fact]
    public void After_a_return_the_steps_begin_anew_and_earlier_approvers_may_decide_again() =>
        FundUse.Kind.Given([.. Histories["Returned"], new FundUseSubmitted(2, 5000, new DateOnly(2025, 6, 10), null, TwoSteps, [], "person/officer", null)])
            .When(s => FundUseDecisions.Decide(s, new ApproveFundUseStep(Now, Clerk, " 已补 ", null))).ThenHappens(new FundUseStepApproved(0, Role.Secretariat, "已补", "person/clerk", null));

    [Fact]
    public void A_return_or_a_rejection_says_why()
    {
        In("Submitted").When(s => FundUseDecisions.Decide(s, new ReturnFundUse(Now, Clerk, " "))).ThenRefused("FIELD_REQUIRED", "reason");
        In("Submitted").When(s => FundUseDecisions.Decide(s, new RejectFundUse(Now, Clerk, new string('长', 4001)))).ThenRefused("FIELD_TOO_LONG", "reason");
    }

    [Fact]
    public void An_approved_claim_is_sent_back_by_finance_only_and_not_by_its_maker()
    {
        In("Approved").When(s => FundUseDecisions.Decide(s, new ReturnFundUse(Now, Clerk, "账号错误"))).ThenRefused("STEP_OF_ANOTHER");
        In("Approved").When(s => FundUseDecisions.Decide(s, new ReturnFundUse(Now, Who("officer", Role.Finance), "账号错误"))).ThenRefused("SELF_APPROVAL", grave: true);
        Assert.Null(FundUse.Kind.Given([.. Histories["PaymentRequested"], new FundUseReturned(2, Role.Finance, "账号错误", "person/accountant", null)]).State.ApprovedAt);
    }

    [Fact]
    public void A_claim_keeps_its_branch() =>
        In("Draft").When(s => FundUseDecisions.Decide(s, new SaveFundUse(Now, Officer, "branch/surgery", Claim))).ThenRefused("BRANCH_FIXED", "branch");
}
