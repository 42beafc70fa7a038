using System.Text.Json;
using Compliance.Discipline;
using Compliance.Host.Commands;
using Compliance.Kernel;
using Compliance.Scenarios.Audit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Scenarios.Discipline;

/// <summary>A clue over GraphQL on a real PostgreSQL: from a report or a violation to its last disposition.</summary>
public sealed class ClueLifeTests(HostFixture host) : IClassFixture<HostFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => ClueStage.SeatAsync(host);
    public Task DisposeAsync() => Task.CompletedTask;

    private const string Fields = "id status source discipline disposition due overdue proposeBy replyBy reportBy reviewOn authority reporter proposal { disposition by { id } } handlers { id } recused { id } violations { id clue status } notes { act status text by { id } }";

    private async Task<JsonElement> Clue(string user, string id) => (await host.Data(user, $$"""{ clue(id: "{{id}}") { {{Fields}} } }""")).GetProperty("clue");

    [Fact]
    public async Task From_a_talk_to_a_transfer_each_step_is_proposed_by_one_and_decided_by_another()
    {
        var id = await ClueStage.Register(host, "discipline");
        await ClueStage.Happens(host, "discipline", "appointClueHandlers", $$"""id: "{{id}}", persons: ["person/discipline-b"], reason: "两人承办" """);
        await ClueStage.Happens(host, "discipline", "proposeClueDisposition", $$"""id: "{{id}}", disposition: TALK, reason: "情节较轻" """);
        Assert.Equal("SELF_APPROVAL", (await ClueStage.Act(host, "discipline", "approveClueDisposition", "clue", $$"""id: "{{id}}" """)).Code);
        await ClueStage.Happens(host, ClueStage.Second, "returnClueDisposition", $$"""id: "{{id}}", reason: "先补充时间地点" """);
        Assert.Equal("REGISTERED", (await Clue("discipline", id)).GetProperty("status").GetString());
        await ClueStage.Happens(host, "discipline", "supplementClue", $$"""id: "{{id}}", text: "三月五日，院内食堂" """);
        await ClueStage.Happens(host, "discipline", "proposeClueDisposition", $$"""id: "{{id}}", disposition: TALK, reason: "情节较轻" """);
        await ClueStage.Happens(host, ClueStage.Second, "approveClueDisposition", $$"""id: "{{id}}" """);
        var talking = await Clue(ClueStage.Second, id);
        Assert.Equal(("TALKING", "TALK", talking.GetProperty("replyBy").GetString(), false), (talking.GetProperty("status").GetString(), talking.GetProperty("disposition").GetString(), talking.GetProperty("due").GetString(), talking.GetProperty("overdue").GetBoolean()));
        await ClueStage.Happens(host, ClueStage.Second, "recordClueTalk", $$"""id: "{{id}}", text: "当事人书面说明" """);
        await ClueStage.Happens(host, ClueStage.Second, "proposeClueDisposition", $$"""id: "{{id}}", disposition: TRANSFER, authority: "市纪委监委驻局纪检监察组", reason: "涉嫌违纪，协会无处分权" """);
        await ClueStage.Happens(host, "discipline", "approveClueDisposition", $$"""id: "{{id}}", comment: "同意" """);
        var over = await Clue("discipline", id);
        Assert.Equal(("TRANSFERRED", "市纪委监委驻局纪检监察组", null), (over.GetProperty("status").GetString(), over.GetProperty("authority").GetString(), over.GetProperty("due").GetString()));
        Assert.Equal(["HANDLERS_APPOINTED", "PROPOSED", "RETURNED", "SUPPLEMENTED", "PROPOSED", "APPROVED", "TALK_ANSWERED", "PROPOSED", "APPROVED"], over.GetProperty("notes").EnumerateArray().Select(n => n.GetProperty("act").GetString()));
        Assert.Equal("ILLEGAL_MOVE", (await ClueStage.Act(host, "discipline", "supplementClue", "clue", $$"""id: "{{id}}", text: "晚了" """)).Code);
        var history = (await host.Data("discipline", $$"""{ history(subject: "{{id}}", first: 50) { totalCount nodes { what } } }""")).GetProperty("history");
        Assert.Equal((10, "登记问题线索"), (history.GetProperty("totalCount").GetInt32(), history.GetProperty("nodes")[0].GetProperty("what").GetString()));
    }

    [Fact]
    public async Task A_violation_and_its_clue_name_each_other_or_neither_does()
    {
        string[] violations = [await Raised("a"), await Raised("b"), await Raised("c")];
        // One becomes the clue when it is registered, one later; one that had been referred before there was a clue comes in too.
        await ClueStage.Happens(host, "discipline", "referViolation", $$"""id: "{{violations[2]}}", reason: "另案处理" """, "violation");
        var id = await ClueStage.Register(host, "discipline", $$""", violations: ["{{violations[0]}}", "{{violations[2]}}"], referralReason: "另案处理" """);
        await ClueStage.Happens(host, "discipline", "referViolation", $$"""id: "{{violations[1]}}", reason: "另案处理", clue: "{{id}}" """, "violation");
        Assert.Equal(violations.Select(v => (v, id, "REFERRED")).Order(), (await Clue("discipline", id)).GetProperty("violations").EnumerateArray()
            .Select(v => (v.GetProperty("id").GetString()!, v.GetProperty("clue").GetString()!, v.GetProperty("status").GetString()!)).Order());

        var free = await Raised("d");
        // A clue that there is not, one of other handlers, one that is over, a violation that has one: nothing is written on either side.
        var others = await ClueStage.Register(host, ClueStage.Second);
        foreach (var clue in new[] { "clue/none", others, "violation/x" })
            Assert.Equal("NOT_FOUND", (await ClueStage.Act(host, "discipline", "referViolation", "violation", $$"""id: "{{free}}", reason: "x", clue: "{{clue}}" """)).Code);
        Assert.Equal("VIOLATION_HAS_CLUE", (await ClueStage.Act(host, ClueStage.Second, "referViolation", "violation", $$"""id: "{{violations[0]}}", reason: "x", clue: "{{others}}" """)).Code);
        Assert.Equal("VIOLATION_HAS_CLUE", (await ClueStage.Act(host, "discipline", "registerClue", "clue", $$"""source: SUPERVISION, text: "x", violations: ["{{free}}", "{{violations[0]}}"], referralReason: "x" """)).Code);
        Assert.Equal("NOT_FOUND", (await ClueStage.Act(host, "discipline", "registerClue", "clue", $$"""source: SUPERVISION, text: "x", violations: ["{{free}}", "violation/none"], referralReason: "x" """)).Code);
        Assert.Equal("RAISED", (await host.Data("discipline", $$"""{ violation(id: "{{free}}") { status } }""")).GetProperty("violation").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Who_has_a_hand_in_a_violation_never_handles_its_clue()
    {
        var id = await ClueStage.Register(host, "discipline");
        await ClueStage.Happens(host, "discipline", "appointClueHandlers", $$"""id: "{{id}}", persons: ["person/discipline-b"], reason: "两人承办" """);
        await ClueStage.Happens(host, "discipline", "referViolation", $$"""id: "{{await Raised("own", "person/discipline-b")}}", reason: "另案处理", clue: "{{id}}" """, "violation");
        Assert.Equal("person/discipline", Assert.Single((await Clue("discipline", id)).GetProperty("handlers").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("HANDLER_BARRED", (await ClueStage.Act(host, "discipline", "appointClueHandlers", "clue", $$"""id: "{{id}}", persons: ["person/discipline-b"], reason: "x" """)).Code);
        Assert.Equal("HANDLER_BARRED", (await ClueStage.Act(host, "discipline", "appointClueHandlers", "clue", $$"""id: "{{id}}", persons: ["{{ClueStage.Named}}"], reason: "x" """)).Code);
        foreach (var unfit in new[] { "person/secretariat", "person/custodian", "person/nobody" })
            Assert.Equal("HANDLER_UNFIT", (await ClueStage.Act(host, "discipline", "appointClueHandlers", "clue", $$"""id: "{{id}}", persons: ["{{unfit}}"], reason: "x" """)).Code);
        Assert.Equal("NOT_FOUND", (await ClueStage.Act(host, "discipline", "registerClue", "clue", """source: OTHER, text: "x", persons: ["person/nobody"] """)).Code);
        Assert.Equal("OWN_CLUE", (await ClueStage.Act(host, "discipline", "registerClue", "clue", """source: OTHER, text: "x", persons: ["person/discipline"] """)).Code);
    }

    [Fact]
    public async Task A_clue_that_nobody_in_office_handles_is_given_handlers_by_a_leader_who_does_not_read_it()
    {
        await ClueStage.SeatAsync(host, "leaving", Role.Discipline);
        var id = await ClueStage.Register(host, "leaving");
        var appoint = $$"""id: "{{id}}", persons: ["person/discipline-c"], reason: "承办人离任" """;
        Assert.Equal("NOT_FOUND", (await ClueStage.Act(host, "leader", "appointClueHandlers", "clue", appoint)).Code);
        await ClueStage.LeaveAsync(host, "leaving", Role.Discipline);
        Assert.Equal("NOT_FOUND", (await ClueStage.Act(host, "discipline", "appointClueHandlers", "clue", appoint)).Code);
        Assert.Equal("NOT_FOUND", (await ClueStage.Act(host, "leader", "appointClueHandlers", "clue", $$"""id: "{{id}}", persons: ["person/leader"], reason: "x" """)).Code);
        var (record, code) = await ClueStage.Act(host, "leader", "appointClueHandlers", "clue", appoint);
        Assert.Equal((null, JsonValueKind.Null), (code, record.ValueKind));
        Assert.Equal("REGISTERED", (await Clue(ClueStage.Third, id)).GetProperty("status").GetString());
        Assert.Equal("NOT_FOUND", (await ClueStage.Act(host, "leader", "appointClueHandlers", "clue", appoint)).Code);
    }

    [Fact]
    public async Task A_retry_registers_nothing_twice_and_whoever_an_open_clue_names_is_not_erased()
    {
        const string Input = """source: REPORT, text: "重复提交", persons: ["person/head"], reporter: { signed: true, name: "钱某某", contact: "139" }, idempotencyKey: "twice" """;
        var first = (await ClueStage.Act(host, "discipline", "registerClue", "clue", Input)).Record.GetProperty("id").GetString();
        Assert.Equal(first, (await ClueStage.Act(host, "discipline", "registerClue", "clue", Input)).Record.GetProperty("id").GetString());
        Assert.Equal("KEY_REUSED", (await ClueStage.Act(host, "discipline", "registerClue", "clue", Input.Replace("重复提交", "另一件", StringComparison.Ordinal))).Code);
        // Whoever recused himself is not told, when his answer was lost, that there is no such clue.
        await ClueStage.Happens(host, "discipline", "appointClueHandlers", $$"""id: "{{first}}", persons: ["person/discipline-b"], reason: "两人承办" """);
        for (var i = 0; i < 2; i++) await ClueStage.Happens(host, ClueStage.Second, "recuseClueHandler", $$"""id: "{{first}}", reason: "与当事人相识", idempotencyKey: "off" """);
        Assert.Equal("NOT_FOUND", (await ClueStage.Act(host, ClueStage.Third, "recuseClueHandler", "clue", $$"""id: "{{first}}", reason: "x", idempotencyKey: "off" """)).Code);
        Assert.Equal("FIELD_REQUIRED", (await ClueStage.Act(host, "discipline", "registerClue", "clue", """source: REPORT, text: "x", reporter: { signed: true, contact: "139" } """)).Code);

        var needs = new NamedInClues(host.Services.GetRequiredService<IViewsOf>());
        Assert.Equal("PERSON_NEEDED", (await needs.Needs(host.Settings.Tenant, "person/head", DateTimeOffset.UtcNow, default))?.Code);
        Assert.Null(await needs.Needs(host.Settings.Tenant, "person/finance", DateTimeOffset.UtcNow, default));
    }

    [Fact]
    public async Task A_change_is_told_live_to_the_handlers_alone_and_what_is_shown_of_it_is_noted()
    {
        await using var handler = await Listening.ToAsync(await host.Client("discipline"), host.Host!, "(kinds: [CLUE])");
        await using var other = await Listening.ToAsync(await host.Client(ClueStage.Third), host.Host!, "(kinds: [CLUE])");
        var id = await ClueStage.Register(host, "discipline");
        var told = await handler.ChangeAsync();
        Assert.Equal(("CLUE", id, id), (told.GetProperty("kind").GetString(), told.GetProperty("subject").GetString(), told.GetProperty("record").GetProperty("id").GetString()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.NextAsync(1.5));
        Assert.Equal(1, (await host.Data("auditor", $$"""{ sensitiveReads(where: { subject: { eq: "{{id}}" }, by: { eq: "person/discipline" }, refused: { eq: false } }) { totalCount } }""")).GetProperty("sensitiveReads").GetProperty("totalCount").GetInt32());
    }

    private async Task<string> Raised(string clause, string person = "person/branch")
    {
        var id = Violation.Id("reception/0199", $"test.{clause}-{Guid.NewGuid():N}");
        var desk = new Desk(host.Services.GetRequiredService<DeskServices>(), Actor.System(host.Settings.Tenant), "en", null);
        var finding = new Finding("reception.companions", "norm-pack/x", FindingOutcome.Fail, Severity.Stop, "F", new Dictionary<string, object?>(), null);
        Assert.Null((await desk.Handle(Violation.Kind, id, null, id, (_, _) => new ValueTask<Decision>(Decision.Accept(new ViolationRaised("reception/0199", "reception.companions", OfficeSeed.Branch, finding, null, new(2025, 6, 9), 100, null, null, person, "person/finance", null))), default)).Refusal);
        return id;
    }
}
