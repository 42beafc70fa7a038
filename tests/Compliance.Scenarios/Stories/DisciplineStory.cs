using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Stories;

/// <summary>Discipline staff find what went wrong, hear the branch, decide, and drill from the figure to the events.</summary>
public sealed class DisciplineStory(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly Office office = new(host);

    [Fact]
    public async Task From_the_figure_to_the_events_and_through_every_decision()
    {
        await office.Allocate("meetings", 500_000);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++) ids.Add(await Overspent($"超支会议 {i}", 41_000 + (i * 1_000)));
        ids.Add(await Overspent("合规会议", 40_000));

        // By clause, branch, period and amount; totals agree with the list.
        var query = "query($where: ViolationFilterInput) { violations(where: $where, order: [{ amount: DESC }]) { totalCount nodes { id amount status classification clause { id title source article } branch { id name } subject { id __typename } finding { outcome arithmetic inputs message } } } }";
        var found = await office.Ask("discipline", query, new { where = new { clause = new { eq = "process.spent-over-approved" }, branch = new { eq = Office.Branch }, occurredAt = new { gte = "2026-01-01T00:00:00Z", lt = "2027-12-31T00:00:00Z" }, amount = new { gte = 1_000 } } });
        var list = found.GetProperty("violations");
        Assert.Equal(3, list.GetProperty("totalCount").GetInt32());
        var rows = list.GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(rows.Select(r => r.GetProperty("amount").GetDecimal()).OrderDescending(), rows.Select(r => r.GetProperty("amount").GetDecimal()));
        Assert.All(rows, r => Assert.Equal("FAIL", r.GetProperty("finding").GetProperty("outcome").GetString()));
        Assert.All(rows, r => Assert.Contains(r.GetProperty("subject").GetProperty("id").GetString()!, ids));

        // The branch answers; discipline dismisses one, confirms one and follows it until it is put right, refers one.
        var (dismissed, confirmed, referred) = (Id(rows[0]), Id(rows[1]), Id(rows[2]));
        Assert.Equal("FORBIDDEN", await office.Forbidden("discipline", $"mutation {{ explainViolation(input: {{ id: \"{dismissed}\", text: \"x\" }}) {{ errors {{ __typename }} }} }}"));
        await office.Done("branch", "explainViolation", new { id = dismissed, text = "会场因停电临时更换，已向秘书处报备" }, "violation");
        await office.Done("discipline", "dismissViolation", new { id = dismissed, reason = "情况属实，非主观超支" }, "violation");
        Assert.Equal("ILLEGAL_MOVE", await office.Refused("discipline", "confirmViolation", new { id = dismissed }, "violation"));
        await office.Done("branch", "explainViolation", new { id = confirmed, text = "未说明原因" }, "violation");
        Assert.Equal("ILLEGAL_MOVE", await office.Refused("discipline", "rectifyViolation", new { id = confirmed, measures = "退款" }, "violation"));
        await office.Done("discipline", "confirmViolation", new { id = confirmed, note = "超标准支出" }, "violation");
        await office.Done("discipline", "rectifyViolation", new { id = confirmed, measures = "责任人退回超支款项", recovered = 2_000 }, "violation");
        await office.Done("discipline", "confirmViolation", new { id = referred }, "violation");
        await office.Done("discipline", "referViolation", new { id = referred, reason = "涉嫌虚列开支，转问题线索" }, "violation");

        // The statistics: official classes, and every figure leads to its records.
        var statistics = (await office.Ask("discipline", "{ violationStatistics(from: \"2026-01-01\", to: \"2027-12-31\", by: [CLASSIFICATION, CLAUSE, STATUS]) { classification clause { id } status count amount } }")).GetProperty("violationStatistics");
        Assert.Equal(3, statistics.EnumerateArray().Where(s => s.GetProperty("clause").GetProperty("id").GetString() == "process.spent-over-approved").Sum(s => s.GetProperty("count").GetInt32()));
        var history = (await office.Ask("discipline", "query($id: ID!) { history(subject: $id, first: 10) { nodes { type why by { id } changes { field after } } } }", new { id = confirmed })).GetProperty("history").GetProperty("nodes");
        Assert.Equal(4, history.GetArrayLength());
        var subject = rows[1].GetProperty("subject").GetProperty("id").GetString()!;
        var drilled = await office.Ask("discipline", "query($id: ID!) { node(id: $id) { id __typename ... on Activity { title actualAmount approvedAmount } } history(subject: $id, first: 50) { totalCount } }", new { id = subject });
        Assert.True(drilled.GetProperty("node").GetProperty("actualAmount").GetDecimal() > drilled.GetProperty("node").GetProperty("approvedAmount").GetDecimal());
        Assert.True(drilled.GetProperty("history").GetProperty("totalCount").GetInt32() > 5);

        // Judging again never doubles: the identity follows from subject and clause.
        Assert.Equal(3, (await office.Ask("auditor", query, new { where = new { clause = new { eq = "process.spent-over-approved" } } })).GetProperty("violations").GetProperty("totalCount").GetInt32());
        Assert.Equal("FORBIDDEN", await office.Forbidden("custodian", "{ violations { totalCount } }"));
    }

    private async Task<string> Overspent(string title, decimal actual)
    {
        var id = (await office.Done("branch", "submitActivity", Office.Meeting(title))).GetProperty("id").GetString()!;
        foreach (var user in new[] { "head", "secretariat", "finance" }) await office.Done(user, "approveActivityStep", new { id });
        await office.Done("branch", "startActivity", new { id });
        await office.Done("branch", "concludeActivity", new { id, attachments = await office.Papers("branch", "SIGN_IN_SHEET", "NOTICE", "ITEMISED_BILL") });
        await office.Done("branch", "settleActivity", new { id, lines = new object[] { new { kind = "LODGING", amount = 20_000m }, new { kind = "MEALS", amount = 15_000m }, new { kind = "VENUE", amount = actual - 37_000m }, new { kind = "MATERIAL", amount = 1_500m }, new { kind = "OTHER", amount = 500m } } });
        return id;
    }

    private static string Id(JsonElement row) => row.GetProperty("id").GetString()!;
}
