using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Norms.Said;

namespace Compliance.Decisions.Norms;

public sealed class ReceptionRuleTests
{
    [Fact] public void Without_a_letter_there_is_no_reception() => Judging.Reception((Fact.Documents, new[] { "INVOICE" })).By("reception.no-letter").Is(Fail);
    [Fact] public void With_a_letter_there_may_be_one() => Judging.Reception((Fact.Documents, new[] { "LETTER" })).By("reception.no-letter").Is(Pass);
    [Fact] public void Nobody_knows_the_documents_that_were_never_stated() => Judging.Reception().By("reception.no-letter").Misses(Fact.Documents);

    [Theory]
    [InlineData(1, 3, Pass, "1 ≤ 10 → 3; 3 ≤ 3")]
    [InlineData(10, 3, Pass, "10 ≤ 10 → 3; 3 ≤ 3")]
    [InlineData(10, 4, Fail, "10 ≤ 10 → 3; 4 > 3")]
    [InlineData(11, 3, Pass, "⌊11 ÷ 3⌋ = 3; 3 ≤ 3")]
    [InlineData(11, 4, Fail, "⌊11 ÷ 3⌋ = 3; 4 > 3")]
    [InlineData(12, 4, Pass, "⌊12 ÷ 3⌋ = 4; 4 ≤ 4")]
    [InlineData(14, 5, Fail, "⌊14 ÷ 3⌋ = 4; 5 > 4")]
    [InlineData(15, 5, Pass, "⌊15 ÷ 3⌋ = 5; 5 ≤ 5")]
    public void Companions_are_three_up_to_ten_guests_and_a_third_above(int guests, int companions, string outcome, string arithmetic) =>
        Judging.Reception((Fact.Guests, guests), (Fact.Companions, companions)).By("reception.companions").Is(outcome, arithmetic);

    [Fact] public void Companions_of_an_unknown_number_of_guests_are_unknown() => Judging.Reception((Fact.Companions, 1)).By("reception.companions").Misses(Fact.Guests);

    [Theory]
    [InlineData(1, Pass), InlineData(2, Fail), InlineData(0, Pass)]
    public void One_working_meal_is_enough(int meals, string outcome) => Judging.Reception((Fact.WorkingMeals, meals)).By("reception.one-working-meal").Is(outcome);

    [Theory]
    [InlineData("ALCOHOL"), InlineData("CIGARETTES"), InlineData("HIGH_END_DISHES"), InlineData("SHARK_FIN"), InlineData("BIRDS_NEST"), InlineData("WILD_ANIMALS"), InlineData("AIRPORT_WELCOME"), InlineData("CROSS_REGION_ESCORT")]
    public void Forbidden_items_are_forbidden(string item) =>
        Assert.Equal([item], (IReadOnlyList<string>)Judging.Reception((Fact.Items, new[] { "TEA", item })).By("reception.forbidden-item").Is(Fail).Inputs["forbidden"]!);

    [Fact] public void A_declaration_of_nothing_passes() => Judging.Reception((Fact.Items, Array.Empty<string>())).By("reception.forbidden-item").Is(Pass);
    [Fact] public void No_declaration_says_nothing() => Judging.Reception().By("reception.forbidden-item").Misses(Fact.Items);

    [Theory]
    [InlineData("2025-05-17", Pass), InlineData("2025-05-18", Fail)]
    public void Alcohol_is_forbidden_from_the_day_the_regulations_were_published(string on, string outcome) =>
        Judging.Facts(Facts.Reception, DateOnly.Parse(on, null), (Fact.Items, new[] { "ALCOHOL" })).By("reception.forbidden-item").Is(outcome);

    [Theory]
    [InlineData("PRIVATE_CLUB", Fail), InlineData("HIGH_CONSUMPTION", Fail), InlineData("CANTEEN", Pass)]
    public void Clubs_and_places_of_high_consumption_are_forbidden(string kind, string outcome) => Judging.Reception((Fact.PlaceKind, kind)).By("reception.forbidden-venue").Is(outcome);

    [Fact]
    public void Letter_list_invoice_and_head_count_agree() =>
        Judging.Reception((Fact.LetterGuests, 6), (Fact.ListGuests, 6), (Fact.Guests, 6), (Fact.InvoiceAmount, 480.50m), (Fact.ListAmount, 480.5m)).By("reception.list-mismatch")
            .Is(Pass, "letterGuests 6 = listGuests 6; listGuests 6 = guests 6; invoiceAmount 480.5 = listAmount 480.5");

    [Fact]
    public void One_guest_more_on_the_list_than_in_the_letter_is_a_mismatch_even_while_the_invoice_is_not_there() =>
        Judging.Reception((Fact.LetterGuests, 6), (Fact.ListGuests, 7), (Fact.Guests, 7)).By("reception.list-mismatch").Is(Fail);

    [Fact]
    public void A_cent_between_invoice_and_list_is_a_mismatch() =>
        Judging.Reception((Fact.LetterGuests, 6), (Fact.ListGuests, 6), (Fact.Guests, 6), (Fact.InvoiceAmount, 480.51m), (Fact.ListAmount, 480.50m)).By("reception.list-mismatch").Is(Fail);

    [Fact] public void Without_the_invoice_the_match_is_unknown() => Judging.Reception((Fact.LetterGuests, 6), (Fact.ListGuests, 6), (Fact.Guests, 6), (Fact.ListAmount, 1)).By("reception.list-mismatch").Misses(Fact.InvoiceAmount);
    [Fact] public void Before_there_is_a_list_nothing_is_matched() => Assert.Null(Judging.Reception((Fact.LetterGuests, 6)).By("reception.list-mismatch"));

    [Theory]
    [InlineData("2025-05-11", Fail), InlineData("2025-05-10", Pass)]
    public void The_same_unit_within_thirty_days_is_flagged_on_the_thirtieth_and_not_on_the_thirty_first(string earlier, string outcome) =>
        Judging.Reception((Fact.HeldOn, new DateOnly(2025, 6, 10)), (Fact.EarlierOfUnit, new[] { earlier })).By("reception.repeat-unit").Is(outcome);

    [Fact] public void Nobody_knows_the_units_past_that_was_not_looked_up() => Judging.Reception().By("reception.repeat-unit").Misses(Fact.EarlierOfUnit);

    [Theory]
    [InlineData("2025-06-10", Pass)]   // Tuesday
    [InlineData("2025-06-14", Fail)]   // Saturday
    [InlineData("2025-06-02", Fail)]   // Dragon Boat Festival, a Monday
    [InlineData("2025-09-28", Pass)]   // a Sunday worked before the National Day
    [InlineData("2026-02-16", Fail)]   // Spring Festival, a Monday
    [InlineData("2026-02-28", Pass)]   // a Saturday worked after it
    [InlineData("2031-06-14", Fail)]   // a Saturday of a year without data
    public void Days_off_follow_the_calendar(string day, string outcome) => Judging.Reception((Fact.HeldOn, DateOnly.Parse(day, null))).By("reception.day-off").Is(outcome);

    [Fact] public void A_weekday_of_a_year_without_data_may_be_a_holiday() => Judging.Reception((Fact.HeldOn, new DateOnly(2031, 6, 10))).By("reception.day-off").Misses(Fact.DayOff);

    [Theory]
    [InlineData(true, Pass), InlineData(false, Fail)]
    public void Guests_are_charged(bool charged, string outcome) => Judging.Reception((Fact.GuestsCharged, charged)).By("reception.guests-charged").Is(outcome);

    [Fact]
    public void There_is_no_figure_for_a_meal_until_the_association_adopts_one() =>
        Assert.Equal("FINDING_NO_FIGURE", Judging.Reception((Fact.Meals, 100), (Fact.Guests, 2), (Fact.Companions, 1), (Fact.WorkingMeals, 1)).By("reception.meal-standard").Is(Unknown).Text);
}
