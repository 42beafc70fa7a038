using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Stories;

/// <summary>Finance works its queue: reviews, returns, approves, pays, settles what was estimated against what it cost.</summary>
public sealed class FinanceStory(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly Office office = new(host);

    [Fact]
    public async Task From_the_queue_to_the_settlement_the_budget_follows()
    {
        var budget = (await office.Allocate("activities", 50_000)).GetProperty("id").GetString()!;
        var first = await Claim(budget, "学术沙龙场地费", 8_000, "26510000000000000001");
        var second = await Claim(budget, "资料印刷费", 30_000, "26510000000000000002");

        // The queue: what waits for finance, nothing else.
        Assert.Equal(0, await Waiting());
        foreach (var id in new[] { first, second }) await office.Done("secretariat", "approveFundUseStep", new { id }, "fundUse");
        Assert.Equal(2, await Waiting());
        Assert.Equal("STEP_OF_ANOTHER", await office.Refused("leader", "approveFundUseStep", new { id = first }, "fundUse"));
        Assert.Equal("SELF_APPROVAL", await office.Refused("secretariat", "approveFundUseStep", new { id = first }, "fundUse"));

        // Returned with a reason, mended, approved; the larger one needs a leader too.
        await office.Done("finance", "returnFundUse", new { id = first, reason = "请补充发票明细" }, "fundUse");
        Assert.Equal("PAID_BEFORE_APPROVAL", await office.Refused("finance", "recordPayment", new { id = first, amount = 8_000 }, "fundUse"));
        await office.Done("branch", "submitFundUse", new { id = first, purpose = "附明细清单" }, "fundUse");
        await office.Done("secretariat", "approveFundUseStep", new { id = first }, "fundUse");
        Assert.Equal("APPROVED", (await office.Done("finance", "approveFundUseStep", new { id = first }, "fundUse")).GetProperty("status").GetString());
        await office.Done("finance", "approveFundUseStep", new { id = second }, "fundUse");
        Assert.Equal("APPROVED", (await office.Done("leader", "approveFundUseStep", new { id = second }, "fundUse")).GetProperty("status").GetString());
        Assert.Equal((38_000m, 0m, 12_000m), await Books(budget));

        // The last of the budget cannot be promised twice.
        var third = await Claim(budget, "设备租赁费", 12_000.01m, "26510000000000000003", expect: "NORM_STOP");
        Assert.Null(third);

        // Paid never more than approved; then the account is laid, line by line.
        await office.Done("branch", "requestPayment", new { id = first }, "fundUse");
        Assert.Equal("PAID_OVER_APPROVED", await office.Refused("finance", "recordPayment", new { id = first, amount = 8_000.01m }, "fundUse"));
        await office.Done("finance", "recordPayment", new { id = first, amount = 7_600, voucher = "记-0612" }, "fundUse");
        var settled = await office.Done("finance", "settleFundUse", new { id = first, lines = new[] { new { line = 1, actual = 7_500m } } }, "fundUse",
            "status settlement { estimate actual difference paid refunded released lines { item estimate actual difference } }");
        var account = settled.GetProperty("settlement");
        Assert.Equal("SETTLED", settled.GetProperty("status").GetString());
        Assert.Equal((8_000m, 7_500m, -500m, 100m), (account.GetProperty("estimate").GetDecimal(), account.GetProperty("actual").GetDecimal(), account.GetProperty("difference").GetDecimal(), account.GetProperty("refunded").GetDecimal()));
        Assert.Equal((30_000m, 7_500m, 12_500m), await Books(budget));

        // The same invoice a second time is stopped before anybody reviews it.
        Assert.Null(await Claim(budget, "重复报销", 100, "26510000000000000001", expect: "NORM_STOP"));
    }

    [Fact]
    public async Task A_claim_may_draw_what_its_activity_holds_beside_what_is_free_and_not_a_cent_more()
    {
        var budget = (await office.Allocate("held", 50_000)).GetProperty("id").GetString()!;
        var plan = Office.Meeting("由预算和拨款共同承担的会议", line: "held");
        plan["funding"] = new object[] { new { source = "BUDGET", amount = 30_000m }, new { source = "GRANT", amount = 10_000m } };
        var activity = (await office.Done("branch", "submitActivity", plan)).GetProperty("id").GetString()!;
        foreach (var by in new[] { "head", "secretariat", "finance" }) await office.Done(by, "approveActivityStep", new { id = activity });
        var seen = (await office.Ask("branch", "query($id: ID!, $record: ID) { budget(id: $id) { available heldFor(record: $record) other: heldFor(record: \"activity/none\") nobody: heldFor } }", new { id = budget, record = activity })).GetProperty("budget");
        Assert.Equal((20_000m, 30_000m, 0m, 0m), (seen.GetProperty("available").GetDecimal(), seen.GetProperty("heldFor").GetDecimal(), seen.GetProperty("other").GetDecimal(), seen.GetProperty("nobody").GetDecimal()));
        Assert.Null(await Claim(budget, "会议场地与资料", 50_000.01m, "26510000000000000011", expect: "NORM_STOP", linked: activity));
        Assert.Null(await Claim(budget, "另一件事", 20_000.01m, "26510000000000000012", expect: "NORM_STOP"));
        Assert.NotNull(await Claim(budget, "会议场地与资料", 50_000, "26510000000000000011", linked: activity));
    }

    [Fact]
    public async Task Bad_input_is_told_clearly_and_changes_nothing()
    {
        var budget = (await office.Allocate("bad-input", 1_000)).GetProperty("id").GetString()!;
        Assert.Equal("AMOUNT_NOT_POSITIVE", await office.Refused("finance", "allocateBudget", new { branch = Office.Branch, year = 2026, line = "x", amount = -5, basis = "b" }, "budget"));
        Assert.Equal("BUDGET_UNKNOWN", await office.Refused("finance", "adjustBudget", new { id = "budget/no/such/line", change = 1, reason = "r" }, "budget"));
        Assert.Equal("NOT_FOUND", await office.Refused("finance", "returnFundUse", new { id = "fund-use/none", reason = "r" }, "fundUse"));
        var reversed = Office.Meeting("日期颠倒");
        (reversed["startsOn"], reversed["endsOn"]) = ("2026-12-11", "2026-12-10");
        Assert.Equal("DATES_REVERSED", await office.Refused("branch", "draftActivity", reversed));
        Assert.Equal("FIELD_TOO_LONG", await office.Refused("branch", "draftActivity", Office.Meeting(new string('长', 5_000))));
        foreach (var (query, code) in new[]
        {
            ("{ activities(first: -1) { totalCount nodes { id } } }", "BAD_PAGE"),
            ("{ activities(first: 10, after: \"xx\") { nodes { id } } }", "BAD_CURSOR"),
            ("{ activities(where: { amount: { gte: \"much\" } }) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
            ("{ nonsense }", "GRAPHQL_VALIDATION_FAILED"),
            ("{ activities(", "GRAPHQL_PARSE_FAILED"),
        })
            Assert.Equal(code, await office.Forbidden("finance", query));
        // What makes no sense is said in the language of whoever asked.
        foreach (var (user, query, zh, en) in new[]
        {
            ("finance", "{ activities(first: 501) { totalCount } }", "每页 0 至 500 条", "A page has 0 to 500 rows"),
            ("finance", "{ activities(after: \"xx\") { totalCount nodes { id } } }", "请从第一页重新翻看", "begin again at its first page"),
            ("finance", "{ activities(where: { title: { contains: null } }) { totalCount } }", "“title contains”", "The filter title contains makes no sense"),
            ("discipline", "{ violationStatistics(from: \"2026-02-01\", to: \"2026-01-01\", by: [CLAUSE]) { count } }", "结束日期早于开始日期", "the end lies before the beginning"),
            ("discipline", "{ violationStatistics(from: \"1026-02-01\", to: \"2026-01-01\", by: [CLAUSE]) { count } }", "不能超过 200 年", "at most 200 years"),
            ("auditor", "{ history(subject: \"branch/none\") { totalCount } }", "没有找到 branch/none", "branch/none was not found"),
        })
            foreach (var (language, sentence) in new[] { ("zh-CN", zh), ("en", en) })
            {
                using var answer = await host.GraphQL(user, query, language: language);
                Assert.Contains(sentence, answer.RootElement.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
            }

        using var client = await host.Client("finance");
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var huge = await client.PostAsync("/graphql", new StringContent("{\"query\":\"{ me { roles } } #" + new string('x', 10_000_000) + "\"}", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(System.Net.HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        Assert.Equal((0m, 0m, 1_000m), await Books(budget));
    }

    private async Task<string?> Claim(string budget, string title, decimal amount, string invoice, string? expect = null, string? linked = null)
    {
        var input = new
        {
            branch = Office.Branch, title, linked, purpose = "学术活动支出", occurredOn = "2026-11-20", payee = new { kind = "COMPANY", name = "成都锦城会务有限公司", account = "6222021234567890123", bank = "工商银行" },
            lines = new[] { new { item = "OTHER", budget, amount } },
            invoices = new[] { new { number = invoice, seller = "成都锦城会务有限公司", date = "2026-11-20", amount, file = await office.Upload("branch", invoice) } },
        };
        if (expect is not null)
        {
            Assert.Equal(expect, await office.Refused("branch", "submitFundUse", input, "fundUse"));
            return null;
        }
        return (await office.Done("branch", "submitFundUse", input, "fundUse")).GetProperty("id").GetString()!;
    }

    private async Task<int> Waiting() => (await office.Ask("finance", "{ fundUses(where: { waitingFor: { eq: FINANCE } }) { totalCount nodes { id } } }")).GetProperty("fundUses").GetProperty("totalCount").GetInt32();

    private async Task<(decimal Committed, decimal Spent, decimal Available)> Books(string id)
    {
        var row = (await office.Ask("finance", "query($id: ID!) { budget(id: $id) { committed spent available } }", new { id })).GetProperty("budget");
        return (row.GetProperty("committed").GetDecimal(), row.GetProperty("spent").GetDecimal(), row.GetProperty("available").GetDecimal());
    }
}
