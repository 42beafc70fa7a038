using Compliance.Discipline;
using Compliance.Kernel;
using Xunit;

namespace Compliance.Decisions.Discipline;

public sealed class IdentityRequestTests
{
    private static readonly Actor Anna = Who("person/anna", Role.Discipline), Bo = Who("person/bo", Role.Discipline), Keeper = Who("person/keeper", Role.Custodian);
    private static readonly Clue Signed = new(ClueStatus.Registered) { Handlers = ["person/anna", "person/bo"], Named = ["person/named"], Reporter = new("reporter/1", "hash", true) };

    private static readonly IdentityRequested Asked = new("clue/1", "需当面核实", "person/anna", null);
    private static readonly IdentityReleased Released = new(Spec.Start.AddHours(24), "同意", "person/keeper", null);
    private static readonly IdentityWithheld Withheld = new("理由不足", "person/keeper", null);

    private static Actor Who(string person, params Role[] roles) => new("t", person, roles.Select(r => new Office(r)));

    private static Decision Ask(IdentityRequest s, Actor by, Clue? clue = null, bool named = false, string reason = "需当面核实") => IdentityRequestDecisions.Decide(s, new RequestIdentity("clue/1", clue ?? Signed, reason, named, Spec.Start, by));
    private static Decision Release(IdentityRequest s, Actor by, int hours = 24, Clue? clue = null) => IdentityRequestDecisions.Decide(s, new ReleaseIdentity("identity-request/1", clue ?? Signed, hours, "同意", Spec.Start, by));
    private static Decision Withhold(IdentityRequest s, Actor by, Clue? clue = null) => IdentityRequestDecisions.Decide(s, new WithholdIdentity("identity-request/1", clue ?? Signed, "理由不足", Spec.Start, by));
    private static Decision Open(IdentityRequest s, Actor by, DateTimeOffset? at = null, Clue? clue = null, string reason = "约谈举报人") => IdentityRequestDecisions.Decide(s, new OpenIdentity("identity-request/1", clue ?? Signed, reason, at ?? Spec.Start, by));

    [Fact]
    public void A_handler_asks_the_custodian_releases_and_the_requester_looks()
    {
        IdentityRequest.Kind.Given().When(s => Ask(s, Anna)).ThenHappens(Asked);
        IdentityRequest.Kind.Given(Asked).When(s => Release(s, Keeper)).ThenHappens(Released);
        IdentityRequest.Kind.Given(Asked).When(s => Withhold(s, Keeper)).ThenHappens(Withheld);
        IdentityRequest.Kind.Given(Asked, Released).When(s => Open(s, Anna)).ThenHappens(new IdentityOpened("约谈举报人", "person/anna", null));
        // As often as he needs while it lasts.
        Assert.Single(IdentityRequest.Kind.Given(Asked, Released, new IdentityOpened("x", "person/anna", null)).When(s => Open(s, Anna, Spec.Start.AddHours(23.9))).Events);
    }

    [Fact]
    public void Only_a_handler_asks_and_only_where_somebody_reported()
    {
        IdentityRequest.Kind.Given().When(s => Ask(s, Who("person/c", Role.Discipline))).ThenRefused("NOT_ALLOWED");
        IdentityRequest.Kind.Given().When(s => Ask(s, Who("person/anna", Role.Finance))).ThenRefused("NOT_ALLOWED");
        IdentityRequest.Kind.Given().When(s => Ask(s, Anna, Signed with { Reporter = null })).ThenRefused("NO_REPORTER");
        IdentityRequest.Kind.Given().When(s => Ask(s, Anna, named: true)).ThenRefused("CUSTODIAN_NAMED");
        IdentityRequest.Kind.Given().When(s => Ask(s, Anna, reason: "")).ThenRefused("FIELD_REQUIRED", "reason");
    }

    [Fact]
    public void Only_a_custodian_decides_who_neither_asked_nor_handles_nor_is_named()
    {
        foreach (var decide in new Func<IdentityRequest, Actor, Clue, Decision>[] { (s, by, clue) => Release(s, by, clue: clue), (s, by, clue) => Withhold(s, by, clue) })
        {
            var given = IdentityRequest.Kind.Given(Asked);
            foreach (var role in Enum.GetValues<Role>().Except([Role.Custodian])) given.When(s => decide(s, Who("person/x", role), Signed)).ThenRefused("NOT_ALLOWED");
            given.When(s => decide(s, Keeper with { For = "person/other" }, Signed)).ThenRefused("NOT_ALLOWED");
            given.When(s => decide(s, Who("person/anna", Role.Custodian), Signed)).ThenRefused("SELF_APPROVAL", grave: true);
            given.When(s => decide(s, Who("person/bo", Role.Custodian), Signed)).ThenRefused("SELF_APPROVAL", grave: true);
            // Whoever is named learns nothing from the answer.
            given.When(s => decide(s, Who("person/named", Role.Custodian), Signed)).ThenRefused("NOT_FOUND");
            IdentityRequest.Kind.Given().When(s => decide(s, Keeper, Signed)).ThenRefused("NOT_FOUND");
            foreach (var decided in new object[] { Released, Withheld }) IdentityRequest.Kind.Given(Asked, decided).When(s => decide(s, Keeper, Signed)).ThenRefused("ILLEGAL_MOVE");
        }
        foreach (var hours in (int[])[0, -1, 169]) IdentityRequest.Kind.Given(Asked).When(s => Release(s, Keeper, hours)).ThenRefused("IDENTITY_HOURS", "hours");
    }

    [Fact]
    public void A_release_is_for_the_requester_while_he_handles_the_clue_and_while_it_lasts()
    {
        var given = IdentityRequest.Kind.Given(Asked, Released);
        foreach (var other in new[] { Bo, Keeper, Who("person/x", Role.Leader), Bo with { For = "person/anna" } }) given.When(s => Open(s, other)).ThenRefused("NOT_FOUND");
        given.When(s => Open(s, Anna with { For = "person/bo" })).ThenRefused("NOT_ALLOWED", grave: true);
        given.When(s => Open(s, Anna, Spec.Start.AddHours(24))).ThenRefused("IDENTITY_EXPIRED");
        given.When(s => Open(s, Anna, clue: Signed with { Handlers = ["person/bo"] })).ThenRefused("NOT_ALLOWED", grave: true);
        given.When(s => Open(s, Anna, reason: " ")).ThenRefused("FIELD_REQUIRED", "reason");
        foreach (var before in new object[][] { [Asked], [Asked, Withheld] }) IdentityRequest.Kind.Given(before).When(s => Open(s, Anna)).ThenRefused("ILLEGAL_MOVE");
    }

    [Fact]
    public void A_request_is_read_by_the_custodian_and_by_who_asked()
    {
        var row = IdentityRequest.Kind.Row("identity-request/1", Asked, Released, new IdentityOpened("约谈", "person/anna", null))!;
        Assert.Equal((IdentityRequestStatus.Released, 1, Released.ValidUntil), (row.Status, row.Opened, row.ValidUntil));
        var readers = new[] { Anna, Bo, Keeper, Who("person/anna", Role.Finance), Who("person/x", Role.Auditor), Who("person/y", Role.Leader), Who("person/z", Role.Admin) }.Where(a => IdentityRequestView.View.Readable(a, row));
        Assert.Equal(["person/anna", "person/keeper"], readers.Select(a => a.Person));
    }
}
