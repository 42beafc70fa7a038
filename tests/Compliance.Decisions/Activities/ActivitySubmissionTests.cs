using Compliance.Activities;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Activities.ActivitySample;

namespace Compliance.Decisions.Activities;

public sealed class ActivitySubmissionTests
{
    [Fact]
    public void A_submission_without_a_draft_records_three_things() =>
        In("None").When(s => Submit(s, Plan)).ThenHappens(Drafted, Submitted, Routed);

    [Fact]
    public void A_draft_submitted_as_it_stands_is_not_drafted_again() =>
        In("Draft").When(s => Submit(s, Plan with { Lines = [.. Plan.Lines] })).ThenHappens(Submitted, Routed);

    [Fact]
    public void What_was_returned_is_submitted_with_its_change_as_a_second_round()
    {
        var mended = Plan with { PlanReference = "2025-07" };
        In("Returned").When(s => Submit(s, mended)).ThenHappens(
            new ActivityEdited(mended, "person/officer", null), new ActivitySubmitted(2, 40_000, [], "person/officer", null), Routed);
    }

    [Fact]
    public void Saving_what_stands_records_nothing() =>
        In("Draft").When(s => PlannedActivityDecisions.Decide(s, new DraftActivity(Id, Now, Officer, Plan with { Items = [] }, false))).ThenHappens();

    [Fact]
    public void A_clause_that_stops_refuses_and_shows_its_finding()
    {
        var refusal = In("Draft").When(s => Submit(s, Plan, null, Failed("meeting.quota"), Failed("process.late-claim", Severity.Warn))).ThenRefused("NORM_STOP", grave: false);
        Assert.Equal(["meeting.quota"], refusal.Findings.Select(f => f.Clause));
    }

    [Fact]
    public void A_waived_clause_and_a_warning_stand_in_the_submission()
    {
        Finding[] findings = [Failed("meeting.quota") with { WaivedBy = "person/leader" }, Failed("meeting.days", Severity.Warn)];
        In("Draft").When(s => Submit(s, null, null, findings)).ThenHappens(new ActivitySubmitted(1, 40_000, findings, "person/officer", null), Routed);
    }

    [Fact]
    public void A_delegate_leaves_both_names() =>
        In("Draft").When(s => Submit(s, null, Who("deputy", Role.BranchOfficer, @for: "person/officer")))
            .ThenHappens(new ActivitySubmitted(1, 40_000, [], "person/deputy", "person/officer"), Routed);

    public static TheoryData<string, string> Wrongs => new()
    {
        { "title", "FIELD_REQUIRED" }, { "title long", "FIELD_TOO_LONG" }, { "startsOn", "FIELD_REQUIRED" }, { "endsOn", "FIELD_REQUIRED" }, { "endsOn reversed", "DATES_REVERSED" },
        { "arrivesOn", "DATES_REVERSED" }, { "departsOn", "DATES_REVERSED" }, { "too long", "ACTIVITY_TOO_LONG" }, { "year", "ACTIVITY_YEAR" }, { "participants", "FIELD_REQUIRED" },
        { "negative people", "COUNT_NEGATIVE" }, { "too many people", "TOO_MANY" }, { "city", "FIELD_REQUIRED" }, { "negative line", "AMOUNT_NEGATIVE" }, { "three decimals", "AMOUNT_SCALE" },
        { "huge", "AMOUNT_SCALE" }, { "funding", "ACTIVITY_FUNDING_DIFFERS" }, { "funding line", "ACTIVITY_BUDGET_LINE" }, { "budget line", "ACTIVITY_BUDGET_LINE" }, { "sponsor", "ACTIVITY_SPONSOR_CONTRACT" },
        { "hours", "ACTIVITY_HOURS" }, { "file", "FILE_HASH" }, { "too many lines", "TOO_MANY" },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void A_wrong_plan_is_refused_with_its_field(string what, string code)
    {
        var wrong = what switch
        {
            "title" => Plan with { Title = "  " },
            "title long" => Plan with { Title = new string('长', 201) },
            "startsOn" => Plan with { StartsOn = null },
            "endsOn" => Plan with { EndsOn = null },
            "endsOn reversed" => Plan with { EndsOn = new(2025, 7, 9) },
            "arrivesOn" => Plan with { ArrivesOn = new(2025, 7, 11) },
            "departsOn" => Plan with { DepartsOn = new(2025, 7, 10) },
            "too long" => Plan with { EndsOn = new(2026, 7, 11), DepartsOn = null },
            "year" => Plan with { StartsOn = new(1899, 1, 1), EndsOn = new(1899, 1, 2), ArrivesOn = null, DepartsOn = null },
            "participants" => Plan with { Participants = null },
            "negative people" => Plan with { Staff = -1 },
            "too many people" => Plan with { Guests = 100_001 },
            "city" => Plan with { Venue = new("某处", null, null, PlaceKind.Hotel) },
            "negative line" => Plan with { Lines = [new(CostKind.Meals, -0.01m)] },
            "three decimals" => Plan with { Lines = [new(CostKind.Meals, 0.001m)] },
            "huge" => Plan with { Lines = [new(CostKind.Meals, 79_228_162_514_264_337_593_543_950_335m)] },
            "funding" => Plan with { Funding = [new(FundingSource.Budget, 39_999.99m)] },
            "funding line" => Plan with { Funding = [new(FundingSource.Grant, 40_000, "meetings")] },
            "budget line" => Plan with { BudgetLine = "Meetings/2025" },
            "sponsor" => Plan with { Sponsors = [new(SponsorKind.Sponsor, "某药企", 5_000, "场租", null, null)] },
            "hours" => Plan with { Lectures = [new(LecturerTitle.Senior, 0, 1, 500, null, null, null)] },
            "file" => Plan with { Attachments = [new("../../etc/passwd", "通知", "NOTICE")] },
            "too many lines" => Plan with { Lines = [.. Enumerable.Repeat(new CostLine(CostKind.Meals, 1), 101)] },
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
        Assert.True(In("None").When(s => Submit(s, wrong)).ThenRefused(code).Args.ContainsKey("field"));
    }

    [Fact]
    public void A_meeting_online_needs_no_city() =>
        Assert.Null(In("None").When(s => Submit(s, Plan with { Venue = new(null, null, null, PlaceKind.Online) })).Code);

    [Fact]
    public void A_draft_may_lack_what_a_submission_needs() =>
        Assert.Single(In("None").When(s => PlannedActivityDecisions.Decide(s, new DraftActivity(Id, Now, Officer, new ActivityPlan { Branch = Branch, Type = ActivityType.Other, Title = "想法" }, true))).Events);

    [Fact]
    public void Left_out_stays_and_an_empty_text_clears()
    {
        var before = Plan with { Purpose = "交流", BudgetLine = "meetings" };
        var after = new ActivityInput { Title = "新题目", Purpose = "", BudgetLines = [new(CostKind.Meals, 100)] }.Over(before, []);
        Assert.Equal(("新题目", null, "meetings", 100m, 36), (after.Title, after.Purpose, after.BudgetLine, after.Amount, after.Participants));
    }

    [Fact]
    public void A_lecturer_known_to_the_record_is_kept_by_id_and_a_new_one_comes_from_the_vault()
    {
        var before = Plan with { Lectures = [new(LecturerTitle.Senior, 2, 1, 1_000, null, "vault/1", "h1")] };
        var after = new ActivityInput { Lectures = [new(LecturerTitle.Senior, 3, 1_500, LecturerId: "vault/1"), new(LecturerTitle.AssociateSenior, 2, 800, Lecturer: "王某"), new(LecturerTitle.Other, 1, 0, LecturerId: "vault/strange")] }
            .Over(before, [null, new("vault/2", "h2"), null]);
        Assert.Equal([("vault/1", "h1"), ("vault/2", "h2"), (null, null)], after.Lectures.Select(l => (l.Lecturer, l.LecturerHash)));
    }
}
