using System.Text.Json;
using Compliance.Kernel;
using Compliance.Norms;
using Xunit;

namespace Compliance.Decisions.Norms;

public sealed class NormPackTests
{
    private static readonly Actor Drafter = Who("person/drafter", Role.Secretariat), Leader = Who("person/leader", Role.Leader);
    private static readonly DateOnly On = new(2025, 7, 1);
    private static readonly LocalText Title = new("本会标准", "Our norms");

    private static Actor Who(string person, params Role[] roles) => new("t", person, roles.ToHashSet(), new HashSet<string>());

    private static ClauseInput Clause(string id = "reception.meal-standard", string rule = """{"type":"amountPerHead","amount":60}""") => new(id, new("餐标", "Meals"),
        JsonDocument.Parse(rule).RootElement, Severity.Warn, new([JudgedKind.Reception]), "本会决议", ViolationClass.B2a);

    private static DraftNormPack Draft(Actor by, NormLayer layer = NormLayer.Association, string? branch = null, params ClauseInput[] clauses) =>
        new(Title, layer, branch, ["本会章程"], clauses.Length == 0 ? [Clause()] : clauses, Judging.Book, Spec.Start, by);

    private static NormPackDrafted Drafted(string by = "person/drafter", NormLayer layer = NormLayer.Association) =>
        (NormPackDrafted)NormPack.Kind.Given().When(s => NormPackDecisions.Decide(s, Draft(Who(by, Role.Secretariat), layer))).Events.Single();

    private static readonly NormPackAdopted Adopted = new("党政联席会议 2025 年第 6 号", On, null, [], "person/leader", null);
    private static readonly NormPackSuperseded Superseded = new("norm-pack/next", On.AddYears(1), "person/leader", null);
    private static AdoptNormPack Adopt(Actor by) => new("决议一号", On, null, Judging.Book, Spec.Start, by);
    private static NormPack Next(params object[] events) => events.Aggregate(NormPack.Kind.Initial, NormPack.Evolve);
    private static SupersedeNormPack Supersede(Actor by, NormPack next, DateOnly? from = null) => new("norm-pack/next", next, from ?? On.AddYears(1), Spec.Start, by);
    private static readonly NormPackAdopted NextAdopted = Adopted with { InForceFrom = On.AddYears(1) };

    public static TheoryData<string> States => ["none", "drafted", "adopted", "superseded"];
    private static object[] History(string state) => state switch
    {
        "none" => [],
        "drafted" => [Drafted()],
        "adopted" => [Drafted(), Adopted],
        _ => [Drafted(), Adopted, Superseded],
    };

    [Theory, MemberData(nameof(States))]
    public void Only_a_pack_that_binds_nobody_yet_may_be_written_anew(string state)
    {
        var then = NormPack.Kind.Given(History(state)).When(s => NormPackDecisions.Decide(s, Draft(Drafter)));
        if (state is "none" or "drafted") Assert.IsType<NormPackDrafted>(Assert.Single(then.Events)); else then.ThenRefused("ILLEGAL_MOVE");
    }

    [Theory, MemberData(nameof(States))]
    public void Only_a_draft_is_adopted(string state)
    {
        var then = NormPack.Kind.Given(History(state)).When(s => NormPackDecisions.Decide(s, Adopt(Leader)));
        if (state == "drafted") then.ThenHappens(new NormPackAdopted("决议一号", On, null, [], "person/leader", null)); else then.ThenRefused(state == "none" ? "PACK_NOT_DRAFTED" : "ILLEGAL_MOVE");
    }

    [Theory, MemberData(nameof(States))]
    public void Only_an_adopted_pack_is_superseded(string state)
    {
        var then = NormPack.Kind.Given(History(state)).When(s => NormPackDecisions.Decide(s, Supersede(Leader, Next(Drafted(), NextAdopted))));
        if (state == "adopted") then.ThenHappens(Superseded); else then.ThenRefused(state == "none" ? "PACK_NOT_DRAFTED" : "ILLEGAL_MOVE");
    }

    [Theory, MemberData(nameof(States))]
    public void A_clause_is_checked_while_its_pack_may_still_bind(string state)
    {
        var then = NormPack.Kind.Given(History(state)).When(s => NormPackDecisions.Decide(s, new CheckClause("reception.meal-standard", "与原件核对", Spec.Start, Leader)));
        if (state is "drafted" or "adopted") then.ThenHappens(new NormClauseChecked("reception.meal-standard", new DateOnly(2025, 6, 9), "与原件核对", "person/leader", null));
        else then.ThenRefused(state == "none" ? "NOT_FOUND" : "ILLEGAL_MOVE");
    }

    [Theory, MemberData(nameof(States))]
    public void Any_pack_that_was_ever_drafted_may_be_replayed(string state)
    {
        var then = NormPack.Kind.Given(History(state)).When(s => NormPackDecisions.Decide(s, new ReplayNormPack(On, On, 0, [], Spec.Start, Leader)));
        if (state == "none") then.ThenRefused("PACK_NOT_DRAFTED"); else Assert.IsType<NormPackReplayed>(Assert.Single(then.Events));
    }

    [Fact] public void Who_drafted_does_not_adopt() => NormPack.Kind.Given(Drafted()).When(s => NormPackDecisions.Decide(s, Adopt(Drafter))).ThenRefused("SELF_APPROVAL", grave: true);
    [Fact] public void Nor_does_his_delegate() => NormPack.Kind.Given(Drafted()).When(s => NormPackDecisions.Decide(s, Adopt(Leader with { For = "person/drafter" }))).ThenRefused("SELF_APPROVAL", grave: true);
    [Fact] public void Nor_who_wrote_an_earlier_form_of_the_draft() => NormPack.Kind.Given(Drafted("person/leader"), Drafted()).When(s => NormPackDecisions.Decide(s, Adopt(Leader))).ThenRefused("SELF_APPROVAL", grave: true);
    [Fact] public void Who_drafted_does_not_check() => NormPack.Kind.Given(Drafted()).When(s => NormPackDecisions.Decide(s, new CheckClause("reception.meal-standard", "x", Spec.Start, Drafter))).ThenRefused("SELF_APPROVAL", grave: true);
    [Fact] public void Who_drafted_the_successor_does_not_retire_its_predecessor() => NormPack.Kind.Given(Drafted(), Adopted).When(s => NormPackDecisions.Decide(s, Supersede(Leader, Next(Drafted("person/leader"), NextAdopted)))).ThenRefused("SELF_APPROVAL", grave: true);

    [Theory]
    [InlineData("BranchOfficer"), InlineData("Finance"), InlineData("Discipline"), InlineData("Admin")]
    public void Others_do_not_adopt(string role) => NormPack.Kind.Given(Drafted()).When(s => NormPackDecisions.Decide(s, Adopt(Who("person/x", Enum.Parse<Role>(role))))).ThenRefused("NOT_ALLOWED");

    [Theory]
    [InlineData("BranchOfficer"), InlineData("Finance"), InlineData("Admin"), InlineData("Auditor")]
    public void Others_do_not_draft(string role) => NormPack.Kind.Given().When(s => NormPackDecisions.Decide(s, Draft(Who("person/x", Enum.Parse<Role>(role))))).ThenRefused("NOT_ALLOWED");

    [Fact] public void An_adoption_names_its_resolution() => NormPack.Kind.Given(Drafted()).When(s => NormPackDecisions.Decide(s, Adopt(Leader) with { Resolution = " " })).ThenRefused("FIELD_REQUIRED", "resolution");
    [Fact] public void A_pack_does_not_end_before_it_begins() => NormPack.Kind.Given(Drafted()).When(s => NormPackDecisions.Decide(s, Adopt(Leader) with { InForceTo = On.AddDays(-1) })).ThenRefused("DATES_REVERSED", "inForceTo");
    [Fact] public void A_successor_is_adopted() => NormPack.Kind.Given(Drafted(), Adopted).When(s => NormPackDecisions.Decide(s, Supersede(Leader, Next(Drafted())))).ThenRefused("SUCCESSOR_NOT_ADOPTED");
    [Fact] public void A_successor_is_of_the_same_layer() => NormPack.Kind.Given(Drafted(), Adopted).When(s => NormPackDecisions.Decide(s, Supersede(Leader, Next(Drafted(layer: NormLayer.Provincial), NextAdopted)))).ThenRefused("SUCCESSOR_OF_ANOTHER_LAYER");
    [Fact] public void There_is_no_day_between_a_pack_and_its_successor() => NormPack.Kind.Given(Drafted(), Adopted).When(s => NormPackDecisions.Decide(s, Supersede(Leader, Next(Drafted(), NextAdopted), On.AddYears(1).AddDays(-1)))).ThenRefused("SUCCESSOR_NOT_IN_FORCE", "from");
    [Fact] public void A_pack_is_not_superseded_before_it_was_in_force() => NormPack.Kind.Given(Drafted(), Adopted).When(s => NormPackDecisions.Decide(s, Supersede(Leader, Next(Drafted(), Adopted with { InForceFrom = On.AddYears(-1) }), On))).ThenRefused("SUPERSEDED_BEFORE_IN_FORCE", "from");
    [Fact] public void A_replay_does_not_run_backwards() => NormPack.Kind.Given(Drafted()).When(s => NormPackDecisions.Decide(s, new ReplayNormPack(On, On.AddDays(-1), 0, [], Spec.Start, Leader))).ThenRefused("DATES_REVERSED", "to");

    private static Then DraftOf(params ClauseInput[] clauses) => NormPack.Kind.Given().When(s => NormPackDecisions.Decide(s, Draft(Drafter, clauses: clauses)));

    [Fact] public void A_pack_has_clauses() => NormPack.Kind.Given().When(s => NormPackDecisions.Decide(s, Draft(Drafter) with { Clauses = [] })).ThenRefused("FIELD_REQUIRED", "clauses");
    [Fact] public void A_pack_has_at_most_two_hundred() => DraftOf([.. Enumerable.Range(0, 201).Select(i => Clause($"test.c{i}"))]).ThenRefused("TOO_MANY", "clauses");
    [Fact] public void A_clause_id_is_given_once() => DraftOf(Clause(), Clause()).ThenRefused("CLAUSE_TWICE", "clauses[1].id");
    [Fact] public void A_clause_id_has_its_form() => DraftOf(Clause("Meal Standard")).ThenRefused("CLAUSE_ID_FORM", "clauses[0].id");
    [Fact] public void A_clause_names_its_source() => DraftOf(Clause() with { Source = "" }).ThenRefused("FIELD_REQUIRED", "clauses[0].source");
    [Fact] public void A_clause_binds_some_kind_of_record() => DraftOf(Clause() with { AppliesTo = new([]) }).ThenRefused("FIELD_REQUIRED", "clauses[0].appliesTo.kinds");
    [Fact] public void A_clause_does_not_end_before_it_begins() => DraftOf(Clause() with { InForceFrom = On, InForceTo = On.AddDays(-1) }).ThenRefused("DATES_REVERSED", "clauses[0].inForceTo");
    [Fact] public void A_negative_figure_is_no_rule() => DraftOf(Clause(rule: """{"type":"amountPerHead","amount":-1}""")).ThenRefused("RULE_INVALID", "clauses[0].rule");
    [Fact] public void An_unknown_rule_is_none() => DraftOf(Clause(rule: """{"type":"gutFeeling"}""")).ThenRefused("RULE_INVALID", "clauses[0].rule");
    [Fact] public void A_source_may_be_long_but_not_endless() => DraftOf(Clause() with { Source = new string('长', 201) }).ThenRefused("FIELD_TOO_LONG", "clauses[0].source");
    [Fact] public void A_branch_pack_names_its_branch() => NormPack.Kind.Given().When(s => NormPackDecisions.Decide(s, Draft(Drafter, NormLayer.Branch))).ThenRefused("FIELD_REQUIRED", "branch");
    [Fact] public void Only_a_branch_pack_names_one() => NormPack.Kind.Given().When(s => NormPackDecisions.Decide(s, Draft(Drafter, branch: "branch/x"))).ThenRefused("BRANCH_OF_ANOTHER_LAYER", "branch");

    [Fact]
    public void A_draft_stricter_than_the_national_clause_without_a_reason_is_flagged_and_still_drafted() =>
        Assert.Equal("reception.one-working-meal", Assert.Single(((NormPackDrafted)DraftOf(Clause("reception.one-working-meal", """{"type":"countLimit","fact":"workingMeals","max":0}""")).Events.Single()).Flags).Clause);

    [Fact] public void A_figure_where_the_nation_has_none_is_no_layering() => Assert.Empty(Drafted().Flags);

    [Fact]
    public void The_row_tells_the_life_of_the_pack()
    {
        var row = NormPack.Kind.Row("norm-pack/x", Drafted(), Adopted, new NormClauseChecked("reception.meal-standard", On, "核对", "person/leader", null), Superseded)!;
        Assert.Equal((NormPackStatus.Superseded, 2L, "norm-pack/next", On.AddYears(1).AddDays(-1), 4L), (row.Status, row.AdoptedVersion!.Value, row.SupersededBy, row.InForceTo!.Value, row.Version));
        Assert.Equal((Verification.Checked, "person/leader", On), row.Clauses[0] is var c ? (c.Verification, c.CheckedBy, c.CheckedOn!.Value) : default);
        Assert.Equal(Spec.Start, row.DraftedAt);
    }

    [Fact]
    public void Events_survive_storage()
    {
        Spec.RoundTrips(Drafted());
        Spec.RoundTrips(Adopted);
        Spec.RoundTrips(Superseded);
        Spec.RoundTrips(new NormClauseChecked("a.b", On, "e", "p", "q"));
        Spec.RoundTrips(new NormPackReplayed(On, On, 3, [new("a.b", new(1, 2, 3), new(3, 2, 1), 1, 2, ["x"])], "p", null));
        Spec.RoundTrips(new WaiverGranted("activity/1", "a.b", "branch/x", "r", "p", null));
        Spec.RoundTrips(new WaiverRevoked("r", "p", null));
    }

    private static GrantWaiver Grant(Actor by) => new("activity/1", "meeting.quota", "branch/x", "突发公共卫生事件", ["person/officer"], true, Spec.Start, by);

    [Fact] public void A_leader_waives_with_a_reason() => Waiver.Kind.Given().When(s => WaiverDecisions.Decide(s, Grant(Leader))).ThenHappens(new WaiverGranted("activity/1", "meeting.quota", "branch/x", "突发公共卫生事件", "person/leader", null));
    [Fact] public void Nobody_else_does() => Waiver.Kind.Given().When(s => WaiverDecisions.Decide(s, Grant(Drafter))).ThenRefused("NOT_ALLOWED", grave: true);
    [Fact] public void A_waiver_has_a_reason() => Waiver.Kind.Given().When(s => WaiverDecisions.Decide(s, Grant(Leader) with { Reason = "" })).ThenRefused("FIELD_REQUIRED", "reason");
    [Fact] public void A_waiver_is_granted_once() => Waiver.Kind.Given(new WaiverGranted("activity/1", "meeting.quota", null, "r", "p", null)).When(s => WaiverDecisions.Decide(s, Grant(Leader))).ThenRefused("WAIVER_EXISTS");
    [Fact] public void Nobody_waives_for_his_own_record() => Waiver.Kind.Given().When(s => WaiverDecisions.Decide(s, Grant(Leader with { Person = "person/officer" }))).ThenRefused("SELF_APPROVAL", grave: true);
    [Fact] public void A_clause_nobody_has_cannot_be_waived() => Waiver.Kind.Given().When(s => WaiverDecisions.Decide(s, Grant(Leader) with { ClauseKnown = false })).ThenRefused("NOT_FOUND");
    private static readonly WaiverGranted Granted = new("activity/1", "meeting.quota", "branch/x", "r", "person/leader", null);
    private static readonly WaiverRevoked Revoked = new("情况已变化", "person/leader", null);
    private static RevokeWaiver Revoke(Actor by) => new("activity/1", "meeting.quota", "情况已变化", Spec.Start, by);

    [Fact] public void A_leader_takes_a_waiver_back_with_a_reason() => Waiver.Kind.Given(Granted).When(s => WaiverDecisions.Decide(s, Revoke(Leader))).ThenHappens(Revoked);
    [Fact] public void Nobody_else_takes_it_back() => Waiver.Kind.Given(Granted).When(s => WaiverDecisions.Decide(s, Revoke(Drafter))).ThenRefused("NOT_ALLOWED", grave: true);
    [Fact] public void A_revocation_has_a_reason() => Waiver.Kind.Given(Granted).When(s => WaiverDecisions.Decide(s, Revoke(Leader) with { Reason = " " })).ThenRefused("FIELD_REQUIRED", "reason");
    [Fact] public void What_was_never_waived_is_not_revoked() => Waiver.Kind.Given().When(s => WaiverDecisions.Decide(s, Revoke(Leader))).ThenRefused("NOT_FOUND");
    [Fact] public void A_waiver_is_revoked_once() => Waiver.Kind.Given(Granted, Revoked).When(s => WaiverDecisions.Decide(s, Revoke(Leader))).ThenRefused("ILLEGAL_MOVE");
    [Fact] public void A_revoked_waiver_may_be_granted_anew() => Waiver.Kind.Given(Granted, Revoked).When(s => WaiverDecisions.Decide(s, Grant(Leader))).ThenHappens(new WaiverGranted("activity/1", "meeting.quota", "branch/x", "突发公共卫生事件", "person/leader", null));

    [Fact]
    public void The_row_of_a_revoked_waiver_says_by_whom_and_why_until_it_is_granted_anew()
    {
        var row = Waiver.Kind.Row("waiver/activity/1/meeting.quota", Granted, Revoked)!;
        Assert.Equal((WaiverStatus.Revoked, "person/leader", "情况已变化", Spec.Start.AddHours(1), "r", 2L), (row.Status, row.RevokedBy, row.RevocationReason, row.RevokedAt!.Value, row.Reason, row.Version));
        var anew = Waiver.Kind.Row("waiver/activity/1/meeting.quota", Granted, Revoked, Granted)!;
        Assert.Equal((WaiverStatus.Granted, (string?)null, (DateTimeOffset?)null), (anew.Status, anew.RevokedBy, anew.RevokedAt));
    }

    [Fact] public void A_waiver_is_found_by_subject_and_clause() => Assert.Equal("waiver/activity/1/meeting.quota", Waiver.Id("activity/1", "meeting.quota"));
}
