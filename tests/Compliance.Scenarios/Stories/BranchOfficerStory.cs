using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Stories;

/// <summary>A branch officer brings an activity from the first line of a form to the final account.</summary>
public sealed class BranchOfficerStory(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly Office office = new(host);

    [Fact]
    public async Task From_a_draft_through_findings_return_and_amendment_to_the_settlement()
    {
        var budget = (await office.Allocate("meetings", 100_000)).GetProperty("id").GetString()!;

        // While he types, the norms answer beside the field; nothing is stored.
        var typing = Office.Meeting(meals: 60_000);
        var live = (await office.Ask("branch", "query($input: SubmitActivityInput!) { checkActivity(input: $input) { clause { id title source article } outcome severity message arithmetic inputs } }", new { input = typing })).GetProperty("checkActivity");
        var quota = Assert.Single(live.EnumerateArray(), f => f.GetProperty("clause").GetProperty("id").GetString() == "meeting.quota");
        Assert.Equal("FAIL", quota.GetProperty("outcome").GetString());
        Assert.Contains("66,000", quota.GetProperty("arithmetic").GetString());
        Assert.Equal(0, (await office.Ask("branch", "{ activities(where: { title: { contains: \"年中\" } }) { totalCount } }")).GetProperty("activities").GetProperty("totalCount").GetInt32());

        // A draft may break a norm; a submission may not.
        var id = (await office.Done("branch", "draftActivity", typing)).GetProperty("id").GetString()!;
        Assert.Equal("NORM_STOP", await office.Refused("branch", "submitActivity", new { id }));
        var submitted = await office.Done("branch", "submitActivity", new { id, budgetLines = Office.Meeting()["budgetLines"] }, fields: "status waitingFor amount commitments { amount } plannedCommitments { budgetId amount } steps { role status } findings { clause { id } outcome }");
        Assert.Equal("SUBMITTED", submitted.GetProperty("status").GetString());
        Assert.Equal("BRANCH_HEAD", submitted.GetProperty("waitingFor").GetString());
        Assert.Equal(40_000m, submitted.GetProperty("amount").GetDecimal());
        Assert.Equal(0, submitted.GetProperty("commitments").GetArrayLength());
        var planned = Assert.Single(submitted.GetProperty("plannedCommitments").EnumerateArray());
        Assert.Equal((budget, 40_000m), (planned.GetProperty("budgetId").GetString(), planned.GetProperty("amount").GetDecimal()));
        Assert.DoesNotContain(submitted.GetProperty("findings").EnumerateArray(), f => f.GetProperty("outcome").GetString() == "FAIL");

        // The head sends it back with a reason; it is mended and goes through every step.
        await office.Done("head", "returnActivity", new { id, reason = "请补充会议通知" });
        Assert.Equal("ILLEGAL_MOVE", await office.Refused("head", "approveActivityStep", new { id }));
        await office.Done("branch", "submitActivity", new { id, purpose = "部署下半年学术工作（附通知）" });
        foreach (var (user, status) in new[] { ("head", "SUBMITTED"), ("secretariat", "SUBMITTED"), ("finance", "APPROVED") })
            Assert.Equal(status, (await office.Done(user, "approveActivityStep", new { id })).GetProperty("status").GetString());
        Assert.Equal((40_000m, 60_000m), await Sums(budget));

        // What was approved changes only by an amendment, which walks its steps again and takes the difference.
        Assert.Equal("ILLEGAL_MOVE", await office.Refused("branch", "submitActivity", new { id, title = "改个名" }));
        var lines = new object[] { new { kind = "LODGING", amount = 20_000m }, new { kind = "MEALS", amount = 15_000m }, new { kind = "VENUE", amount = 6_000m }, new { kind = "MATERIAL", amount = 1_500m }, new { kind = "OTHER", amount = 500m } };
        await office.Done("branch", "amendActivity", new { id, reason = "会场费用上调", budgetLines = lines });
        JsonElement amended = default;
        for (var step = 0; step < 6; step++)
        {
            amended = await office.Ask("branch", "query($id: ID!) { activity(id: $id) { status waitingFor approvedAmount } }", new { id });
            if (amended.GetProperty("activity").GetProperty("status").GetString() == "APPROVED") break;
            var role = amended.GetProperty("activity").GetProperty("waitingFor").GetString()!;
            await office.Done(role switch { "BRANCH_HEAD" => "head", "SECRETARIAT" => "secretariat", "FINANCE" => "finance", _ => "leader" }, "approveActivityStep", new { id });
        }
        Assert.Equal(43_000m, amended.GetProperty("activity").GetProperty("approvedAmount").GetDecimal());
        Assert.Equal((43_000m, 57_000m), await Sums(budget));

        // Held, concluded, settled: the rest of the money goes back.
        await office.Done("branch", "startActivity", new { id });
        await office.Done("branch", "concludeActivity", new { id, participants = 52, summary = "会议按计划召开", attachments = await office.Papers("branch", "SIGN_IN_SHEET", "NOTICE", "ITEMISED_BILL") });
        var settled = await office.Done("branch", "settleActivity", new
        {
            id, lines = new object[] { new { kind = "LODGING", amount = 19_000m }, new { kind = "MEALS", amount = 14_200m }, new { kind = "VENUE", amount = 6_000m }, new { kind = "MATERIAL", amount = 1_500m }, new { kind = "OTHER", amount = 0m } },
        }, fields: "status actualAmount lines { kind estimate actual difference }");
        Assert.Equal("SETTLED", settled.GetProperty("status").GetString());
        Assert.Equal(40_700m, settled.GetProperty("actualAmount").GetDecimal());
        Assert.Equal(-1_000m, settled.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("kind").GetString() == "LODGING").GetProperty("difference").GetDecimal());

        // Every change can be read back: who, when, what, why, and what it was before.
        var history = (await office.Ask("branch", "query($id: ID!) { history(subject: $id, first: 100) { totalCount nodes { version type what why by { id } recordedAt changes { field before after } } } }", new { id })).GetProperty("history");
        var entries = history.GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(history.GetProperty("totalCount").GetInt32(), entries.Count);
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(e => e.GetProperty("version").GetInt32()));
        Assert.Contains(entries, e => e.GetProperty("why").GetString() == "请补充会议通知");
        Assert.Contains(entries, e => e.GetProperty("changes").EnumerateArray().Any(c => c.GetProperty("field").GetString() == "status"));

        // As of the moment of its first submission it was waiting for the head.
        var first = entries.First(e => e.GetProperty("type").GetString()!.Contains("submitted", StringComparison.Ordinal)).GetProperty("recordedAt").GetDateTimeOffset();
        var then = (await office.Ask("branch", "query($id: ID!, $at: DateTime) { activity(id: $id, asOf: $at) { status amount } activities(asOf: $at, where: { title: { contains: \"年中\" } }) { totalCount nodes { id status } } }", new { id, at = first }));
        Assert.Equal("SUBMITTED", then.GetProperty("activity").GetProperty("status").GetString());
        Assert.Equal(1, then.GetProperty("activities").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task He_neither_sees_another_branch_nor_approves_his_own()
    {
        await office.OpenBranch("branch/neurology", "神经病学分会", "Neurology");
        var foreign = (await office.Done("secretariat", "draftActivity", new { branch = "branch/neurology", type = "MEETING", title = "神经病学分会例会" })).GetProperty("id").GetString()!;
        var found = await office.Ask("branch", "query($id: ID!) { activity(id: $id) { id } node(id: $id) { id } activities(where: { title: { contains: \"神经\" } }) { totalCount nodes { id } } }", new { id = foreign });
        Assert.Equal(JsonValueKind.Null, found.GetProperty("activity").ValueKind);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("node").ValueKind);
        Assert.Equal(0, found.GetProperty("activities").GetProperty("totalCount").GetInt32());
        Assert.Equal("NOT_FOUND", await office.Refused("branch", "submitActivity", new { id = foreign }));
        Assert.Contains(await office.Refused("branch", "draftActivity", new { branch = "branch/neurology", type = "MEETING", title = "x" }), new[] { "NOT_ALLOWED", "NOT_FOUND" });

        // The secretariat submitted it; the secretariat's own step is for another of its people.
        var own = (await office.Done("secretariat", "draftActivity", Office.Meeting("秘书处代拟"))).GetProperty("id").GetString()!;
        await office.Done("secretariat", "submitActivity", new { id = own });
        await office.Done("head", "approveActivityStep", new { id = own });
        Assert.Equal("SELF_APPROVAL", await office.Refused("secretariat", "approveActivityStep", new { id = own }));
        var attempts = (await office.Ask("auditor", "query($id: ID!) { refusedAttempts(where: { subject: { eq: $id } }) { nodes { code by { id } } } }", new { id = own })).GetProperty("refusedAttempts").GetProperty("nodes");
        Assert.Equal("SELF_APPROVAL", Assert.Single(attempts.EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal("FORBIDDEN", await office.Forbidden("branch", "mutation { approveActivityStep(input: { id: \"" + own + "\" }) { errors { __typename } } }"));
        Assert.Equal("UNAUTHENTICATED", await office.Forbidden(null, "{ activities { totalCount } }"));
        Assert.Equal("FORBIDDEN", await office.Forbidden("admin", "{ activities { totalCount } }"));
    }

    private async Task<(decimal Committed, decimal Available)> Sums(string budget)
    {
        var row = (await office.Ask("branch", "query($id: ID!) { budget(id: $id) { committed available } }", new { id = budget })).GetProperty("budget");
        return (row.GetProperty("committed").GetDecimal(), row.GetProperty("available").GetDecimal());
    }
}
