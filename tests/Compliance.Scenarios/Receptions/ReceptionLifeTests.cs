using System.Text.Json;
using Xunit;

namespace Compliance.Scenarios.Receptions;

/// <summary>A reception from the letter to the verified list, over HTTP; names come back from the vault and stand in no event.</summary>
public sealed class ReceptionLifeTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Branch = OfficeSeed.Branch;

    private static Dictionary<string, object?> Visit(string unit) => new()
    {
        ["branch"] = Branch, ["guestUnit"] = unit, ["purpose"] = "学术分会换届调研", ["receivedOn"] = "2026-06-09", ["leftOn"] = "2026-06-09",
        ["letter"] = new { number = "浙医会函〔2026〕12号", unit, on = "2026-06-03", guests = 2 },
        ["guests"] = new object[] { new { name = "陈建国", unit, post = "副秘书长", rank = "副处" }, new { name = "李敏", unit, post = "干事" } },
        ["schedule"] = new object[] { new { on = "2026-06-09", time = "09:30", what = "座谈", place = "三楼会议室" } },
        ["companions"] = new object[] { new { person = "person/head" } }, ["place"] = new { city = "杭州", name = "机关食堂", kind = "CANTEEN" },
        ["meals"] = new object[] { new { on = "2026-06-09", kind = "WORKING_MEAL", people = 3, amount = 300 } },
        ["charges"] = new object[] { new { kind = "MEALS", people = 2, amount = 80, receipt = "R-1" } }, ["providedItems"] = Array.Empty<string>(),
    };

    private async Task<JsonElement> Do(string user, string mutation, object input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        return (await host.Data(user, $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ reception {{ id status waitingFor revision }} errors {{ ... on Error {{ code message }} ... on NormStopError {{ findings {{ clause {{ id }} }} }} }} }} }}", new { input })).GetProperty(mutation);
    }

    private async Task<string> Done(string user, string mutation, object input, string status)
    {
        var payload = await Do(user, mutation, input);
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, $"{mutation}: {payload.GetProperty("errors")}");
        Assert.Equal(status, payload.GetProperty("reception").GetProperty("status").GetString());
        return payload.GetProperty("reception").GetProperty("id").GetString()!;
    }

    private static string? Code(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("code").GetString();

    private static Dictionary<string, object?> ListOf(string id, string unit, int heads = 2, decimal invoice = 300)
    {
        var list = Visit(unit);
        foreach (var key in new[] { "branch", "guestUnit", "purpose", "letter", "schedule" }) list.Remove(key);
        list["id"] = id;
        list["headCount"] = heads;
        list["invoices"] = new object[] { new { number = "2533-" + id[^8..], amount = invoice } };
        return list;
    }

    [Fact]
    public async Task From_the_letter_to_the_verified_list()
    {
        const string unit = "省医学会";
        var id = await Done("branch", "applyReception", Visit(unit), "APPLIED");
        await Done("head", "approveReceptionStep", new { id }, "APPLIED");
        await Done("secretariat", "approveReceptionStep", new { id }, "APPROVED");
        await Done("branch", "recordReception", ListOf(id, unit), "RECORDED");
        Assert.Equal("RECEPTION_NOT_COUNTERSIGNED", Code(await Do("finance", "verifyReception", new { id })));
        await Done("head", "countersignReception", new { id }, "RECORDED");
        var mismatch = await Do("finance", "verifyReception", new { id, invoiceAmount = 380, headCount = 3 });
        Assert.Equal(("NORM_STOP", "reception.list-mismatch"), (Code(mismatch), mismatch.GetProperty("errors")[0].GetProperty("findings")[0].GetProperty("clause").GetProperty("id").GetString()));
        await Done("finance", "verifyReception", new { id }, "VERIFIED");

        var shown = (await host.Data("branch", "query($id: ID!) { reception(id: $id) { planned { guests { name unit post rank } } list { headCount sheet { amount } } countersignedBy { id } printableList { title sections { title columns rows } foot { label value } } } }", new { id })).GetProperty("reception");
        Assert.Equal(["陈建国", "李敏"], shown.GetProperty("planned").GetProperty("guests").EnumerateArray().Select(g => g.GetProperty("name").GetString()));
        var form = shown.GetProperty("printableList");
        Assert.Equal("公务接待清单", form.GetProperty("title").GetString());
        var guests = form.GetProperty("sections")[0];
        Assert.Equal(["序号", "单位", "姓名", "职务", "级别"], guests.GetProperty("columns").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(["1", unit, "陈建国", "副秘书长", "副处"], guests.GetProperty("rows")[0].EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(["1", "2026-06-09 09:30", "座谈", "三楼会议室"], form.GetProperty("sections")[1].GetProperty("rows")[0].EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(["1", "工作餐", "2026-06-09", "机关食堂", "3", "300.00"], form.GetProperty("sections")[2].GetProperty("rows")[0].EnumerateArray().Select(c => c.GetString()));
    }

    [Fact]
    public async Task No_letter_no_reception()
    {
        var input = Visit("无函单位");
        input.Remove("letter");
        var stopped = await Do("branch", "applyReception", input);
        Assert.Equal(("NORM_STOP", "reception.no-letter"), (Code(stopped), stopped.GetProperty("errors")[0].GetProperty("findings")[0].GetProperty("clause").GetProperty("id").GetString()));
        var live = (await host.Data("branch", "query($input: ApplyReceptionInput!) { checkReception(input: $input) { clause { id } outcome } }", new { input })).GetProperty("checkReception");
        Assert.Contains(live.EnumerateArray(), f => f.GetProperty("clause").GetProperty("id").GetString() == "reception.no-letter" && f.GetProperty("outcome").GetString() == "FAIL");
    }

    [Fact]
    public async Task The_same_unit_again_is_a_finding_however_it_is_typed()
    {
        await Done("branch", "applyReception", Visit("市卫健委 Office"), "APPLIED");
        var live = (await host.Data("branch", "query($input: ApplyReceptionInput!) { checkReception(input: $input) { clause { id } outcome } }", new { input = Visit("市卫健委　ｏｆｆｉｃｅ") })).GetProperty("checkReception");
        Assert.Contains(live.EnumerateArray(), f => f.GetProperty("clause").GetProperty("id").GetString() == "reception.repeat-unit" && f.GetProperty("outcome").GetString() == "FAIL");
    }

    private static Dictionary<string, string?> Outcomes(JsonElement findings) =>
        findings.EnumerateArray().ToDictionary(f => f.GetProperty("clause").GetProperty("id").GetString()!, f => f.GetProperty("outcome").GetString());

    private async Task<Dictionary<string, string?>> CheckList(object input) =>
        Outcomes((await host.Data("branch", "query($input: RecordReceptionInput!) { checkReceptionList(input: $input) { clause { id } outcome } }", new { input })).GetProperty("checkReceptionList"));

    [Fact]
    public async Task A_reception_is_no_earlier_reception_of_itself()
    {
        const string unit = "省护理学会";
        var input = Visit(unit);
        var id = await Done("branch", "applyReception", input, "APPLIED");
        async Task<string?> Repeat() => Outcomes((await host.Data("branch", "query($input: ApplyReceptionInput!) { checkReception(input: $input) { clause { id } outcome } }", new { input })).GetProperty("checkReception"))["reception.repeat-unit"];
        Assert.Equal("FAIL", await Repeat());
        input["id"] = id;
        Assert.Equal("PASS", await Repeat());
        Assert.Equal("PASS", (await CheckList(ListOf(id, unit)))["reception.repeat-unit"]);
    }

    [Fact]
    public async Task A_list_is_judged_while_it_is_filled_in_as_it_is_once_it_is_saved()
    {
        const string unit = "省护理质控中心";
        var id = await Done("branch", "applyReception", Visit(unit), "APPLIED");
        await Done("head", "approveReceptionStep", new { id }, "APPLIED");
        await Done("secretariat", "approveReceptionStep", new { id }, "APPROVED");
        Assert.Equal("PASS", (await CheckList(ListOf(id, unit)))["reception.list-mismatch"]);
        var started = ListOf(id, unit);
        started["guests"] = null;
        Assert.Equal("UNKNOWN", (await CheckList(started)).GetValueOrDefault("reception.list-mismatch", "UNKNOWN"));

        var wrong = ListOf(id, unit, heads: 3, invoice: 310);
        var live = await CheckList(wrong);
        Assert.Equal(("FAIL", "PASS"), (live["reception.list-mismatch"], live["reception.claim-documents"]));
        var before = (await host.Data("branch", "query($id: ID!) { reception(id: $id) { status revision list { headCount } } }", new { id })).GetProperty("reception");
        Assert.Equal(("APPROVED", 0, JsonValueKind.Null), (before.GetProperty("status").GetString(), before.GetProperty("revision").GetInt32(), before.GetProperty("list").ValueKind));

        await Done("branch", "recordReception", wrong, "RECORDED");
        Assert.Equal(Outcomes((await host.Data("branch", "query($id: ID!) { reception(id: $id) { findings { clause { id } outcome } } }", new { id })).GetProperty("reception").GetProperty("findings")), live);
    }

    [Fact]
    public async Task Listing_what_was_not_approved_is_refused()
    {
        var id = await Done("branch", "applyReception", Visit("未批先接"), "APPLIED");
        Assert.Equal("RECEPTION_NOT_APPROVED", Code(await Do("branch", "recordReception", ListOf(id, "未批先接"))));
    }
}
