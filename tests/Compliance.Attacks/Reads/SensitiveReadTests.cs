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
    public async Task Who_reads_does_not_read_the_trace()
    {
        foreach (var user in new[] { "discipline", "finance", "admin", "branch" })
            using (var answer = await host.GraphQL(user, "{ sensitiveReads { totalCount } }")) Assert.Equal("FORBIDDEN", answer.Code());
    }
}
