using System.Text.Json;
using Compliance.Kernel;
using Compliance.Norms;
using Compliance.Norms.Evaluation;
using Compliance.Norms.Evaluation.Rules;
using Xunit;

namespace Compliance.Decisions.Norms;

/// <summary>Which pack speaks: the business date, the layers, the branch, the waiver.</summary>
public sealed class ClauseBookTests
{
    private static readonly DateOnly January = new(2025, 1, 1), July = new(2025, 7, 1);

    private static NormPackRow Pack(string id, NormLayer layer, DateOnly from, int max, DateOnly? to = null, string? branch = null, Severity severity = Severity.Stop) => new()
    {
        Id = "norm-pack/" + id, Version = 2, Title = id, TitleEn = id, Layer = layer, Branch = branch, Status = NormPackStatus.Adopted, InForceFrom = from, InForceTo = to,
        AdoptedVersion = 2, DraftedBy = "person/a", DraftedAt = Spec.Start,
        Clauses = [new NormClause("test.count", new("数", "count"), new TheCountStaysWithinItsLimit { Fact = Fact.WorkingMeals, Max = max < 0 ? null : max }, severity, new([Facts.Reception]), "test", ViolationClass.B2a)],
    };

    private static Finding? Judge(ClauseBook book, DateOnly on, int meals) => book.Judge(Judging.Facts(Facts.Reception, on, (Fact.WorkingMeals, meals))).SingleOrDefault();

    [Fact]
    public void The_pack_in_force_on_the_business_date_decides()
    {
        var book = ClauseBook.Of([Pack("old", NormLayer.National, January, 1, July.AddDays(-1)), Pack("new", NormLayer.National, July, 2)]);
        Assert.Null(Judge(book, January.AddDays(-1), 2));
        Assert.Equal((FindingOutcome.Fail, "norm-pack/old@2"), (Judge(book, January, 2)!.Outcome, Judge(book, January, 2)!.Pack));
        Assert.Equal((FindingOutcome.Fail, "norm-pack/old@2"), (Judge(book, July.AddDays(-1), 2)!.Outcome, Judge(book, July.AddDays(-1), 2)!.Pack));
        Assert.Equal((FindingOutcome.Pass, "norm-pack/new@2"), (Judge(book, July, 2)!.Outcome, Judge(book, July, 2)!.Pack));
    }

    [Fact]
    public void The_later_pack_of_one_layer_replaces_the_earlier_even_when_it_is_milder() =>
        Assert.Equal(FindingOutcome.Pass, Judge(ClauseBook.Of([Pack("old", NormLayer.National, January, 1), Pack("new", NormLayer.National, July, 2)]), July, 2)!.Outcome);

    [Fact]
    public void A_local_pack_tightens_a_national_rule() =>
        Assert.Equal("norm-pack/ours@2", Judge(ClauseBook.Of([Pack("national", NormLayer.National, January, 2), Pack("ours", NormLayer.Association, January, 1)]), July, 2)!.Pack);

    [Fact]
    public void A_local_pack_never_loosens_a_national_rule() =>
        Assert.Equal((FindingOutcome.Fail, "norm-pack/national@2"), Judge(ClauseBook.Of([Pack("national", NormLayer.National, January, 1), Pack("ours", NormLayer.Association, January, 3)]), July, 2) is { } f ? (f.Outcome, f.Pack) : default);

    [Fact]
    public void A_clause_that_asks_for_a_figure_gives_way_to_one_that_has_it() =>
        Assert.Equal(FindingOutcome.Pass, Judge(ClauseBook.Of([Pack("national", NormLayer.National, January, -1), Pack("ours", NormLayer.Association, January, 3)]), July, 2)!.Outcome);

    [Fact]
    public void A_clause_that_asks_for_a_figure_is_unknown_while_nobody_gave_one() =>
        Assert.Equal(FindingOutcome.Unknown, Judge(ClauseBook.Of([Pack("national", NormLayer.National, January, -1)]), July, 2)!.Outcome);

    [Fact]
    public void A_branch_pack_binds_its_branch_only()
    {
        Assert.Equal(FindingOutcome.Fail, Judge(ClauseBook.Of([Pack("theirs", NormLayer.Branch, January, 1, branch: "branch/cardiology")]), July, 2)!.Outcome);
        Assert.Null(Judge(ClauseBook.Of([Pack("theirs", NormLayer.Branch, January, 1, branch: "branch/neurology")]), July, 2));
    }

    [Fact]
    public void A_draft_binds_nobody() => Assert.Empty(ClauseBook.Of([Pack("draft", NormLayer.National, January, 1) with { Status = NormPackStatus.Drafted, InForceFrom = null }]).Judge(Judging.Reception((Fact.WorkingMeals, 2))));

    [Fact]
    public void What_was_judged_by_a_superseded_pack_is_still_judged_by_it_on_its_days() =>
        Assert.Equal("norm-pack/old@2", Judge(ClauseBook.Of([Pack("old", NormLayer.National, January, 1, July.AddDays(-1)) with { Status = NormPackStatus.Superseded }]), January, 2)!.Pack);

    [Fact]
    public void Every_finding_cites_pack_clause_severity_and_class()
    {
        var finding = Judge(ClauseBook.Of([Pack("ours", NormLayer.National, January, 1, severity: Severity.Warn)]), July, 2)!;
        Assert.Equal(("test.count", "norm-pack/ours@2", Severity.Warn, ViolationClass.B2a, "2 > 1"), (finding.Clause, finding.Pack, finding.Severity, finding.Classification!.Value, finding.Arithmetic));
        Assert.False(finding.Stops);
    }

    [Fact]
    public void A_waived_failure_stops_nothing_stays_a_failure_and_is_noted()
    {
        var facts = Judging.Reception((Fact.Documents, new[] { "LIST" }), (Fact.WorkingMeals, 2));
        var findings = Judging.Book.Judge(facts);
        var waiver = new WaiverRow { Id = Waiver.Id(facts.Subject, "reception.no-letter"), Version = 1, Subject = facts.Subject, Clause = "reception.no-letter", Reason = "r", GrantedBy = "person/leader", GrantedAt = Spec.Start };
        var marked = NormBook.Waive(Judging.Book, facts, findings, new Dictionary<string, WaiverRow> { [waiver.Id] = waiver });
        var letter = marked.Single(f => f.Clause == "reception.no-letter");
        Assert.Equal((FindingOutcome.Fail, "person/leader", false), (letter.Outcome, letter.WaivedBy, letter.Stops));
        Assert.True(marked.Single(f => f.Clause == "reception.one-working-meal").Stops);
        var note = marked.Single(f => f.Clause == "process.waiver");
        Assert.Equal((FindingOutcome.Fail, Severity.Note), (note.Outcome, note.Severity));
        Assert.Equal(["reception.no-letter"], (IReadOnlyList<string>)note.Inputs["clauses"]!);
        Assert.Equal(findings.Count + 1, marked.Count);

        var revoked = NormBook.Waive(Judging.Book, facts, findings, new Dictionary<string, WaiverRow> { [waiver.Id] = waiver with { Status = WaiverStatus.Revoked } });
        Assert.True(revoked.Single(f => f.Clause == "reception.no-letter").Stops);
        Assert.Equal(findings.Count, revoked.Count);
    }

    [Fact]
    public void A_stricter_local_clause_without_a_reason_is_flagged_and_one_with_a_reason_is_not()
    {
        var national = ClauseBook.Of([Pack("national", NormLayer.National, January, 2)]);
        var stricter = Pack("ours", NormLayer.Association, January, 1).Clauses;
        Assert.Equal("max 1 < 2", Assert.Single(Assert.Single(Layering.Flags(NormLayer.Association, stricter, national, July)).Measures));
        Assert.Empty(Layering.Flags(NormLayer.Association, [stricter[0] with { StricterBecause = "本会规模小" }], national, July));
        Assert.Empty(Layering.Flags(NormLayer.Association, Pack("ours", NormLayer.Association, January, 2).Clauses, national, July));
        Assert.Empty(Layering.Flags(NormLayer.National, stricter, national, July));
        Assert.Empty(Layering.Flags(NormLayer.Association, stricter, national, January.AddDays(-1)));
    }

    [Fact]
    public void A_milder_severity_is_not_flagged_a_harder_one_is()
    {
        var national = ClauseBook.Of([Pack("national", NormLayer.National, January, 2, severity: Severity.Warn)]);
        Assert.Equal("severity Stop > Warn", Assert.Single(Assert.Single(Layering.Flags(NormLayer.Association, Pack("ours", NormLayer.Association, January, 2).Clauses, national, July)).Measures));
        Assert.Empty(Layering.Flags(NormLayer.Association, Pack("ours", NormLayer.Association, January, 2, severity: Severity.Note).Clauses, national, July));
    }

    [Fact]
    public void A_demanded_document_more_is_stricter()
    {
        NormClause Documents(params string[] needed) => new("test.documents", new("件", "documents"), new TheRequiredDocumentsAreAttached { Documents = needed }, Severity.Warn, new([Facts.Reception]), "test", ViolationClass.B6);
        var national = ClauseBook.Of([Pack("national", NormLayer.National, January, 1) with { Clauses = [Documents("LETTER")] }]);
        Assert.Equal("PHOTO", Assert.Single(Assert.Single(Layering.Flags(NormLayer.Association, [Documents("LETTER", "PHOTO")], national, July)).Measures));
        Assert.Empty(Layering.Flags(NormLayer.Association, [Documents("LETTER")], national, July));
    }

    [Fact]
    public void A_replay_tells_the_difference_clause_by_clause()
    {
        var book = ClauseBook.Of([Pack("old", NormLayer.National, January, 1)]);
        var replaying = new Replaying(book, book.With(Pack("new", NormLayer.National, July, 2), January, July));
        foreach (var (meals, i) in new[] { 1, 2, 2, 3 }.Select((m, i) => (m, i)))
            replaying.Add(Judging.Facts(Facts.Reception, January.AddDays(i), (Fact.WorkingMeals, meals)) with { Subject = $"reception/{i}" });
        var difference = Assert.Single(replaying.Difference());
        Assert.Equal(("test.count", new Outcomes(1, 3, 0), new Outcomes(3, 1, 0), 0L, 2L), (difference.Clause, difference.Before, difference.After, difference.NewlyFailing, difference.NoLongerFailing));
        Assert.Equal(4, replaying.Records);
    }

    [Fact]
    public void A_replay_of_a_stricter_pack_names_who_would_newly_fail()
    {
        var book = ClauseBook.Of([Pack("old", NormLayer.National, January, 2)]);
        var replaying = new Replaying(book, book.With(Pack("new", NormLayer.National, July, 1), January, July));
        replaying.Add(Judging.Facts(Facts.Reception, January, (Fact.WorkingMeals, 2)) with { Subject = "reception/x" });
        Assert.Equal(["reception/x"], Assert.Single(replaying.Difference()).Examples);
    }

    [Fact]
    public void A_replay_of_what_is_in_force_says_nothing()
    {
        var pack = Pack("old", NormLayer.National, January, 1);
        var replaying = new Replaying(ClauseBook.Of([pack]), ClauseBook.Of([pack]).With(pack, January, July));
        replaying.Add(Judging.Facts(Facts.Reception, January, (Fact.WorkingMeals, 2)));
        Assert.Empty(replaying.Difference());
    }

    [Fact]
    public void Every_sentence_of_every_rule_is_there_in_both_languages_and_filled_by_its_inputs()
    {
        var texts = new Texts();
        foreach (var room in Rooms.All) room.Texts(texts);
        foreach (var rule in Judging.Book.Clauses.Select(c => c.Clause.Rule).DistinctBy(r => r.GetType()))
        {
            Assert.True(texts.Has(rule.PassText), rule.PassText);
            Assert.True(texts.Has(rule.FailText), rule.FailText);
        }
        Assert.Equal(RuleJson.Types.Count, Judging.Book.Clauses.Select(c => c.Clause.Rule.GetType()).Distinct().Count());
        var unfilled = Samples().SelectMany(Judging.Book.Judge).SelectMany(f => new[] { texts.Render(f.Text, f.Inputs, "zh-CN"), texts.Render(f.Text, f.Inputs, "en") }).Where(t => t.Contains('{')).ToList();
        Assert.Empty(unfilled);
    }

    private static IEnumerable<Facts> Samples() =>
    [
        Judging.Reception((Fact.Documents, new[] { "LIST" }), (Fact.Guests, 4), (Fact.Companions, 9), (Fact.WorkingMeals, 2), (Fact.Items, new[] { "ALCOHOL" }), (Fact.PlaceKind, "PRIVATE_CLUB"), (Fact.LetterGuests, 4), (Fact.ListGuests, 5),
            (Fact.InvoiceAmount, 5), (Fact.GuestsCharged, false), (Fact.EarlierOfUnit, new[] { "2025-06-01" }), (Fact.HeldOn, new DateOnly(2025, 6, 14)), (Fact.Held, true), (Fact.SubmittedBy, "a"), (Fact.ApprovedBy, new[] { "a" })),
        Judging.Meeting((Fact.Class, "II"), (Fact.People, 400), (Fact.Participants, 350), (Fact.Staff, 90), (Fact.Days, 3), (Fact.TransitDays, 3), (Fact.Conveys, true), (Fact.Lodging, 900000), (Fact.Meals, 0), (Fact.VenueMaterialTransport, 0), (Fact.Other, 0),
            (Fact.LodgingProvided, true), (Fact.MealsProvided, true), (Fact.Place, "庐山"), (Fact.ParticipantsCharged, true), (Fact.BegunAt, Judging.At("2025-06-01T00:00:00Z")), (Fact.FinalApprovedAt, Judging.At("2025-06-02T00:00:00Z")), (Fact.SpentAmount, 2), (Fact.ApprovedAmount, 1)),
        Judging.Training((Fact.Class, "I"), (Fact.Lectures, new[] { Judging.Row(("title", "SENIOR"), ("hours", 9), ("fee", 90000), ("halfDays", 1)) })),
        Judging.FundUse((Fact.PaidAt, Judging.At("2025-06-01T00:00:00Z")), (Fact.Amount, 9000), (Fact.BudgetAvailable, 1), (Fact.ClaimedOn, new DateOnly(2025, 9, 1)), (Fact.EndedOn, new DateOnly(2025, 6, 1)), (Fact.InvoicesUsedBefore, new[] { "1" }),
            (Fact.SamePayeeClaims, new[] { Judging.Row(("id", "x"), ("amount", 9000), ("on", new DateOnly(2025, 6, 1))) })),
        Judging.Reception(), Judging.Meeting(), Judging.Training(), Judging.FundUse(),
    ];
}
