using System.Text.Json;
using Compliance.Scenarios;
using Compliance.Scenarios.Discipline;
using Xunit;

namespace Compliance.Attacks.Reads;

/// <summary>A clue is its handlers' alone, whatever door is tried; and whoever tries one, or goes through it, is on record.</summary>
public sealed class CaseFileTests(HostFixture host) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private const string Secret = "以会议名义列支聚餐";

    public Task InitializeAsync() => ClueStage.SeatAsync(host);
    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<IReadOnlyList<(string By, bool Refused, string? Why)>> Trace(string subject)
    {
        var data = await host.Data("auditor", "query($s: ID!) { sensitiveReads(where: { subject: { eq: $s } }, order: [{ at: ASC }]) { nodes { by { id } refused why } } }", new { s = subject });
        return [.. data.GetProperty("sensitiveReads").GetProperty("nodes").EnumerateArray().Select(n => (n.GetProperty("by").GetProperty("id").GetString()!, n.GetProperty("refused").GetBoolean(), n.GetProperty("why").GetString()))];
    }

    private static string[] Doors(string id) =>
    [
        $$"""{ clue(id: "{{id}}") { id text } }""", $$"""{ clue(id: "{{id}}", asOf: "2099-01-01T00:00:00Z") { id text } }""", $$"""{ node(id: "{{id}}") { id ... on Clue { text } } }""",
        $$"""{ history(subject: "{{id}}") { totalCount nodes { why changes { field after } } } }""", $$"""{ clues(where: { id: { eq: "{{id}}" } }) { totalCount nodes { id text } } }""",
        $$"""{ clues(where: { or: [{ text: { contains: "聚餐" } }, { persons: { contains: "{{ClueStage.Named}}" } }] }, order: [{ due: ASC }]) { totalCount nodes { id text } } }""",
        $$"""mutation { supplementClue(input: { id: "{{id}}", text: "x" }) { clue { id text } errors { ... on Error { message } } } }""",
        $$"""mutation { appointClueHandlers(input: { id: "{{id}}", persons: ["person/discipline-c"], reason: "x" }) { clue { id text } errors { ... on Error { message } } } }""",
        $$"""mutation { requestReporterIdentity(input: { id: "{{id}}", reason: "x" }) { request { id } errors { ... on Error { message } } } }""",
    ];

    [Theory]
    [InlineData("leader"), InlineData("auditor"), InlineData("custodian"), InlineData("admin"), InlineData("branch"), InlineData("head"), InlineData("finance"), InlineData("secretariat"), InlineData(ClueStage.Third)]
    public async Task No_door_opens_to_whoever_does_not_handle_it_and_no_answer_tells_it_from_one_that_is_not(string user)
    {
        var id = await ClueStage.Register(host, "discipline", """, reporter: { signed: true, name: "赵举报", contact: "13900001111" } """);
        var none = "clue/" + Guid.CreateVersion7();
        foreach (var (there, missing) in Doors(id).Zip(Doors(none)))
        {
            using var answer = await host.GraphQL(user, there);
            using var of = await host.GraphQL(user, missing);
            Assert.Equal(of.RootElement.GetRawText().Replace(none, id, StringComparison.Ordinal), answer.RootElement.GetRawText());
            Assert.DoesNotContain(Secret, answer.RootElement.GetRawText(), StringComparison.Ordinal);
        }
        // Noted beside the answer when the office itself is refused the field.
        for (var wait = 0; (await Trace(id)).Count == 0 && wait < 100; wait++) await Task.Delay(50);
        Assert.All(await Trace(id), t => Assert.Equal(($"person/{user}", true), (t.By, t.Refused)));
        Assert.NotEmpty(await Trace(id));
    }

    [Fact]
    public async Task Another_association_and_nobody_find_nothing()
    {
        await OfficeSeed.EnsureAsync(host.Services, Matrix.OfficeBranches.OtherTenant, Matrix.OfficeBranches.Elsewhere, "other-");
        var accounts = (Host.Access.Accounts)host.Services.GetService(typeof(Host.Access.Accounts))!;
        if (await accounts.FindAsync("other-discipline", default) is null) await accounts.AddAsync("other-discipline", Matrix.OfficeBranches.OtherTenant, "person/other-discipline", "no password opens this", default);
        var id = await ClueStage.Register(host, "discipline");
        foreach (var user in new[] { "other-discipline", null })
            foreach (var door in Doors(id))
            {
                using var answer = await host.GraphQL(user, door);
                Assert.DoesNotContain(Secret, answer.RootElement.GetRawText(), StringComparison.Ordinal);
                Assert.True(answer.Code() is "UNAUTHENTICATED" or "NOT_FOUND" || answer.RootElement.GetRawText() is var text && (text.Contains("null", StringComparison.Ordinal) || text.Contains("\"totalCount\":0", StringComparison.Ordinal)), answer.RootElement.GetRawText());
            }
    }

    [Fact]
    public async Task Whoever_is_recused_is_off_at_once_and_no_date_lets_him_back_in()
    {
        var id = await ClueStage.Register(host, "discipline");
        await ClueStage.Happens(host, "discipline", "appointClueHandlers", $$"""id: "{{id}}", persons: ["person/discipline-b"], reason: "两人承办" """);
        var before = DateTimeOffset.UtcNow;
        Assert.Equal(id, (await host.Data(ClueStage.Second, $$"""{ clue(id: "{{id}}") { id } }""")).GetProperty("clue").GetProperty("id").GetString());
        await Task.Delay(20);
        // His own act, and the answer shows him nothing any more.
        Assert.Equal(JsonValueKind.Null, (await ClueStage.Act(host, ClueStage.Second, "recuseClueHandler", "clue", $$"""id: "{{id}}", reason: "与当事人相识" """)).Record.ValueKind);

        var past = before.ToString("O");
        var data = await host.Data(ClueStage.Second, $$"""{ now: clue(id: "{{id}}") { id } then: clue(id: "{{id}}", asOf: "{{past}}") { id } list: clues(where: { id: { eq: "{{id}}" } }) { totalCount } past: clues(where: { id: { eq: "{{id}}" } }, asOf: "{{past}}") { totalCount nodes { id } } }""");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, 0, 0), (data.GetProperty("now").ValueKind, data.GetProperty("then").ValueKind, data.GetProperty("list").GetProperty("totalCount").GetInt32(), data.GetProperty("past").GetProperty("totalCount").GetInt32()));
        using (var history = await host.GraphQL(ClueStage.Second, $$"""{ history(subject: "{{id}}") { totalCount } }""")) Assert.Equal("NOT_FOUND", history.Code());
        Assert.Equal("HANDLER_BARRED", (await ClueStage.Act(host, "discipline", "appointClueHandlers", "clue", $$"""id: "{{id}}", persons: ["person/discipline-b"], reason: "x" """)).Code);
        Assert.Contains("HANDLER_BARRED", await host.Sql($"select data ->> 'Code' from public.mt_events where type = 'attempt_refused' and data ->> 'Subject' = '{id}'"));

        // Who handles it now reads its past, from before he did.
        await ClueStage.SeatAsync(host, "discipline-d", Kernel.Role.Discipline);
        await ClueStage.Happens(host, "discipline", "appointClueHandlers", $$"""id: "{{id}}", persons: ["person/discipline-d"], reason: "增补" """);
        var later = await host.Data("discipline-d", $$"""{ then: clue(id: "{{id}}", asOf: "{{past}}") { handlers { id } } past: clues(where: { id: { eq: "{{id}}" } }, asOf: "{{past}}") { totalCount } }""");
        Assert.Equal((2, 1), (later.GetProperty("then").GetProperty("handlers").GetArrayLength(), later.GetProperty("past").GetProperty("totalCount").GetInt32()));
    }

    [Fact]
    public async Task Every_read_of_a_case_file_is_on_record_the_list_and_the_file_among_them()
    {
        using var handler = await host.Client("discipline");
        var hash = "";
        foreach (var open in new Func<string, Task>[]
        {
            async id => await host.Data(ClueStage.Second, $$"""{ clues(where: { id: { eq: "{{id}}" } }) { nodes { text } } }"""),
            async id => await host.Data(ClueStage.Second, $$"""{ clue(id: "{{id}}") { text } }"""),
            async id => await host.Data(ClueStage.Second, $$"""{ node(id: "{{id}}") { id } }"""),
            async id => await host.Data(ClueStage.Second, $$"""{ history(subject: "{{id}}") { totalCount } }"""),
            async _ => { using var client = await host.Client(ClueStage.Second); using var file = await client.GetAsync($"/files/{hash}"); Assert.Equal(200, (int)file.StatusCode); },
        })
        {
            using var uploaded = await handler.PostAsync("/files", new StringContent($"时间,地点\n三月,食堂\n编号,{Guid.NewGuid()}\n"));
            using var body = JsonDocument.Parse(await uploaded.Content.ReadAsStringAsync());
            hash = body.RootElement.GetProperty("hash").GetString();
            var id = await ClueStage.Register(host, "discipline", $$""", attachments: [{ hash: "{{hash}}", name: "a.csv", kind: "OTHER" }] """);
            await ClueStage.Happens(host, "discipline", "appointClueHandlers", $$"""id: "{{id}}", persons: ["person/discipline-b"], reason: "两人承办" """);
            await open(id);
            Assert.Equal([("person/discipline-b", false, null)], (await Trace(id)).Where(t => t.By == "person/discipline-b"));
        }
        foreach (var user in new[] { ClueStage.Third, "leader", "auditor", "custodian", "head" })
        {
            using var client = await host.Client(user);
            using var file = await client.GetAsync($"/files/{hash}");
            Assert.Equal(404, (int)file.StatusCode);
        }
        Assert.Contains("person/custodian", await host.Sql("select data ->> 'By' from public.mt_events where type = 'read_noted' and data ->> 'Refused' = 'true' and data ->> 'Subject' like 'clue/%'"));
    }

    [Fact]
    public async Task A_delegate_of_a_handler_reads_no_case()
    {
        var id = await ClueStage.Register(host, "discipline");
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        await host.Data("discipline", $$"""mutation { delegateOffices(input: { to: "person/discipline-c", from: "{{today:yyyy-MM-dd}}", until: "{{today.AddDays(1):yyyy-MM-dd}}", reason: "出差" }) { errors { ... on Error { code } } } }""");
        using var client = await host.Client(ClueStage.Third);
        client.DefaultRequestHeaders.Add("X-Acting-For", "person/discipline");
        using var answer = await client.Graph($$"""{ me { actingFor { id } } clue(id: "{{id}}") { id } clues { nodes { id } } }""");
        Assert.DoesNotContain(id, answer.RootElement.GetRawText(), StringComparison.Ordinal);
        using var acting = await client.Graph("""mutation { registerClue(input: { source: OTHER, text: "x" }) { errors { ... on Error { code } } } }""");
        Assert.Contains("NOT_ALLOWED", acting.RootElement.GetRawText(), StringComparison.Ordinal);
    }
}
