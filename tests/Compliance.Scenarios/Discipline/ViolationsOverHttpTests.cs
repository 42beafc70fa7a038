using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Discipline;

/// <summary>Discipline staff's main job over HTTP: a reception goes wrong, the branch answers, staff query, decide and drill.</summary>
public sealed class ViolationsOverHttpTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Fields = "id status severity classification amount occurredAt raisedAt place clause { id title severity } branch { id } person { id } subject { id } finding { outcome message arithmetic inputs } notes { status text by { id } }";

    [Fact]
    public async Task From_the_breach_to_its_rectification()
    {
        var reception = await HeldWithTooManyCompanions("市卫生健康委员会", "2025-06-10");
        var id = $"violation/{reception}/reception.companions";

        var found = (await host.Data("discipline", $$"""
            { violations(first: 10, where: { clause: { eq: "reception.companions" }, branch: { eq: "{{OfficeSeed.Branch}}" }, occurredAt: { gte: "2025-06-10T00:00:00+08:00", lt: "2025-06-11T00:00:00+08:00" }, amount: { gt: 100 }, status: { eq: RAISED }, text: { contains: "{{reception}}" } }) { totalCount nodes { {{Fields}} } } }
            """)).GetProperty("violations");
        Assert.Equal(1, found.GetProperty("totalCount").GetInt32());
        var node = found.GetProperty("nodes")[0];
        Assert.Equal((id, "B2A", "STOP", reception), (Text(node, "id"), Text(node, "classification"), Text(node, "severity"), Text(node.GetProperty("subject"), "id")));
        Assert.Equal(("FAIL", "4 ≤ 10 → 3; 4 > 3"), (Text(node.GetProperty("finding"), "outcome"), Text(node.GetProperty("finding"), "arithmetic")));
        Assert.Equal("接待对象 4 人，陪餐 4 人，超过 3 人。", Text(node.GetProperty("finding"), "message"));
        Assert.Equal("陪餐人数", Text(node.GetProperty("clause"), "title"));
        Assert.Equal(320m, node.GetProperty("amount").GetDecimal());

        // In English, by its id, as the branch sees it.
        var own = (await host.Data("branch", $$"""{ violation(id: "{{id}}") { clause { title } finding { message } } }""", language: "en")).GetProperty("violation");
        Assert.Equal(("Companions at table", "4 guests, 4 companions: only 3 are allowed."), (Text(own.GetProperty("clause"), "title"), Text(own.GetProperty("finding"), "message")));

        Assert.Equal("EXPLAINED", await Move("branch", "explainViolation", $$"""id: "{{id}}", text: "省里来的专家临时增加" """));
        Assert.Equal("FORBIDDEN", await Refused("leader", "dismissViolation", $$"""id: "{{id}}", reason: "x" """));
        Assert.Equal("CONFIRMED", await Move("discipline", "confirmViolation", $$"""id: "{{id}}" """));
        Assert.Equal("RefusedError", await Refused("discipline", "dismissViolation", $$"""id: "{{id}}", reason: "晚了" """));
        Assert.Equal("InvalidInputError", await Refused("discipline", "rectifyViolation", $$"""id: "{{id}}", measures: "退回", recovered: -1 """));
        Assert.Equal("RECTIFIED", await Move("discipline", "rectifyViolation", $$"""id: "{{id}}", measures: "陪餐人自付", recovered: 80.5 """));
        Assert.Equal("NotFoundError", await Refused("discipline", "dismissViolation", """id: "violation/reception/none/reception.companions", reason: "x" """));

        var after = (await host.Data("auditor", $$"""{ violation(id: "{{id}}") { recovered {{Fields}} } }""")).GetProperty("violation");
        Assert.Equal(["EXPLAINED", "CONFIRMED", "RECTIFIED"], after.GetProperty("notes").EnumerateArray().Select(n => Text(n, "status")));
        Assert.Equal(80.5m, after.GetProperty("recovered").GetDecimal());
    }

    [Fact]
    public async Task Drilled_from_a_violation_of_the_past_its_record_and_history_are_those_of_that_moment()
    {
        var reception = await HeldWithTooManyCompanions("省疾病预防控制中心", "2025-06-16");
        var id = $"violation/{reception}/reception.companions";
        var moment = Text(await host.Data("auditor", "{ now }"), "now");
        var signed = (await host.Data("head", $$"""mutation { countersignReception(input: { id: "{{reception}}" }) { reception { status } errors { ... on Error { message } } } }""")).GetProperty("countersignReception");
        Assert.True(signed.GetProperty("reception").ValueKind == JsonValueKind.Object, signed.GetRawText());
        Assert.Equal("CONFIRMED", await Move("discipline", "confirmViolation", $$"""id: "{{id}}" """));

        const string Seen = "status subject(asOf: $at) { ... on Reception { countersignedAt othersOfUnit(asOf: $at) { id } } }", Told = "totalCount nodes { version }";
        var data = await host.Data("auditor", $"query($id: ID!, $record: ID!, $at: DateTime) {{ then: violation(id: $id, asOf: $at) {{ {Seen} }} history(subject: $record, order: DESC, asOf: $at) {{ {Told} }} whole: history(subject: $record) {{ {Told} }} own: history(subject: $id, asOf: $at) {{ {Told} }} }}", new { id, record = reception, at = moment });
        Assert.Equal("RAISED", Text(data.GetProperty("then"), "status"));
        Assert.Equal(JsonValueKind.Null, data.GetProperty("then").GetProperty("subject").GetProperty("countersignedAt").ValueKind);
        var whole = data.GetProperty("whole").GetProperty("totalCount").GetInt32();
        Assert.Equal((whole - 1, whole - 1), (data.GetProperty("history").GetProperty("totalCount").GetInt32(), data.GetProperty("history").GetProperty("nodes")[0].GetProperty("version").GetInt32()));
        Assert.Equal(1, data.GetProperty("own").GetProperty("totalCount").GetInt32());
        var now = await host.Data("auditor", $"query($id: ID!, $at: DateTime) {{ violation(id: $id) {{ {Seen} }} }}", new { id });
        Assert.Equal(JsonValueKind.String, now.GetProperty("violation").GetProperty("subject").GetProperty("countersignedAt").ValueKind);
        using var before = await host.GraphQL("auditor", "query($s: ID!) { history(subject: $s, asOf: \"2020-01-01T00:00:00Z\") { totalCount } }", new { s = reception });
        Assert.Contains("NOT_FOUND", before.RootElement.GetProperty("errors").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judging_a_record_again_does_not_raise_its_violation_twice_and_statistics_count_it_once()
    {
        var reception = await HeldWithTooManyCompanions("省医学会", "2025-08-01");
        // The first of a month, which begins while the database's own clock still has the month before.
        var data = await host.Data("discipline", """
            { violationStatistics(from: "2025-08-01", to: "2025-08-01", by: [CLASSIFICATION, CLAUSE, MONTH, STATUS]) { classification clause { id } month status count amount branch { id } } }
            """);
        var lines = data.GetProperty("violationStatistics").EnumerateArray().ToList();
        var companions = lines.Single(l => Text(l.GetProperty("clause"), "id") == "reception.companions");
        Assert.Equal(("B2A", "2025-08", "RAISED", 1), (Text(companions, "classification"), Text(companions, "month"), Text(companions, "status"), companions.GetProperty("count").GetInt32()));
        Assert.Equal(320m, companions.GetProperty("amount").GetDecimal());
        Assert.Equal(JsonValueKind.Null, companions.GetProperty("branch").ValueKind);
        Assert.Empty((await host.Data("discipline", """{ violationStatistics(from: "2025-08-02", to: "2025-08-03", by: [CLAUSE]) { count } }""")).GetProperty("violationStatistics").EnumerateArray());
        using var reversed = await host.GraphQL("discipline", """{ violationStatistics(from: "2025-08-02", to: "2025-08-01", by: [CLAUSE]) { count } }""");
        Assert.Contains("DATES_REVERSED", reversed.RootElement.GetProperty("errors").GetRawText(), StringComparison.Ordinal);
        Assert.NotEmpty(reception);

        // What is not classified is asked for by null, alone or beside some classes.
        const string found = "query($where: ViolationFilterInput) { violations(where: $where) { totalCount } }";
        async Task<int> Found(object where) => (await host.Data("discipline", found, new { where })).GetProperty("violations").GetProperty("totalCount").GetInt32();
        object none = new { classification = new { eq = (string?)null } };
        Assert.Equal(0, await Found(none));
        Assert.Equal(await Found(new { classification = new { @in = new[] { "B2A" } } }), await Found(new { or = new[] { none, new { classification = new { @in = new[] { "B2A" } } } } }));
    }

    [Fact]
    public async Task Nobody_without_an_office_sees_violations()
    {
        foreach (var user in (string?[])[null, "admin", "custodian"])
        {
            using var answer = await host.GraphQL(user, "{ violations(first: 1) { totalCount } }");
            Assert.True(answer.RootElement.TryGetProperty("errors", out _), $"{user ?? "nobody"} was answered");
        }
    }

    private async Task<string> HeldWithTooManyCompanions(string unit, string on)
    {
        var applied = (await host.Data("branch", $$"""
            mutation { applyReception(input: { branch: "{{OfficeSeed.Branch}}", guestUnit: "{{unit}}", purpose: "调研分会工作", receivedOn: "{{on}}", leftOn: "{{on}}", guestCount: 4, companionCount: 3,
              letter: { number: "函〔2025〕1号", unit: "{{unit}}", on: "{{on}}", guests: 4 }, place: { city: "本市", name: "机关食堂", kind: CANTEEN },
              meals: [{ on: "{{on}}", kind: WORKING_MEAL, people: 7, amount: 280 }], charges: [{ kind: MEALS, people: 4, amount: 160 }], providedItems: [] }) { reception { id status } errors { __typename ... on Error { message } } } }
            """)).GetProperty("applyReception");
        Assert.True(applied.GetProperty("reception").ValueKind == JsonValueKind.Object, applied.GetRawText());
        var id = Text(applied.GetProperty("reception"), "id");
        foreach (var user in (string[])["head", "secretariat"])
        {
            var step = (await host.Data(user, $$"""mutation { approveReceptionStep(input: { id: "{{id}}" }) { reception { status } errors { __typename ... on Error { message } } } }""")).GetProperty("approveReceptionStep");
            Assert.True(step.GetProperty("reception").ValueKind == JsonValueKind.Object, step.GetRawText());
        }
        for (var i = 0; i < 2; i++)
        {
            var recorded = (await host.Data("branch", $$"""
                mutation { recordReception(input: { id: "{{id}}", headCount: 4, receivedOn: "{{on}}", leftOn: "{{on}}", guestCount: 4, companionCount: 4, place: { city: "本市", name: "机关食堂", kind: CANTEEN },
                  meals: [{ on: "{{on}}", kind: WORKING_MEAL, people: 8, amount: 320 }], charges: [{ kind: MEALS, people: 4, amount: 160 }], providedItems: [], invoices: [{ number: "2500{{i}}", amount: 320 }] }) { reception { status } errors { __typename ... on Error { message } } } }
                """)).GetProperty("recordReception");
            Assert.True(recorded.GetProperty("reception").ValueKind == JsonValueKind.Object, recorded.GetRawText());
        }
        return id;
    }

    private async Task<string> Move(string user, string act, string input)
    {
        var payload = (await host.Data(user, $$"""mutation { {{act}}(input: { {{input}} }) { violation { status } errors { __typename ... on Error { code message } } } }""")).GetProperty(act);
        Assert.True(payload.GetProperty("violation").ValueKind == JsonValueKind.Object, payload.GetRawText());
        return Text(payload.GetProperty("violation"), "status");
    }

    /// <summary>The type of the payload's error; for a role that the field does not admit, the code of the answer's.</summary>
    private async Task<string> Refused(string user, string act, string input)
    {
        using var answer = await host.GraphQL(user, $$"""mutation { {{act}}(input: { {{input}} }) { violation { status } errors { __typename } } }""");
        if (answer.RootElement.TryGetProperty("errors", out var errors)) return errors[0].GetProperty("extensions").GetProperty("code").GetString()!;
        return Text(answer.RootElement.GetProperty("data").GetProperty(act).GetProperty("errors")[0], "__typename");
    }

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;
}
