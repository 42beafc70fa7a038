using Compliance.Kernel;
using Compliance.Norms.Evaluation;
using Compliance.Norms.Evaluation.Rules;
using Xunit;
using static Compliance.Decisions.Norms.Said;

namespace Compliance.Decisions.Norms;

public sealed class MeetingRuleTests
{
    private static (string, object?)[] Cost(string level, int people, int days, decimal cost, bool lodging = true, bool meals = true) =>
        [(Fact.Class, level), (Fact.People, people), (Fact.Days, days), (Fact.Lodging, 0), (Fact.Meals, 0), (Fact.VenueMaterialTransport, 0), (Fact.Other, cost), (Fact.LodgingProvided, lodging), (Fact.MealsProvided, meals)];

    [Theory]
    [InlineData("I", 76000, Pass, "(500 + 150 + 110) × 50 × 2 = 76,000; 76,000 ≤ 76,000")]
    [InlineData("II", 65000, Pass, "(400 + 150 + 100) × 50 × 2 = 65,000; 65,000 ≤ 65,000")]
    [InlineData("II", 65000.01, Fail, "(400 + 150 + 100) × 50 × 2 = 65,000; 65,000.01 > 65,000")]
    [InlineData("III", 55000, Pass, "(340 + 130 + 80) × 50 × 2 = 55,000; 55,000 ≤ 55,000")]
    [InlineData("IV", 55000.01, Fail, "(340 + 130 + 80) × 50 × 2 = 55,000; 55,000.01 > 55,000")]
    public void The_quota_holds_to_the_cent(string level, double cost, string outcome, string arithmetic) =>
        Judging.Meeting(Cost(level, 50, 2, (decimal)cost)).By("meeting.quota").Is(outcome, arithmetic);

    [Theory]
    [InlineData(false, true, "(150 + 100) × 50 × 1 = 12,500; 12,500 ≤ 12,500", 12500)]
    [InlineData(true, false, "(400 + 100) × 50 × 1 = 25,000; 25,000 ≤ 25,000", 25000)]
    [InlineData(false, false, "100 × 50 × 1 = 5,000; 5,000 ≤ 5,000", 5000)]
    public void What_is_not_provided_is_subtracted(bool lodging, bool meals, string arithmetic, int cost) =>
        Judging.Meeting(Cost("II", 50, 1, cost, lodging, meals)).By("meeting.quota").Is(Pass, arithmetic);

    [Fact] public void Parts_may_be_exchanged_within_the_total() => Judging.Meeting([.. Cost("II", 10, 1, 0).Where(c => c.Item1 is not Fact.Lodging), (Fact.Lodging, 6500)]).By("meeting.quota").Is(Pass);

    [Fact] public void Whether_meals_are_provided_must_be_known() => Judging.Meeting([.. Cost("II", 10, 1, 100).Where(c => c.Item1 is not Fact.MealsProvided)]).By("meeting.quota").Misses(Fact.MealsProvided);
    [Fact] public void A_meeting_of_no_class_cannot_be_held_to_a_quota() => Judging.Meeting([.. Cost("II", 10, 1, 100).Where(c => c.Item1 is not Fact.Class)]).By("meeting.quota").Misses(Fact.Class);

    [Theory]
    [InlineData("II", 300, Pass), InlineData("II", 301, Fail), InlineData("III", 150, Pass), InlineData("III", 151, Fail), InlineData("IV", 50, Pass), InlineData("IV", 51, Fail), InlineData("I", 1000, Unknown)]
    public void Heads_are_limited_by_class(string level, int participants, string outcome) => Judging.Meeting((Fact.Class, level), (Fact.Participants, participants)).By("meeting.people").Is(outcome);

    [Theory]
    [InlineData("II", 100, 15, Pass), InlineData("II", 100, 16, Fail), InlineData("III", 100, 10, Pass), InlineData("III", 100, 11, Fail), InlineData("III", 95, 10, Fail)]
    public void Staff_keep_to_their_share(string level, int participants, int staff, string outcome) =>
        Judging.Meeting((Fact.Class, level), (Fact.Participants, participants), (Fact.Staff, staff)).By("meeting.staff-share").Is(outcome);

    [Fact] public void Class_IV_has_no_share_of_staff() => Assert.Null(Judging.Meeting((Fact.Class, "IV"), (Fact.Participants, 10), (Fact.Staff, 9)).By("meeting.staff-share"));

    [Theory]
    [InlineData("II", 2, false, Pass), InlineData("II", 3, false, Fail), InlineData("IV", 2, false, Pass)]
    [InlineData("II", 1, true, Pass), InlineData("II", 2, true, Fail), InlineData("I", 2, true, Fail), InlineData("I", 4, false, Unknown)]
    public void Days_are_two_and_one_for_a_meeting_that_conveys(string level, int days, bool conveys, string outcome) =>
        Judging.Meeting((Fact.Class, level), (Fact.Days, days), (Fact.Conveys, conveys)).By("meeting.days").Is(outcome);

    [Fact] public void Two_days_are_unknown_until_somebody_says_whether_it_conveys() => Judging.Meeting((Fact.Class, "II"), (Fact.Days, 2)).By("meeting.days").Misses(Fact.Conveys);
    [Fact] public void Three_days_are_too_long_whether_or_not_it_conveys() => Judging.Meeting((Fact.Class, "II"), (Fact.Days, 3)).By("meeting.days").Is(Fail);

    [Theory]
    [InlineData("III", 2, Pass), InlineData("III", 3, Fail), InlineData("IV", 1, Pass), InlineData("IV", 2, Fail)]
    public void Arrival_and_departure_take_their_days(string level, int days, string outcome) => Judging.Meeting((Fact.Class, level), (Fact.TransitDays, days)).By("meeting.transit-days").Is(outcome);

    [Theory]
    [InlineData("黄山风景区云谷山庄", "黄山市", Fail)]
    [InlineData("黄山市人民医院", "黄山市", Pass)]
    [InlineData("黄山区会议中心", "黄山市", Pass)]
    [InlineData("黄山厅（二楼）", "合肥市", Pass)]      // a hall of that name elsewhere
    [InlineData("庐山宾馆", "九江市", Fail)]
    [InlineData("庐山宾馆", null, Fail)]
    [InlineData("太湖路 18 号", "无锡市", Pass)]
    [InlineData("太湖饭店", "无锡市", Fail)]
    [InlineData("八达岭长城脚下公社", "北京市", Fail)]
    [InlineData("三亚 亚龙湾某酒店", "三亚市", Fail)]
    [InlineData("市中心医院学术报告厅", "苏州市", Pass)]
    public void Scenic_areas_are_known_by_name_alias_and_city(string place, string? city, string outcome) =>
        Judging.Meeting((Fact.Place, place), (Fact.City, city)).By("meeting.scenic-area").Is(outcome);

    [Fact] public void The_records_own_word_on_the_scenic_area_decides() => Judging.Meeting((Fact.Place, "黄山云谷山庄"), (Fact.InScenicArea, false)).By("meeting.scenic-area").Is(Pass);
    [Fact] public void A_meeting_without_a_place_is_unknown() => Judging.Meeting().By("meeting.scenic-area").Misses(Fact.Place);
    [Fact] public void A_survey_is_no_meeting() => Assert.Null(Judging.Facts(Facts.Activity, (Fact.Type, "SURVEY"), (Fact.Place, "黄山云谷山庄")).By("meeting.scenic-area"));
    [Fact] public void A_conference_is_held_to_the_places_but_not_to_the_quota() => Assert.Equal(["meeting.scenic-area"], Judging.Book.Judge(Judging.Facts(Facts.Activity, (Fact.Type, "CONFERENCE"), (Fact.Place, "泰山"))).Where(f => f.Outcome == FindingOutcome.Fail).Select(f => f.Clause));

    [Theory]
    [InlineData("滨江", null, Pass)]
    [InlineData("滨江市新城区", null, Pass)]
    [InlineData("九江市", null, Unknown)]                // nobody has said which papers there are
    [InlineData("九江市", "NOTICE", Fail)]
    [InlineData("九江市", "APPROVAL", Pass)]
    [InlineData("江", "NOTICE", Fail)]                   // a part of the region's name is not the region
    public void A_meeting_stays_in_the_region_or_has_its_approval(string city, string? paper, string outcome) =>
        Assert.Equal(outcome, SdlName.Of(InBinjiang(Judging.Meeting((Fact.City, city), (Fact.Documents, paper is null ? null : new[] { paper })))!.Outcome));

    [Fact] public void A_meeting_that_names_no_city_is_unknown() => Assert.Equal([Fact.City], (IReadOnlyList<string>)InBinjiang(Judging.Meeting((Fact.Documents, Array.Empty<string>())))!.Inputs["missing"]!);
    [Fact] public void A_meeting_online_is_nowhere_else() => Assert.Equal(FindingOutcome.Pass, InBinjiang(Judging.Meeting((Fact.PlaceKind, "ONLINE")))!.Outcome);
    [Fact] public void Until_the_association_names_its_region_nothing_is_judged() => Judging.Meeting((Fact.City, "九江市"), (Fact.Documents, Array.Empty<string>())).By("meeting.own-region").Misses("region");
    [Fact] public void A_survey_may_go_elsewhere() => Assert.Null(Judging.Facts(Facts.Activity, (Fact.Type, "SURVEY"), (Fact.City, "九江市")).By("meeting.own-region"));

    private static Ruling? InBinjiang(Facts facts) => new TheMeetingStaysInItsOwnRegion { Region = ["滨江"], Approval = "APPROVAL" }.Judge(facts);

    [Fact] public void Souvenirs_and_banquets_are_forbidden() => Judging.Meeting((Fact.Items, new[] { "SOUVENIRS", "BANQUET" })).By("meeting.forbidden-item").Is(Fail);
    [Fact] public void Participants_are_not_charged() => Judging.Meeting((Fact.ParticipantsCharged, true)).By("meeting.no-charge").Is(Fail);
    [Fact] public void A_settled_meeting_has_notice_sheet_and_bill() => Assert.Equal(["ITEMISED_BILL"], (IReadOnlyList<string>)Judging.Meeting((Fact.SpentAmount, 1), (Fact.Documents, new[] { "NOTICE", "SIGN_IN_SHEET" })).By("meeting.claim-documents").Is(Fail).Inputs["absent"]!);
    [Fact] public void Before_anything_was_spent_no_bill_is_asked_for() => Assert.Null(Judging.Meeting((Fact.Documents, Array.Empty<string>())).By("meeting.claim-documents"));
    [Fact] public void Sponsors_need_amount_purpose_and_contract() => Judging.Meeting((Fact.Sponsors, new[] { Judging.Row(("name", "甲公司"), ("amount", 1000), ("purpose", "场地")) })).By("activity.sponsors-recorded").Is(Fail);
    [Fact] public void Before_the_measures_were_in_force_they_bind_nobody() => Assert.DoesNotContain(Judging.Book.Judge(Judging.Facts(Facts.Activity, new DateOnly(2016, 6, 30), (Fact.Type, "MEETING"), (Fact.Class, "II"))), f => f.Clause == "meeting.quota");
}
