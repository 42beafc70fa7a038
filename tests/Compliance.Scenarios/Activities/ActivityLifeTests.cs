using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Activities;

/// <summary>An activity walks its whole life over HTTP, each step by the office whose it is; the money follows it.</summary>
public sealed class ActivityLifeTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Branch = OfficeSeed.Branch;

    private static Dictionary<string, object?> Meeting(string title, decimal lodging = 24_000) => new()
    {
        ["branch"] = Branch, ["type"] = "MEETING", ["class"] = "III", ["title"] = title, ["inPlan"] = true, ["conveys"] = false,
        ["venue"] = new { name = "市医学会会议中心", city = "杭州", place = "西溪路 1 号", kind = "CONFERENCE_CENTRE" },
        ["startsOn"] = "2027-03-10", ["endsOn"] = "2027-03-11", ["arrivesOn"] = "2027-03-09", ["departsOn"] = "2027-03-11", ["participants"] = 45, ["staff"] = 4, ["providedItems"] = Array.Empty<string>(),
        ["budgetLines"] = new object[] { new { kind = "LODGING", amount = lodging }, new { kind = "MEALS", amount = 9_600 }, new { kind = "VENUE", amount = 4_000 }, new { kind = "MATERIAL", amount = 1_400 }, new { kind = "OTHER", amount = 1_000 } },
    };

    private const string Fields = "activity { id version status amount waitingFor round reason findings { clause { id } outcome } } errors { ... on Error { code message } ... on NormStopError { findings { clause { id } outcome } } ... on InvalidInputError { field } }";

    private async Task<JsonElement> Do(string user, string mutation, object input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        return (await host.Data(user, $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ {Fields} }} }}", new { input })).GetProperty(mutation);
    }

    private async Task<JsonElement> Done(string user, string mutation, object input, string status)
    {
        var payload = await Do(user, mutation, input);
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, $"{mutation}: {payload.GetProperty("errors")}");
        Assert.Equal(status, payload.GetProperty("activity").GetProperty("status").GetString());
        return payload.GetProperty("activity");
    }

    private static string? Code(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("code").GetString();

    private async Task Allocate(decimal amount)
    {
        var answer = await host.Data("finance", "mutation($input: AllocateBudgetInput!) { allocateBudget(input: $input) { budget { id } errors { ... on Error { code } } } }",
            new { input = new { branch = Branch, year = 2027, line = "meetings", title = "会议费", amount, basis = "年度预算", idempotencyKey = "allocate" } });
        Assert.Equal("budget/cardiology/2027/meetings", answer.GetProperty("allocateBudget").GetProperty("budget").GetProperty("id").GetString());
    }

    private async Task<decimal> Committed() =>
        (await host.Data("finance", """{ budget(id: "budget/cardiology/2027/meetings") { committed } }""")).GetProperty("budget").GetProperty("committed").GetDecimal();

    private async Task<string> Approved(string title)
    {
        var id = (await Done("branch", "submitActivity", Meeting(title), "SUBMITTED")).GetProperty("id").GetString()!;
        foreach (var user in new[] { "head", "secretariat" }) await Done(user, "approveActivityStep", new { id }, "SUBMITTED");
        await Done("finance", "approveActivityStep", new { id }, "APPROVED");
        return id;
    }

    [Fact]
    public async Task From_the_draft_to_the_archive()
    {
        await Allocate(1_000_000);
        var before = await Committed();
        var id = (await Done("branch", "draftActivity", Meeting("季度病例讨论会", 60_000), "DRAFT")).GetProperty("id").GetString()!;

        var live = (await host.Data("branch", "query($input: SubmitActivityInput!) { checkActivity(input: $input) { clause { id } outcome severity message arithmetic } }", new { input = new { id } })).GetProperty("checkActivity");
        var quota = live.EnumerateArray().Single(f => f.GetProperty("clause").GetProperty("id").GetString() == "meeting.quota");
        Assert.Equal(("FAIL", "STOP"), (quota.GetProperty("outcome").GetString(), quota.GetProperty("severity").GetString()));
        Assert.Contains("53,900", quota.GetProperty("arithmetic").GetString(), StringComparison.Ordinal);
        var stopped = await Do("branch", "submitActivity", new { id });
        Assert.Equal("NORM_STOP", Code(stopped));
        Assert.Equal("meeting.quota", stopped.GetProperty("errors")[0].GetProperty("findings")[0].GetProperty("clause").GetProperty("id").GetString());

        var lines = Meeting("")["budgetLines"];
        Assert.Equal("BRANCH_HEAD", (await Done("branch", "submitActivity", new { id, budgetLines = lines }, "SUBMITTED")).GetProperty("waitingFor").GetString());
        await Done("head", "approveActivityStep", new { id, step = 1, comment = "同意" }, "SUBMITTED");
        Assert.Equal("请补会议通知", (await Done("secretariat", "returnActivity", new { id, reason = "请补会议通知" }, "RETURNED")).GetProperty("reason").GetString());
        Assert.Equal(2, (await Done("branch", "submitActivity", new { id, purpose = "交流疑难病例" }, "SUBMITTED")).GetProperty("round").GetInt32());
        await Done("head", "approveActivityStep", new { id }, "SUBMITTED");
        await Done("secretariat", "approveActivityStep", new { id }, "SUBMITTED");
        Assert.Equal("ACTIVITY_STEP_PASSED", Code(await Do("finance", "approveActivityStep", new { id, step = 2 })));
        var queue = (await host.Data("finance", "{ activities(first: 50, where: { waitingFor: { eq: FINANCE } }) { nodes { id } } }")).GetProperty("activities").GetProperty("nodes");
        Assert.Contains(queue.EnumerateArray(), n => n.GetProperty("id").GetString() == id);
        await Done("finance", "approveActivityStep", new { id }, "APPROVED");
        Assert.Equal(40_000, await Committed() - before);

        await Done("branch", "amendActivity", new { id, reason = "增加接送", budgetLines = new object[] { new { kind = "LODGING", amount = 24_000 }, new { kind = "MEALS", amount = 9_600 }, new { kind = "TRANSPORT", amount = 8_400 } } }, "AMENDING");
        foreach (var user in new[] { "head", "secretariat" }) await Done(user, "approveActivityStep", new { id }, "AMENDING");
        Assert.Equal(42_000, (await Done("finance", "approveActivityStep", new { id }, "APPROVED")).GetProperty("amount").GetDecimal());
        Assert.Equal(42_000, await Committed() - before);

        await Done("branch", "startActivity", new { id }, "STARTED");
        await Done("branch", "concludeActivity", new { id, participants = 44, providedItems = Array.Empty<string>(), summary = "如期举办" }, "CONCLUDED");
        await Done("branch", "settleActivity", new { id, lines = new object[] { new { kind = "LODGING", amount = 23_000 }, new { kind = "MEALS", amount = 9_800 }, new { kind = "TRANSPORT", amount = 8_000 } } }, "SETTLED");
        Assert.Equal(before, await Committed());
        await Done("secretariat", "archiveActivity", new { id }, "ARCHIVED");

        var shown = (await host.Data("auditor", "query($id: ID!) { activity(id: $id) { status actualAmount branch { id } lines { kind estimate actual difference } earlierSteps { name status by { id } comment at } amendments { outcome changes amountBefore amountAfter plan { amount } } submittedBy { id } venue { city kind } } node(id: $id) { __typename id } }", new { id }));
        Assert.Equal("Activity", shown.GetProperty("node").GetProperty("__typename").GetString());
        var activity = shown.GetProperty("activity");
        Assert.Equal((40_800m, Branch, "杭州"), (activity.GetProperty("actualAmount").GetDecimal(), activity.GetProperty("branch").GetProperty("id").GetString(), activity.GetProperty("venue").GetProperty("city").GetString()));
        var meals = activity.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("kind").GetString() == "MEALS");
        Assert.Equal((9_600m, 9_800m, 200m), (meals.GetProperty("estimate").GetDecimal(), meals.GetProperty("actual").GetDecimal(), meals.GetProperty("difference").GetDecimal()));
        var amendment = Assert.Single(activity.GetProperty("amendments").EnumerateArray());
        Assert.Equal(("APPROVED", 40_000m, 42_000m), (amendment.GetProperty("outcome").GetString(), amendment.GetProperty("amountBefore").GetDecimal(), amendment.GetProperty("amountAfter").GetDecimal()));
        Assert.Equal(["APPROVED", "RETURNED"], activity.GetProperty("earlierSteps").EnumerateArray().Take(2).Select(s => s.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task The_register_is_read_as_it_stood_at_a_moment()
    {
        await Allocate(1_000_000);
        var id = (await Done("branch", "submitActivity", Meeting("当时的样子"), "SUBMITTED")).GetProperty("id").GetString()!;
        await Task.Delay(20);
        var moment = DateTimeOffset.UtcNow;
        await Task.Delay(20);
        await Done("branch", "withdrawActivity", new { id }, "WITHDRAWN");
        var then = await host.Data("leader", "query($id: ID!, $at: DateTime!) { then: activity(id: $id, asOf: $at) { status } now: activity(id: $id) { status } }", new { id, at = moment.ToString("O") });
        Assert.Equal(("SUBMITTED", "WITHDRAWN"), (then.GetProperty("then").GetProperty("status").GetString(), then.GetProperty("now").GetProperty("status").GetString()));

        // What a budget held that day for which record, which has been cancelled since.
        var held = await Approved("当时占用的预算");
        moment = (await host.Data("finance", "{ now }")).GetProperty("now").GetDateTimeOffset();
        await Done("branch", "cancelActivity", new { id = held, reason = "改期" }, "CANCELLED");
        const string Holds = "nodes { open reference(asOf: $at) { id ... on Activity { status } } }";
        var budget = (await host.Data("finance", $"query($at: DateTime!) {{ budget(id: \"budget/cardiology/2027/meetings\", asOf: $at) {{ then: commitments(first: 100, asOf: $at) {{ {Holds} }} now: commitments(first: 100) {{ {Holds} }} }} }}", new { at = moment })).GetProperty("budget");
        JsonElement? Of(string when) => budget.GetProperty(when).GetProperty("nodes").EnumerateArray().Where(n => n.GetProperty("reference").GetProperty("id").GetString() == held).Select(n => (JsonElement?)n).SingleOrDefault();
        Assert.Equal((40_000m, "APPROVED"), (Of("then")!.Value.GetProperty("open").GetDecimal(), Of("then")!.Value.GetProperty("reference").GetProperty("status").GetString()));
        Assert.Null(Of("now"));
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_answers_the_first_result_and_adds_nothing()
    {
        await Allocate(1_000_000);
        var input = Meeting("只提交一次");
        input["idempotencyKey"] = "once";
        var first = await Done("branch", "submitActivity", input, "SUBMITTED");
        var second = await Done("branch", "submitActivity", input, "SUBMITTED");
        Assert.Equal((first.GetProperty("id").GetString(), 3), (second.GetProperty("id").GetString(), second.GetProperty("version").GetInt32()));
        input["title"] = "另一件事";
        Assert.Equal("KEY_REUSED", Code(await Do("branch", "submitActivity", input)));
    }

    [Fact]
    public async Task An_approval_that_the_budget_cannot_hold_is_refused_whole()
    {
        await Allocate(1_000_000);
        var input = Meeting("没有这条预算");
        input["budgetLine"] = "no-such-line";
        var id = (await Done("branch", "submitActivity", input, "SUBMITTED")).GetProperty("id").GetString()!;
        foreach (var user in new[] { "head", "secretariat" }) await Done(user, "approveActivityStep", new { id }, "SUBMITTED");
        Assert.Equal("BUDGET_UNKNOWN", Code(await Do("finance", "approveActivityStep", new { id })));
        var step = (await host.Data("finance", "query($id: ID!) { activity(id: $id) { status waitingFor } }", new { id })).GetProperty("activity");
        Assert.Equal(("SUBMITTED", "FINANCE"), (step.GetProperty("status").GetString(), step.GetProperty("waitingFor").GetString()));
    }

    [Fact]
    public async Task Calling_off_releases_the_money()
    {
        await Allocate(1_000_000);
        var before = await Committed();
        var id = await Approved("取消的会");
        await Done("branch", "cancelActivity", new { id, reason = "改期" }, "CANCELLED");
        Assert.Equal(before, await Committed());
    }

    public static TheoryData<string, object?, string, string?> Wrongs => new()
    {
        { "title", "", "FIELD_REQUIRED", "title" }, { "endsOn", "2027-03-09", "DATES_REVERSED", "endsOn" }, { "participants", -1, "COUNT_NEGATIVE", "participants" },
        { "branch", "branch/neurology", "NOT_ALLOWED", null }, { "id", "activity/none", "NOT_FOUND", null }, { "id", "budget/cardiology/2027/meetings", "NOT_FOUND", null },
        { "budgetLine", "../..", "ACTIVITY_BUDGET_LINE", "budgetLine" },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task Wrong_input_is_refused_by_name_and_nothing_is_stored(string field, object? value, string code, string? named)
    {
        var before = await Count();
        var input = Meeting("错误的输入");
        input[field] = value;
        var payload = await Do("branch", "submitActivity", input);
        Assert.Equal((code, JsonValueKind.Null), (Code(payload), payload.GetProperty("activity").ValueKind));
        if (named is not null) Assert.Equal(named, payload.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task The_secretariat_makes_records_for_every_branch_there_is_and_for_no_other()
    {
        var input = Meeting("秘书处代办");
        Assert.Equal("DRAFT", (await Done("secretariat", "draftActivity", input, "DRAFT")).GetProperty("status").GetString());
        foreach (var nowhere in new[] { "branch/none", "person/head", new string('x', 5_000) })
        {
            input["branch"] = nowhere;
            Assert.Equal("NOT_FOUND", Code(await Do("secretariat", "draftActivity", input)));
        }
    }

    [Fact]
    public async Task What_began_before_its_approval_is_recorded_and_becomes_a_violation()
    {
        await Allocate(1_000_000);
        var id = await Approved("先开会后审批");
        await Done("branch", "startActivity", new { id, begunAt = DateTimeOffset.UtcNow.AddDays(-3).ToString("O") }, "STARTED");
        var raised = (await host.Data("discipline", """query($id: ID!) { violations(where: { subject: { eq: $id }, clause: { eq: "process.begun-before-approval" } }) { totalCount nodes { status branch { id } subject { id } finding { outcome arithmetic } } } }""", new { id })).GetProperty("violations");
        Assert.Equal(1, raised.GetProperty("totalCount").GetInt32());
        var violation = raised.GetProperty("nodes")[0];
        Assert.Equal(("RAISED", Branch, id, "FAIL"), (violation.GetProperty("status").GetString(), violation.GetProperty("branch").GetProperty("id").GetString(), violation.GetProperty("subject").GetProperty("id").GetString(), violation.GetProperty("finding").GetProperty("outcome").GetString()));
        await Done("branch", "concludeActivity", new { id }, "CONCLUDED");
        Assert.Equal(1, (await host.Data("discipline", """query($id: ID!) { violations(where: { subject: { eq: $id }, clause: { eq: "process.begun-before-approval" } }) { totalCount } }""", new { id })).GetProperty("violations").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task A_meeting_settled_without_its_papers_breaks_the_clause_that_the_check_named_and_with_them_it_does_not()
    {
        await Allocate(1_000_000);
        var papers = await new Stories.Office(host).Papers("branch", "NOTICE", "SIGN_IN_SHEET", "ITEMISED_BILL");
        var lines = new object[] { new { kind = "LODGING", amount = 23_000 }, new { kind = "MEALS", amount = 9_000 } };
        foreach (var (title, atConclusion, atSettlement, absent) in new[] { ("凭证不全", papers[..1], papers[1..2], "ITEMISED_BILL"), ("凭证齐全", papers[..2], papers[2..], null) })
        {
            var id = await Approved(title);
            await Done("branch", "startActivity", new { id }, "STARTED");
            await Done("branch", "concludeActivity", new { id, attachments = atConclusion }, "CONCLUDED");
            Assert.Equal(absent is null ? "ITEMISED_BILL" : "SIGN_IN_SHEET,ITEMISED_BILL", Absent(await Check(new { id, lines })));
            Assert.Equal(absent, Absent(await Check(new { id, lines, attachments = atSettlement })));
            var settled = await Done("branch", "settleActivity", new { id, lines, attachments = atSettlement }, "SETTLED");
            var found = settled.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("clause").GetProperty("id").GetString() == "meeting.claim-documents");
            Assert.Equal(absent is null ? "PASS" : "FAIL", found.GetProperty("outcome").GetString());
            var raised = (await host.Data("discipline", """query($id: ID!) { violations(where: { subject: { eq: $id }, clause: { eq: "meeting.claim-documents" } }) { totalCount } }""", new { id })).GetProperty("violations").GetProperty("totalCount").GetInt32();
            Assert.Equal(absent is null ? 0 : 1, raised);
        }

        async Task<JsonElement> Check(object input) => (await host.Data("branch", "query($input: SettleActivityInput!) { checkActivitySettlement(input: $input) { clause { id } outcome inputs } }", new { input })).GetProperty("checkActivitySettlement");
        static string? Absent(JsonElement findings) => findings.EnumerateArray().Single(f => f.GetProperty("clause").GetProperty("id").GetString() == "meeting.claim-documents") is var f && f.GetProperty("outcome").GetString() == "FAIL"
            ? string.Join(',', f.GetProperty("inputs").GetProperty("absent").EnumerateArray().Select(d => d.GetString())) : null;
    }

    [Fact]
    public async Task Each_activity_shows_the_claims_that_belong_to_it()
    {
        await Allocate(1_000_000);
        foreach (var (title, amounts) in new[] { ("有经费的会议一", new[] { 1_200, 800 }), ("有经费的会议二", [640]), ("有经费的会议三", []) })
        {
            var id = await Approved(title);
            foreach (var amount in amounts)
                await new Stories.Office(host).Done("branch", "draftFundUse", new
                {
                    branch = Branch, title = $"{title}{amount}", occurredOn = "2026-03-10", linked = id, payee = new { kind = "COMPANY", name = "滨江会议服务公司" },
                    lines = new[] { new { item = "VENUE", budget = "budget/cardiology/2027/meetings", amount } },
                }, "fundUse");
        }
        var shown = (await host.Data("branch", """{ activities(first: 10, where: { title: { startsWith: "有经费的会议" } }, order: [{ createdAt: ASC }]) { nodes { claims { title amount status paidAmount settledAmount } } } }""")).GetProperty("activities").GetProperty("nodes");
        Assert.Equal(["有经费的会议一800 有经费的会议一1200", "有经费的会议二640", ""],
            shown.EnumerateArray().Select(a => string.Join(' ', a.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("title").GetString()))));
    }

    private async Task<int> Count() => (await host.Data("leader", """{ activities(where: { title: { contains: "错误的输入" } }) { totalCount } }""")).GetProperty("activities").GetProperty("totalCount").GetInt32();
}
