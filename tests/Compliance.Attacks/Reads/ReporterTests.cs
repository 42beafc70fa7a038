using System.Text.Json;
using Compliance.Scenarios;
using Compliance.Scenarios.Discipline;
using Xunit;

namespace Compliance.Attacks.Reads;

/// <summary>
/// Who reported stands in the people vault, sealed, and nowhere else: not in an event, a view, a key of a request, a log, an
/// answer. It is shown to one handler, on a reason, by leave of the custodian, and every look is on record.
/// </summary>
public sealed class ReporterTests(HostFixture host) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private const string Name = "欧阳举报人", Contact = "13955557777";
    private const string Sealed = $$""", reporter: { signed: true, name: "{{Name}}", contact: "{{Contact}}" } """;

    public Task InitializeAsync() => ClueStage.SeatAsync(host);
    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<string> Asked(string clue, string user = "discipline")
    {
        var (request, code) = await ClueStage.Act(host, user, "requestReporterIdentity", "request", $$"""id: "{{clue}}", reason: "需当面核实" """);
        Assert.Null(code);
        return request.GetProperty("id").GetString()!;
    }

    private Task<(JsonElement Record, string? Code)> Open(string request, string user = "discipline", string reason = "约谈举报人") =>
        ClueStage.Act(host, user, "openReporterIdentity", "identity", $$"""id: "{{request}}", reason: "{{reason}}" """, "name contact");

    private async Task<IReadOnlyList<string>> Trace(string subject)
    {
        var data = await host.Data("leader", "query($s: ID!) { sensitiveReads(where: { subject: { eq: $s } }, order: [{ at: ASC }]) { nodes { by { id } refused why } } }", new { s = subject });
        return [.. data.GetProperty("sensitiveReads").GetProperty("nodes").EnumerateArray().Select(n => $"{n.GetProperty("by").GetProperty("id")} {n.GetProperty("refused")} {n.GetProperty("why")}")];
    }

    [Fact]
    public async Task The_requester_sees_it_once_released_every_look_is_noted_with_its_reason_and_nobody_else_sees_it()
    {
        var clue = await ClueStage.Register(host, "discipline", Sealed);
        await ClueStage.Happens(host, "discipline", "appointClueHandlers", $$"""id: "{{clue}}", persons: ["person/discipline-b", "person/leader"], reason: "承办" """);
        var request = await Asked(clue);
        Assert.Equal("ILLEGAL_MOVE", (await Open(request)).Code);
        Assert.Equal("FORBIDDEN", (await ClueStage.Act(host, "discipline", "releaseReporterIdentity", "request", $$"""id: "{{request}}", hours: 24""")).Code);
        await ClueStage.Happens(host, "custodian", "releaseReporterIdentity", $$"""id: "{{request}}", hours: 24, comment: "同意" """, "request");
        for (var i = 0; i < 2; i++)
        {
            var (identity, code) = await Open(request);
            Assert.Equal((null, Name, Contact), (code, identity.GetProperty("name").GetString(), identity.GetProperty("contact").GetString()));
        }
        var reporter = "reporter/" + clue["clue/".Length..];
        Assert.Equal(["person/discipline False 约谈举报人", "person/discipline False 约谈举报人"], await Trace(reporter));

        // Released to one: not to another handler, not to whoever released it, not to who watches.
        foreach (var (user, code) in new[] { (ClueStage.Second, "NOT_FOUND"), (ClueStage.Third, "NOT_FOUND"), ("leader", "NOT_FOUND"), ("custodian", "FORBIDDEN"), ("auditor", "FORBIDDEN"), ("admin", "FORBIDDEN") })
            Assert.Equal(code, (await Open(request, user)).Code);
        Assert.Equal("FIELD_REQUIRED", (await Open(request, reason: " ")).Code);
        for (var wait = 0; (await Trace(request)).Count(t => t.Contains("True", StringComparison.Ordinal)) < 6 && wait < 100; wait++) await Task.Delay(50);
        foreach (var user in new[] { "discipline", ClueStage.Second, ClueStage.Third, "leader", "custodian", "auditor", "admin" })
            Assert.Contains(await Trace(request), t => t.StartsWith($"person/{user} True", StringComparison.Ordinal));

        // Whoever is off the clue has lost it, though the release would last.
        await ClueStage.Happens(host, ClueStage.Second, "recuseClueHandler", $$"""id: "{{clue}}", person: "person/discipline", reason: "与举报人相识" """);
        Assert.Equal("NOT_ALLOWED", (await Open(request)).Code);
    }

    [Fact]
    public async Task What_the_custodian_refuses_stays_closed_and_he_reads_nothing_of_the_clue()
    {
        var clue = await ClueStage.Register(host, "discipline", Sealed);
        var request = await Asked(clue);
        var list = await host.Data("custodian", $$"""{ identityRequests(where: { id: { eq: "{{request}}" } }) { nodes { clue reason status requestedBy { id } } } history(subject: "{{request}}") { totalCount } }""");
        Assert.Equal((clue, "需当面核实"), (list.GetProperty("identityRequests").GetProperty("nodes")[0].GetProperty("clue").GetString(), list.GetProperty("identityRequests").GetProperty("nodes")[0].GetProperty("reason").GetString()));
        await ClueStage.Happens(host, "custodian", "refuseReporterIdentity", $$"""id: "{{request}}", reason: "理由不足" """, "request");
        Assert.Equal("ILLEGAL_MOVE", (await Open(request)).Code);
        Assert.Equal("ILLEGAL_MOVE", (await ClueStage.Act(host, "custodian", "releaseReporterIdentity", "request", $$"""id: "{{request}}", hours: 1""")).Code);
        // Others do not even see that somebody asked.
        foreach (var user in new[] { ClueStage.Second, "leader" })
            Assert.Equal(0, (await host.Data(user, $$"""{ identityRequests(where: { id: { eq: "{{request}}" } }) { totalCount } }""")).GetProperty("identityRequests").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task No_table_holds_the_name_or_a_hash_by_which_a_guess_is_known()
    {
        const string Keyed = Sealed + ", idempotencyKey: \"once\"";
        var clue = await ClueStage.Register(host, "discipline", Keyed);
        await ClueStage.Happens(host, "discipline", "supplementClue", $$"""id: "{{clue}}", text: "补充" """);
        var tables = await host.Sql("select format('%I.%I', table_schema, table_name) from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')");
        Assert.Contains("vault.people", tables);
        Assert.Contains(tables, t => t.Contains("clues", StringComparison.Ordinal));
        foreach (var table in tables)
            foreach (var secret in new[] { Name, Contact })
                Assert.Equal(["0"], await host.Sql($"select count(*) from {table} t where t::text like '%{secret}%'"));
        // The same request with another name is the same request to the store: its fingerprint knows no reporter.
        Assert.Equal(clue, await ClueStage.Register(host, "discipline", Keyed.Replace(Name, "司马举报人", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_way_of_showing_people_shows_a_reporter()
    {
        var clue = await ClueStage.Register(host, "discipline", Sealed.Replace(Name, Name + "甲", StringComparison.Ordinal));
        var reporter = "reporter/" + clue["clue/".Length..];
        foreach (var (user, ask) in new[]
        {
            ("discipline", $$"""{ node(id: "{{reporter}}") { id ... on Person { name } } }"""), ("discipline", $$"""{ person(id: "{{reporter}}") { name } }"""),
            ("discipline", $$"""{ clue(id: "{{clue}}") { id reporter persons { name } handlers { name } notes { text by { name } } } }"""),
            ("discipline", $$"""{ history(subject: "{{clue}}", first: 50) { nodes { why what by { name } changes { field before after } } } }"""),
            ("discipline", """{ clues(where: { text: { contains: "举报人甲" } }) { totalCount nodes { id } } }"""),
            ("secretariat", $$"""mutation { requestErasure(input: { person: "{{reporter}}", reason: "x" }) { erasure { person { name } } errors { ... on Error { code message } } } }"""),
            ("leader", $$"""mutation { erasePerson(input: { person: "{{reporter}}" }) { erasure { person { name } } errors { ... on Error { code message } } } }"""),
            ("admin", $$"""mutation { changePersonDetails(input: { id: "{{reporter}}", name: "改名" }) { person { name } errors { ... on Error { code } } } }"""),
            ("admin", $$"""mutation { addAccount(input: { user: "ghost", person: "{{reporter}}" }) { errors { ... on Error { code message } } } }"""),
        })
        {
            using var answer = await host.GraphQL(user, ask);
            foreach (var secret in new[] { "举报人甲", "13955557777" }) Assert.False(answer.RootElement.GetRawText().Contains(secret, StringComparison.Ordinal), $"{ask}: {answer.RootElement.GetRawText()}");
        }
        // Untouched by all of it.
        var request = await Asked(clue);
        await ClueStage.Happens(host, "custodian", "releaseReporterIdentity", $$"""id: "{{request}}", hours: 1""", "request");
        Assert.Equal("欧阳举报人甲", (await Open(request)).Record.GetProperty("name").GetString());
    }

    [Fact]
    public async Task No_log_and_no_refusal_says_who_reported()
    {
        foreach (var broken in new[] { """text: " " """, """persons: ["person/nobody"] """, """violations: ["violation/none"], referralReason: "x" """, """occurredFrom: "2025-02-01", occurredTo: "2025-01-01" """ })
        {
            using var answer = await host.GraphQL("discipline", $$"""mutation { registerClue(input: { source: REPORT, {{(broken.StartsWith("text", StringComparison.Ordinal) ? broken : "text: \"x\", " + broken)}} {{Sealed}} }) { clue { id } errors { __typename ... on Error { code message } } } }""");
            Assert.Equal(JsonValueKind.Array, answer.RootElement.GetProperty("data").GetProperty("registerClue").GetProperty("errors").ValueKind);
            Assert.DoesNotContain(Name, answer.RootElement.GetRawText(), StringComparison.Ordinal);
        }
        // The log is written in blocks, a second apart.
        await Task.Delay(1500);
        var logs = Directory.GetFiles(Path.Combine(host.Settings.Data, "logs"));
        Assert.NotEmpty(logs);
        foreach (var log in logs)
        {
            using var open = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(open);
            var text = await reader.ReadToEndAsync();
            Assert.DoesNotContain(Name, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Contact, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_anonymous_reporter_keeps_a_way_to_be_reached_and_a_clue_without_one_has_nobody_to_ask_for()
    {
        var anonymous = await ClueStage.Register(host, "discipline", """, reporter: { signed: false, contact: "匿名邮箱 a@example.org" } """);
        Assert.Equal("ANONYMOUS", (await host.Data("discipline", $$"""{ clue(id: "{{anonymous}}") { reporter } }""")).GetProperty("clue").GetProperty("reporter").GetString());
        var request = await Asked(anonymous);
        await ClueStage.Happens(host, "custodian", "releaseReporterIdentity", $$"""id: "{{request}}", hours: 1""", "request");
        var identity = (await Open(request)).Record;
        Assert.Equal((JsonValueKind.Null, "匿名邮箱 a@example.org"), (identity.GetProperty("name").ValueKind, identity.GetProperty("contact").GetString()));
        Assert.Equal("NO_REPORTER", (await ClueStage.Act(host, "discipline", "requestReporterIdentity", "request", $$"""id: "{{await ClueStage.Register(host, "discipline")}}", reason: "x" """)).Code);
    }
}
