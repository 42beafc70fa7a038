using Compliance.Kernel;
using Compliance.Organization;
using Xunit;
using static Compliance.Decisions.Organization.Officers;

namespace Compliance.Decisions.Organization;

public sealed class PersonTests
{
    [Fact]
    public void A_person_is_registered_by_a_hash_and_no_name() =>
        Person.Kind.Given().When(s => PersonDecisions.Decide(s, new RegisterPerson(Data, "hash", Now, Admin))).ThenHappens(new PersonRegistered("hash"));

    [Fact]
    public void A_person_is_registered_once() =>
        Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, new RegisterPerson(Data, "other", Now, Admin))).ThenRefused("PERSON_EXISTS");

    [Fact]
    public void A_name_is_wanted_and_short()
    {
        Person.Kind.Given().When(s => PersonDecisions.Decide(s, new RegisterPerson(Data with { Name = " " }, "h", Now, Admin))).ThenRefused("FIELD_REQUIRED", "name");
        Person.Kind.Given().When(s => PersonDecisions.Decide(s, new RegisterPerson(Data with { Name = new string('王', 101) }, "h", Now, Admin))).ThenRefused("FIELD_TOO_LONG", "name");
        Person.Kind.Given().When(s => PersonDecisions.Decide(s, new RegisterPerson(Data with { Phone = new string('1', 41) }, "h", Now, Admin))).ThenRefused("FIELD_TOO_LONG", "phone");
    }

    [Fact]
    public void Details_change_when_the_hash_does()
    {
        Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, new ChangePersonDetails(Data, "other", Now, Admin))).ThenHappens(new PersonDetailsChanged("other"));
        Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, new ChangePersonDetails(Data, "hash", Now, Admin))).ThenHappens();
        Person.Kind.Given().When(s => PersonDecisions.Decide(s, new ChangePersonDetails(Data, "other", Now, Admin))).ThenRefused("PERSON_UNKNOWN");
    }

    [Fact]
    public void An_office_is_granted_from_today_until_revoked() => Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, Grant(Role.Finance, reason: "任命")))
        .ThenHappens(new RoleGranted(Role.Finance, null, Today, null, "任命"));

    [Fact]
    public void Nobody_is_granted_an_office_before_he_is_registered() =>
        Person.Kind.Given().When(s => PersonDecisions.Decide(s, Grant(Role.Finance))).ThenRefused("PERSON_UNKNOWN");

    [Fact]
    public void Nobody_grants_himself_an_office_nor_through_a_delegate()
    {
        Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, Grant(Role.Finance, person: "person/admin"))).ThenRefused("SELF_GRANT", grave: true);
        Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, Grant(Role.Finance, by: Admin with { For = "person/wang" }))).ThenRefused("SELF_GRANT", grave: true);
        Person.Kind.Given(Registered, Granted(Role.Admin)).When(s => PersonDecisions.Decide(s, new RevokeRole("person/admin", Role.Admin, null, null, "x", Now, Admin))).ThenRefused("SELF_GRANT", grave: true);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void An_office_of_a_branch_names_it_and_no_other_does(string name)
    {
        var role = Enum.Parse<Role>(name);
        if (role is Role.BranchOfficer or Role.BranchHead)
        {
            Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, Grant(role))).ThenRefused("ROLE_NEEDS_BRANCH", "branch");
            Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, Grant(role, "branch/x"))).ThenHappens(new RoleGranted(role, "branch/x", Today, null, null));
        }
        else
        {
            Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, Grant(role, "branch/x"))).ThenRefused("ROLE_HAS_NO_BRANCH", "branch");
            Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, Grant(role))).ThenHappens(new RoleGranted(role, null, Today, null, null));
        }
    }

    public static TheoryData<string> Roles() => [.. Enum.GetNames<Role>()];

    [Fact]
    public void The_branch_of_an_office_exists_and_is_open()
    {
        Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, Grant(Role.BranchHead, "branch/x", status: BranchStatus.None))).ThenRefused("BRANCH_UNKNOWN", "branch");
        Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, Grant(Role.BranchHead, "branch/x", status: BranchStatus.Closed))).ThenRefused("BRANCH_CLOSED", "branch");
    }

    [Fact]
    public void An_office_does_not_end_before_it_begins() =>
        Person.Kind.Given(Registered).When(s => PersonDecisions.Decide(s, Grant(Role.Finance, from: new(2025, 7, 2), to: new(2025, 7, 1)))).ThenRefused("DATES_REVERSED", "to");

    [Fact]
    public void An_office_is_held_once_at_a_time_and_again_afterwards()
    {
        var given = Person.Kind.Given(Registered, Granted(Role.Finance, to: new(2025, 6, 30)));
        given.When(s => PersonDecisions.Decide(s, Grant(Role.Finance, from: new(2025, 6, 30)))).ThenRefused("ROLE_ALREADY_HELD");
        given.When(s => PersonDecisions.Decide(s, Grant(Role.Finance, from: new(2025, 7, 1)))).ThenHappens(new RoleGranted(Role.Finance, null, new(2025, 7, 1), null, null));
    }

    [Fact]
    public void The_same_office_of_two_branches_is_two_offices() => Person.Kind.Given(Registered, Granted(Role.BranchOfficer, "branch/a"))
        .When(s => PersonDecisions.Decide(s, Grant(Role.BranchOfficer, "branch/b"))).ThenHappens(new RoleGranted(Role.BranchOfficer, "branch/b", Today, null, null));

    [Fact]
    public void Every_pair_of_offices_is_either_toxic_or_granted_and_the_order_does_not_matter()
    {
        foreach (var held in Enum.GetValues<Role>())
            foreach (var asked in Enum.GetValues<Role>().Where(r => r != held))
            {
                var then = Person.Kind.Given(Registered, Granted(held, PersonDecisions.OfBranch(held) ? "branch/a" : null))
                    .When(s => PersonDecisions.Decide(s, Grant(asked, PersonDecisions.OfBranch(asked) ? "branch/a" : null)));
                Assert.Equal(ToxicPairs.Of(held, asked), ToxicPairs.Of(asked, held));
                if (ToxicPairs.Of(held, asked) is { } pair) then.ThenRefused(pair.Why, grave: true);
                else Assert.Single(then.Events);
            }
    }

    [Fact]
    public void Officer_of_one_branch_and_head_of_another_is_granted_and_is_neither_on_the_others()
    {
        Person.Kind.Given(Registered, Granted(Role.BranchOfficer, "branch/a"))
            .When(s => PersonDecisions.Decide(s, Grant(Role.BranchHead, "branch/b"))).ThenHappens(new RoleGranted(Role.BranchHead, "branch/b", Today, null, null));
        var both = new Actor("t", "person/wang", [new(Role.BranchOfficer, "branch/a"), new(Role.BranchHead, "branch/b")]);
        Assert.True(both.Holds(Role.BranchOfficer, "branch/a") && both.Holds(Role.BranchHead, "branch/b"));
        Assert.False(both.Holds(Role.BranchHead, "branch/a") || both.Holds(Role.BranchOfficer, "branch/b") || both.Holds(Role.BranchHead, null));
        IReadOnlyList<ApprovalStep> steps = [new("HEAD", Role.BranchHead)];
        Assert.Equal("NOT_ALLOWED", steps.MayDecide(both, "branch/a", [], "approve")?.Code);
        Assert.Null(steps.MayDecide(both, "branch/b", [], "approve"));
        Assert.Equal((Role.BranchOfficer, Role.BranchHead), (Course.OfficeFor(both, "branch/a"), Course.OfficeFor(both, "branch/b")));
    }

    [Fact]
    public void Pairs_granted_before_the_rule_are_listed_from_the_day_they_meet()
    {
        Grant[] held = [new(Role.Finance, null, new(2025, 1, 1), null), new(Role.BranchOfficer, "branch/a", new(2025, 3, 1), new(2025, 12, 31)), new(Role.Auditor, null, new(2020, 1, 1), new(2025, 2, 1))];
        var listed = Assert.Single(ToxicPairs.HeldFrom(Today, "person/wang", held));
        Assert.Equal(("TOXIC_MONEY", new DateOnly(2025, 3, 1), (DateOnly?)new DateOnly(2025, 12, 31)), (listed.Why, listed.From, listed.To));
        Assert.Empty(ToxicPairs.HeldFrom(new(2026, 1, 1), "person/wang", held));
    }

    [Theory]
    [InlineData("Finance", "BranchOfficer", "TOXIC_MONEY")]
    [InlineData("Finance", "Leader", "TOXIC_MONEY")]
    [InlineData("Admin", "Discipline", "TOXIC_ACCOUNTS")]
    [InlineData("Admin", "Auditor", "TOXIC_ACCOUNTS")]
    [InlineData("Discipline", "Secretariat", "TOXIC_WATCH")]
    [InlineData("Custodian", "Discipline", "TOXIC_SEAL")]
    public void The_pairs_the_office_fears_most_are_toxic(string one, string other, string why) =>
        Assert.Equal(why, ToxicPairs.Of(Enum.Parse<Role>(one), Enum.Parse<Role>(other))?.Why);

    [Fact]
    public void A_leader_may_head_a_branch() => Assert.Null(ToxicPairs.Of(Role.Leader, Role.BranchHead));

    [Fact]
    public void Offices_that_never_meet_in_time_are_not_toxic() => Person.Kind.Given(Registered, Granted(Role.Finance, to: new(2025, 6, 8)))
        .When(s => PersonDecisions.Decide(s, Grant(Role.BranchOfficer, "branch/a"))).ThenHappens(new RoleGranted(Role.BranchOfficer, "branch/a", Today, null, null));

    [Fact]
    public void A_borrowed_office_counts_as_held() => Person.Kind.Given(Registered)
        .When(s => PersonDecisions.Decide(s, Grant(Role.BranchOfficer, "branch/a", borrowed: [new(Role.Finance, null, Today, Today)]))).ThenRefused("TOXIC_MONEY", grave: true);

    [Fact]
    public void A_revoked_office_is_not_held_from_that_day_on()
    {
        var given = Person.Kind.Given(Registered, Granted(Role.Finance));
        given.When(s => PersonDecisions.Decide(s, new RevokeRole("person/wang", Role.Finance, null, null, "调任", Now, Admin))).ThenHappens(new RoleRevoked(Role.Finance, null, Today, "调任"));
        var after = Person.Kind.Given(Registered, Granted(Role.Finance), new RoleRevoked(Role.Finance, null, Today, "调任")).State;
        Assert.True(after.Grants[0].HeldOn(Today.AddDays(-1)));
        Assert.False(after.Grants[0].HeldOn(Today));
    }

    [Fact]
    public void An_office_revoked_on_its_first_day_was_never_held() =>
        Assert.Empty(Person.Kind.Given(Registered, Granted(Role.Finance, from: Today), new RoleRevoked(Role.Finance, null, Today, "误授")).State.Grants);

    [Fact]
    public void What_is_not_held_is_not_revoked()
    {
        Person.Kind.Given(Registered, Granted(Role.BranchHead, "branch/a")).When(s => PersonDecisions.Decide(s, new RevokeRole("person/wang", Role.BranchHead, "branch/b", null, "x", Now, Admin))).ThenRefused("ROLE_NOT_HELD");
        Person.Kind.Given(Registered, Granted(Role.Finance, to: new(2025, 6, 8))).When(s => PersonDecisions.Decide(s, new RevokeRole("person/wang", Role.Finance, null, null, "x", Now, Admin))).ThenRefused("ROLE_NOT_HELD");
        Person.Kind.Given().When(s => PersonDecisions.Decide(s, new RevokeRole("person/wang", Role.Finance, null, null, "x", Now, Admin))).ThenRefused("PERSON_UNKNOWN");
    }

    [Fact]
    public void Revoking_wants_a_reason() => Person.Kind.Given(Registered, Granted(Role.Finance))
        .When(s => PersonDecisions.Decide(s, new RevokeRole("person/wang", Role.Finance, null, null, " ", Now, Admin))).ThenRefused("FIELD_REQUIRED", "reason");
}
