using Compliance.Kernel;
using Compliance.Receptions;
using Xunit;
using static Compliance.Decisions.Receptions.ReceptionSample;

namespace Compliance.Decisions.Receptions;

public sealed class ReceptionMovesTests
{
    private static readonly IReadOnlyDictionary<string, (Func<ReceptionState, Decision> Decide, string[] Legal, string Otherwise)> Moves = new Dictionary<string, (Func<ReceptionState, Decision>, string[], string)>
    {
        ["apply"] = (s => Apply(s, Request), ["None", "Returned", "Withdrawn"], "ILLEGAL_MOVE"),
        ["withdraw"] = (s => ReceptionDecisions.Decide(s, new WithdrawReception(Id, Now, Officer, null)), ["Applied"], "ILLEGAL_MOVE"),
        ["approve"] = (s => Approve(s, Head), ["Applied"], "ILLEGAL_MOVE"),
        ["return"] = (s => ReceptionDecisions.Decide(s, new ReturnReception(Id, Now, Head, "补")), ["Applied"], "ILLEGAL_MOVE"),
        ["reject"] = (s => ReceptionDecisions.Decide(s, new RejectReception(Id, Now, Head, "不")), ["Applied"], "ILLEGAL_MOVE"),
        ["cancel"] = (s => ReceptionDecisions.Decide(s, new CancelReception(Id, Now, Officer, "改期")), ["Approved", "Returned", "Withdrawn"], "ILLEGAL_MOVE"),
        ["hold"] = (s => ReceptionRecording.Decide(s, new HoldReception(Id, Now, Officer, Day)), ["Approved"], "ILLEGAL_MOVE"),
        ["record"] = (s => Record(s, List), ["Approved", "Held", "Recorded", "Signed"], "ILLEGAL_MOVE"),
        ["countersign"] = (s => ReceptionRecording.Decide(s, new CountersignReception(Id, Now, Head)), ["Recorded"], "ILLEGAL_MOVE"),
        ["verify"] = (s => Verify(s, Accountant), ["Signed"], "ILLEGAL_MOVE"),
        ["claim"] = (s => ReceptionRecording.Decide(s, Id, new ClaimReception("fund-use/2", 100)), ["Verified", "Claimed"], "RECEPTION_NOT_VERIFIED"),
    };

    [Fact]
    public void Every_move_is_possible_in_its_states_and_refused_in_every_other()
    {
        foreach (var (move, (decide, legal, otherwise)) in Moves)
            foreach (var status in Histories.Keys)
            {
                var then = In(status).When(decide);
                if (legal.Contains(status)) { Assert.True(then.Code is null && then.Events.Count > 0, $"{move} in {status}: {then.Code ?? "nothing"}"); continue; }
                var code = status == "None" ? "NOT_FOUND"
                    : move == "verify" && status == "Recorded" ? "RECEPTION_NOT_COUNTERSIGNED"
                    : (move is "hold" or "record") && (status is "Applied" or "Returned" or "Withdrawn" or "Rejected") ? "RECEPTION_NOT_APPROVED"
                    : otherwise;
                Assert.True(then.Code == code, $"{move} in {status}: {then.Code ?? "accepted"}, not {code}");
            }
    }

    [Fact]
    public void Receiving_without_approval_is_a_grave_refusal()
    {
        Assert.Equal("process.held-without-approval", In("Applied").When(s => Record(s, List)).ThenRefused("RECEPTION_NOT_APPROVED", grave: true).Clause);
        In("Rejected").When(s => ReceptionRecording.Decide(s, new HoldReception(Id, Now, Officer, Day))).ThenRefused("RECEPTION_NOT_APPROVED", grave: true);
    }

    [Fact]
    public void Whoever_may_not_see_the_record_is_told_that_there_is_none()
    {
        foreach (var status in Histories.Keys.Where(s => s != "None"))
            foreach (var refused in new[] { In(status).When(s => Apply(s, Request, Stranger)).Code, In(status).When(s => Record(s, List, null, Stranger)).Code, In(status).When(s => Verify(s, Stranger)).Code, In(status).When(s => Approve(s, Stranger)).Code })
                Assert.Equal("NOT_FOUND", refused);
    }

    [Fact]
    public void Whoever_only_reads_may_do_nothing()
    {
        In("Returned").When(s => Apply(s, Request, Auditor)).ThenRefused("NOT_ALLOWED");
        In("Approved").When(s => Record(s, List, null, Leader)).ThenRefused("NOT_ALLOWED");
        In("Signed").When(s => Verify(s, Leader)).ThenRefused("NOT_ALLOWED");
        In("None").When(s => Apply(s, Request, Stranger)).ThenRefused("NOT_ALLOWED");
    }

    [Fact]
    public void An_application_records_its_route_with_it() => In("None").When(s => Apply(s, Request)).ThenHappens(Applied);

    [Fact]
    public void The_route_follows_amount_guests_and_who_applies()
    {
        string Roles(ReceptionRequest r, Actor by) => string.Join(' ', ((ReceptionApplied)In("None").When(s => Apply(s, r, by)).Events[0]).Route.Steps.Select(s => s.Role));
        Assert.Equal("BranchHead Secretariat", Roles(Request, Officer));
        Assert.Equal("Secretariat", Roles(Request, Head));
        Assert.Equal("BranchHead Secretariat Leader", Roles(Request with { Sheet = Sheet with { GuestCount = 11 } }, Officer));
        Assert.Equal("BranchHead Secretariat Leader", Roles(Request with { Sheet = Sheet with { Costs = [new(null, "场租", 2_600)] } }, Officer));
        Assert.Equal("Secretariat Leader", Roles(Request with { Sheet = Sheet with { GuestCount = 11 } }, Head));
    }

    [Fact]
    public void A_clause_that_stops_refuses_the_application()
    {
        var refusal = In("None").When(s => Apply(s, Request with { Letter = null }, null, Failed("reception.no-letter"))).ThenRefused("NORM_STOP");
        Assert.Equal("reception.no-letter", Assert.Single(refusal.Findings).Clause);
    }

    [Fact]
    public void The_last_step_approves_and_is_judged()
    {
        var events = After(Applied, ByHead).When(s => Approve(s, Clerk, Failed("reception.repeat-unit", Severity.Warn))).Events;
        var approved = Assert.IsType<ReceptionApproved>(events[1]);
        Assert.Equal((400m, Branch, "person/officer"), (approved.Amount, approved.Judgement!.Branch, approved.Judgement.Person));
        After(Applied, ByHead).When(s => Approve(s, Clerk, Failed("reception.companions"))).ThenRefused("NORM_STOP");
    }

    [Fact]
    public void Nobody_approves_what_he_made_or_approved_before()
    {
        After(Applied, ByHead).When(s => Approve(s, Who("head", Role.Secretariat))).ThenRefused("SELF_APPROVAL", grave: true);
        In("Applied").When(s => Approve(s, Who("officer", Role.BranchHead))).ThenRefused("SELF_APPROVAL", grave: true);
        In("Applied").When(s => Approve(s, Who("deputy", Role.BranchHead, @for: "person/officer"))).ThenRefused("SELF_APPROVAL", grave: true);
        In("Applied").When(s => Approve(s, Clerk)).ThenRefused("STEP_OF_ANOTHER");
    }

    public static TheoryData<string, string> Wrongs => new()
    {
        { "unit", "FIELD_REQUIRED" }, { "purpose", "FIELD_TOO_LONG" }, { "day", "FIELD_REQUIRED" }, { "left", "DATES_REVERSED" }, { "nobody", "FIELD_REQUIRED" }, { "nought", "RECEPTION_NOBODY" },
        { "fewer", "RECEPTION_MORE_NAMES" }, { "meal", "AMOUNT_NEGATIVE" }, { "stay", "DATES_REVERSED" }, { "ride", "AMOUNT_SCALE" }, { "letter", "FIELD_REQUIRED" }, { "file", "FILE_HASH" }, { "year", "RECEPTION_YEAR" }, { "companions", "COUNT_NEGATIVE" },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void A_wrong_application_is_refused_with_its_field(string what, string code)
    {
        var wrong = what switch
        {
            "unit" => Request with { GuestUnit = "" },
            "purpose" => Request with { Purpose = new string('长', 4_001) },
            "day" => Request with { Sheet = Sheet with { ReceivedOn = null } },
            "left" => Request with { Sheet = Sheet with { LeftOn = Day.AddDays(-1) } },
            "nobody" => Request with { Sheet = Sheet with { Guests = [] } },
            "nought" => Request with { Sheet = Sheet with { Guests = [], GuestCount = 0 } },
            "fewer" => Request with { Sheet = Sheet with { GuestCount = 2 } },
            "meal" => Request with { Sheet = Sheet with { Meals = [new(Day, MealKind.WorkingMeal, 4, -1, null)] } },
            "stay" => Request with { Sheet = Sheet with { Stays = [new(Day, Day.AddDays(-1), 1, 100, null)] } },
            "ride" => Request with { Sheet = Sheet with { Rides = [new(Day, "机场", 1, 0.005m)] } },
            "letter" => Request with { Letter = new(" ", "省医学会", Day, 3, null) },
            "file" => Request with { Attachments = [new("ABC", "通知", "NOTICE")] },
            "year" => Request with { Sheet = Sheet with { ReceivedOn = new(1980, 1, 1) } },
            "companions" => Request with { Sheet = Sheet with { CompanionCount = -1 } },
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
        Assert.True(In("None").When(s => Apply(s, wrong)).ThenRefused(code).Args.ContainsKey("field"));
    }
}
