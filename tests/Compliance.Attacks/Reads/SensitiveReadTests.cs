using System.Text.Json;
using Compliance.Attacks.Matrix;
using Compliance.Scenarios;
using Xunit;

namespace Compliance.Attacks.Reads;

/// <summary>Whoever opens a violation that is not his branch's leaves a trace that he cannot avoid, and so does who tried.</summary>
public sealed class SensitiveReadTests(HostFixture host) : IClassFixture<HostFixture>
{
    private async Task<IReadOnlyList<(string By, bool Refused, string? Why)>> Trace(string subject)
    {
        var data = await host.Data("auditor", "query($s: ID!) { sensitiveReads(where: { subject: { eq: $s } }) { nodes { by { id } refused why } } }", new { s = subject });
        return [.. data.GetProperty("sensitiveReads").GetProperty("nodes").EnumerateArray().Select(n => (n.GetProperty("by").GetProperty("id").GetString()!, n.GetProperty("refused").GetBoolean(), n.GetProperty("why").GetString()))];
    }

    [Fact]
    public async Task Every_way_to_one_violation_leaves_one_trace_with_the_reason_given()
    {
        foreach (var query in new[] { "{ violation(id: \"ID\") { id } }", "{ node(id: \"ID\") { id } }", "{ history(subject: \"ID\") { totalCount } }" })
        {
            var id = await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Own).Fill("{%violation}");
            using var client = await host.Client("discipline");
            client.DefaultRequestHeaders.Add("X-Purpose", Uri.EscapeDataString("核查群众反映"));
            for (var i = 0; i < 3; i++)
                using (var answer = await client.Graph(query.Replace("ID", id, StringComparison.Ordinal))) Assert.Null(answer.Code());
            Assert.Equal([("person/discipline", false, "核查群众反映")], await Trace(id));
        }
    }

    [Fact]
    public async Task A_refused_read_is_on_record_and_one_of_the_own_branch_is_not()
    {
        await OfficeSeed.OpenAsync(host.Services, host.Settings.Tenant, OfficeBranches.Other);
        var others = await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Other).Fill("{%violation}");
        Assert.Equal(JsonValueKind.Null, (await host.Data("branch", "query($s: ID!) { violation(id: $s) { id } }", new { s = others })).GetProperty("violation").ValueKind);
        Assert.Equal([("person/branch", true, null)], await Trace(others));
        var own = await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Own).Fill("{%violation}");
        Assert.Equal(own, (await host.Data("branch", "query($s: ID!) { violation(id: $s) { id } }", new { s = own })).GetProperty("violation").GetProperty("id").GetString());
        Assert.Empty(await Trace(own));
    }

    [Fact]
    public async Task A_file_that_only_a_violation_holds_is_read_like_the_violation()
    {
        await OfficeSeed.OpenAsync(host.Services, host.Settings.Tenant, OfficeBranches.Other);
        var id = await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Own).Fill("{%violation}");
        using var branch = await host.Client("branch");
        using var uploaded = await branch.PostAsync("/files", new StringContent("姓名,金额\n某人,100\n"));
        using var body = JsonDocument.Parse(await uploaded.Content.ReadAsStringAsync());
        var hash = body.RootElement.GetProperty("hash").GetString();
        await host.Data("branch", "mutation($id: ID!, $hash: String!) { explainViolation(input: { id: $id, text: \"说明\", attachments: [{ hash: $hash, name: \"a.csv\", kind: \"说明\" }] }) { violation { id } } }", new { id, hash });

        foreach (var (user, status) in new[] { ("branch", 200), ("head", 200), ("discipline", 200), ("custodian", 404) })
        {
            using var client = await host.Client(user);
            using var answer = await client.GetAsync($"/files/{hash}");
            Assert.Equal(status, (int)answer.StatusCode);
        }
        Assert.Equal([("person/custodian", true, null), ("person/discipline", false, null)], (await Trace(id)).OrderBy(t => t.By, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_reads_does_not_read_the_trace()
    {
        foreach (var user in new[] { "discipline", "finance", "admin", "branch" })
            using (var answer = await host.GraphQL(user, "{ sensitiveReads { totalCount } }")) Assert.Equal("FORBIDDEN", answer.Code());
    }
}

/// <summary>Whoever takes a list away is on record with what he took, whether he says that he does or goes page by page.</summary>
public sealed class ExportTests(HostFixture host) : IClassFixture<HostFixture>
{
    private async Task<IReadOnlyList<string>> Trace(string user)
    {
        var data = await host.Data("auditor", "query($p: ID!) { sensitiveReads(where: { kind: { eq: EXPORT }, by: { eq: $p } }, order: [{ at: ASC }]) { nodes { subject format filter rows refused why } } }", new { p = $"person/{user}" });
        return [.. data.GetProperty("sensitiveReads").GetProperty("nodes").EnumerateArray().Select(n => string.Join(" | ", n.EnumerateObject().Select(v => v.Value.ToString())))];
    }

    private async Task Ask(string user, string query, string? format = null, string? why = null)
    {
        using var client = await host.Client(user);
        if (format is not null) client.DefaultRequestHeaders.Add("X-Export", format);
        if (why is not null) client.DefaultRequestHeaders.Add("X-Purpose", Uri.EscapeDataString(why));
        using var answer = await client.Graph(query);
    }

    [Fact]
    public async Task A_declared_export_is_noted_once_with_what_was_asked_and_why_and_without_the_words_searched_by()
    {
        for (var i = 0; i < 3; i++) await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Own).Fill("{%fundUse}");
        const string Some = """{ fundUses(first: 500, where: { branch: { eq: "branch/cardiology" }, title: { contains: "王芳" }, amount: { gte: 0.5 } }) { nodes { id } } }""", All = "{ fundUses(first: 2) { nodes { id } } }";
        for (var i = 0; i < 2; i++) await Ask("finance", Some, "XLSX", "年终核对");
        await Ask("finance", All, "<script>");
        Assert.Equal(["""fundUses | xlsx | {"where":{"and":[{"branch":{"eq":"branch/cardiology"}},{"title":{"contains":"…"}},{"amount":{"gte":0.5}}]}} | 0 | False | 年终核对""", "fundUses | other |  | 2 | False | "], await Trace("finance"));
        Assert.Empty(await host.Sql("select data from public.mt_events where type = 'export_noted' and data::text like '%王芳%'"));
    }

    [Fact]
    public async Task A_list_read_page_by_page_is_an_export_and_a_look_at_it_is_not()
    {
        for (var i = 0; i < 50; i++) await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Own).Fill("{%violation}");
        const string Page = "{ violations(first: 50) { nodes { id } } }";
        for (var i = 0; i < 6; i++) await Ask("discipline", Page);
        Assert.Empty(await Trace("discipline"));
        for (var i = 0; i < 4; i++) await Ask("discipline", Page);
        Assert.Equal(["violations |  |  | 350 | False | "], await Trace("discipline"));
        for (var i = 0; i < 10; i++) await Ask("leader", "{ branches(first: 200) { nodes { id } } }");
        Assert.Empty(await Trace("leader"));
    }

    [Fact]
    public async Task A_refused_export_is_on_record_too()
    {
        await Ask("admin", "{ violations(first: 500) { nodes { id } } }", "csv", "好奇");
        for (var wait = 0; (await Trace("admin")).Count == 0 && wait < 100; wait++) await Task.Delay(50);
        Assert.Equal(["violations | csv |  | 0 | True | 好奇"], await Trace("admin"));
    }
}
