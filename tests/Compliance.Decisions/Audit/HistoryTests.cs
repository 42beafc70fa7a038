using Compliance.Audit;
using Compliance.Kernel;
using Compliance.Organization;
using Xunit;

namespace Compliance.Decisions.Audit;

public sealed class HistoryTests
{
    private static readonly IReadOnlyList<Envelope> Life =
    [
        .. new object[]
        {
            new BranchOpened(BranchKind.Branch, "心血管病学分会", "Cardiology", null, new(2020, 5, 1), null),
            new BranchRenamed("心内科分会", "Cardiology", "名称规范"),
            new BranchClosed(new(2025, 6, 1), "合并"),
        }.Select((e, i) => new Envelope("branch/cardiology", i + 1, e, Spec.Start.AddDays(i), Spec.Start.AddDays(i), "person/admin")),
    ];

    private static readonly IReadOnlyList<HistoryEntry> Told = History.Of(Branch.Kind.View, null, Life);

    [Fact]
    public void The_first_entry_shows_every_field_that_came_to_be()
    {
        var changes = History.Differences(Told[0].Before, Told[0].After).ToDictionary(c => c.Field);
        Assert.Null(changes["nameZh"].Before);
        Assert.Equal("心血管病学分会", changes["nameZh"].After?.GetString());
        Assert.Equal("OPEN", changes["status"].After?.GetString());
        Assert.DoesNotContain("parent", changes.Keys);
        Assert.DoesNotContain("version", changes.Keys);
    }

    [Fact]
    public void A_later_entry_shows_what_it_changed_and_nothing_else() =>
        Assert.Equal([("nameZh", "\"心血管病学分会\"", "\"心内科分会\"")], History.Differences(Told[1].Before, Told[1].After).Select(c => (c.Field, c.Before?.GetRawText(), c.After?.GetRawText())));

    [Fact]
    public void A_history_told_from_its_middle_is_the_same()
    {
        var rest = History.Of(Branch.Kind.View, Told[1].After, Life.Skip(2));
        Assert.Equal(History.Differences(Told[2].Before, Told[2].After).Select(c => c.Field), History.Differences(rest[0].Before, rest[0].After).Select(c => c.Field));
        Assert.Equal(["status", "closedOn"], History.Differences(rest[0].Before, rest[0].After).Select(c => c.Field));
    }

    [Fact]
    public void What_was_written_with_an_event_is_told()
    {
        Assert.Equal("已向秘书处报备", EventNames.Why(new Compliance.Discipline.ViolationExplained("已向秘书处报备", [], "p", null)));
        Assert.Equal("退款", EventNames.Why(new Compliance.Discipline.ViolationRectified("退款", null, [], "p", null)));
        Assert.Null(EventNames.Why(new Compliance.Discipline.ViolationConfirmed(null, "p", null)));
    }

    [Fact]
    public void The_reason_is_told_when_the_event_has_one()
    {
        Assert.Equal([null, "名称规范", "合并"], Life.Select(e => EventNames.Why(e.Event)));
        Assert.Equal("党政联席会议", EventNames.Why(new TermOfOfficeSet(new(2030, 1, 1), "党政联席会议")));
    }

    [Theory]
    // Ten versions, pages of three: from either end, after and before a cursor, in both directions.
    [InlineData(null, null, false, false, 1, 3), InlineData(3L, null, false, false, 4, 6), InlineData(9L, null, false, false, 10, 10)]
    [InlineData(null, null, true, false, 8, 10), InlineData(null, 8L, true, false, 5, 7), InlineData(null, 2L, true, false, 1, 1)]
    [InlineData(null, null, false, true, 8, 10), InlineData(8L, null, false, true, 5, 7), InlineData(2L, null, false, true, 1, 1)]
    [InlineData(null, null, true, true, 1, 3), InlineData(null, 3L, true, true, 4, 6), InlineData(2L, 8L, false, false, 3, 5)]
    public void A_page_is_a_run_of_versions(long? after, long? before, bool fromTheEnd, bool newestFirst, long low, long high) =>
        Assert.Equal((low, high), HistoryPage.Of(10, after, before, 3, fromTheEnd, newestFirst));

    [Theory]
    [InlineData(10L, null, false), InlineData(1L, null, true), InlineData(null, 1L, false), InlineData(6L, 6L, false)]
    public void A_page_beyond_the_history_is_empty(long? after, long? before, bool newestFirst)
    {
        var (low, high) = HistoryPage.Of(10, after, before, 3, false, newestFirst);
        Assert.True(high < low);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_long_history_is_read_page_by_page_without_a_gap(bool newestFirst)
    {
        var read = new List<long>();
        for (long? after = null; read.Count < 250; after = read[^1])
        {
            var (low, high) = HistoryPage.Of(250, after, null, 50, false, newestFirst);
            Assert.True(low <= high, $"Nothing after {after}.");
            var page = Enumerable.Range((int)low, (int)(high - low + 1)).Select(v => (long)v);
            read.AddRange(newestFirst ? page.Reverse() : page);
        }
        var all = Enumerable.Range(1, 250).Select(v => (long)v);
        Assert.Equal(newestFirst ? all.Reverse() : all, read);
    }

    [Fact]
    public void An_event_is_named_as_it_is_stored() => Assert.Equal(["branch_opened", "branch_renamed", "branch_closed"], Life.Select(e => EventNames.StoredName(e.Event)));

    [Fact]
    public void A_refused_attempt_keeps_codes_and_ids()
    {
        var attempt = new AttemptRefused("fund-use/1", null, "SELF_APPROVAL", "process.self-approval", "person/a", "person/b", Spec.Start);
        Spec.RoundTrips(attempt);
        var row = Attempt.Kind.Row("attempt/1", attempt)!;
        Assert.Equal(("attempt/1", "fund-use/1", "SELF_APPROVAL", "process.self-approval", "person/a", "person/b", Spec.Start), (row.Id, row.Subject, row.Code, row.Clause, row.By, row.For, row.At));
    }

    [Fact]
    public void Refused_attempts_are_read_by_those_who_watch()
    {
        var row = Attempt.Kind.Row("attempt/1", new AttemptRefused("x/1", null, "SELF_APPROVAL", null, "person/a", null, Spec.Start))!;
        foreach (var role in Enum.GetValues<Role>())
            Assert.Equal(role is Role.Discipline or Role.Auditor or Role.Admin, Attempt.Kind.View.Readable(new Actor("t", "p", new HashSet<Role> { role }, new HashSet<string>()), row));
    }
}
