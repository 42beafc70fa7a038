using Compliance.Kernel;
using Compliance.Receptions;

namespace Compliance.Decisions.Receptions;

/// <summary>The people, the visit and the histories that the tests of this room speak of.</summary>
internal static class ReceptionSample
{
    public const string Id = "reception/1", Branch = "branch/cardiology";
    public static readonly DateTimeOffset Now = Spec.Start;
    public static readonly DateOnly Day = new(2025, 6, 9);

    public static Actor Who(string name, Role role, string branch = Branch, string? @for = null) =>
        new("t", "person/" + name, new HashSet<Role> { role }, new HashSet<string> { branch }) { For = @for };

    public static readonly Actor Officer = Who("officer", Role.BranchOfficer), Head = Who("head", Role.BranchHead), Clerk = Who("clerk", Role.Secretariat),
        Accountant = Who("accountant", Role.Finance), Leader = Who("leader", Role.Leader), Stranger = Who("stranger", Role.BranchOfficer, "branch/neurology"), Auditor = Who("auditor", Role.Auditor);

    /// <summary>Three guests, one companion, one working meal of 400 yuan: the small route.</summary>
    public static readonly ReceptionSheet Sheet = new()
    {
        ReceivedOn = Day, Guests = [new("vault/1", "h1"), new("vault/2", "h2"), new("vault/3", "h3")], Companions = [new("person/head", null)], SupportCount = 1,
        Place = new("杭州", "机关食堂", PlaceKind.Canteen), Meals = [new(Day, MealKind.WorkingMeal, 4, 400, null)], Charges = [new(ChargeKind.Meals, 3, 120, "R-1")], Items = [],
    };

    public static readonly ReceptionRequest Request = new()
    {
        Branch = Branch, GuestUnit = "省医学会", Purpose = "学术分会换届调研", Letter = new("浙医会函〔2025〕12号", "省医学会", new(2025, 6, 3), 3, new(new string('a', 64), "公函.pdf", "LETTER")), Sheet = Sheet,
    };

    public static readonly ReceptionList List = new() { Sheet = Sheet, HeadCount = 3, Invoices = [new("25330000001", 400, new string('b', 64))] };

    public static readonly Route Small = new("small", [new("BRANCH_HEAD", Role.BranchHead), new("SECRETARIAT", Role.Secretariat)]);

    public static readonly object Applied = new ReceptionApplied(1, Request, 400, Small, [], "person/officer", null);
    public static readonly object ByHead = new ReceptionStepApproved(0, Role.BranchHead, null, "person/head", null);
    public static readonly object ByClerk = new ReceptionStepApproved(1, Role.Secretariat, null, "person/clerk", null);
    public static readonly object Approved = new ReceptionApproved(Now, 400, null);
    public static readonly object Held = new ReceptionHeld(Day, "person/officer", null);
    public static readonly object Recorded = new ReceptionRecorded(1, List, 400, null, "person/officer", null);
    public static readonly object Signed = new ReceptionCountersigned(1, "person/second", null, null);
    public static readonly object Verified = new ReceptionVerified(400, 3, null, null, "person/accountant", null);
    public static readonly object Claimed = new ReceptionClaimed("fund-use/1", 400);

    public static readonly IReadOnlyDictionary<string, object[]> Histories = new Dictionary<string, object[]>
    {
        ["None"] = [],
        ["Applied"] = [Applied],
        ["Returned"] = [Applied, new ReceptionReturned(0, Role.BranchHead, "补公函", "person/head", null)],
        ["Withdrawn"] = [Applied, new ReceptionWithdrawn(null, "person/officer", null)],
        ["Rejected"] = [Applied, new ReceptionRejected(0, Role.BranchHead, "非公务", "person/head", null)],
        ["Approved"] = [Applied, ByHead, ByClerk, Approved],
        ["Cancelled"] = [Applied, ByHead, ByClerk, Approved, new ReceptionCancelled("改期", "person/officer", null)],
        ["Held"] = [Applied, ByHead, ByClerk, Approved, Held],
        ["Recorded"] = [Applied, ByHead, ByClerk, Approved, Held, Recorded],
        ["Signed"] = [Applied, ByHead, ByClerk, Approved, Held, Recorded, Signed],
        ["Verified"] = [Applied, ByHead, ByClerk, Approved, Held, Recorded, Signed, Verified],
        ["Claimed"] = [Applied, ByHead, ByClerk, Approved, Held, Recorded, Signed, Verified, Claimed],
    };

    public static Given<ReceptionState> In(string status) => Reception.Kind.Given(Histories[status]);
    public static Given<ReceptionState> After(params object[] events) => Reception.Kind.Given(events);

    public static Finding Failed(string clause, Severity severity = Severity.Stop) =>
        new(clause, "norm-pack/national-reception", FindingOutcome.Fail, severity, clause, new Dictionary<string, object?>(), null);

    public static Decision Apply(ReceptionState s, ReceptionRequest request, Actor? by = null, params Finding[] findings) =>
        ReceptionDecisions.Decide(s, new ApplyReception(Id, Now, by ?? Officer, request, findings, !s.Exists));

    public static Decision Approve(ReceptionState s, Actor by, params Finding[] findings) => ReceptionDecisions.Decide(s, new ApproveReceptionStep(Id, Now, by, null, null, [], findings));

    public static Decision Record(ReceptionState s, ReceptionList list, string? signer = null, Actor? by = null, params Finding[] findings) =>
        ReceptionRecording.Decide(s, new RecordReception(Id, Now, by ?? Officer, list, signer, [], findings));

    public static Decision Verify(ReceptionState s, Actor by, decimal? invoices = null, int? heads = null, params Finding[] findings) =>
        ReceptionRecording.Decide(s, new VerifyReception(Id, Now, by, invoices, heads, null, [], findings));
}
