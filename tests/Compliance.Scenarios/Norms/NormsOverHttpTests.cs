using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Norms;

/// <summary>The norms over HTTP: what ships, a pack of the association's own from draft to force, what-if, a waiver.</summary>
public sealed class NormsOverHttpTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Errors = "errors { __typename ... on Error { code message } ... on InvalidInputError { field } }";
    private const string Stops = "errors { __typename ... on Error { code message } ... on NormStopError { findings { clause { id } waivedBy { id } } } }";

    [Fact]
    public async Task The_shipped_packs_are_in_force_and_say_that_nobody_checked_them()
    {
        var packs = (await host.Data("branch", "{ normPacks(first: 20, where: { status: { eq: ADOPTED }, id: { in: [\"norm-pack/national-reception\", \"norm-pack/national-meetings\", \"norm-pack/national-training\", \"norm-pack/national-places\", \"norm-pack/national-associations\", \"norm-pack/house-process\"] } }) { totalCount nodes { id title layer resolution inForceFrom draftedBy { id } flags { clause { id } } clauses { id title statement source verification reading severity classification adoptedBy inForceFrom inForceTo kinds rule } } } }")).GetProperty("normPacks");
        Assert.Equal(6, packs.GetProperty("totalCount").GetInt32());
        var clauses = packs.GetProperty("nodes").EnumerateArray().SelectMany(p => p.GetProperty("clauses").EnumerateArray()).ToList();
        Assert.All(clauses, c => Assert.Equal(("UNVERIFIED", JsonValueKind.Null), (Text(c, "verification"), c.GetProperty("adoptedBy").ValueKind)));
        var companions = clauses.Single(c => Text(c, "id") == "reception.companions");
        Assert.Equal(("companions", 3), (Text(companions.GetProperty("rule"), "type"), companions.GetProperty("rule").GetProperty("companions").GetInt32()));
        Assert.Equal(("2013-12-01", "B2A"), (Text(companions, "inForceFrom"), Text(companions, "classification")));
    }

    [Fact]
    public async Task A_pack_of_our_own_is_drafted_adopted_by_another_and_judges_from_its_day_on()
    {
        Assert.Equal("UNKNOWN", await Meal("2026-03-02"));
        var id = await Draft("本会接待标准", "reception.meal-standard", """{ type: "amountPerHead", amount: 40 }""");
        Assert.Equal("UNKNOWN", await Meal("2026-03-02"));
        Assert.Equal("SELF_APPROVAL", await Code("secretariat", "adoptNormPack", $$"""id: "{{id}}", resolution: "2026 年第 1 号", inForceFrom: "2026-03-02" """));
        Assert.Equal("ADOPTED", await Status("leader", "adoptNormPack", $$"""id: "{{id}}", resolution: "2026 年第 1 号", inForceFrom: "2026-03-02" """));
        Assert.Equal("UNKNOWN", await Meal("2026-03-01"));
        Assert.Equal("FAIL", await Meal("2026-03-02"));

        var next = await Draft("本会接待标准（修订）", "reception.meal-standard", """{ type: "amountPerHead", amount: 60 }""");
        Assert.Equal("SUCCESSOR_NOT_ADOPTED", await Code("leader", "supersedeNormPack", $$"""id: "{{id}}", successor: "{{next}}", from: "2026-05-01" """));
        Assert.Equal("ADOPTED", await Status("leader", "adoptNormPack", $$"""id: "{{next}}", resolution: "2026 年第 4 号", inForceFrom: "2026-05-01" """));
        Assert.Equal("SUPERSEDED", await Status("leader", "supersedeNormPack", $$"""id: "{{id}}", successor: "{{next}}", from: "2026-05-01" """));
        Assert.Equal("FAIL", await Meal("2026-04-30"));
        Assert.Equal("PASS", await Meal("2026-05-01"));
        Assert.Equal("ILLEGAL_MOVE", await Code("leader", "adoptNormPack", $$"""id: "{{id}}", resolution: "x", inForceFrom: "2026-03-02" """));
        var clause = (await host.Data("auditor", """{ clausesInForce(on: "2026-05-01", kind: RECEPTION) { id layer adoptedBy verification pack { id supersededBy { id } } } }""")).GetProperty("clausesInForce").EnumerateArray().Single(c => Text(c, "id") == "reception.meal-standard");
        Assert.Equal(("ASSOCIATION", "2026 年第 4 号", next), (Text(clause, "layer"), Text(clause, "adoptedBy"), Text(clause.GetProperty("pack"), "id")));
    }

    [Fact]
    public async Task A_stricter_clause_without_a_reason_is_flagged_and_a_bad_rule_says_where()
    {
        var id = await Draft("层层加码", "reception.one-working-meal", """{ type: "countLimit", fact: "workingMeals", max: 0 }""");
        var flag = (await host.Data("leader", $$"""{ normPack(id: "{{id}}") { flags { measures clause { id } against { id layer } } } }""")).GetProperty("normPack").GetProperty("flags")[0];
        Assert.Equal(("max 0 < 1", "NATIONAL"), (flag.GetProperty("measures")[0].GetString(), Text(flag.GetProperty("against"), "layer")));
        Assert.Equal("RULE_INVALID", await Code("secretariat", "draftNormPack", Pack("x", "reception.one-working-meal", """{ type: "countLimit", fact: "workingMeals", maximum: 0 }""")));
        Assert.Equal("CLAUSE_ID_FORM", await Code("secretariat", "draftNormPack", Pack("x", "One Meal", """{ type: "countLimit", fact: "workingMeals", max: 0 }""")));
    }

    [Fact]
    public async Task A_meeting_that_the_norms_stop_passes_with_a_waiver_and_the_waiver_stays_in_sight()
    {
        var draft = (await host.Data("branch", $$"""
            mutation { draftActivity(input: { branch: "{{OfficeSeed.Branch}}", type: MEETING, class: III, title: "分会年度工作会", conveys: false, inPlan: true, startsOn: "2026-06-09", endsOn: "2026-06-09", participants: 151, staff: 10, experts: 0, guests: 0,
              venue: { city: "本市", name: "会议中心", kind: CONFERENCE_CENTRE }, lodgingProvided: false, mealsProvided: true, providedItems: [], budgetLines: [{ kind: MEALS, amount: 15000 }, { kind: VENUE, amount: 3000 }] }) { activity { id } {{Errors}} } }
            """)).GetProperty("draftActivity");
        Assert.True(draft.GetProperty("activity").ValueKind == JsonValueKind.Object, draft.GetRawText());
        var id = Text(draft.GetProperty("activity"), "id");
        var stopped = (await Payload("branch", "submitActivity", $$"""id: "{{id}}" """, "activity { id }")).GetProperty("errors")[0];
        Assert.Equal(("NormStopError", "meeting.people"), (Text(stopped, "__typename"), Text(stopped.GetProperty("findings")[0].GetProperty("clause"), "id")));

        var grant = $$"""subject: "{{id}}", clause: "meeting.people", reason: "换届大会，须全体代表到会" """;
        Assert.Equal("NOT_FOUND", (await Payload("leader", "grantWaiver", grant.Replace("meeting.people", "meeting.nothing"), "waiver { id }")).GetProperty("errors")[0].GetProperty("code").GetString());
        var waiver = (await Payload("leader", "grantWaiver", grant, "waiver { id reason grantedBy { id } subject { id } branch { id } }")).GetProperty("waiver");
        Assert.Equal(($"waiver/{id}/meeting.people", "person/leader", id), (Text(waiver, "id"), Text(waiver.GetProperty("grantedBy"), "id"), Text(waiver.GetProperty("subject"), "id")));
        Assert.Equal("WAIVER_EXISTS", (await Payload("leader", "grantWaiver", grant, "waiver { id }")).GetProperty("errors")[0].GetProperty("code").GetString());

        var submitted = await Payload("branch", "submitActivity", $$"""id: "{{id}}" """, "activity { status findings { clause { id } outcome severity waivedBy { id } message } }");
        Assert.True(submitted.GetProperty("activity").ValueKind == JsonValueKind.Object, submitted.GetRawText());
        var findings = submitted.GetProperty("activity").GetProperty("findings").EnumerateArray().ToDictionary(f => Text(f.GetProperty("clause"), "id"));
        Assert.Equal(("FAIL", "person/leader"), (Text(findings["meeting.people"], "outcome"), Text(findings["meeting.people"].GetProperty("waivedBy"), "id")));
        Assert.Equal("NOTE", Text(findings["process.waiver"], "severity"));
        Assert.Contains("meeting.people", Text(findings["process.waiver"], "message"), StringComparison.Ordinal);
        Assert.Equal(1, (await host.Data("discipline", $$"""{ waivers(where: { subject: { eq: "{{id}}" } }) { totalCount } }""")).GetProperty("waivers").GetProperty("totalCount").GetInt32());

        // Taken back, the clause binds again at the last step, which is judged anew; what was submitted stays as it was judged.
        var revocation = $$"""subject: "{{id}}", clause: "meeting.people", reason: "改为线上直播，不必全体到会" """;
        Assert.Equal("REVOKED", Text((await Payload("leader", "revokeWaiver", revocation, "waiver { status revokedBy { id } revocationReason }")).GetProperty("waiver"), "status"));
        Assert.Equal("ILLEGAL_MOVE", Text((await Payload("leader", "revokeWaiver", revocation, "waiver { id }")).GetProperty("errors")[0], "code"));
        foreach (var user in new[] { "head", "secretariat" })
            Assert.Equal(JsonValueKind.Null, (await Payload(user, "approveActivityStep", $$"""id: "{{id}}" """, "activity { id }")).GetProperty("errors").ValueKind);
        Assert.Equal("NORM_STOP", Text((await Payload("finance", "approveActivityStep", $$"""id: "{{id}}" """, "activity { id }")).GetProperty("errors")[0], "code"));
        var told = (await host.Data("auditor", $$"""{ history(subject: "waiver/{{id}}/meeting.people", order: DESC, first: 1) { nodes { type why } pageInfo { hasNextPage } } activity(id: "{{id}}") { findings { clause { id } waivedBy { id } } } }"""));
        Assert.Equal(("waiver_revoked", "改为线上直播，不必全体到会", true), (Text(told.GetProperty("history").GetProperty("nodes")[0], "type"), Text(told.GetProperty("history").GetProperty("nodes")[0], "why"), told.GetProperty("history").GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()));
        Assert.Equal("person/leader", Text(told.GetProperty("activity").GetProperty("findings").EnumerateArray().Single(f => Text(f.GetProperty("clause"), "id") == "meeting.people").GetProperty("waivedBy"), "id"));

        // What-if: had the house allowed only ten, this one would newly fail by that clause.
        var pack = await Draft("只许十人", "test.few-people", """{ type: "countLimit", fact: "participants", max: 10 }""", "ACTIVITY");
        var replay = (await Payload("discipline", "replayNormPack", $$"""pack: "{{pack}}", from: "2026-06-09", to: "2026-06-09" """, "replay { records clauses { clause { id } before { fail } after { fail } newlyFailing examples } }")).GetProperty("replay");
        Assert.Equal(1, replay.GetProperty("records").GetInt32());
        var difference = replay.GetProperty("clauses").EnumerateArray().Single();
        Assert.Equal(("test.few-people", 0, 1, 1, id), (Text(difference.GetProperty("clause"), "id"), difference.GetProperty("before").GetProperty("fail").GetInt32(), difference.GetProperty("after").GetProperty("fail").GetInt32(),
            difference.GetProperty("newlyFailing").GetInt32(), difference.GetProperty("examples")[0].GetString()));
    }

    [Theory]
    [InlineData("branch", "draftNormPack"), InlineData("finance", "draftNormPack"), InlineData("admin", "draftNormPack"), InlineData("auditor", "draftNormPack")]
    public async Task Others_change_no_norms(string user, string act)
    {
        using var answer = await host.GraphQL(user, $$"""mutation { {{act}}(input: { {{Pack("x", "test.x", """{ type: "fourEyes" }""")}} }) { normPack { id } errors { __typename } } }""");
        Assert.Equal("FORBIDDEN", answer.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private async Task<string> Meal(string on)
    {
        var findings = (await host.Data("branch", $$"""
            { checkReception(input: { branch: "{{OfficeSeed.Branch}}", guestUnit: "某单位", purpose: "调研", receivedOn: "{{on}}", guestCount: 1, companionCount: 0, meals: [{ on: "{{on}}", kind: WORKING_MEAL, people: 1, amount: 50 }] }) { clause { id } outcome } }
            """)).GetProperty("checkReception");
        return Text(findings.EnumerateArray().Single(f => Text(f.GetProperty("clause"), "id") == "reception.meal-standard"), "outcome");
    }

    private static string Pack(string title, string clause, string rule, string kind = "RECEPTION") => $$"""
        title: { zh: "{{title}}", en: "{{title}}" }, layer: ASSOCIATION, basis: ["本会章程"],
        clauses: [{ id: "{{clause}}", title: { zh: "条", en: "clause" }, rule: {{rule}}, severity: WARN, appliesTo: { kinds: [{{kind}}] }, source: "本会决议", classification: B2A }]
        """;

    private async Task<string> Draft(string title, string clause, string rule, string kind = "RECEPTION")
    {
        var payload = await Payload("secretariat", "draftNormPack", Pack(title, clause, rule, kind), "normPack { id status }");
        Assert.True(payload.GetProperty("normPack").ValueKind == JsonValueKind.Object, payload.GetRawText());
        return Text(payload.GetProperty("normPack"), "id");
    }

    private async Task<JsonElement> Payload(string user, string act, string input, string fields) =>
        (await host.Data(user, $$"""mutation { {{act}}(input: { {{input}} }) { {{fields}} {{(act == "submitActivity" ? Stops : Errors)}} } }""")).GetProperty(act);

    private async Task<string> Status(string user, string act, string input)
    {
        var payload = await Payload(user, act, input, "normPack { status }");
        Assert.True(payload.GetProperty("normPack").ValueKind == JsonValueKind.Object, payload.GetRawText());
        return Text(payload.GetProperty("normPack"), "status");
    }

    private async Task<string> Code(string user, string act, string input) => Text((await Payload(user, act, input, "normPack { id }")).GetProperty("errors")[0], "code");

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;
}
