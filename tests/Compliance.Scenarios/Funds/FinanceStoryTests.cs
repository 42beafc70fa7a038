using System.Globalization;
using System.Text.Json;
using Compliance.Kernel;
using Xunit;

namespace Compliance.Scenarios.Funds;

/// <summary>A claim's way as its people go it: through GraphQL over HTTP, each signed in as himself, with the shipped norms in force.</summary>
public sealed class FinanceStoryTests(HostFixture host) : IClassFixture<HostFixture>
{
    private static readonly DateOnly Today = OfficeTime.Day(DateTimeOffset.UtcNow);
    private static int invoices = 40_000;

    private static string Errors(string mutation) =>
        "errors { __typename ... on Error { code message } ... on InvalidInputError { field } " + (mutation == "submitFundUse" ? "... on NormStopError { findings { clause { id } outcome message } } }" : "}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<string> Allocate(string line, decimal amount, string? overdraw = null)
    {
        var answer = await Do("finance", "allocateBudget", "AllocateBudget", new { branch = OfficeSeed.Branch, year = Today.Year, line, amount, overdraw, basis = "党政联席会议决议" }, "budget { id available }");
        return answer.GetProperty("budget").GetProperty("id").GetString()!;
    }

    private static object Claim(string budget, decimal amount, string? id = null, DateOnly? on = null, string title = "病例讨论会场租", string? invoice = null, string? payee = null) => new
    {
        id, branch = OfficeSeed.Branch, title, occurredOn = Day(on ?? Today), payee = new { kind = "COMPANY", name = payee ?? "湖滨宾馆" + invoices, account = "6222 0212 3456 7890 123" },
        lines = new[] { new { item = "VENUE", budget, amount } },
        invoices = new[] { new { number = invoice ?? $"253120000000000{Interlocked.Increment(ref invoices)}", seller = "湖滨宾馆", date = Day(on ?? Today), amount } },
    };

    /// <summary>The payload of a mutation that must succeed.</summary>
    private async Task<JsonElement> Do(string user, string mutation, string type, object input, string selection)
    {
        var payload = await Try(user, mutation, type, input, selection);
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, $"{mutation} by {user}: {payload}");
        return payload;
    }

    private async Task<JsonElement> Try(string user, string mutation, string type, object input, string selection) =>
        (await host.Data(user, $"mutation($input: {type}Input!) {{ {mutation}(input: $input) {{ {selection} {Errors(mutation)} }} }}", new { input })).GetProperty(mutation);

    private async Task<string> Code(string user, string mutation, string type, object input)
    {
        var payload = await Try(user, mutation, type, input, "__typename");
        return Assert.Single(payload.GetProperty("errors").EnumerateArray()).GetProperty("code").GetString()!;
    }

    private Task<JsonElement> Step(string user, string id) => Do(user, "approveFundUseStep", "ApproveFundUseStep", new { id }, "fundUse { id status waitingFor failedClauses }");

    private async Task<string> Waiting(string budget, decimal amount)
    {
        var submitted = await Do("branch", "submitFundUse", "SubmitFundUse", Claim(budget, amount), "fundUse { id }");
        var id = submitted.GetProperty("fundUse").GetProperty("id").GetString()!;
        await Step("secretariat", id);
        return id;
    }

    [Fact]
    public async Task A_claim_from_its_draft_to_its_settlement()
    {
        var budget = await Allocate("story", 10_000);
        var draft = await Do("branch", "draftFundUse", "DraftFundUse", Claim(budget, 6_000), "fundUse { id status branch { id } lines { budget { id available } amount } payee { name accountLast4 } }");
        var id = draft.GetProperty("fundUse").GetProperty("id").GetString()!;
        Assert.Equal("0123", draft.GetProperty("fundUse").GetProperty("payee").GetProperty("accountLast4").GetString());

        var findings = (await host.Data("branch", "query($input: SubmitFundUseInput!) { checkFundUse(input: $input) { clause { id title } outcome severity message arithmetic inputs } }", new { input = new { id } })).GetProperty("checkFundUse");
        Assert.NotEmpty(findings.EnumerateArray());
        Assert.DoesNotContain(findings.EnumerateArray(), f => f.GetProperty("outcome").GetString() == "FAIL");

        await Do("branch", "submitFundUse", "SubmitFundUse", new { id }, "fundUse { id status findings { outcome } }");
        await Step("secretariat", id);
        var queue = (await host.Data("finance", "{ fundUses(where: { waitingFor: { eq: FINANCE }, status: { eq: SUBMITTED } }) { nodes { id } totalCount } }")).GetProperty("fundUses");
        Assert.Contains(queue.GetProperty("nodes").EnumerateArray(), n => n.GetProperty("id").GetString() == id);

        await Do("finance", "returnFundUse", "ReturnFundUse", new { id, reason = "发票抬头不符" }, "fundUse { status reason }");
        await Do("branch", "submitFundUse", "SubmitFundUse", Claim(budget, 5_500, id, title: "病例讨论会场租（更正）"), "fundUse { round amount }");
        await Step("secretariat", id);
        Assert.Equal("APPROVED", (await Step("finance", id)).GetProperty("fundUse").GetProperty("status").GetString());
        await Do("branch", "requestPayment", "RequestPayment", new { id }, "fundUse { status }");
        Assert.Equal("PAID_OVER_APPROVED", await Code("finance", "recordPayment", "RecordPayment", new { id, amount = 5_500.01m }));
        await Do("finance", "recordPayment", "RecordPayment", new { id, amount = 5_500m, voucher = "V-17" }, "fundUse { status paidAt }");
        await Do("finance", "settleFundUse", "SettleFundUse", new { id, lines = new[] { new { line = 1, actual = 5_200m } } }, "fundUse { status }");

        var seen = (await host.Data("auditor", "query($id: ID!) { fundUse(id: $id) { status round steps { name status by { id } at } settlement { estimate actual difference refunded lines { item estimate actual difference } } } }", new { id })).GetProperty("fundUse");
        Assert.Equal("SETTLED", seen.GetProperty("status").GetString());
        Assert.Equal((5_500m, 5_200m, 300m), (Money(seen, "settlement", "estimate"), Money(seen, "settlement", "actual"), Money(seen, "settlement", "refunded")));
        Assert.Equal(["APPROVED", "APPROVED"], seen.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("status").GetString()!));
        var left = (await host.Data("branch", "query($id: ID!) { budget(id: $id) { allocated committed spent available commitments(openOnly: false) { totalCount nodes { referenceId reference { id } spent open } } } }", new { id = budget })).GetProperty("budget");
        Assert.Equal((10_000m, 0m, 5_200m, 4_800m), (Money(left, "allocated"), Money(left, "committed"), Money(left, "spent"), Money(left, "available")));
        Assert.Equal(id, left.GetProperty("commitments").GetProperty("nodes")[0].GetProperty("reference").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Thirty_two_clients_race_for_the_last_of_a_budget()
    {
        var budget = await Allocate("http-race", 10_000);
        var waiting = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Waiting(budget, 700)));
        var answers = await Task.WhenAll(waiting.Select(id => Task.Run(() => Try("finance", "approveFundUseStep", "ApproveFundUseStep", new { id }, "fundUse { id }"))));
        var losers = answers.Where(a => a.GetProperty("fundUse").ValueKind == JsonValueKind.Null).ToList();
        Assert.Equal(18, losers.Count);
        Assert.All(losers, l => Assert.Equal("BUDGET_OVERDRAWN", Assert.Single(l.GetProperty("errors").EnumerateArray()).GetProperty("code").GetString()));
        Assert.Equal((9_800m, 200m), await Sums(budget));
    }

    [Fact]
    public async Task A_claim_that_comes_too_late_is_a_violation_once_it_is_approved()
    {
        // The budget of its own day's year, so that the story holds in January too.
        var on = Today.AddDays(-60);
        var budget = await Allocate("late", 1_000);
        var submitted = (await Do("branch", "submitFundUse", "SubmitFundUse", Claim(budget, 300, on: on), "fundUse { id failedClauses }")).GetProperty("fundUse");
        var id = submitted.GetProperty("id").GetString()!;
        Assert.Equal(["process.late-claim"], submitted.GetProperty("failedClauses").EnumerateArray().Select(c => c.GetString()!));
        await Step("secretariat", id);
        await Step("finance", id);
        var violations = (await host.Data("discipline", "{ violations(where: { clause: { eq: \"process.late-claim\" } }) { nodes { subject { id } status amount branch { id } } } }")).GetProperty("violations").GetProperty("nodes");
        var raised = Assert.Single(violations.EnumerateArray(), v => v.GetProperty("subject").GetProperty("id").GetString() == id);
        Assert.Equal((300m, OfficeSeed.Branch), (Money(raised, "amount"), raised.GetProperty("branch").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task An_invoice_is_used_once_in_the_association()
    {
        var budget = await Allocate("invoice", 10_000);
        var number = "25319999999999999999";
        await Do("branch", "submitFundUse", "SubmitFundUse", Claim(budget, 100, invoice: number), "fundUse { id }");
        var again = await Try("branch", "submitFundUse", "SubmitFundUse", Claim(budget, 100, invoice: "2531 9999-9999 ９９９９9999"), "fundUse { id }");
        var error = Assert.Single(again.GetProperty("errors").EnumerateArray());
        Assert.Equal(("NormStopError", "process.duplicate-invoice"), (error.GetProperty("__typename").GetString(), error.GetProperty("findings")[0].GetProperty("clause").GetProperty("id").GetString()));
        var register = (await host.Data("discipline", "query($n: String!) { invoices(where: { number: { eq: $n } }) { nodes { holderCount seller } totalCount } }", new { n = number })).GetProperty("invoices");
        Assert.Equal(1, Assert.Single(register.GetProperty("nodes").EnumerateArray()).GetProperty("holderCount").GetInt32());
    }

    [Fact]
    public async Task What_a_person_may_not_do_is_refused_and_changes_nothing()
    {
        var budget = await Allocate("access", 1_000);
        var id = (await Do("branch", "submitFundUse", "SubmitFundUse", Claim(budget, 100), "fundUse { id }")).GetProperty("fundUse").GetProperty("id").GetString()!;
        foreach (var (user, mutation, type) in new[] { ("branch", "approveFundUseStep", "ApproveFundUseStep"), ("discipline", "approveFundUseStep", "ApproveFundUseStep"), ("admin", "requestPayment", "RequestPayment"), ("head", "settleFundUse", "SettleFundUse") })
        {
            var input = mutation == "settleFundUse" ? (object)new { id, lines = Array.Empty<object>() } : new { id };
            using var answer = await host.GraphQL(user, $"mutation($input: {type}Input!) {{ {mutation}(input: $input) {{ __typename }} }}", new { input });
            Assert.True(answer.RootElement.TryGetProperty("errors", out _), $"{user} did {mutation}");
        }
        Assert.Equal("STEP_OF_ANOTHER", await Code("finance", "approveFundUseStep", "ApproveFundUseStep", new { id }));
        Assert.Equal("PAID_BEFORE_APPROVAL", await Code("finance", "recordPayment", "RecordPayment", new { id, amount = 100 }));
        using var blind = await host.GraphQL("admin", "{ fundUses { nodes { id } } }");
        Assert.True(blind.RootElement.TryGetProperty("errors", out _));
        Assert.Equal("SUBMITTED", (await host.Data("finance", "query($id: ID!) { fundUse(id: $id) { status } }", new { id })).GetProperty("fundUse").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Bad_input_is_a_clear_error_and_nothing_is_stored()
    {
        var budget = await Allocate("bad", 1_000);
        var before = await Count();
        var refused = new (object Input, string Code, string Field)[]
        {
            (Claim(budget, -1), "AMOUNT_NOT_POSITIVE", "lines[0].amount"), (Claim(budget, 0.001m), "AMOUNT_SCALE", "lines[0].amount"),
            (Claim(budget, 1, on: Today.AddDays(2)), "DATE_IN_FUTURE", "occurredOn"), (Claim("budget/surgery/2025/x", 1), "BUDGET_OF_OTHER_BRANCH", "lines[0].budget"),
            (Claim(budget, 1, title: new string('长', 5_000)), "FIELD_TOO_LONG", "title"), (Claim(budget, 1, title: "\0"), "FIELD_UNSTORABLE", "title"),
            (new { branch = OfficeSeed.Branch }, "FIELD_REQUIRED", "title"),
        };
        foreach (var (input, code, field) in refused)
        {
            var error = Assert.Single((await Try("branch", "submitFundUse", "SubmitFundUse", input, "fundUse { id }")).GetProperty("errors").EnumerateArray());
            Assert.Equal((code, field), (error.GetProperty("code").GetString(), error.TryGetProperty("field", out var f) ? f.GetString() : null));
        }
        Assert.Equal("NOT_FOUND", await Code("branch", "submitFundUse", "SubmitFundUse", new { id = "fund-use/none" }));
        Assert.Equal("NOT_FOUND", await Code("branch", "submitFundUse", "SubmitFundUse", new { id = "fund-use/\0" }));
        Assert.Equal("NOT_FOUND", await Code("finance", "adjustBudget", "AdjustBudget", new { id = "budget", change = 1, reason = "x" }));
        Assert.Equal("BUDGET_UNKNOWN", await Code("finance", "adjustBudget", "AdjustBudget", new { id = "budget/cardiology/1999/x", change = 1, reason = "x" }));
        Assert.Equal("BUDGET_UNKNOWN", await Code("branch", "submitFundUse", "SubmitFundUse", Claim("budget/cardiology/2001/none", 1)));
        foreach (var wrong in new object[] { new { title = 5 }, new { branch = OfficeSeed.Branch, lines = "x" }, new { lines = new[] { new { item = "VODKA", budget, amount = 1 } } }, new { unknown = 1 }, new { occurredOn = "2025-02-30" } })
        {
            using var answer = await host.GraphQL("branch", $"mutation($input: SubmitFundUseInput!) {{ submitFundUse(input: $input) {{ {Errors("submitFundUse")} }} }}", new { input = wrong });
            Assert.DoesNotContain("FAULT", answer.RootElement.GetProperty("errors").ToString());
        }
        using (var answer = await host.GraphQL("finance", "query($t: String!) { fundUses(where: { title: { in: [$t] } }) { nodes { id } } }", new { t = "\0" }))
            Assert.Equal("BAD_FILTER", answer.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("FIELD_UNSTORABLE", await Code("finance", "adjustBudget", "AdjustBudget", new { id = budget, change = 1, reason = "x", idempotencyKey = "k\0" }));
        Assert.Equal(before, await Count());
    }

    private async Task<int> Count() => (await host.Data("finance", "{ fundUses(first: 0) { totalCount } }")).GetProperty("fundUses").GetProperty("totalCount").GetInt32();

    private async Task<(decimal Committed, decimal Available)> Sums(string budget)
    {
        var row = (await host.Data("finance", "query($id: ID!) { budget(id: $id) { committed available } }", new { id = budget })).GetProperty("budget");
        return (Money(row, "committed"), Money(row, "available"));
    }

    private static decimal Money(JsonElement of, params string[] path) => path.Aggregate(of, (e, name) => e.GetProperty(name)).GetDecimal();
}
