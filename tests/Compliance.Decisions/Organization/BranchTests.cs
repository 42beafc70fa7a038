using Compliance.Kernel;
using Compliance.Organization;
using Xunit;
using static Compliance.Decisions.Organization.Officers;

namespace Compliance.Decisions.Organization;

public sealed class BranchTests
{
    private static readonly BranchOpened Opened = new(BranchKind.Branch, "心血管病学分会", "Cardiology Branch", null, new(2020, 5, 1), new(2025, 5, 1));
    private static readonly BranchClosed Closed = new(new(2025, 6, 1), "合并");

    private static OpenBranch Open(string slug = "cardiology", string zh = "心血管病学分会", string en = "Cardiology Branch", string? parent = null, BranchStatus? parentStatus = null,
        DateOnly? opened = null, DateOnly? due = null) => new(slug, BranchKind.Branch, zh, en, parent, parentStatus, opened, due, Now, Admin);

    [Fact]
    public void A_branch_opens_today_unless_a_day_is_named() => Branch.Kind.Given().When(s => BranchDecisions.Decide(s, Open()))
        .ThenHappens(new BranchOpened(BranchKind.Branch, "心血管病学分会", "Cardiology Branch", null, Today, null));

    [Fact]
    public void Late_in_the_evening_of_UTC_it_is_already_tomorrow_at_the_office() =>
        Branch.Kind.Given().When(s => BranchDecisions.Decide(s, Open() with { At = new(2025, 6, 9, 17, 0, 0, TimeSpan.Zero) }))
            .ThenHappens(new BranchOpened(BranchKind.Branch, "心血管病学分会", "Cardiology Branch", null, new(2025, 6, 10), null));

    [Fact]
    public void A_branch_opens_once() => Branch.Kind.Given(Opened).When(s => BranchDecisions.Decide(s, Open())).ThenRefused("BRANCH_EXISTS");

    [Fact]
    public void A_closed_branch_does_not_open_again_under_its_id() => Branch.Kind.Given(Opened, Closed).When(s => BranchDecisions.Decide(s, Open())).ThenRefused("BRANCH_EXISTS");

    [Theory]
    [InlineData("Cardiology")]
    [InlineData("-x")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("心血管")]
    [InlineData("a1234567890123456789012345678901234567890")]
    public void An_id_is_a_slug(string slug) => Branch.Kind.Given().When(s => BranchDecisions.Decide(s, Open(slug))).ThenRefused("SLUG_INVALID", "slug");

    [Fact]
    public void Both_names_are_wanted_and_short()
    {
        Branch.Kind.Given().When(s => BranchDecisions.Decide(s, Open(zh: " "))).ThenRefused("FIELD_REQUIRED", "nameZh");
        Branch.Kind.Given().When(s => BranchDecisions.Decide(s, Open(en: new string('x', 201)))).ThenRefused("FIELD_TOO_LONG", "nameEn");
    }

    [Fact]
    public void The_parent_exists_and_is_open()
    {
        Branch.Kind.Given().When(s => BranchDecisions.Decide(s, Open(parent: "branch/x", parentStatus: BranchStatus.None))).ThenRefused("BRANCH_UNKNOWN", "parent");
        Branch.Kind.Given().When(s => BranchDecisions.Decide(s, Open(parent: "branch/x", parentStatus: BranchStatus.Closed))).ThenRefused("BRANCH_CLOSED", "parent");
    }

    [Fact]
    public void A_term_does_not_end_before_it_begins() =>
        Branch.Kind.Given().When(s => BranchDecisions.Decide(s, Open(opened: new(2025, 1, 2), due: new(2025, 1, 1)))).ThenRefused("DATES_REVERSED", "termDueOn");

    [Fact]
    public void Renaming_to_the_same_names_is_nothing() =>
        Branch.Kind.Given(Opened).When(s => BranchDecisions.Decide(s, new RenameBranch(" 心血管病学分会 ", "Cardiology Branch", null, Now, Admin))).ThenHappens();

    [Fact]
    public void A_renamed_branch_keeps_its_reason() =>
        Branch.Kind.Given(Opened).When(s => BranchDecisions.Decide(s, new RenameBranch("心内科分会", "Cardiology", "会议决定", Now, Admin))).ThenHappens(new BranchRenamed("心内科分会", "Cardiology", "会议决定"));

    [Fact]
    public void A_term_is_set_once_and_after_the_opening()
    {
        Branch.Kind.Given(Opened).When(s => BranchDecisions.Decide(s, new SetTermOfOffice(new(2030, 5, 1), "党政联席会议 2025-06-09", Now, Admin))).ThenHappens(new TermOfOfficeSet(new(2030, 5, 1), "党政联席会议 2025-06-09"));
        Branch.Kind.Given(Opened).When(s => BranchDecisions.Decide(s, new SetTermOfOffice(new(2025, 5, 1), null, Now, Admin))).ThenHappens();
        Branch.Kind.Given(Opened).When(s => BranchDecisions.Decide(s, new SetTermOfOffice(new(2020, 4, 30), null, Now, Admin))).ThenRefused("DATES_REVERSED", "dueOn");
    }

    [Fact]
    public void A_branch_with_open_branches_beneath_it_does_not_close() =>
        Branch.Kind.Given(Opened).When(s => BranchDecisions.Decide(s, new CloseBranch(null, "合并", ["branch/echo"], Now, Admin))).ThenRefused("BRANCH_HAS_CHILDREN");

    [Fact]
    public void Closing_wants_a_reason_and_a_day_after_the_opening()
    {
        Branch.Kind.Given(Opened).When(s => BranchDecisions.Decide(s, new CloseBranch(null, "", [], Now, Admin))).ThenRefused("FIELD_REQUIRED", "reason");
        Branch.Kind.Given(Opened).When(s => BranchDecisions.Decide(s, new CloseBranch(new(2020, 4, 30), "合并", [], Now, Admin))).ThenRefused("DATES_REVERSED", "closedOn");
        Branch.Kind.Given(Opened).When(s => BranchDecisions.Decide(s, new CloseBranch(null, "合并", [], Now, Admin))).ThenHappens(new BranchClosed(Today, "合并"));
    }

    [Fact]
    public void Only_an_open_branch_is_renamed_set_or_closed()
    {
        foreach (var given in new[] { Branch.Kind.Given(), Branch.Kind.Given(Opened, Closed) })
        {
            given.When(s => BranchDecisions.Decide(s, new RenameBranch("甲", "A", null, Now, Admin))).ThenRefused("ILLEGAL_MOVE");
            given.When(s => BranchDecisions.Decide(s, new SetTermOfOffice(Today, null, Now, Admin))).ThenRefused("ILLEGAL_MOVE");
            given.When(s => BranchDecisions.Decide(s, new CloseBranch(null, "合并", [], Now, Admin))).ThenRefused("ILLEGAL_MOVE");
        }
    }

    [Fact]
    public void The_row_tells_the_branch_as_it_stands()
    {
        var row = Branch.Kind.Row("branch/cardiology", Opened, new BranchRenamed("心内科分会", "Cardiology", null), new TermOfOfficeSet(new(2030, 5, 1), null), Closed)!;
        Assert.Equal(("branch/cardiology", 4L, BranchStatus.Closed, "心内科分会", "Cardiology"), (row.Id, row.Version, row.Status, row.NameZh, row.NameEn));
        Assert.Equal((new DateOnly(2030, 5, 1), new DateOnly(2025, 6, 1), Spec.Start.AddHours(3)), (row.TermDueOn, row.ClosedOn, row.UpdatedAt));
    }

    [Fact]
    public void Every_event_is_read_back_as_written()
    {
        foreach (var e in new object[] { Opened, Closed, new BranchRenamed("甲", "A", null), new TermOfOfficeSet(Today, null) }) Spec.RoundTrips(e);
    }
}
