using Compliance.Kernel;
using Compliance.Organization;
using Xunit;
using static Compliance.Decisions.Organization.Officers;

namespace Compliance.Decisions.Organization;

public sealed class DelegationTests
{
    private static readonly Given<Person> ALeader = Person.Kind.Given(Registered, Granted(Role.Leader));
    private static readonly OfficesDelegated Lent = new("person/deputy", [Role.Leader], Today, new(2025, 6, 20), "出差");

    private static DelegateOffices Delegate(DateOnly? from = null, DateOnly? until = null, IReadOnlyList<Role>? roles = null, string to = "person/deputy", Actor? by = null,
        IReadOnlyList<Grant>? delegateGrants = null, bool known = true, string reason = "出差") =>
        new(to, roles ?? [], from ?? Today, until ?? new(2025, 6, 20), reason, known ? delegateGrants ?? [] : null, Now, by ?? Leader);

    [Fact]
    public void Offices_are_lent_for_some_days() => ALeader.When(s => PersonDecisions.Decide(s, Delegate())).ThenHappens(Lent);

    [Fact]
    public void Who_acts_for_another_does_not_delegate_further() =>
        ALeader.When(s => PersonDecisions.Decide(s, Delegate(by: Leader with { For = "person/chair" }))).ThenRefused("DELEGATE_DELEGATES", grave: true);

    [Fact]
    public void The_delegate_is_another_registered_person()
    {
        ALeader.When(s => PersonDecisions.Decide(s, Delegate(to: Leader.Person))).ThenRefused("DELEGATION_TO_SELF", "to");
        ALeader.When(s => PersonDecisions.Decide(s, Delegate(known: false))).ThenRefused("DELEGATE_UNKNOWN", "to");
        Person.Kind.Given().When(s => PersonDecisions.Decide(s, Delegate())).ThenRefused("PERSON_UNKNOWN");
    }

    [Fact]
    public void The_days_run_forward_from_today_and_not_for_ever()
    {
        ALeader.When(s => PersonDecisions.Decide(s, Delegate(until: Today.AddDays(-1)))).ThenRefused("DATES_REVERSED", "until");
        ALeader.When(s => PersonDecisions.Decide(s, Delegate(from: Today.AddDays(-1)))).ThenRefused("DELEGATION_IN_PAST", "from");
        ALeader.When(s => PersonDecisions.Decide(s, Delegate(until: Today.AddDays(PersonDecisions.LongestDelegation)))).ThenRefused("DELEGATION_TOO_LONG", "until");
        Assert.Single(ALeader.When(s => PersonDecisions.Decide(s, Delegate(until: Today.AddDays(PersonDecisions.LongestDelegation - 1)))).Events);
        ALeader.When(s => PersonDecisions.Decide(s, Delegate(reason: ""))).ThenRefused("FIELD_REQUIRED", "reason");
    }

    [Fact]
    public void Only_offices_held_in_that_time_are_lent()
    {
        ALeader.When(s => PersonDecisions.Decide(s, Delegate(roles: [Role.Finance]))).ThenRefused("ROLE_NOT_HELD");
        Person.Kind.Given(Registered, Granted(Role.Leader, to: new(2025, 6, 8))).When(s => PersonDecisions.Decide(s, Delegate())).ThenRefused("NOTHING_TO_DELEGATE");
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("Custodian")]
    public void Accounts_and_seals_are_not_lent(string name)
    {
        var role = Enum.Parse<Role>(name);
        var given = Person.Kind.Given(Registered, Granted(role));
        given.When(s => PersonDecisions.Decide(s, Delegate(roles: [role]))).ThenRefused("ROLE_NOT_DELEGABLE", "roles");
        given.When(s => PersonDecisions.Decide(s, Delegate())).ThenRefused("NOTHING_TO_DELEGATE");
    }

    [Fact]
    public void A_delegate_whose_own_office_makes_a_toxic_pair_is_refused() =>
        ALeader.When(s => PersonDecisions.Decide(s, Delegate(delegateGrants: [new(Role.Finance, null, new(2025, 1, 1), null)]))).ThenRefused("TOXIC_MONEY", grave: true);

    [Fact]
    public void One_delegation_to_one_person_at_a_time() =>
        Person.Kind.Given(Registered, Granted(Role.Leader), Lent).When(s => PersonDecisions.Decide(s, Delegate(from: new(2025, 6, 20), until: new(2025, 6, 25)))).ThenRefused("DELEGATION_OVERLAPS");

    [Fact]
    public void Who_lent_takes_back_and_so_does_an_administrator()
    {
        var given = Person.Kind.Given(Registered, Granted(Role.Leader), Lent);
        foreach (var by in new[] { Leader, Admin })
            given.When(s => PersonDecisions.Decide(s, new EndDelegation(Leader.Person, "person/deputy", null, "返回", Now, by))).ThenHappens(new DelegationEnded("person/deputy", Today, "返回"));
        Assert.Empty(Person.Kind.Given(Registered, Granted(Role.Leader), Lent, new DelegationEnded("person/deputy", Today, null)).State.Delegations);
    }

    [Fact]
    public void The_delegate_does_not_end_it_for_the_other()
    {
        var given = Person.Kind.Given(Registered, Granted(Role.Leader), Lent);
        given.When(s => PersonDecisions.Decide(s, new EndDelegation(Leader.Person, "person/deputy", null, null, Now, Leader with { Person = "person/deputy", For = Leader.Person }))).ThenRefused("NOT_ALLOWED");
        given.When(s => PersonDecisions.Decide(s, new EndDelegation(Leader.Person, "person/deputy", null, null, Now, Leader with { Person = "person/stranger" }))).ThenRefused("NOT_ALLOWED");
    }

    [Fact]
    public void What_is_over_is_not_ended() => Person.Kind.Given(Registered, Granted(Role.Leader), Lent)
        .When(s => PersonDecisions.Decide(s, new EndDelegation(Leader.Person, "person/deputy", new(2025, 6, 21), null, Now, Leader))).ThenRefused("NO_SUCH_DELEGATION");

    [Fact]
    public void The_row_lists_what_is_held_and_lent()
    {
        var row = Person.Kind.Row("person/leader", Registered, Granted(Role.Leader), Granted(Role.BranchHead, "branch/a"), Lent, new RoleRevoked(Role.BranchHead, "branch/a", Today, "换届"))!;
        Assert.Equal(["BRANCH_HEAD", "LEADER"], row.Roles);
        Assert.Equal(["branch/a"], row.Branches);
        Assert.Equal(["person/deputy"], row.Delegates);
        Assert.Equal([Role.Leader], row.GrantsOn(Today).Select(g => g.Role));
        Assert.Equal([Role.Leader, Role.BranchHead], row.GrantsOn(Today.AddDays(-1)).Select(g => g.Role));
        Assert.Equal(5, row.Version);
    }

    [Fact]
    public void Every_event_is_read_back_as_written()
    {
        foreach (var e in new object[] { Registered, new PersonDetailsChanged("h"), Granted(Role.Leader), new RoleRevoked(Role.Leader, null, Today, "x"), Lent, new DelegationEnded("person/deputy", Today, null) })
            Spec.RoundTrips(e);
    }
}
