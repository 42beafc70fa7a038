using Compliance.Audit;
using Compliance.Kernel;
using Compliance.Organization;
using Xunit;

namespace Compliance.Decisions.Audit;

/// <summary>Erasing a person: one asks, another decides, nobody on himself, never while a room needs the person.</summary>
public sealed class ErasureTests
{
    private const string Guest = "vaulted/1";
    private static readonly ErasureRequested Requested = new(Guest, "本人申请", "person/admin", null);
    private static readonly ErasureRefused Refused = new("保存期未满", "person/leader", null);
    private static readonly PersonErased Erased = new(Guest, null, "person/leader", null);

    private static Actor Of(string person, params Role[] roles) => new("t", "person/" + person, roles.ToHashSet(), new HashSet<string>());
    private static readonly Actor Admin = Of("admin", Role.Admin), Leader = Of("leader", Role.Leader);

    private static RequestErasure Request(Actor by, bool known = true, string reason = "本人申请") => new(Guest, reason, known, Spec.Start, by);
    private static ErasePerson Erase(Actor by, Refusal? needed = null) => new(Guest, null, needed, Spec.Start, by);
    private static RefuseErasure Refuse(Actor by, string reason = "保存期未满") => new(Guest, reason, Spec.Start, by);

    [Fact] public void Who_keeps_the_data_asks() => Erasure.Kind.Given().When(s => ErasureDecisions.Decide(s, Request(Admin))).ThenHappens(Requested);
    [Fact] public void Others_do_not_ask() => Erasure.Kind.Given().When(s => ErasureDecisions.Decide(s, Request(Leader))).ThenRefused("NOT_ALLOWED");
    [Fact] public void Whom_the_vault_does_not_hold_is_not_erased() => Erasure.Kind.Given().When(s => ErasureDecisions.Decide(s, Request(Admin, known: false))).ThenRefused("NOT_FOUND");
    [Fact] public void A_request_has_a_reason() => Erasure.Kind.Given().When(s => ErasureDecisions.Decide(s, Request(Admin, reason: " "))).ThenRefused("FIELD_REQUIRED", "reason");
    [Fact] public void It_is_asked_once() => Erasure.Kind.Given(Requested).When(s => ErasureDecisions.Decide(s, Request(Admin))).ThenRefused("ILLEGAL_MOVE");
    [Fact] public void After_a_refusal_it_may_be_asked_again() => Erasure.Kind.Given(Requested, Refused).When(s => ErasureDecisions.Decide(s, Request(Admin))).ThenHappens(Requested);
    [Fact] public void Who_was_erased_is_not_erased_again() => Erasure.Kind.Given(Requested, Erased).When(s => ErasureDecisions.Decide(s, Request(Admin, known: false))).ThenRefused("PERSON_ERASED");

    [Fact] public void A_leader_erases() => Erasure.Kind.Given(Requested).When(s => ErasureDecisions.Decide(s, Erase(Leader))).ThenHappens(Erased);
    [Fact] public void Nobody_else_does() => Erasure.Kind.Given(Requested).When(s => ErasureDecisions.Decide(s, Erase(Of("other", Role.Admin, Role.Secretariat)))).ThenRefused("NOT_ALLOWED", grave: true);
    [Fact] public void Nobody_is_erased_unasked() => Erasure.Kind.Given().When(s => ErasureDecisions.Decide(s, Erase(Leader))).ThenRefused("NOT_FOUND");
    [Fact] public void Who_asked_does_not_decide() => Erasure.Kind.Given(Requested).When(s => ErasureDecisions.Decide(s, Erase(Of("admin", Role.Leader)))).ThenRefused("SELF_APPROVAL", grave: true);
    [Fact] public void Nor_does_a_delegate_of_who_asked() => Erasure.Kind.Given(Requested).When(s => ErasureDecisions.Decide(s, Erase(Leader with { For = "person/admin" }))).ThenRefused("SELF_APPROVAL", grave: true);
    [Fact] public void Nobody_decides_on_himself() => Erasure.Kind.Given(Requested).When(s => ErasureDecisions.Decide(s, Erase(Leader) with { Person = "person/leader" })).ThenRefused("SELF_APPROVAL", grave: true);
    [Fact] public void While_a_room_needs_him_he_stays() => Erasure.Kind.Given(Requested).When(s => ErasureDecisions.Decide(s, Erase(Leader, Refusal.Because("PERSON_HOLDS_OFFICE", ("role", Role.Finance))))).ThenRefused("PERSON_HOLDS_OFFICE");
    [Fact] public void An_erasure_is_done_once() => Erasure.Kind.Given(Requested, Erased).When(s => ErasureDecisions.Decide(s, Erase(Leader))).ThenRefused("ILLEGAL_MOVE");

    [Fact] public void A_leader_refuses_with_a_reason() => Erasure.Kind.Given(Requested).When(s => ErasureDecisions.Decide(s, Refuse(Leader))).ThenHappens(Refused);
    [Fact] public void A_refusal_without_a_reason_is_none() => Erasure.Kind.Given(Requested).When(s => ErasureDecisions.Decide(s, Refuse(Leader, ""))).ThenRefused("FIELD_REQUIRED", "reason");
    [Fact] public void What_was_refused_is_not_carried_out() => Erasure.Kind.Given(Requested, Refused).When(s => ErasureDecisions.Decide(s, Erase(Leader))).ThenRefused("ILLEGAL_MOVE");

    [Fact]
    public void The_row_says_who_asked_who_decided_and_why()
    {
        var row = Erasure.Kind.Row(Erasure.Id(Guest), Requested, Refused, Requested, Erased)!;
        Assert.Equal((ErasureStatus.Erased, Guest, "本人申请", "person/admin", "person/leader", 4L), (row.Status, row.Person, row.Reason, row.RequestedBy, row.DecidedBy, row.Version));
        Assert.Equal((ErasureStatus.Refused, "保存期未满"), (Erasure.Kind.Row("e", Requested, Refused) is { } refused ? (refused.Status, refused.Comment) : default));
        foreach (var e in new object[] { Requested, Refused, Erased }) Spec.RoundTrips(e);
    }

    [Fact]
    public async Task The_erased_persons_own_stream_says_so_once()
    {
        var work = new FakeWork(Leader, Spec.Start).Seed(Person.Kind, "person/wang", new PersonRegistered("h"));
        var happened = new Happened(Erasure.Kind, "erasure/person/wang", new PersonErased("person/wang", null, "p", null), null);
        Assert.Null(await new Forgetting().React(happened, work, default));
        Assert.Null(await new Forgetting().React(happened, work, default));
        Assert.Equal([new PersonRegistered("h"), new PersonForgotten()], work.EventsOf("person/wang"));
        Assert.Null(await new Forgetting().React(happened with { Event = Erased }, work, default));
        Assert.Equal(["person/wang"], work.Streams("person"));
    }
}
