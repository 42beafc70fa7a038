using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Norms.Said;

namespace Compliance.Decisions.Norms;

public sealed class TrainingRuleTests
{
    [Theory]
    [InlineData(30, 990000, Pass, "(340 + 130 + 50 + 30) × 60 × 30 = 990,000; 990,000 ≤ 990,000")]
    [InlineData(40, 1221000, Pass, "(340 + 130 + 50 + 30) × 60 × (30 + 10 × 70%) = 1,221,000; 1,221,000 ≤ 1,221,000")]
    [InlineData(40, 1221000.01, Fail, "(340 + 130 + 50 + 30) × 60 × (30 + 10 × 70%) = 1,221,000; 1,221,000.01 > 1,221,000")]
    public void Days_beyond_thirty_count_seventy_percent(int days, double cost, string outcome, string arithmetic) =>
        Judging.Training((Fact.Class, "III"), (Fact.People, 60), (Fact.Days, days), (Fact.Lodging, (decimal)cost), (Fact.Meals, 0), (Fact.VenueMaterialTransport, 0), (Fact.Other, 0), (Fact.LodgingProvided, true), (Fact.MealsProvided, true))
            .By("training.quota").Is(outcome, arithmetic);

    [Theory]
    [InlineData("ASSOCIATE_SENIOR", 4, 2000, Pass), InlineData("ASSOCIATE_SENIOR", 4, 2001, Fail)]
    [InlineData("SENIOR", 4, 4000, Pass), InlineData("SENIOR", 4, 4001, Fail)]
    [InlineData("ACADEMICIAN", 2, 3000, Pass), InlineData("ACADEMICIAN", 2, 3001, Fail)]
    [InlineData("OTHER", 1, 500, Pass), InlineData("OTHER", 1, 501, Fail)]
    public void Lecture_fees_follow_the_title(string title, int hours, int fee, string outcome) =>
        Judging.Training((Fact.Lectures, new[] { Judging.Row(("title", title), ("hours", hours), ("fee", fee), ("halfDays", 1)) })).By("training.lecture-fee").Is(outcome);

    [Fact]
    public void One_dear_lecture_among_many_fails_and_its_sum_is_shown() =>
        Judging.Training((Fact.Lectures, new[] { Judging.Row(("title", "SENIOR"), ("hours", 2), ("fee", 2000)), Judging.Row(("title", "ASSOCIATE_SENIOR"), ("hours", 2), ("fee", 1200)) }))
            .By("training.lecture-fee").Is(Fail, "1,000 × 2 = 2,000; 2,000 ≤ 2,000 | 500 × 2 = 1,000; 1,200 > 1,000");

    [Fact] public void A_lecturer_of_unknown_title_is_unknown() => Judging.Training((Fact.Lectures, new[] { Judging.Row(("hours", 2), ("fee", 100)) })).By("training.lecture-fee").Misses("title");
    [Fact] public void A_lecture_without_a_fee_is_within_any_title() => Judging.Training((Fact.Lectures, new[] { Judging.Row(("fee", 0)) })).By("training.lecture-fee").Is(Pass);
    [Fact] public void A_training_without_lectures_pays_none() => Judging.Training((Fact.Lectures, Array.Empty<IReadOnlyDictionary<string, object?>>())).By("training.lecture-fee").Is(Pass);

    [Theory]
    [InlineData(4, 1, Pass, "4 × 1 = 4; 4 ≤ 4"), InlineData(5, 1, Fail, "4 × 1 = 4; 5 > 4"), InlineData(8, 2, Pass, "4 × 2 = 8; 8 ≤ 8"), InlineData(9, 2, Fail, "4 × 2 = 8; 9 > 8")]
    public void Four_hours_fill_a_half_day(int hours, int halfDays, string outcome, string arithmetic) =>
        Judging.Training((Fact.Lectures, new[] { Judging.Row(("hours", hours), ("halfDays", halfDays)) })).By("training.lecture-hours").Is(outcome, arithmetic);

    [Theory]
    [InlineData(1, Pass), InlineData(2, Fail)]
    public void Arrival_and_departure_take_one_day(int days, string outcome) => Judging.Training((Fact.Class, "II"), (Fact.TransitDays, days)).By("training.transit-days").Is(outcome);
}
