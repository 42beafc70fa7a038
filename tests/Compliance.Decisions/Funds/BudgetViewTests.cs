using Compliance.Funds;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Funds.Sample;

namespace Compliance.Decisions.Funds;

public sealed class BudgetViewTests
{
    private static BudgetRow Folded(params (string At, object Event)[] happened)
    {
        BudgetRow? row = null;
        foreach (var ((at, e), i) in happened.Select((h, i) => (h, i)))
        {
            var when = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
            row = BudgetView.Fold(row, new Envelope(Meetings, i + 1, e, when, when, "person/accountant"));
        }
        return row!;
    }

    private static readonly object Opened = Allocated(Meetings, 10_000);

    [Fact]
    public void Every_movement_stands_in_its_month_and_the_months_add_up_to_the_totals()
    {
        var row = Folded(
            ("2025-01-10T10:00:00+08:00", Opened),
            ("2025-03-05T10:00:00+08:00", new BudgetCommitted(Meetings, "activity/1", 6_000)),
            ("2025-03-20T10:00:00+08:00", new BudgetAdjusted(500, "追加", "person/accountant")),
            ("2025-05-02T10:00:00+08:00", new BudgetSpent(Meetings, "activity/1", 4_000)),
            ("2025-05-09T10:00:00+08:00", new BudgetRefunded(Meetings, "activity/1", 150)),
            ("2025-05-30T10:00:00+08:00", new BudgetReleased(Meetings, "activity/1", 2_000)));
        Assert.Equal([new("2025-01", 10_000, 0, 0, 0), new("2025-03", 500, 6_000, 0, 0), new("2025-05", 0, 0, 2_000, 3_850)], row.Months);
        Assert.Equal((row.Allocated + row.Adjusted, row.Spent), (row.Months.Sum(m => m.Granted), row.Months.Sum(m => m.Spent)));
    }

    [Fact]
    public void A_month_begins_at_the_midnight_of_the_office_and_history_that_comes_late_finds_its_place()
    {
        var row = Folded(
            ("2025-03-31T16:30:00Z", Opened),
            ("2025-03-31T15:30:00Z", new BudgetCommitted(Meetings, "activity/1", 100)),
            ("2025-04-30T15:59:59Z", new BudgetCommitted(Meetings, "activity/2", 200)));
        Assert.Equal([new("2025-03", 0, 100, 0, 0), new("2025-04", 10_000, 200, 0, 0)], row.Months);
    }

    [Fact]
    public void Moving_and_lapsing_change_what_was_granted()
    {
        var row = Folded(
            ("2025-01-10T10:00:00+08:00", Opened),
            ("2025-02-01T10:00:00+08:00", new BudgetTransferredOut("budget/cardiology/2025/training", 3_000, "调剂", "person/accountant")),
            ("2025-02-02T10:00:00+08:00", new BudgetTransferredIn("budget/cardiology/2025/training", 1_000, "调剂", "person/accountant")),
            ("2025-12-31T10:00:00+08:00", new BudgetClosed(8_000, "年度结束", "person/accountant")));
        Assert.Equal([("2025-01", 10_000m), ("2025-02", -2_000m), ("2025-12", -8_000m)], row.Months.Select(m => (m.Month, m.Granted)));
        Assert.Equal(0, row.Available);
    }
}
