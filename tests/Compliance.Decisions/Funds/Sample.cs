using Compliance.Funds;
using Compliance.Kernel;

namespace Compliance.Decisions.Funds;

/// <summary>The people, the budget and the claim that the tests of this room speak of.</summary>
internal static class Sample
{
    public const string Branch = "branch/cardiology", Meetings = "budget/cardiology/2025/meetings", Training = "budget/cardiology/2025/training";

    public static readonly DateTimeOffset Now = Spec.Start;

    public static Actor Who(string name, Role role, string? @for = null) => new("t", "person/" + name, new HashSet<Role> { role }, new HashSet<string> { Branch }) { For = @for };

    public static readonly Actor Officer = Who("officer", Role.BranchOfficer), Clerk = Who("clerk", Role.Secretariat), Accountant = Who("accountant", Role.Finance),
        Cashier = Who("cashier", Role.Finance), Leader = Who("leader", Role.Leader);

    public static readonly FundParty Hotel = new(PartyKind.Company, "湖滨宾馆", null, null, "company:湖滨宾馆", "1234", "00ff", null);

    public static readonly FundUseClaim Claim = new("季度病例讨论会", null, new DateOnly(2025, 6, 5), null, null, Hotel,
        [new(ExpenseItem.Venue, Meetings, null, 3000), new(ExpenseItem.Meals, Meetings, "午餐", 1500), new(ExpenseItem.Material, Training, null, 500)],
        [new(null, "25312000000012345678", "湖滨宾馆", new DateOnly(2025, 6, 5), 5000, new string('a', 64))], []);

    public static readonly Route TwoSteps = new("ordinary", [new("PRE_CHECK", Role.Secretariat), new("FINANCE_REVIEW", Role.Finance)]);

    public static readonly object Drafted = new FundUseDrafted(Branch, Claim, "person/officer", null);
    public static readonly object Submitted = new FundUseSubmitted(1, 5000, new DateOnly(2025, 6, 9), null, TwoSteps, [], "person/officer", null);
    public static readonly object PreChecked = new FundUseStepApproved(0, Role.Secretariat, null, "person/clerk", null);
    public static readonly object Reviewed = new FundUseStepApproved(1, Role.Finance, null, "person/accountant", null);
    public static readonly object Approved = new FundUseApproved(5000, null, Claim.Shares(), Now, "person/accountant", null, null);
    public static readonly object Requested = new PaymentRequested(5000, null, "person/officer", null);
    public static readonly object Paid = new PaymentRecorded(5000, null, Claim.Shares(), Now, "v-1", "person/cashier", null, null);
    public static readonly object Settled = new FundUseSettled([], 5000, 0, 0, null, "person/accountant", null, null);
    public static readonly object Returned = new FundUseReturned(1, Role.Finance, "发票不清", "person/accountant", null);
    public static readonly object Rejected = new FundUseRejected(1, Role.Finance, "无关", "person/accountant", null);
    public static readonly object Withdrawn = new FundUseWithdrawn(null, "person/officer", null);

    /// <summary>Every state a claim can be in, with the history that leads there; "None" is none.</summary>
    public static readonly IReadOnlyDictionary<string, object[]> Histories = new Dictionary<string, object[]>
    {
        ["None"] = [],
        ["Draft"] = [Drafted],
        ["Submitted"] = [Drafted, Submitted],
        ["Returned"] = [Drafted, Submitted, PreChecked, Returned],
        ["Rejected"] = [Drafted, Submitted, PreChecked, Rejected],
        ["Withdrawn"] = [Drafted, Submitted, Withdrawn],
        ["Approved"] = [Drafted, Submitted, PreChecked, Reviewed, Approved],
        ["PaymentRequested"] = [Drafted, Submitted, PreChecked, Reviewed, Approved, Requested],
        ["Paid"] = [Drafted, Submitted, PreChecked, Reviewed, Approved, Requested, Paid],
        ["Settled"] = [Drafted, Submitted, PreChecked, Reviewed, Approved, Requested, Paid, Settled],
    };

    public static Given<FundUseState> In(string status) => FundUse.Kind.Given(Histories[status]);

    public static Finding Failed(string clause, Severity severity = Severity.Stop) =>
        new(clause, "norm-pack/house-process", FindingOutcome.Fail, severity, clause, new Dictionary<string, object?>(), null);

    public static BudgetAllocated Allocated(string id, decimal amount, OverdrawPolicy overdraw = OverdrawPolicy.Stop)
    {
        var parts = id.Split('/');
        return new("branch/" + parts[1], int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture), parts[3], parts[3], amount, overdraw, "决议", "person/accountant");
    }
}
