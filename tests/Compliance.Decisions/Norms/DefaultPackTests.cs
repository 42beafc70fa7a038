using System.Text.Json;
using Compliance.Kernel;
using Compliance.Norms;
using Compliance.Norms.Evaluation;
using Compliance.Norms.Evaluation.Rules;
using Xunit;

namespace Compliance.Decisions.Norms;

/// <summary>The packs that ship, held against the figures as they were noted by hand.</summary>
public sealed class DefaultPackTests
{
    private static readonly IReadOnlyDictionary<string, NormClause> Clauses = DefaultPacks.Load().SelectMany(p => p.Drafted.Clauses).ToDictionary(c => c.Id);

    [Theory]
    [InlineData("process.begun-before-approval"), InlineData("process.held-without-approval"), InlineData("process.paid-without-approval"), InlineData("process.spent-over-approved")]
    [InlineData("process.over-budget"), InlineData("process.late-claim"), InlineData("process.duplicate-invoice"), InlineData("process.split-claims"), InlineData("process.self-approval")]
    [InlineData("reception.no-letter"), InlineData("reception.companions"), InlineData("reception.one-working-meal"), InlineData("reception.forbidden-item"), InlineData("reception.forbidden-venue")]
    [InlineData("reception.list-mismatch"), InlineData("reception.repeat-unit"), InlineData("reception.day-off")]
    [InlineData("meeting.quota"), InlineData("meeting.people"), InlineData("meeting.staff-share"), InlineData("meeting.days"), InlineData("meeting.scenic-area"), InlineData("meeting.own-region")]
    [InlineData("training.quota"), InlineData("training.lecture-fee"), InlineData("training.lecture-hours")]
    public void Every_fixed_clause_id_ships(string id) => Assert.Contains(id, Clauses.Keys);

    [Fact]
    public void No_figure_of_a_shipped_pack_is_shown_as_checked_or_resolved_on() => Assert.All(DefaultPacks.Load(), pack =>
    {
        Assert.Null(pack.Adopted.Resolution);
        Assert.All(pack.Drafted.Clauses, c => Assert.Equal(Verification.Unverified, c.Verification));
    });

    [Fact]
    public void Every_clause_names_its_source_in_both_languages() => Assert.All(Clauses.Values, c =>
    {
        Assert.NotEmpty(c.Source);
        Assert.NotEmpty(c.Title.Zh);
        Assert.NotEmpty(c.Title.En);
        Assert.NotEmpty(c.Statement!.Zh);
        Assert.NotEmpty(c.Statement.En);
        Assert.Null(c.Rule.Fault());
    });

    [Theory]
    [InlineData("meeting.quota", "I", 760), InlineData("meeting.quota", "II", 650), InlineData("meeting.quota", "III", 550), InlineData("meeting.quota", "IV", 550)]
    [InlineData("training.quota", "I", 760), InlineData("training.quota", "II", 650), InlineData("training.quota", "III", 550)]
    public void Daily_quotas_add_up_to_the_published_totals(string clause, string level, int total) =>
        Assert.Equal(total, ((TheCostStaysWithinTheDailyQuota)Clauses[clause].Rule).Table[level].Values.Sum());

    [Theory]
    [InlineData("meeting.quota", "I", "lodging", 500), InlineData("meeting.quota", "I", "meals", 150), InlineData("meeting.quota", "I", "other", 110)]
    [InlineData("meeting.quota", "II", "lodging", 400), InlineData("meeting.quota", "II", "meals", 150), InlineData("meeting.quota", "II", "other", 100)]
    [InlineData("meeting.quota", "III", "lodging", 340), InlineData("meeting.quota", "III", "meals", 130), InlineData("meeting.quota", "III", "other", 80)]
    [InlineData("meeting.quota", "IV", "lodging", 340), InlineData("meeting.quota", "IV", "meals", 130), InlineData("meeting.quota", "IV", "other", 80)]
    [InlineData("training.quota", "I", "lodging", 500), InlineData("training.quota", "I", "meals", 150), InlineData("training.quota", "I", "venueMaterialTransport", 80), InlineData("training.quota", "I", "other", 30)]
    [InlineData("training.quota", "II", "lodging", 400), InlineData("training.quota", "II", "meals", 150), InlineData("training.quota", "II", "venueMaterialTransport", 70), InlineData("training.quota", "II", "other", 30)]
    [InlineData("training.quota", "III", "lodging", 340), InlineData("training.quota", "III", "meals", 130), InlineData("training.quota", "III", "venueMaterialTransport", 50), InlineData("training.quota", "III", "other", 30)]
    public void Daily_quotas_are_those_of_the_tables(string clause, string level, string part, int yuan) =>
        Assert.Equal(yuan, ((TheCostStaysWithinTheDailyQuota)Clauses[clause].Rule).Table[level][part]);

    [Fact]
    public void Head_counts_are_300_150_and_50_and_class_I_is_set_by_its_approval() =>
        Assert.Equal(new Dictionary<string, decimal?> { ["I"] = null, ["II"] = 300, ["III"] = 150, ["IV"] = 50 }, Limits("meeting.people"));

    [Fact]
    public void Staff_shares_are_15_and_10_percent_and_class_IV_has_none() =>
        Assert.Equal(new Dictionary<string, decimal?> { ["I"] = null, ["II"] = 15, ["III"] = 10 }, ((TheStaffStayWithinTheirShare)Clauses["meeting.staff-share"].Rule).Percent.ToDictionary());

    [Fact]
    public void Meetings_last_two_days_and_one_when_they_convey()
    {
        var rule = (TheMeetingStaysWithinItsDays)Clauses["meeting.days"].Rule;
        Assert.Equal(new Dictionary<string, decimal?> { ["I"] = null, ["II"] = 2, ["III"] = 2, ["IV"] = 2 }, rule.Limits.ToDictionary());
        Assert.Equal(1, rule.Conveying);
    }

    [Fact]
    public void Arrival_and_departure_take_two_days_one_for_class_IV_and_one_for_a_training()
    {
        Assert.Equal(new Dictionary<string, decimal?> { ["I"] = 2, ["II"] = 2, ["III"] = 2, ["IV"] = 1 }, Limits("meeting.transit-days"));
        Assert.Equal(new Dictionary<string, decimal?> { ["I"] = 1, ["II"] = 1, ["III"] = 1 }, Limits("training.transit-days"));
    }

    [Fact]
    public void Lectures_pay_500_1000_and_1500_an_hour_and_four_hours_a_half_day()
    {
        Assert.Equal(new Dictionary<string, decimal> { ["ASSOCIATE_SENIOR"] = 500, ["SENIOR"] = 1000, ["ACADEMICIAN"] = 1500 }, ((LectureFeesStayWithinTheTitle)Clauses["training.lecture-fee"].Rule).PerHour.ToDictionary());
        Assert.Equal(4, ((LecturesStayWithinTheHalfDay)Clauses["training.lecture-hours"].Rule).HoursPerHalfDay);
        Assert.Equal(new ExcessDays(30, 70), ((TheCostStaysWithinTheDailyQuota)Clauses["training.quota"].Rule).Excess);
    }

    [Fact]
    public void Three_companions_up_to_ten_guests_then_one_in_three() =>
        Assert.Equal((10m, 3m, 3m), Clauses["reception.companions"].Rule is CompanionsStayFew r ? (r.UpToGuests, r.Companions, r.OneIn) : default);

    [Fact]
    public void Twenty_one_scenic_areas_are_listed() => Assert.Equal(21, ((TheMeetingKeepsOutOfScenicAreas)Clauses["meeting.scenic-area"].Rule).Areas.Count);

    [Fact]
    public void There_is_no_national_figure_for_a_meal_so_the_pack_asks_for_one() => Assert.True(Clauses["reception.meal-standard"].Rule.AsksForFigure());

    [Fact]
    public void Which_region_is_an_associations_own_it_must_say_itself() => Assert.True(Clauses["meeting.own-region"].Rule.AsksForFigure());

    [Fact]
    public void What_no_national_rule_fixes_is_marked_as_a_house_rule() =>
        Assert.All(Clauses.Values.Where(c => c.Id is "process.late-claim" or "process.split-claims" or "reception.repeat-unit" or "reception.day-off"), c => Assert.Equal(Reading.HouseRule, c.Reading));

    [Fact]
    public void The_events_of_every_pack_survive_storage_whatever_order_the_database_gives_their_keys() => Assert.All(DefaultPacks.Load(), pack =>
    {
        var written = JsonSerializer.SerializeToElement(pack.Drafted);
        var read = JsonSerializer.Deserialize<NormPackDrafted>(Reordered(written))!;
        Assert.Equal(Reordered(written), Reordered(JsonSerializer.SerializeToElement(read)));
        Assert.Equal(pack.Drafted.Clauses.Select(c => c.Rule.GetType()), read.Clauses.Select(c => c.Rule.GetType()));
    });

    [Fact]
    public void The_packs_bring_themselves_into_force_as_ordinary_events() => Assert.All(DefaultPacks.Load(), pack =>
    {
        var state = pack.Events.Aggregate(NormPack.Kind.Initial, NormPack.Evolve);
        Assert.Equal(NormPackStatus.Adopted, state.Status);
        Assert.StartsWith("norm-pack/", pack.Stream, StringComparison.Ordinal);
        Assert.EndsWith("@2", pack.Row.Citation, StringComparison.Ordinal);
    });

    [Fact]
    public void A_rule_is_stored_with_its_parameters_and_nothing_else() =>
        Assert.Equal("""{"type":"companions","upToGuests":10,"companions":3,"oneIn":3}""", JsonSerializer.Serialize(Clauses["reception.companions"].Rule));

    private static Dictionary<string, decimal?> Limits(string clause) => ((TheNumberStaysWithinTheLimitOfItsClass)Clauses[clause].Rule).Limits.ToDictionary();

    /// <summary>jsonb gives keys back by length, then by bytes.</summary>
    internal static string Reordered(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', json.EnumerateObject().OrderBy(p => p.Name.Length).ThenBy(p => p.Name, StringComparer.Ordinal).Select(p => JsonSerializer.Serialize(p.Name) + ":" + Reordered(p.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', json.EnumerateArray().Select(Reordered)) + "]",
        _ => json.GetRawText(),
    };
}
