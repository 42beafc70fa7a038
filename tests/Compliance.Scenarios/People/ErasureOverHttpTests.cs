using System.Text.Json;
using Compliance.Scenarios.Stories;
using Npgsql;
using Xunit;

namespace Compliance.Scenarios.People;

/// <summary>People who are named by records, refused ones and erased ones, over HTTP against the real vault.</summary>
public sealed class ErasureOverHttpTests(HostFixture host) : IClassFixture<HostFixture>
{
    private readonly Office office = new(host);

    [Fact]
    public async Task A_refused_act_leaves_nobody_in_the_vault()
    {
        var before = await Vaulted();
        // Stopped by a norm, refused by a check, of a branch not his own, and to somebody who is not there.
        Assert.Equal("NORM_STOP", await office.Refused("branch", "applyReception", Reception("陈某", new { letter = (object?)null }), "reception"));
        Assert.Equal("DATES_REVERSED", await office.Refused("branch", "applyReception", Reception("陈某", new { leftOn = "2026-06-08" }), "reception"));
        Assert.Equal("FIELD_REQUIRED", await office.Refused("branch", "submitActivity", Activity("张某", new { startsOn = (string?)null })));
        Assert.Equal("BUDGET_UNKNOWN", await office.Refused("branch", "submitFundUse", Claim("李某", "budget/cardiology/2026/nowhere"), "fundUse"));
        Assert.Equal("FIELD_TOO_LONG", await office.Refused("admin", "registerPerson", new { name = "王某", unit = new string('x', 300) }, "person"));
        Assert.Equal(before, await Vaulted());

        await office.Done("branch", "applyReception", Reception("陈某", new { }), "reception");
        Assert.Equal(before + 1, await Vaulted());
    }

    [Fact]
    public async Task A_repeated_registration_answers_the_person_it_made_and_names_nobody_twice()
    {
        var before = await Vaulted();
        var input = new { name = "赵某", idempotencyKey = "register-zhao" };
        var first = (await office.Done("admin", "registerPerson", input, "person", "id name")).GetProperty("id").GetString();
        Assert.Equal(first, (await office.Done("admin", "registerPerson", input, "person", "id name")).GetProperty("id").GetString());
        Assert.Equal(before + 1, await Vaulted());
    }

    [Fact]
    public async Task A_guest_is_erased_and_his_reception_stands()
    {
        var id = (await office.Done("branch", "applyReception", Reception("陈建国", new { }), "reception", "id")).GetProperty("id").GetString()!;
        var guest = (await Guest(id)).GetProperty("person").GetProperty("id").GetString()!;
        var versions = (await office.Ask("auditor", "query($id: ID!) { history(subject: $id) { totalCount } }", new { id })).GetProperty("history").GetProperty("totalCount").GetInt32();

        Assert.Equal("NOT_FOUND", await office.Refused("secretariat", "requestErasure", new { person = "vaulted/nobody", reason = "本人申请" }, "erasure"));
        Assert.Equal("FORBIDDEN", await office.Forbidden("branch", $"mutation {{ requestErasure(input: {{ person: \"{guest}\", reason: \"x\" }}) {{ errors {{ __typename }} }} }}"));
        Assert.Equal("NOT_FOUND", await office.Refused("leader", "erasePerson", new { person = guest }, "erasure"));
        await office.Done("secretariat", "requestErasure", new { person = guest, reason = "本人依据个人信息保护法申请删除" }, "erasure", "status");
        var erased = await office.Done("leader", "erasePerson", new { person = guest, comment = "同意" }, "erasure", "status person { id name erased } decidedBy { id }");
        Assert.Equal(("ERASED", true, JsonValueKind.Null), (erased.GetProperty("status").GetString(), erased.GetProperty("person").GetProperty("erased").GetBoolean(), erased.GetProperty("person").GetProperty("name").ValueKind));

        // Every view shows him as erased: the record, its printed list of names, the history of it all; not one event was touched.
        var shown = await Guest(id);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, true), (shown.GetProperty("name").ValueKind, shown.GetProperty("unit").ValueKind, shown.GetProperty("person").GetProperty("erased").GetBoolean()));
        Assert.Equal(versions, (await office.Ask("auditor", "query($id: ID!) { history(subject: $id) { totalCount } }", new { id })).GetProperty("history").GetProperty("totalCount").GetInt32());
        Assert.Equal(1, (await office.Ask("auditor", "query($id: ID) { erasures(where: { person: { eq: $id }, status: { eq: ERASED } }) { totalCount } }", new { id = guest })).GetProperty("erasures").GetProperty("totalCount").GetInt32());
        Assert.True(await Scalar<bool>($"select key_ciphertext is null and erased is not null from vault.people where id = '{guest}'"));
        Assert.Equal("PERSON_ERASED", await office.Refused("secretariat", "requestErasure", new { person = guest, reason = "再次" }, "erasure"));
    }

    [Fact]
    public async Task Somebody_registered_loses_his_offices_first_and_gets_none_after()
    {
        var id = (await office.Done("admin", "registerPerson", new { name = "钱某" }, "person", "id name erased")).GetProperty("id").GetString()!;
        await office.Done("admin", "grantRole", new { person = id, role = "AUDITOR" }, "person", "id");
        await office.Done("admin", "requestErasure", new { person = id, reason = "离职" }, "erasure", "status");
        Assert.Equal("PERSON_HOLDS_OFFICE", await office.Refused("leader", "erasePerson", new { person = id }, "erasure"));
        Assert.Equal("钱某", await Name(id));
        await office.Done("admin", "revokeRole", new { person = id, role = "AUDITOR", reason = "离职" }, "person", "id");
        await office.Done("leader", "erasePerson", new { person = id }, "erasure", "status");
        Assert.Null(await Name(id));
        Assert.Equal("PERSON_ERASED", await office.Refused("admin", "grantRole", new { person = id, role = "AUDITOR" }, "person"));
        Assert.Equal("PERSON_ERASED", await office.Refused("admin", "changePersonDetails", new { id, name = "钱某" }, "person"));
        Assert.Equal(JsonValueKind.Null, (await office.Ask("leader", "query($id: ID!) { person(id: $id) { name } }", new { id })).GetProperty("person").GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task Who_is_still_to_be_paid_is_not_erased()
    {
        await office.Allocate("erasure", 10_000);
        var claim = (await office.Done("branch", "submitFundUse", Claim("孙某", "budget/cardiology/2026/erasure"), "fundUse", "id payee { person { id } }")).GetProperty("payee").GetProperty("person").GetProperty("id").GetString()!;
        await office.Done("secretariat", "requestErasure", new { person = claim, reason = "本人申请" }, "erasure", "status");
        Assert.Equal("PERSON_TO_BE_PAID", await office.Refused("leader", "erasePerson", new { person = claim }, "erasure"));
        await office.Done("leader", "refuseErasure", new { person = claim, reason = "款项未付" }, "erasure", "status");
        Assert.Equal("ILLEGAL_MOVE", await office.Refused("leader", "erasePerson", new { person = claim }, "erasure"));
    }

    private static Dictionary<string, object?> With(Dictionary<string, object?> input, object changes)
    {
        foreach (var change in JsonSerializer.SerializeToElement(changes).EnumerateObject()) input[change.Name] = change.Value;
        return input;
    }

    private static Dictionary<string, object?> Reception(string guest, object changes) => With(new()
    {
        ["branch"] = Office.Branch, ["guestUnit"] = "省医学会", ["purpose"] = "学术交流", ["receivedOn"] = "2026-06-09", ["leftOn"] = "2026-06-09",
        ["letter"] = new { number = "省医函〔2026〕3号", unit = "省医学会", on = "2026-06-03", guests = 1 },
        ["guests"] = new object[] { new { name = guest, unit = "省医学会", post = "秘书长" } }, ["companionCount"] = 1, ["charges"] = Array.Empty<object>(), ["providedItems"] = Array.Empty<string>(),
        ["place"] = new { city = "成都", name = "市医学会", kind = "CANTEEN" },
    }, changes);

    private static Dictionary<string, object?> Activity(string lecturer, object changes) => With(new(Office.Meeting())
    {
        ["lectures"] = new object[] { new { title = "SENIOR", hours = 2, fee = 1_000, lecturer } },
    }, changes);

    private static object Claim(string payee, string budget) => new
    {
        branch = Office.Branch, title = "讲课费", occurredOn = "2026-01-05", payee = new { kind = "PERSON", name = payee }, lines = new object[] { new { item = "LECTURE_FEES", budget, amount = 500 } },
    };

    private async Task<JsonElement> Guest(string reception) =>
        (await office.Ask("branch", "query($id: ID!) { reception(id: $id) { planned { guests { name unit person { id erased } } } } }", new { id = reception })).GetProperty("reception").GetProperty("planned").GetProperty("guests")[0];

    private async Task<string?> Name(string person) => (await office.Ask("admin", "query($id: ID!) { person(id: $id) { name } }", new { id = person })).GetProperty("person").GetProperty("name").GetString();

    private Task<long> Vaulted() => Scalar<long>("select count(*) from vault.people");

    private async Task<T> Scalar<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(host.Settings.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
